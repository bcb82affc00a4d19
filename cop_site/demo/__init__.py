"""The demonstration site: content files and the command that loads them."""
