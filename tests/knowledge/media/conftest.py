"""Documents of the library, stored in a throw-away folder."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile

from knowledge.media.models import CopDocument
from knowledge.media.services import read_document


@pytest.fixture
def document(db: None, settings: Any, tmp_path: Path) -> Callable[..., CopDocument]:
    """An uploaded and read document: `document("pedoman.txt", b"...")`."""
    settings.MEDIA_ROOT = tmp_path

    def make(name: str, content: bytes, **fields: Any) -> CopDocument:
        made = CopDocument(title=name, file=ContentFile(content, name=name), **fields)
        made._set_document_file_metadata()
        made.save()
        read_document(made)
        return made

    return make
