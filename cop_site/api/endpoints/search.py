"""Search and suggestions while typing."""

from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Query, Router
from ninja.decorators import decorate_view

from cop_site.api.conditional import of_catalogue
from cop_site.api.pages import AspectCodes, Formats, InstansiCodes, KindCodes, Levels, PageSize, ProvinceCodes, Years
from cop_site.api.parameters import filters_of
from cop_site.api.rows import summary_of
from cop_site.api.schemas import SearchAnswer, Suggestions
from cop_site.search.facets import facets
from cop_site.search.filters import LAST_PAGE, PAGE_SIZE
from cop_site.search.queries import BY_RELEVANCE, LONGEST_TEXT, SORTS
from cop_site.search.selectors import Answer, search, suggestions
from knowledge.aspects.models import Aspect

router = Router(tags=["Pencarian"])

Text = Annotated[str, Query(max_length=LONGEST_TEXT, description="Yang dicari, dengan kata sendiri.")]
Order = Annotated[str, Query(pattern=f"^({'|'.join(SORTS)})$", description="Urutan: relevansi atau tanggal (terbaru dulu).")]
SearchPage = Annotated[int, Query(ge=1, le=LAST_PAGE, description="Nomor halaman, mulai dari 1.")]


@router.get("/search", response=SearchAnswer, summary="Cari di seluruh isi situs")
@decorate_view(of_catalogue)
def search_everything(
    request: HttpRequest,
    q: Text = "",
    aspek: AspectCodes = [],  # noqa: B006 - ninja copies defaults; a tuple has no JSON schema
    jenis: KindCodes = [],  # noqa: B006 - as above
    instansi: InstansiCodes = [],  # noqa: B006 - as above
    provinsi: ProvinceCodes = [],  # noqa: B006 - as above
    tahun: Years = [],  # noqa: B006 - as above
    tingkat: Levels = [],  # noqa: B006 - as above
    format: Formats = [],  # noqa: A002, B006 - the parameter is called so; and as above
    urut: Order = BY_RELEVANCE,
    page: SearchPage = 1,
    page_size: PageSize = PAGE_SIZE,
) -> dict[str, Any]:
    """Satu indeks untuk semua yang terbit. Tanpa kata kunci, semua entri menurut tanggal. Facet menghitung hasil bila pilihan itu ditambahkan."""
    filters, aspects = filters_of(
        text=q,
        aspek=aspek,
        jenis=jenis,
        instansi=instansi,
        provinsi=provinsi,
        tahun=tahun,
        tingkat=tingkat,
        bentuk=format,
        urut=urut,
        page=page,
        page_size=page_size,
    )
    answer = search(filters.query)
    return {
        "total": answer.results.total,
        "took_ms": answer.took_ms,
        "suggestion": answer.suggestion or None,
        "results": [{**summary_of(hit.entry, aspects), "highlight": hit.highlight or ""} for hit in answer.hits],
        "facets": facets_of(answer, aspects),
    }


@router.get("/search/suggest", response=Suggestions, summary="Saran judul selagi mengetik")
@decorate_view(of_catalogue)
def suggest_titles(request: HttpRequest, q: Text = "") -> dict[str, Any]:
    """Judul yang memuat kata-kata itu; yang terakhir boleh belum selesai."""
    return {"results": [{"title": entry.title, "url": entry.url, "kind": entry.kind} for entry in suggestions(q)]}


def facets_of(answer: Answer, aspects: list[Aspect]) -> dict[str, Any]:
    """Counts in the order in which people see the choices."""
    found = facets(answer.results, answer.query, aspects)
    return {name: [{"value": c.value, "label": c.label, "count": c.count} for c in choices] for name, choices in found.items()}
