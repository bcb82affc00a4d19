"""Sends a mail once: each has a key that the database keeps unique, however often a job runs."""
