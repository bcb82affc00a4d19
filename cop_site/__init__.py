"""Composition root: settings, addresses, home, search, API and look. Nothing below imports it."""
