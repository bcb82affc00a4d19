"""The project's own benchmark: our pages beside a bare Django view and a static file, measured in turns on one machine."""
