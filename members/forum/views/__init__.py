"""Pages of the forum: reading, which is open to all, and writing, which is for members."""
