"""Tags by which templates ask the selectors of the podcast room."""
