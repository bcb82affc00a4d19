"""A throw-away shelf, documents of the library, and what a PDF says."""

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from tests.knowledge.media.conftest import document  # noqa: F401  the same uploaded documents


@pytest.fixture(autouse=True)
def _own_shelf(settings: Any, tmp_path: Path) -> None:
    """Nothing that another test made lies on the shelf."""
    settings.DATA_DIR = tmp_path


@pytest.fixture
def said() -> Callable[[bytes], str]:
    """The text of a PDF with white space evened out."""
    return lambda content: " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages).split())
