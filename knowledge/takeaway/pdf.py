"""Sets an item as a tagged PDF that screen readers read well (PDF/UA-1), with typst; its words reach the typesetter as data only."""

import io
import json
import logging
import shutil
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal

import segno
import typst
from django.conf import settings
from django.core.files.storage import default_storage
from django.utils import translation
from django.utils.translation import gettext as _
from PIL import Image, ImageOps, UnidentifiedImageError

from .coverage import FONT_FOLDER, REPLACEMENT, drawable
from .items import Item
from .parts import strings

logger = logging.getLogger(__name__)
TEMPLATE = Path(__file__).parent / "typst" / "item.typ"
# The longest text in the library has 60,000 characters; beyond this the PDF says that the rest is on the site.
MOST_CHARACTERS = 600_000
MOST_PICTURES = 24
MOST_PIXELS = 1200
MOST_SOURCE_PIXELS = 60_000_000
# A PDF has to bear a date; one that moves would change the bytes of an unchanged item.
NO_TIME = datetime(2020, 1, 1, tzinfo=UTC)
MISSING_PICTURES = (OSError, UnidentifiedImageError, Image.DecompressionBombError, ValueError)


def pdf_of(item: Item) -> bytes:
    """The item as PDF; the same item gives the same bytes.

    Raises:
        typst.TypstError: it cannot be set, which no text alone can bring about.
    """
    with tempfile.TemporaryDirectory(prefix="cop-pdf-") as name:
        folder = Path(name)
        shutil.copyfile(TEMPLATE, folder / "item.typ")
        segno.make(item.url or settings.BASE_URL, error="m").save(str(folder / "qr.svg"), border=2, dark="#093f5a")
        (folder / "item.json").write_text(json.dumps(data_of(item, folder), ensure_ascii=False))
        try:
            return typeset(folder, "ua-1")
        except typst.TypstError as error:
            # A reader without the standard's promises is better off than one without the file.
            logger.warning("%s could not be set as PDF/UA: %s", item.url, error)
            return typeset(folder, None)


def typeset(folder: Path, standard: Literal["ua-1"] | None) -> bytes:
    """Run the typesetter on what lies in the folder; it sees nothing else, and no fonts but ours."""
    return typst.compile(
        folder / "item.typ", root=folder, font_paths=[FONT_FOLDER], ignore_system_fonts=True, pdf_standards=standard, timestamp=NO_TIME
    )


def data_of(item: Item, folder: Path) -> dict[str, Any]:
    """The item as the template reads it: drawable text, headings without a gap, pictures beside it."""
    with translation.override(settings.LANGUAGE_CODE):
        data = {**item.as_data(), "words": words_of(item)}
    data["parts"], is_cut = shortened(data["parts"])
    place_pictures(data["parts"], folder)
    close_heading_gaps(data["parts"])
    data = drawn(data)
    data["is_incomplete"] = is_cut or any(REPLACEMENT in text for text in strings(data))
    return data


def words_of(item: Item) -> dict[str, str]:
    """The template's own words."""
    stamp = _("%(stamp)s, diterbitkan %(day)s") if item.published else "%(stamp)s"
    return {
        "site": settings.WAGTAIL_SITE_NAME,
        "footer": _("%(url)s · versi %(stamp)s") % {"url": item.url, "stamp": item.stamp},
        "page": _("Halaman"),
        "of": _("dari"),
        "fictional": _("Contoh fiktif: orang, instansi, atau angkanya tidak sungguhan."),
        "qr": _("Kode QR menuju halaman ini di situs"),
        "aspects": _("Aspek"),
        "version": _("Versi"),
        "stamp": stamp % {"day": item.published, "stamp": item.stamp},
        "address": _("Alamat"),
        "output": _("Hasilnya:"),
        "file": _("Unduhan:"),
        "incomplete": _("Sebagian isi atau aksara tidak dapat dimuat di sini; bacalah lengkapnya di alamat halaman."),
    }


def shortened(parts: list[dict[str, Any]]) -> tuple[list[dict[str, Any]], bool]:
    """The parts up to the limit, and whether any were left out."""
    length = 0
    kept: list[dict[str, Any]] = []
    for part in parts:
        length += sum(len(text) for text in strings(part))
        if length > MOST_CHARACTERS:
            return kept, True
        kept.append(part)
    return kept, False


def inside(parts: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """All parts, those inside others included."""
    for part in parts:
        yield part
        for inner in (*part.get("items", ()), *(point["parts"] for point in part.get("points", ())), part.get("parts", ())):
            yield from inside(inner)


def close_heading_gaps(parts: list[dict[str, Any]]) -> None:
    """A level is never skipped on the way down; inside lists and remarks a heading is a strong line."""
    last = 1
    for part in parts:
        if part["kind"] == "heading":
            part["level"] = last = max(2, min(part["level"], last + 1))
        else:
            for below in inside([part]):
                if below["kind"] == "heading":
                    text = below["text"]
                    below.clear()
                    below.update(kind="paragraph", runs=[{"kind": "run", "text": text, "bold": True, "italic": False, "url": ""}])


def place_pictures(parts: list[dict[str, Any]], folder: Path) -> None:
    """Scaled copies of the pictures in the folder; one that cannot be had leaves its caption."""
    pictures = [part for part in inside(parts) if part["kind"] == "picture"]
    for number, part in enumerate(pictures):
        source, part["file"], part["width"] = part["file"], "", 1
        part["alt"] = part["alt"] or part["caption"] or _("Gambar")
        if number < MOST_PICTURES and (copy := scaled(source)):
            part["file"], part["width"] = f"{number}.jpg", copy[1]
            (folder / part["file"]).write_bytes(copy[0])


def scaled(name: str) -> tuple[bytes, float] | None:
    """A picture as JPEG of at most MOST_PIXELS, and the share of the line that it fills; None when it cannot be had."""
    try:
        with default_storage.open(name) as file, Image.open(file) as image:
            if image.width * image.height > MOST_SOURCE_PIXELS:
                return None
            upright = ImageOps.exif_transpose(image)
            upright.thumbnail((MOST_PIXELS, MOST_PIXELS))
            flat = Image.new("RGB", upright.size, "white")
            flat.paste(upright.convert("RGBA"), mask=upright.convert("RGBA").getchannel("A"))
            buffer = io.BytesIO()
            flat.save(buffer, "JPEG", quality=78, optimize=True)
    except MISSING_PICTURES:
        return None
    # A tall picture must not push itself over a page.
    return buffer.getvalue(), min(1.0, flat.width / 700, 1.3 * flat.width / flat.height)


def drawn(value: Any) -> Any:
    """The same data with text that our fonts can draw; addresses are kept as they are."""
    if isinstance(value, str):
        return drawable(value)
    if isinstance(value, list):
        return [drawn(each) for each in value]
    if isinstance(value, dict):
        return {key: each if key in ("url", "file") else drawn(each) for key, each in value.items()}
    return value
