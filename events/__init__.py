"""The third floor: event series, events and podcast episodes."""
