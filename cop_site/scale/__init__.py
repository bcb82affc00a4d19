"""Fictional data in bulk, the same at every run, so that benchmarks meet a site of the size that they speak of."""
