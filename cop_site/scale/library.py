"""Pages of the library in bulk, planted into the tree and written to catalogue and search in the same transaction."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.blocks import StreamValue

from cop_site.importing import tree
from cop_site.importing.kinds import PAGE_KINDS, PageKind
from cop_site.importing.known import Known
from knowledge.aspects.models import Aspect
from knowledge.catalogue import registry
from knowledge.catalogue.models import Entry
from knowledge.catalogue.services import bump_version, write_entries
from knowledge.catalogue.signals import entries_changed
from knowledge.instansi.models import Instansi
from knowledge.models import MaterialPage

from . import texts

# Written in one transaction.
CHUNK = 1000
PREFIX = "skala-bahan-"
# The kinds in the shares that a grown library has; the order decides which thing is of which kind.
MIX = (
    *("panduan", "praktik", "panduan", "klinik-faq", "praktik"),
    *("panduan", "templat", "praktik", "panduan", "regulasi", "klinik-faq", "cerita-lab"),
)
FIRST_YEAR, YEARS = 2018, 8


def seed_materials(wanted: int) -> Iterator[int]:
    """Plant what is missing to the wanted number; yields the rows written after each chunk."""
    writer = MaterialSeeds()
    for start in range(writer.count(), wanted, CHUNK):
        with transaction.atomic():
            rows = writer.write(range(start, min(start + CHUNK, wanted)))
        yield rows


class MaterialSeeds:
    """Remembers what every page needs."""

    def __init__(self) -> None:
        self.aspects = list(Known().aspects.values())
        self.instansi = list(Instansi.objects.order_by("code").values_list("pk", flat=True))

    def count(self) -> int:
        """How many are there already; they are numbered from the first without a gap."""
        models = {PAGE_KINDS[code].model for code in MIX}
        return sum(model._base_manager.filter(external_id__startswith=PREFIX).count() for model in models)

    def write(self, numbers: range) -> int:
        """Plant the things of these numbers; returns how many rows that were."""
        rows = 0
        for code in sorted(set(MIX)):
            own = [number for number in numbers if MIX[number % len(MIX)] == code]
            if own:
                rows += self.plant(PAGE_KINDS[code], own)
        bump_version()
        return rows

    def plant(self, kind: PageKind, numbers: list[int]) -> int:
        """Pages of one kind with their tags, entries and documents of the index."""
        parent = tree.locked(kind.parent())
        section = parent.get_url() or "/"
        drafts = [self.draft(kind.code, number, section) for number in numbers]
        pages = [self.page(kind, draft) for draft in drafts]
        tagged = [(page, list(draft.aspects)) for page, draft in zip(pages, drafts, strict=True)]
        tree.plant(parent, pages, now=timezone.now())
        for page in pages:
            page.__dict__["_cluster_related_objects"] = {}
        tree.tag(tagged)
        by_key = {page.pk: draft for page, draft in zip(pages, drafts, strict=True)}
        shown = registry.kind(kind.code)
        entries = write_entries(replace(shown, draft=lambda page: by_key[page.pk]), pages)
        entries_changed.send(sender=Entry, entry_ids=[entry.pk for entry in entries], removed_ids=[])
        links = sum(len(aspects) for _page, aspects in tagged)
        # The page in two tables, its tags, its entry with the same tags, its document.
        return len(pages) * 4 + links * 2

    def draft(self, code: str, number: int, section: str) -> registry.EntryDraft:
        """What the thing of a number says."""
        chance = texts.source(PREFIX, number)
        year = FIRST_YEAR + number % YEARS
        return registry.EntryDraft(
            title=texts.title(chance, number),
            url=f"{section}{PREFIX}{number}/",
            summary=texts.sentence(chance),
            body=texts.paragraph(chance),
            external_id=f"{PREFIX}{number}",
            aspects=self.aspects_of(number),
            date=timezone.localdate(),
            year=year,
            instansi_id=self.instansi[number % len(self.instansi)] if code in {"praktik", "cerita-lab"} else None,
            is_fictional=True,
            facts={"meta": [str(year)]},
        )

    def aspects_of(self, number: int) -> list[Aspect]:
        """One aspect or sub-aspect, with its aspect."""
        aspect = self.aspects[number % len(self.aspects)]
        return [aspect.parent, aspect] if aspect.parent is not None else [aspect]

    def page(self, kind: PageKind, draft: registry.EntryDraft) -> MaterialPage:
        """The page that says it."""
        special: dict[str, Any] = {"year": draft.year}
        if draft.instansi_id:
            special["instansi_id"] = draft.instansi_id
        if kind.code == "regulasi":
            special |= {"short_title": f"Contoh {draft.external_id}"[:60], "form": "Contoh", "about": draft.title[:250]}
        page = kind.model(
            title=draft.title, draft_title=draft.title, slug=draft.external_id, summary=draft.summary, external_id=draft.external_id,
            is_fictional=True, **special,
        )  # fmt: skip
        field: Any = page._meta.get_field("body")
        page.body = StreamValue(field.stream_block, [{"type": "paragraph", "value": f"<p>{draft.body}</p>", "id": draft.external_id}], is_lazy=True)
        return page
