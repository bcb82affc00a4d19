"""Reads the content files of the demonstration site."""

import tomllib
from pathlib import Path
from typing import Any

from knowledge.aspects.models import Confidence

CONTENT = Path(__file__).parent / "content"
# How the files say how sure a fact is.
CONFIDENCES = {"seed": Confidence.SEED, "terverifikasi": Confidence.VERIFIED, "ingatan": Confidence.MEMORY}


def folder(name: str) -> list[dict[str, Any]]:
    """Every file of a folder, in the order of their names."""
    return [tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted((CONTENT / name).glob("*.toml"))]


def figures() -> dict[str, Any]:
    """National figures, targets, indicators, priorities, findings and mandates."""
    return tomllib.loads((CONTENT / "figures.toml").read_text(encoding="utf-8"))


def partners() -> dict[str, Any]:
    """Partners and instansi to learn from."""
    return tomllib.loads((CONTENT / "partners.toml").read_text(encoding="utf-8"))
