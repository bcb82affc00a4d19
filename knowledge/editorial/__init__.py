"""What editors keep once for many places: fragments, help texts, and frames from which new items start."""
