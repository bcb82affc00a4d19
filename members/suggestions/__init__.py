"""Improvements that readers suggest to a page, decided by whoever looks after it."""
