"""Scores from a CSV or XLSX file: reading whatever people upload, judging row by row, recording what is good."""

from .report import FileRefused, ImportReport, Issue
from .run import import_scores
from .tables import MAX_BYTES, MAX_MEGABYTES

__all__ = ["MAX_BYTES", "MAX_MEGABYTES", "FileRefused", "ImportReport", "Issue", "import_scores"]
