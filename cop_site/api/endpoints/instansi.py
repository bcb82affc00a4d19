"""The register of instansi."""

from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Query, Router

from cop_site.api.pages import PageNumber, PageSize, page_of
from cop_site.api.schemas import InstansiList
from cop_site.search.filters import PAGE_SIZE
from knowledge.instansi.models import Instansi, Kind

router = Router(tags=["Instansi"])

Text = Annotated[str, Query(max_length=100, description="Bagian dari nama, singkatan, sebutan, kode, atau provinsi.")]
ProvinceCode = Annotated[str | None, Query(pattern=r"^\d{2}$", description="Kode provinsi, misalnya 63.")]
Current = Annotated[bool, Query(description="false: juga yang sudah tidak ada.")]


@router.get("/instansi", response=InstansiList, summary="Daftar instansi")
def list_instansi(
    request: HttpRequest,
    q: Text = "",
    jenis: Kind | None = None,
    provinsi: ProvinceCode = None,
    kini: Current = False,
    page: PageNumber = 1,
    page_size: PageSize = PAGE_SIZE,
) -> dict[str, Any]:
    """Menurut nama. Data register berlisensi ODbL; lihat NOTICE.md."""
    found = Instansi.objects.select_related("province").order_by("name", "pk").matching(q.replace("\0", " "))
    if jenis:
        found = found.filter(kind=jenis)
    if provinsi:
        found = found.filter(province__code=provinsi)
    if kini:
        found = found.current()
    return page_of(request, found, page, page_size, row)


def row(instansi: Instansi) -> dict[str, Any]:
    """A body as a row."""
    province = instansi.province
    names = ("code", "name", "short_name", "kind", "is_assessed", "valid_from", "valid_to")
    return {
        **{name: getattr(instansi, name) for name in names},
        "province": province.code if province else None,
        "province_name": province.name if province else None,
        "url": instansi.get_absolute_url(),
    }
