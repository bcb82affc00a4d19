"""Reports for editors in the CMS; each can be taken along as CSV or XLSX."""

from .lists import StaleReport, UntaggedReport
from .matrix import CellReport, CoverageReport

__all__ = ["CellReport", "CoverageReport", "StaleReport", "UntaggedReport"]
