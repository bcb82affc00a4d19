"""What the catalogue tells others: search listens here."""

from django.dispatch import Signal

# Sent inside the writing transaction with `entry_ids` (None = all were rebuilt) and `removed_ids`.
entries_changed = Signal()
