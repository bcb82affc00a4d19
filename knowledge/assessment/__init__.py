"""Scores of an instansi, the computation behind them and the weak aspects that follow."""
