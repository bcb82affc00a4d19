"""Material to take along: counted downloads, PDF of an item, a small pack for each aspect."""
