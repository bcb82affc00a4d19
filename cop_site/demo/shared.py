"""Plants what editors keep for many places: fragments, help, and frames to start from."""

from knowledge.editorial.models import Fragment, StartingPoint
from knowledge.editorial.services import load_help

from .bodies import to_blocks
from .content_files import folder
from .library import Librarian

# Pages that other pages may start from: slug, name, when.
FRAMES = [
    ("menyusun-rencana-suksesi", "Panduan langkah kerja dengan bukti", "Untuk panduan tentang satu sub-aspek, dari langkah pertama sampai bukti."),
]


def plant_fragments() -> None:
    """Before the pages that show them."""
    for data in folder("fragments"):
        Fragment.objects.get_or_create(key=data["key"], defaults={"title": data["title"], "body": to_blocks(data["body"])})


def plant_shared(librarian: Librarian) -> None:
    """After the pages from which others start."""
    load_help()
    for slug, title, note in FRAMES:
        StartingPoint.objects.get_or_create(page=librarian.pages[slug].page_ptr, defaults={"title": title, "note": note})
