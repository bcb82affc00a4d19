"""Choices that narrow a result, with labels and counts: the page and the API show the same."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Model
from django.utils.translation import gettext as _

from knowledge.aspects.models import Aspect
from knowledge.catalogue import registry
from knowledge.catalogue.models import Format
from knowledge.instansi.models import Instansi, Province

from .engines import SearchResults
from .queries import SearchQuery

# Of the more than six hundred instansi a reader sees those with most results; the others are found by name.
MOST_INSTANSI = 30


@dataclass(frozen=True)
class Choice:
    """One value of a filter; `count` is what would be found with it, were nothing else chosen in its group."""

    value: str
    label: str
    count: int
    is_chosen: bool


def facets(results: SearchResults, query: SearchQuery, aspects: list[Aspect]) -> dict[str, list[Choice]]:
    """The choices by the name of their parameter, in the order in which people read them (0 to 2 queries).

    Choices without a result are left out unless chosen; of sub-aspects only chosen ones are shown.
    """
    return {
        "aspek": choices(results.aspects, query.aspect_ids, [(a.pk, a.code, a.label) for a in aspects if not a.is_sub or a.pk in query.aspect_ids]),
        "jenis": choices(results.kinds, query.kinds, [(kind.code, kind.code, str(kind.label)) for kind in registry.kinds()]),
        "instansi": choices(results.instansi, query.instansi_ids, named(Instansi, frequent(results.instansi, query.instansi_ids))),
        "provinsi": choices(results.provinces, query.province_ids, named(Province, {*results.provinces, *query.province_ids})),
        "tahun": choices(results.years, query.years, [(year, str(year), str(year)) for year in sorted({*results.years, *query.years}, reverse=True)]),
        "tingkat": choices(
            results.levels,
            query.levels,
            [(level, str(level), _("Tingkat %(level)s") % {"level": level}) for level in sorted({*results.levels, *query.levels})],
        ),
        "format": choices(results.formats, query.formats, [(value, value, str(label)) for value, label in Format.choices]),
    }


def choices(counts: Counter[Any], chosen: Iterable[Any], known: Iterable[tuple[Any, str, str]]) -> list[Choice]:
    """Choices of one group from (what is counted, value, label)."""
    return [Choice(value, label, counts[key], key in chosen) for key, value, label in known if counts[key] or key in chosen]


def frequent(counts: Counter[int], chosen: Iterable[int]) -> set[int]:
    """The most frequent ids, and the chosen ones."""
    return {id_ for id_, _count in counts.most_common(MOST_INSTANSI)} | set(chosen)


def named(model: type[Model], ids: set[int]) -> list[tuple[Any, str, str]]:
    """Id, code and name of some rows, by name (0 or 1 query)."""
    return list(model._default_manager.filter(pk__in=ids).order_by("name").values_list("pk", "code", "name")) if ids else []
