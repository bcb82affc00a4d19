"""Instansi that declare to apply a practice ("kami terapkan")."""
