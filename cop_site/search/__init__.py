"""One public search over every kind of entry, with an engine behind one interface."""
