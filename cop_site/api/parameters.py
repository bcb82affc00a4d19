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
    instansi: Sequence[str] = (),
    provinsi: Sequence[str] = (),
    tahun: Sequence[int] = (),
    tingkat: Sequence[int] = (),
    bentuk: Sequence[str] = (),
    urut: str = "",
    page: int = 1,
    page_size: int,
) -> tuple[Filters, list[Aspect]]:
    """The filters and the aspects of the active framework (1 to 3 queries).

    Raises:
        Problem: 422 for an unknown aspect, kind or province, 404 for an unknown instansi.
    """
    aspects = filter_aspects()
    filters = filters_from(
        text=text,
        aspects=aspects,
        aspek=aspek,
        jenis=jenis,
        instansi=instansi,
        provinsi=provinsi,
        tahun=list(map(str, tahun)),
        tingkat=list(map(str, tingkat)),
        bentuk=bentuk,
        urut=urut,
        page=str(page),
        page_size=page_size,
    )
    errors = [
        {"parameter": name, "message": _("“%(value)s” tidak dikenal.") % {"value": value[:40]}}
        for name in ("aspek", "jenis", "provinsi")
        for value in filters.unknown.get(name, [])
    ]
    # A form of the site leaves a field empty; who writes a program and sends nothing has made a mistake.
    errors += [
        {"parameter": name, "message": _("Nilainya kosong.")}
        for name, values in (("aspek", aspek), ("jenis", jenis), ("provinsi", provinsi))
        if "" in values
    ]
    if errors:
        raise invalid_parameters(errors)
    if "instansi" in filters.unknown:
        raise unknown_instansi(filters.unknown["instansi"][0])
    return filters, aspects
