"""Reads a question from the parameters of an address: the page and the API say it alike."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from knowledge.aspects.models import Aspect, MeritSettings
from knowledge.catalogue import registry
from knowledge.instansi.models import Instansi

from .queries import BY_RELEVANCE, SORTS, SearchQuery

PAGE_SIZE = 20
# Beyond this a reader narrows the question; nobody reads the two-thousandth result.
LAST_PAGE = 100


def filter_aspects() -> list[Aspect]:
    """Aspects and sub-aspects of the active framework in their order (1 query)."""
    chosen = MeritSettings.objects.exclude(active_framework=None).values("active_framework")
    return list(Aspect.objects.filter(framework__in=chosen).select_related("parent").order_by("parent__position", "position", "code"))


@dataclass
class Filters:
    """A question with what could not be understood of it."""

    query: SearchQuery
    page: int
    instansi: str = ""
    unknown: dict[str, list[str]] = field(default_factory=dict)

    @property
    def is_narrowed(self) -> bool:
        """Whether any filter is set."""
        query = self.query
        return bool(query.kinds or query.aspect_ids or query.instansi_id or query.year)


def whole_number(text: str, *, lowest: int, highest: int) -> int | None:
    """A number within bounds, None for anything else."""
    if not (text.isascii() and text.isdigit()) or len(text) > len(str(highest)):
        return None
    return int(text) if lowest <= int(text) <= highest else None


def filters_from(
    *,
    text: str,
    aspects: list[Aspect],
    aspek: Sequence[str] = (),
    jenis: Sequence[str] = (),
    instansi: str = "",
    tahun: str = "",
    urut: str = "",
    page: str = "1",
    page_size: int = PAGE_SIZE,
) -> Filters:
    """The question that an address asks; unknown values are named in `unknown` and do not filter (0 or 1 query)."""
    by_code = {aspect.code: aspect for aspect in aspects}
    known_kinds = {kind.code for kind in registry.kinds()}
    unknown = {
        "aspek": [code for code in aspek if code not in by_code],
        "jenis": [code for code in jenis if code not in known_kinds],
    }
    instansi_id = None
    if instansi:
        instansi_id = Instansi.objects.filter(code=instansi[:30].replace("\0", "")).values_list("pk", flat=True).first()
        unknown["instansi"] = [] if instansi_id else [instansi]
    year = whole_number(tahun, lowest=1945, highest=9999) if tahun else None
    unknown["tahun"] = [tahun] if tahun and year is None else []
    number = whole_number(page, lowest=1, highest=LAST_PAGE) or 1
    query = SearchQuery(
        text=text,
        kinds=tuple(dict.fromkeys(code for code in jenis if code in known_kinds)),
        aspect_ids=tuple(dict.fromkeys(by_code[code].pk for code in aspek if code in by_code)),
        instansi_id=instansi_id,
        year=year,
        sort=urut if urut in SORTS else BY_RELEVANCE,
        offset=(number - 1) * page_size,
        limit=page_size,
    )
    return Filters(query, number, instansi, {name: values for name, values in unknown.items() if values})
