"""The user alone, so that the first migration has no circle."""
