"""One flat, public read model of everything published, whatever its kind."""
