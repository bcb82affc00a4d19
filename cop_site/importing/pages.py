"""The records of one kind become pages below one parent: new ones are planted, changed ones get another revision."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from wagtail.blocks import StreamValue
from wagtail.models import Page, WorkflowState

from knowledge.catalogue import registry
from knowledge.catalogue.services import sync_entries
from knowledge.models import MaterialPage

from . import tree
from .bodies import BodyRefused, blocks_of
from .kinds import PAGE_KINDS, PageKind, fields_of
from .known import Known
from .marks import Mark, mark_pages, marks_of_pages
from .records import Record

MOST_SLUG, MOST_ID_SLUG = 80, 40
Notice = Callable[[int | None, str], None]
Body = list[dict[str, Any]]
Told = tuple[Record, Body]


@dataclass(frozen=True)
class Outcome:
    """What became of a record; `reason` says why a bad one is bad, `thing` is what stands on the site."""

    record: Record
    name: str
    thing: Any = None
    reason: str = ""
    # The original address that the import before this one gave.
    former_address: str = ""


@dataclass
class PageWriter:
    """Writes the pages of a batch, inside the caller's transaction."""

    known: Known
    by: Any
    notice: Notice

    def write(self, kind_code: str, records: Sequence[Record], existing: dict[str, int]) -> list[Outcome]:
        """Create or renew pages of one kind; `existing` are the keys of those that are there, by external id."""
        kind = PAGE_KINDS[kind_code]
        parent = tree.locked(kind.parent())
        marks = marks_of_pages(existing[record.id] for record in records if record.id in existing)
        new: list[Told] = []
        stale: list[Told] = []
        outcomes: list[Outcome] = []
        for record in records:
            key = existing.get(record.id)
            if key is not None and (mark := marks.get(key)) and mark.digest == record.digest:
                outcomes.append(Outcome(record, "unchanged", key))
                continue
            try:
                told = (record, blocks(record))
            except BodyRefused as refused:
                outcomes.append(Outcome(record, "bad", reason=f"body: {refused}"))
                continue
            (new if key is None else stale).append(told)
        return [*outcomes, *self.create(kind, parent, new), *self.renew(kind, parent, stale, existing, marks)]

    def create(self, kind: PageKind, parent: Page, told: Sequence[Told]) -> list[Outcome]:
        """Plant new pages."""
        if not told:
            return []
        now, records = timezone.now(), [record for record, _body in told]
        slugs = tree.free_slugs(parent, [slugs_of(record) for record in records])
        pages = [kind.model(slug=slug, owner=self.by, **fields_of(kind, record, parent)) for slug, record in zip(slugs, records, strict=True)]
        for page, (_record, body) in zip(pages, told, strict=True):
            set_body(page, body)
        tree.plant(parent, pages, now=now)
        tree.hold_relations(pages, are_new=True)
        tree.tag([(page, self.known.with_parents(record.aspects)) for page, record in zip(pages, records, strict=True)])
        self.finish(kind, pages, records, now)
        return [Outcome(record, "created", page.pk) for page, record in zip(pages, records, strict=True)]

    def renew(self, kind: PageKind, parent: Page, told: Sequence[Told], existing: dict[str, int], marks: dict[int, Mark]) -> list[Outcome]:
        """Give pages what their lines say now; what they said before stays in their history."""
        if not told:
            return []
        now = timezone.now()
        found = {page.pk: page for page in kind.model.objects.filter(pk__in=[existing[record.id] for record, _body in told])}
        reviewed = set(WorkflowState.objects.active().filter(object_id__in=[str(key) for key in found]).values_list("object_id", flat=True))
        outcomes: list[Outcome] = []
        taken: list[tuple[MaterialPage, Record, Body]] = []
        for record, body in told:
            page = found[existing[record.id]]
            if page.locked or str(page.pk) in reviewed:
                outcomes.append(Outcome(record, "bad", reason=_("halamannya sedang dikunci atau ditinjau editor; impor lagi sesudah itu selesai.")))
                continue
            mark = marks.get(page.pk)
            self.tell_of_edits(page, record, mark)
            taken.append((page, record, body))
            outcomes.append(Outcome(record, "updated", page.pk, former_address=mark.address if mark else ""))
        pages = [page for page, _record, _body in taken]
        if pages:
            tree.hold_relations(pages, are_new=False)
            self.overwrite(kind, parent, taken)
            self.finish(kind, pages, [record for _page, record, _body in taken], now)
        return outcomes

    def overwrite(self, kind: PageKind, parent: Page, taken: Sequence[tuple[MaterialPage, Record, Body]]) -> None:
        """Set what the lines say; of a page that editors took offline only the draft moves on."""
        for page, record, body in taken:
            fields = fields_of(kind, record, parent)
            for name, value in fields.items():
                setattr(page, name, value)
            set_body(page, body)
            if page.live:
                tree.update_columns(page, [*fields, "body"])
            else:
                page.has_unpublished_changes = True
                tree.update_columns(page, ["draft_title", "has_unpublished_changes"])
        tree.tag([(page, self.known.with_parents(record.aspects)) for page, record, _body in taken if page.live])
        for page, record, _body in taken:
            if not page.live:
                page.aspects.set(self.known.with_parents(record.aspects))

    def finish(self, kind: PageKind, pages: Sequence[MaterialPage], records: Sequence[Record], now: Any) -> None:
        """Revisions, history, lookups and catalogue (search follows it within the same transaction)."""
        tree.add_revisions(pages, by=self.by, now=now)
        mark_pages(((page, Mark(record.digest, record.source_url)) for page, record in zip(pages, records, strict=True)), by=self.by)
        tree.index(page for page in pages if page.live)
        sync_entries(registry.kind(kind.code), pages)

    def tell_of_edits(self, page: MaterialPage, record: Record, mark: Mark | None) -> None:
        """Say what an editor has done to a page since its last import."""
        if mark is not None and mark.revision_id != page.latest_revision_id:
            self.notice(record.line, _("halaman ini disunting di situs sesudah impor terakhir; suntingan itu tetap ada di riwayatnya."))
        if not page.live:
            self.notice(record.line, _("halaman ini tidak terbit; isi barunya menunggu sebagai draf."))


def blocks(record: Record) -> Body:
    """The body of a record as raw values of a StreamField.

    Raises:
        BodyRefused: it cannot be shown.
    """
    return blocks_of(record.body, name=record.id, title=record.title, told_by=record.instansi, address=record.source_url)


def set_body(page: MaterialPage, body: Body) -> None:
    """The blocks as raw values, which are read only when somebody asks for them."""
    field: Any = page._meta.get_field("body")
    page.body = StreamValue(field.stream_block, body, is_lazy=True)


def slugs_of(record: Record) -> tuple[str, str]:
    """The slug that a record wants, and the one that it takes when another page has that."""
    mark = hashlib.sha256(record.id.encode()).hexdigest()[:8]
    words = slugify(record.title)
    short = (words if len(words) <= MOST_SLUG else words[:MOST_SLUG].rpartition("-")[0]) or slugify(record.id)[:MOST_ID_SLUG].strip("-") or mark
    return short, f"{short}-{mark}"
