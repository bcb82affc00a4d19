"""What the register tells others: the catalogue of a higher floor follows it."""

from django.dispatch import Signal

# Sent after a bulk load, inside its transaction; single saves send Django's own `post_save`.
register_loaded = Signal()
