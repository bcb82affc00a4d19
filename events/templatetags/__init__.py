"""Tags by which templates ask the selectors of the event room."""
