"""Blocks of a page's body as plain parts; a block that is not known here is told by its searchable text."""

from collections.abc import Callable, Iterable
from typing import Any

from django.utils.translation import gettext as _

from .parts import Callout, Checklist, File, Heading, Paragraph, Part, Picture, Point, Quote, Run, Steps, Table, paragraph
from .richtext import absolute, parts_of


def parts_of_body(stream: Iterable[Any]) -> list[Part]:
    """All blocks in their order."""
    found: list[Part] = []
    for block in stream:
        reader = READERS.get(block.block_type)
        found += reader(block.value) if reader else unknown(block)
    return found


def unknown(block: Any) -> list[Part]:
    """The words of a block of a later kind."""
    return [paragraph(" ".join(text.split())) for text in block.block.get_searchable_content(block.value) if text.strip()]


def heading(value: str) -> list[Part]:
    """A subheading."""
    return [Heading(value)] if value.strip() else []


def rich(value: Any) -> list[Part]:
    """Rich text, or nothing."""
    return parts_of(value.source) if value else []


def steps(value: Any) -> list[Part]:
    """Steps under their heading."""
    points = [Point(item["title"], rich(item["text"]), item["output"] or "") for item in value["items"]]
    return [Heading(value["heading"]), Steps(points)]


def callout(value: Any) -> list[Part]:
    """A remark."""
    words = {"tip": _("Kiat"), "penting": _("Penting"), "peringatan": _("Peringatan"), "contoh": _("Contoh fiktif")}
    return [Callout(words.get(value["kind"], _("Catatan")), value["title"], rich(value["text"]))]


def table(value: Any) -> list[Part]:
    """A table; rows are made as wide as its header."""
    context = value.block.get_context(value)
    header, rows = context["columns"], context["table_rows"]
    width = max([len(header), *(len(row) for row in rows)])
    even = [[*row, *[""] * (width - len(row))] for row in rows]
    return [Table(value["caption"], [*header, *[""] * (width - len(header))], even, context["numeric"])]


def download(value: Any) -> list[Part]:
    """A file to take along."""
    document = value["document"]
    return [File(document.pk, document.title, absolute(document.url), value["note"] or "")] if document else []


def video(value: Any) -> list[Part]:
    """Where a video is, and what is said in it."""
    link = Paragraph([Run(value["video"], url=absolute(value["video"]))]) if value["video"] else paragraph(_("Video"))
    transcript = rich(value["transcript"])
    return [Heading(value["title"]), link, *([Heading(_("Transkrip"), 3), *transcript] if transcript else [])]


def figure(value: Any) -> list[Part]:
    """A picture with its caption and credit."""
    image = value["image"]
    if not image:
        return []
    credit = _("Foto: %(credit)s") % {"credit": image.credit} if image.credit else ""
    alt = getattr(image, "description", "") or image.title
    return [Picture(image.file.name, alt, " ".join(text for text in (value["caption"], credit) if text))]


def quote(value: Any) -> list[Part]:
    """A quotation."""
    return [Quote(value["text"], ", ".join(text for text in (value["who"], value["source"]) if text))]


def evidence(value: Any) -> list[Part]:
    """How to prove it."""
    points = [
        Point(item["name"], rich(item["detail"]), _("Sub-aspek %(code)s") % {"code": item["sub_aspect"]} if item["sub_aspect"] else "")
        for item in value["items"]
    ]
    return [Heading(_("Cara membuktikannya")), *rich(value["intro"]), Checklist(points, is_evidence=True)]


def mistakes(value: Any) -> list[Part]:
    """Common mistakes and their remedies."""
    told: list[Part] = [Heading(_("Kesalahan yang sering terjadi"))]
    for item in value["items"]:
        told.append(Paragraph([Run(item["mistake"], bold=True), Run("\n"), Run(_("Sebaiknya: %(remedy)s") % {"remedy": item["remedy"]})]))
    return told


def legal(value: Any) -> list[Part]:
    """The legal basis, with whether it still holds."""
    told: list[Part] = [Heading(_("Dasar hukum"))]
    for item in value["items"]:
        law = item["regulation"]
        name = law.short_title if law else _("Regulasi ini sudah tidak ada di pustaka")
        runs = [Run(name, bold=True, url=absolute(law.get_url() or "") if law and law.live else "")]
        if item["article"]:
            runs.append(Run(f", {item['article']}"))
        if law:
            runs.append(Run(f" ({law.get_status_display()})"))
        told.append(Paragraph([*runs, Run("\n"), Run(item["note"])]))
    return told


def fragment(value: Any) -> list[Part]:
    """What a fragment says, as if it were written here."""
    return parts_of_body(value.body) if value else []


READERS: dict[str, Callable[[Any], list[Part]]] = {
    "heading": heading,
    "paragraph": rich,
    "steps": steps,
    "callout": callout,
    "table": table,
    "download": download,
    "video": video,
    "figure": figure,
    "quote": quote,
    "evidence": evidence,
    "mistakes": mistakes,
    "legal": legal,
    "fragment": fragment,
}
