"""Accepted evidence that its instansi shares, redacted, as an exemplar for a sub-aspect and a level ("bukti yang diterima")."""
