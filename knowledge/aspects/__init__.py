"""Frameworks, aspects and topics as versioned data, and the links by which content carries them."""
