"""Pages and buttons of a reader, a file per thing that is kept."""
