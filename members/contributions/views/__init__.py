"""Pages of contributions: one's own, the steps of writing, the review."""
