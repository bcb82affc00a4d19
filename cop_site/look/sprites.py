"""The icons there are, read from the sprite itself, and which of them stands for what."""

import re
from functools import lru_cache
from pathlib import Path

SPRITE = Path(__file__).resolve().parents[1] / "static" / "cop" / "img" / "icons.svg"

ICON_OF_KIND = {
    "panduan": "book-open",
    "praktik": "award",
    "praktik-baik": "award",
    "cerita-lab": "flask-conical",
    "laboratorium": "flask-conical",
    "regulasi": "scale",
    "bukti": "shield-check",
    "acara": "calendar",
    "podcast": "headphones",
    "forum": "messages-square",
    "klinik-faq": "life-buoy",
    "klinik": "life-buoy",
    "templat": "clipboard-list",
    "kumpulan": "library",
    "jalur-belajar": "route",
    "pengumuman": "megaphone",
    "tema": "compass",
    "glosarium": "book-marked",
    "aspek": "layers",
    "instansi": "landmark",
}
ICON_OF_ANYTHING = "file-text"
# In the order of the palette, so that colour and icon of an aspect go together.
ICON_OF_ASPECT = (
    *("clipboard-list", "user-plus", "graduation-cap", "arrow-left-right", "target", "award"),
    *("shield-check", "database", "network", "compass", "handshake", "lightbulb"),
)


class UnknownIcon(ValueError):
    """The sprite has no icon of this name."""


@lru_cache(maxsize=1)
def icon_names() -> frozenset[str]:
    """Every name the sprite holds."""
    return frozenset(re.findall(r'<symbol id="([^"]+)"', SPRITE.read_text(encoding="utf-8")))


def known_icon(name: str) -> str:
    """The name itself.

    Raises:
        UnknownIcon: the sprite lacks it; the page would show an empty square.
    """
    if name not in icon_names():
        raise UnknownIcon(name)
    return name


def icon_of_kind(kind: str) -> str:
    """The icon for a kind of material; a plain file for a kind not met yet."""
    return ICON_OF_KIND.get(str(kind), ICON_OF_ANYTHING)


def icon_of_aspect(position: int) -> str:
    """The icon for the aspect at this position, from 1; the order begins anew after the last."""
    return ICON_OF_ASPECT[(position - 1) % len(ICON_OF_ASPECT)]
