"""What the media room tells others: rooms above whose pages show a document listen here."""

from django.dispatch import Signal

# Sent with `document` when its text, name or place may have changed.
text_changed = Signal()
