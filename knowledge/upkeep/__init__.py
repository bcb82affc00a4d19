"""Keeps content true: who looks after an item, when it is reviewed, what a change of regulation asks, what is missing."""
