"""Podcast episodes and their feed."""
