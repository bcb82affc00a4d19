"""Forms that editors build: asked on an address of their own, read by whoever is in charge, deleted in time."""
