"""People and the dated positions in which they appear."""
