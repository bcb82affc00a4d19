"""Saved searches: a member keeps a question and is told by mail what newly matches it."""
