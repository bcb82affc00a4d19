"""Our own image and document models, so that fields can be added later."""
