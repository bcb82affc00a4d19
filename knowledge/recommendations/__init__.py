"""Ranked material for weak aspects, each item with its reasons as stored parts."""
