"""Files for running the site on servers: the proxy's configuration, the probe of containers, scheduled commands."""
