"""National figures, targets and indicators, each with date and source."""
