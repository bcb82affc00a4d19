"""What others may listen to."""

from django.dispatch import Signal

# Sent once after names that readers use were loaded; Django tells nothing of rows made in bulk.
names_loaded = Signal()
