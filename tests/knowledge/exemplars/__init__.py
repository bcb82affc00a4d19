"""Tests of accepted evidence."""
