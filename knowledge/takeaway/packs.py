"""A small pack about one aspect for weak networks: web pages that open without any network, a list of evidence, files as far as they fit.

The same contents give the same bytes. `manifest.json` names every file with its sha256; the stamp is the sha256 of the lines
"<sha256>  <path>" of all files but `index.html` and `manifest.json`, in the order of their paths, as `sha256sum` prints them.
"""

import hashlib
import io
import json
import zipfile
import zlib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation

from knowledge.aspects.models import Aspect
from knowledge.media.models import CopDocument

from .items import Item
from .parts import Checklist, File, Point, walk
from .webpages import facts_html, html_of

MOST_BYTES = 5_000_000
# Kept free for the index, the manifest and the table of contents of the ZIP itself.
RESERVED_BYTES = 150_000
ENTRY_BYTES = 250
TOP = 5
# ZIP has no time zone; a fixed moment keeps the bytes the same.
EPOCH = (1980, 1, 1, 0, 0, 0)
EVIDENCE = "daftar-bukti.html"
STYLE = Path(__file__).parent / "offline" / "gaya.css"
UNSTAMPED = ("index.html", "manifest.json")


@dataclass(frozen=True)
class Material:
    """An item with its place in the pack and the kind under which it is listed."""

    item: Item
    kind: str
    kind_plural: str
    path: str


@dataclass
class Pack:
    """The files of a pack while it is filled."""

    files: dict[str, bytes] = field(default_factory=dict)
    spent: int = RESERVED_BYTES

    def fits(self, path: str, content: bytes) -> bool:
        """Add a file when there is room for it; whether there was."""
        cost = len(zlib.compress(content, 9)) + ENTRY_BYTES + 2 * len(path.encode())
        if self.spent + cost > MOST_BYTES:
            return False
        self.files[path] = content
        self.spent += cost
        return True

    @property
    def stamp(self) -> str:
        """The fingerprint of the contents; see the head of this module."""
        lines = [f"{digest(content)}  {path}\n" for path, content in sorted(self.files.items()) if path not in UNSTAMPED]
        return hashlib.sha256("".join(lines).encode()).hexdigest()

    def zipped(self) -> bytes:
        """The pack as it is given away."""
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w") as archive:
            for path in sorted(self.files, key=lambda path: (path != "index.html", path)):
                entry = zipfile.ZipInfo(path, EPOCH)
                entry.external_attr = 0o644 << 16
                archive.writestr(entry, self.files[path], zipfile.ZIP_DEFLATED, 9)
        return buffer.getvalue()


def digest(content: bytes) -> str:
    """Its sha256."""
    return hashlib.sha256(content).hexdigest()


def filled_pack(aspect: Aspect, told: list[tuple[Item, str, str]], documents: dict[int, CopDocument]) -> tuple[Pack, int]:
    """The pack of an aspect and how many items are in it.

    `told` are its items with code and plural of their kind, the most useful first; `documents` those that everybody may download.
    """
    with translation.override(settings.LANGUAGE_CODE):
        planned = [Material(item, kind, plural, f"materi/{n:03}-{item.slug[:60]}.html") for n, (item, kind, plural) in enumerate(told, start=1)]
        pack = Pack()
        pack.files["gaya.css"] = STYLE.read_bytes()
        # Files lie under the same paths whether they fit or not, so that pages can be written before files are weighed.
        links = {material.item.url: material.path.removeprefix("materi/") for material in planned}
        kept = [material for material in planned if pack.fits(material.path, page_of(material, aspect, links))]
        add_evidence(pack, kept, aspect)
        placed = place_files(pack, kept, documents)
        pack.files["index.html"] = index_of(aspect, kept, placed, pack).encode()
        pack.files["manifest.json"] = manifest_of(aspect, kept, pack).encode()
    return pack, len(kept)


