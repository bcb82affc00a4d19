"""Discussions under an aspect and their posts."""
