"""Brings an old knowledge base in: reads its lines, judges them one by one, writes the good ones many at a time."""
