"""Tells rooms above that one tag became another, before it is gone: for what names tags otherwise than by a key of the database."""

from django.dispatch import Signal

# Sent within the merge's transaction with `source` and `target`; the sender is their model.
tags_merged = Signal()
