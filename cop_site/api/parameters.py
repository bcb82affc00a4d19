"""Reads the filters that several endpoints share; a value that nobody knows is refused by name."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from cop_site.search.filters import Filters, filter_aspects, filters_from
from knowledge.aspects.models import Aspect

from .problems import invalid_parameters, unknown_instansi


def filters_of(
    *,
    text: str = "",
    aspek: Sequence[str] = (),
    jenis: Sequence[str] = (),
    instansi: str | None = None,
    tahun: int | None = None,
    urut: str = "",
    page: int = 1,
    page_size: int,
) -> tuple[Filters, list[Aspect]]:
    """The filters and the aspects of the active framework (1 or 2 queries).

    Raises:
        Problem: 422 for an unknown aspect or kind, 404 for an unknown instansi.
    """
    aspects = filter_aspects()
    filters = filters_from(
        text=text,
        aspects=aspects,
        aspek=aspek,
        jenis=jenis,
        instansi=instansi or "",
        tahun=str(tahun or ""),
        urut=urut,
        page=str(page),
        page_size=page_size,
    )
    errors = [
        {"parameter": name, "message": _("“%(value)s” tidak dikenal.") % {"value": value[:40]}}
        for name in ("aspek", "jenis")
        for value in filters.unknown.get(name, [])
    ]
    if errors:
        raise invalid_parameters(errors)
    if "instansi" in filters.unknown:
        raise unknown_instansi(instansi or "")
    return filters, aspects
