"""What engines store of a catalogue entry: folded words, their stems and the facts by which readers filter."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from knowledge.catalogue.models import Entry
from knowledge.catalogue.registry import kind, kinds

from .kinds import boost_of
from .language import stem, words

BATCH = 500
# Enough for a transcript of a long recording; what is beyond adds weight to the index and nothing to what is found.
MOST_BODY_WORDS = 20_000
# No instrument has more levels; whoever writes 1 to 30,000 by mistake does not fill the index.
MOST_LEVELS = 20


@dataclass(frozen=True)
class Document:
    """An entry in an index. Texts are words joined by spaces; the `_stems` hold the same number of words."""

    id: int
    kind: str
    aspect_ids: tuple[int, ...]
    instansi_id: int | None
    province_id: int | None
    year: int | None
    levels: tuple[int, ...]
    format: str
    date: date | None
    boost: float
    title: str
    summary: str
    body: str
    title_stems: str
    summary_stems: str
    body_stems: str

    @property
    def forms(self) -> str:
        """Its different words as they are written."""
        return " ".join(dict.fromkeys(f"{self.title} {self.summary} {self.body}".split()))


def document_of(entry: Entry, aspect_ids: Iterable[int]) -> Document:
    """The document of one entry."""
    title, summary = words(entry.title), words(entry.summary)
    body = words(f"{kind(entry.kind).label} {entry.body}")[:MOST_BODY_WORDS]
    return Document(
        id=entry.pk,
        kind=entry.kind,
        aspect_ids=tuple(sorted(aspect_ids)),
        instansi_id=entry.instansi_id,
        province_id=entry.instansi.province_id if entry.instansi else None,
        year=entry.year or (entry.date.year if entry.date else None),
        levels=levels_of(entry),
        format=entry.format,
        date=entry.date,
        boost=boost_of(entry.kind),
        **{
            name: " ".join(part)
            for name, part in {
                "title": title,
                "summary": summary,
                "body": body,
                "title_stems": map(stem, title),
                "summary_stems": map(stem, summary),
                "body_stems": map(stem, body),
            }.items()
        },
    )


def levels_of(entry: Entry) -> tuple[int, ...]:
    """Every level for which an entry is meant; one bound alone is that level."""
    first = entry.level_from if entry.level_from is not None else entry.level_to
    last = entry.level_to if entry.level_to is not None else first
    return () if first is None or last is None else tuple(range(first, min(last, first + MOST_LEVELS - 1) + 1))


def documents_of(entries: list[Entry]) -> list[Document]:
    """The documents of some entries (1 query for all their aspects)."""
    links: dict[int, list[int]] = {entry.pk: [] for entry in entries}
    for entry_id, aspect_id in Entry.aspects.through.objects.filter(entry__in=links).values_list("entry_id", "aspect_id"):
        links[entry_id].append(aspect_id)
    return [document_of(entry, links[entry.pk]) for entry in entries]


def batches(entries: QuerySet[Entry]) -> Iterator[list[Document]]:
    """Documents of many entries in the order of their ids, a batch at a time; kinds whose app is gone are left out."""
    last, entries = 0, entries.filter(kind__in=[known.code for known in kinds()]).select_related("instansi")
    while found := list(entries.filter(pk__gt=last).order_by("pk")[:BATCH]):
        yield documents_of(found)
        last = found[-1].pk