def page_of(material: Material, aspect: Aspect, links: dict[str, str]) -> bytes:
    """One item as a page."""
    item = material.item
    own = {url: path for url, path in links.items() if url != item.url}
    context = {"item": item, "aspect": aspect, "body": html_of(item.parts, own), "facts": facts_html(item.facts) if item.facts else ""}
    return render_to_string("takeaway/pack/item.html", context).encode()


def place_files(pack: Pack, kept: list[Material], documents: dict[int, CopDocument]) -> list[dict[str, str]]:
    """The documents of the items as far as there is room, else what they say; their paths, names and items."""
    placed: dict[int, dict[str, str]] = {}
    for material in kept:
        for part in walk(material.item.parts):
            document = documents.get(part.document_id) if isinstance(part, File) else None
            if document is None or document.pk in placed:
                continue
            for name, content in (document.filename, bytes_in(document)), (f"{document.filename}.txt", words_in(document)):
                path = f"berkas/{document.pk}-{name}"
                if content and pack.fits(path, content):
                    placed[document.pk] = {"path": path, "name": document.title, "title": material.item.title}
                    break
    return list(placed.values())


def bytes_in(document: CopDocument) -> bytes:
    """A document's file; nothing when it is too large for any pack or cannot be had."""
    try:
        if document.file.size > MOST_BYTES:
            return b""
        with document.file.storage.open(str(document.file.name), "rb") as file:
            return bytes(file.read())
    except OSError:
        return b""


def words_in(document: CopDocument) -> bytes:
    """What was read in a document."""
    reading = getattr(document, "reading", None)
    return reading.text.encode() if reading else b""


def add_evidence(pack: Pack, kept: list[Material], aspect: Aspect) -> None:
    """All pieces of evidence that the items ask for, on one page to tick off."""
    sections: list[tuple[Item, str, list[Point]]] = []
    for material in kept:
        points = [p for part in walk(material.item.parts) if isinstance(part, Checklist) and part.is_evidence for p in part.points]
        if points:
            sections.append((material.item, material.path, points))
    listed = [{"item": item, "path": path, "body": html_of([Checklist(points)], {})} for item, path, points in sections]
    if listed:
        pack.fits(EVIDENCE, render_to_string("takeaway/pack/evidence.html", {"aspect": aspect, "sections": listed}).encode())


def index_of(aspect: Aspect, kept: list[Material], placed: list[dict[str, str]], pack: Pack) -> str:
    """The page with which one begins."""
    by_kind: dict[str, list[Material]] = {}
    for material in kept:
        by_kind.setdefault(material.kind_plural, []).append(material)
    context = {
        "aspect": aspect,
        "top": kept[:TOP],
        "sections": list(by_kind.items()),
        "files": placed,
        "has_evidence": EVIDENCE in pack.files,
        "stamp": pack.stamp[:10],
        "site": settings.WAGTAIL_SITE_NAME,
        "hub": f"{settings.BASE_URL}{aspect.get_absolute_url()}",
    }
    return render_to_string("takeaway/pack/index.html", context)


def manifest_of(aspect: Aspect, kept: list[Material], pack: Pack) -> str:
    """What is in the pack, for programs."""
    titles = {material.path: material.item for material in kept}
    files: list[dict[str, Any]] = []
    for path, content in sorted(pack.files.items()):
        item = titles.get(path)
        about = {"title": item.title, "url": item.url, "version": item.content_hash} if item else {}
        files.append({"path": path, "sha256": digest(content), "bytes": len(content), **about})
    head = {
        "site": settings.BASE_URL,
        "aspect": {"framework": aspect.framework.code, "code": aspect.code, "name": aspect.name},
        "stamp": pack.stamp,
        "stamp_rule": 'sha256 of the lines "<sha256>  <path>\\n" of all files but index.html and manifest.json, sorted by path',
        "top": [material.path for material in kept[:TOP]],
    }
    return json.dumps({**head, "files": files}, ensure_ascii=False, indent=1)
