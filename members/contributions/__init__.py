"""Practices that members write: drafts, checks, and the review by the editors of the aspect."""
