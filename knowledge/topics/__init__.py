"""Other names of topics, and merging two topics or tags into one: every use moves, and the old address leads to the new."""
