"""Reads a question from the parameters of an address: the page and the API say it alike."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from knowledge.aspects.models import Aspect, MeritSettings
from knowledge.catalogue import registry
from knowledge.catalogue.models import Format
from knowledge.instansi.models import Instansi, Province

from .operators import FIRST_YEAR, LAST_YEAR, Written, read_filters
from .queries import BY_RELEVANCE, SORTS, SearchQuery

PAGE_SIZE = 20
# Beyond this a reader narrows the question; nobody reads the two-thousandth result.
LAST_PAGE = 100
LONGEST_CODE = 30


def filter_aspects() -> list[Aspect]:
    """Aspects and sub-aspects of the active framework in their order (1 query)."""
    chosen = MeritSettings.objects.exclude(active_framework=None).values("active_framework")
    return list(Aspect.objects.filter(framework__in=chosen).select_related("parent").order_by("parent__position", "position", "code"))


@dataclass
class Filters:
    """A question with what could not be understood of it."""

    query: SearchQuery
    page: int
    unknown: dict[str, list[str]] = field(default_factory=dict)
    # What the text itself said of filters.
    written: Written = field(default_factory=lambda: Written(""))

    @property
    def is_narrowed(self) -> bool:
        """Whether any filter is set."""
        return self.query.is_narrowed


def whole_number(text: str, *, lowest: int, highest: int) -> int | None:
    """A number within bounds, None for anything else."""
    if not (text.isascii() and text.isdigit()) or len(text) > len(str(highest)):
        return None
    return int(text) if lowest <= int(text) <= highest else None


def ids_by_code(model: type[Instansi | Province], codes: Sequence[str]) -> dict[str, int]:
    """Ids of those codes that exist (1 query, none without codes)."""
    asked = {code for code in codes if code and len(code) <= LONGEST_CODE and "\0" not in code}
    return dict(model._default_manager.filter(code__in=asked).values_list("code", "pk")) if asked else {}


def filters_from(
    *,
    text: str,
    aspects: list[Aspect],
    aspek: Sequence[str] = (),
    jenis: Sequence[str] = (),
    instansi: Sequence[str] = (),
    provinsi: Sequence[str] = (),
    tahun: Sequence[str] = (),
    tingkat: Sequence[str] = (),
    bentuk: Sequence[str] = (),
    sejak: str = "",
    sebelum: str = "",
    urut: str = "",
    page: str = "1",
    page_size: int = PAGE_SIZE,
) -> Filters:
    """The question that an address asks; unknown values are named in `unknown` and do not filter (0 to 2 queries).

    Filters that the text itself names count as if the address held them (0 to 3 queries more).
    """
    given = {"aspek": aspek, "jenis": jenis, "instansi": instansi, "provinsi": provinsi, "tahun": tahun, "tingkat": tingkat, "format": bentuk}
    written = read_filters(text, aspects)
    asked = {name: [*values, *written.chosen.get(name, [])] for name, values in {**given, "sejak": [sejak], "sebelum": [sebelum]}.items()}
    found = known_values(asked, aspects)
    chosen = {name: tuple(dict.fromkeys(found[name][value] for value in asked[name] if found[name].get(value) is not None)) for name in asked}
    unknown = {name: [value for value in asked[name] if value and found[name].get(value) is None] for name in asked}
    number = whole_number(page, lowest=1, highest=LAST_PAGE) or 1
    query = SearchQuery(
        text=written.text,
        kinds=chosen["jenis"],
        aspect_ids=chosen["aspek"],
        instansi_ids=chosen["instansi"],
        province_ids=chosen["provinsi"],
        years=chosen["tahun"],
        levels=chosen["tingkat"],
        formats=chosen["format"],
        # Of several bounds the narrowest.
        since=max(chosen["sejak"], default=None),
        before=min(chosen["sebelum"], default=None),
        sort=urut if urut in SORTS else BY_RELEVANCE,
        offset=(number - 1) * page_size,
        limit=page_size,
    )
    return Filters(query, number, {name: values for name, values in unknown.items() if values}, written)


def known_values(asked: Mapping[str, Sequence[str]], aspects: list[Aspect]) -> dict[str, dict[str, Any]]:
    """What the values of each filter mean to an engine; None or nothing for those without meaning (0 to 2 queries)."""
    years = {value: whole_number(value, lowest=FIRST_YEAR, highest=LAST_YEAR) for name in ("tahun", "sejak", "sebelum") for value in asked[name]}
    return {
        "aspek": {aspect.code: aspect.pk for aspect in aspects},
        "jenis": {kind.code: kind.code for kind in registry.kinds()},
        "instansi": dict(ids_by_code(Instansi, asked["instansi"])),
        "provinsi": dict(ids_by_code(Province, asked["provinsi"])),
        "tingkat": {level: whole_number(level, lowest=0, highest=99) for level in asked["tingkat"]},
        "format": {value: value for value in Format.values},
        **dict.fromkeys(("tahun", "sejak", "sebelum"), years),
    }
