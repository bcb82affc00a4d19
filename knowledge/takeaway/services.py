"""Gives items as files and keeps the packs of the aspects true to what is published now."""

import hashlib
from typing import IO, Any

from django.db import transaction
from django.db.models import Count, Max, Sum
from django.utils import timezone
from wagtail.models import CollectionViewRestriction, Page

from knowledge.aspects.models import Aspect
from knowledge.aspects.selectors import active_framework
from knowledge.catalogue import registry
from knowledge.catalogue.models import Entry
from knowledge.catalogue.selectors import NEWEST_FIRST
from knowledge.media.models import CopDocument, DocumentText
from knowledge.media.querysets import is_behind_a_restriction
from knowledge.recommendations.models import RecommendationWeights
from knowledge.recommendations.ranking import Need, arranged, rank
from knowledge.recommendations.selectors import candidate_items, crosswalk_of, newest_weights

from .items import Item, item_of_entry, item_of_page
from .models import AspectPack
from .packs import filled_pack
from .parts import File, walk
from .pdf import pdf_of
from .selectors import pack_of
from .shelf import kept_file, locked, shelf, swept, write

# With another way of writing packs or PDF files, those on the shelf are of no more use.
EDITION = "1"
# More than any reader opens; the size ends a pack of long items much earlier.
MOST_ITEMS = 150
SWEEP_DAYS = 60


def pdf_file(page: Page, item: Item) -> IO[bytes]:
    """The PDF of an item, made at most once for each version.

    Raises:
        StillBeingMade: somebody else has been making it for too long.
    """
    version = f"{EDITION}-{item.content_hash[:32]}"
    return kept_file(shelf("pdf"), owner=str(page.pk), version=version, ending="pdf", make=lambda: pdf_of(item))


def useful_entries(aspect: Aspect) -> list[Entry]:
    """What is published about an aspect: first as recommended to an instansi that is weak in all of it, then the rest, newest first."""
    need = need_of(aspect)
    weights = (newest_weights() or RecommendationWeights()).frozen()
    ranked = rank([need], candidate_items([need]), weights, timezone.now())
    order = [place.item.ref for place in [*arranged(ranked, weights), *ranked]]
    rest = Entry.objects.about(aspect).order_by(*NEWEST_FIRST).values_list("pk", flat=True)[:MOST_ITEMS]
    keys = list(dict.fromkeys([*order, *rest]))[:MOST_ITEMS]
    found = Entry.objects.in_bulk(keys)
    return [found[key] for key in keys if key in found]


def need_of(aspect: Aspect) -> Need:
    """The whole aspect as a need (2 queries)."""
    subs = frozenset(aspect.children.values_list("pk", flat=True))
    return Need(aspect.code, aspect.position, 1.0, aspect.pk, subs, frozenset(crosswalk_of([aspect.pk])[aspect.pk]))


def told_entries(entries: list[Entry]) -> list[tuple[Item, str, str]]:
    """Entries as items with code and plural of their kind; only what is published at this moment (1 query a kind, and what pages cost)."""
    pages: dict[tuple[str, int], Any] = {}
    for kind in registry.kinds():
        keys = [entry.object_id for entry in entries if entry.kind == kind.code]
        if keys:
            pages |= {(kind.code, thing.pk): thing for thing in kind.published().filter(pk__in=keys)}
    told = []
    for entry in entries:
        thing = pages.get((entry.kind, entry.object_id))
        if thing is not None:
            item = item_of_page(thing) if isinstance(thing, Page) else item_of_entry(entry)
            told.append((item, entry.kind, entry.kind_info.plural))
    return told


def public_documents(told: list[tuple[Item, str, str]]) -> dict[int, CopDocument]:
    """The documents of items that everybody may download (1 query)."""
    keys = {part.document_id for item, _kind, _plural in told for part in walk(item.parts) if isinstance(part, File)}
    return CopDocument.objects.exclude(is_behind_a_restriction("collection__path")).select_related("reading").in_bulk(keys)


def sources_of(aspect: Aspect) -> str:
    """The state of everything that the pack is made from: moves with each change, costs 5 queries however much there is."""
    need = need_of(aspect)
    wanted = [need.aspect_id, *need.sub_ids, *need.crosswalk_ids]
    entries = Entry.objects.filter(pk__in=Entry.aspects.through.objects.filter(aspect__in=wanted).values("entry"))
    state = [
        EDITION,
        aspect.name,
        aspect.slug,
        *entries.order_by().aggregate(n=Count("pk"), keys=Sum("pk"), last=Max("updated_at")).values(),
        *DocumentText.objects.aggregate(n=Count("pk"), keys=Sum("pk"), last=Max("read_at")).values(),
        *CollectionViewRestriction.objects.aggregate(n=Count("pk"), keys=Sum("pk")).values(),
    ]
    return hashlib.sha256("|".join(map(str, state)).encode()).hexdigest()


def pack_file(aspect: Aspect) -> tuple[AspectPack, IO[bytes]]:
    """The pack of an aspect as it must be now; built when anything changed or the file is not on this machine.

    Raises:
        StillBeingMade: somebody else has been building it for too long.
    """
    pack = pack_of(aspect)
    if pack is not None and pack.sources == sources_of(aspect):
        try:
            return pack, (shelf("paket") / file_name(aspect, pack.stamp)).open("rb")
        except FileNotFoundError:
            pass
    pack = build_pack(aspect)
    return pack, (shelf("paket") / file_name(aspect, pack.stamp)).open("rb")


def file_name(aspect: Aspect, stamp: str) -> str:
    """Under which name a pack is kept."""
    return f"{aspect.pk}-{EDITION}-{stamp[:32]}.zip"


def build_pack(aspect: Aspect, *, again: bool = False) -> AspectPack:
    """Build the pack of an aspect if what it is made from moved on, or `again`; alone on this machine.

    Raises:
        StillBeingMade: somebody else has been building it for too long.
    """
    folder = shelf("paket")
    with locked(folder / f"{aspect.pk}.lock"):
        sources, known = sources_of(aspect), pack_of(aspect)
        if not again and known and known.sources == sources and (folder / file_name(aspect, known.stamp)).exists():
            return known
        told = told_entries(useful_entries(aspect))
        filled, count = filled_pack(aspect, told, public_documents(told))
        content, stamp = filled.zipped(), filled.stamp
        path = folder / file_name(aspect, stamp)
        write(path, content)
        with transaction.atomic():
            is_changed = known is None or known.stamp != stamp
            moved = {"changed_at": timezone.now()} if is_changed else {}
            values = {"sources": sources, "stamp": stamp, "size_bytes": len(content), "item_count": count, **moved}
            pack, _is_new = AspectPack.objects.update_or_create(aspect=aspect, defaults=values)
        for old in folder.glob(f"{aspect.pk}-*.zip"):
            if old != path:
                old.unlink(missing_ok=True)
    return pack


def build_packs(*, again: bool = False) -> int:
    """Build the packs of the active framework's aspects that are out of date; how many changed."""
    framework = active_framework()
    changed = 0
    for aspect in Aspect.objects.roots().filter(framework=framework).select_related("framework") if framework else ():
        before = pack_of(aspect)
        after = build_pack(aspect, again=again)
        changed += before is None or before.stamp != after.stamp
    return changed


def sweep() -> int:
    """Forget files that were made long ago; how many went."""
    return swept(older_than_days=SWEEP_DAYS)
