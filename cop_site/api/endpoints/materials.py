"""Materials, events and counts: what is published, without a question."""

from typing import Annotated, Any, TypeVar

from django.db.models import Count
from django.http import HttpRequest
from django.utils import timezone
from ninja import Query, Router
from ninja.decorators import decorate_view

from cop_site.api.conditional import of_catalogue
from cop_site.api.pages import AspectCodes, InstansiCode, KindCodes, PageNumber, PageSize, Year, page_of
from cop_site.api.parameters import filters_of
from cop_site.api.rows import event_of, material_of
from cop_site.api.schemas import Events, Materials, Stats
from cop_site.search.filters import PAGE_SIZE, Filters, filter_aspects
from cop_site.search.kinds import INSTANSI, TERMS
from knowledge.catalogue.models import Entry
from knowledge.catalogue.querysets import EntryQuerySet
from knowledge.instansi.models import Instansi

T = TypeVar("T")
router = Router(tags=["Materi"])

EVENTS = "acara"
NO_MATERIAL = (INSTANSI, TERMS)
Upcoming = Annotated[bool | None, Query(description="true: hanya yang akan datang; false: hanya yang sudah lewat.")]


@router.get("/materials", response=Materials, summary="Semua materi yang terbit")
@decorate_view(of_catalogue)
def list_materials(
    request: HttpRequest,
    aspek: AspectCodes = [],  # noqa: B006 - ninja copies defaults; a tuple has no JSON schema
    jenis: KindCodes = [],  # noqa: B006 - as above
    instansi: InstansiCode = None,
    tahun: Year = None,
    page: PageNumber = 1,
    page_size: PageSize = PAGE_SIZE,
) -> dict[str, Any]:
    """Terbaru dulu. Instansi dan istilah glosarium tidak termasuk materi."""
    filters, aspects = filters_of(aspek=aspek, jenis=jenis, instansi=chosen(instansi), tahun=chosen(tahun), page_size=page_size)
    found = narrowed(Entry.objects.exclude(kind__in=NO_MATERIAL), filters)
    found = found.for_cards().select_related("instansi").order_by("-date", "-pk")
    return page_of(request, found, page, page_size, lambda entry: material_of(entry, aspects))


@router.get("/events", response=Events, summary="Acara, yang terdekat dulu")
def list_events(
    request: HttpRequest,
    aspek: AspectCodes = [],  # noqa: B006 - ninja copies defaults; a tuple has no JSON schema
    tahun: Year = None,
    mendatang: Upcoming = None,
    page: PageNumber = 1,
    page_size: PageSize = PAGE_SIZE,
) -> dict[str, Any]:
    """Yang akan datang urut maju; daftar lain urut mundur dari yang terbaru."""
    filters, aspects = filters_of(aspek=aspek, tahun=chosen(tahun), page_size=page_size)
    found = narrowed(Entry.objects.of_kind(EVENTS), filters).for_cards()
    now = timezone.now()
    if mendatang:
        found = found.filter(starts_at__gte=now).order_by("starts_at", "pk")
    else:
        found = (found.filter(starts_at__lt=now) if mendatang is False else found).order_by("-starts_at", "-pk")
    return page_of(request, found, page, page_size, lambda entry: event_of(entry, aspects))


@router.get("/stats", response=Stats, summary="Jumlah isi situs")
def count_everything(request: HttpRequest) -> dict[str, Any]:
    """Hanya yang terbit untuk umum."""
    kinds = dict(Entry.objects.order_by("kind").values_list("kind").annotate(Count("pk")))
    roots = [aspect for aspect in filter_aspects() if not aspect.is_sub]
    links = Entry.aspects.through.objects.filter(aspect__in=[aspect.pk for aspect in roots])
    by_aspect = dict(links.order_by("aspect").values_list("aspect").annotate(Count("pk")))
    return {
        "materials": {kind: count for kind, count in kinds.items() if kind not in NO_MATERIAL},
        "aspects": {aspect.code: by_aspect.get(aspect.pk, 0) for aspect in roots},
        "instansi": Instansi.objects.assessed().current().count(),
        "terms": kinds.get(TERMS, 0),
        "upcoming_events": Entry.objects.of_kind(EVENTS).filter(starts_at__gte=timezone.now()).count(),
    }


def chosen(value: T | None) -> list[T]:
    """A parameter that takes one value, as a list of choices."""
    return [] if value is None else [value]


def narrowed(entries: EntryQuerySet, filters: Filters) -> EntryQuerySet:
    """Entries to which all filters apply."""
    query = filters.query
    if query.kinds:
        entries = entries.filter(kind__in=query.kinds)
    if query.aspect_ids:
        links = Entry.aspects.through.objects.filter(aspect__in=query.aspect_ids)
        entries = entries.filter(pk__in=links.values("entry"))
    if query.instansi_ids:
        entries = entries.filter(instansi__in=query.instansi_ids)
    if query.years:
        entries = entries.filter(year__in=query.years)
    return entries
