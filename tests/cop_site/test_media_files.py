"""Scaled images are served; documents and originals are not reachable by their path."""

from pathlib import Path
from typing import Any

import pytest
from django.test import Client


@pytest.fixture
def media(settings: Any, tmp_path: Path) -> Path:
    """A media folder with one file of each sort."""
    for folder in ("images", "original_images", "documents"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.png").write_bytes(b"\x89PNG")
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


def test_a_rendition_is_served_for_long(media: Path, client: Client) -> None:
    answer = client.get("/media/images/a.png")

    assert answer.status_code == 200
    assert "immutable" in answer["Cache-Control"]
    assert answer["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("path", ["documents/a.png", "original_images/a.png", "images/../documents/a.png", "images/%2e%2e/documents/a.png"])
def test_nothing_else_of_the_media_folder_is_reachable(media: Path, client: Client, home: Any, path: str) -> None:
    assert client.get(f"/media/{path}").status_code == 404
