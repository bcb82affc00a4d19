"""The terms of the field and their expansions."""
