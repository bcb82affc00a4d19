"""Search and suggestions while typing."""

from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Query, Router
from ninja.decorators import decorate_view

from cop_site.api.conditional import of_catalogue
from cop_site.api.pages import AspectCodes, InstansiCode, KindCodes, PageSize, Year
from cop_site.api.parameters import filters_of
from cop_site.api.rows import summary_of
from cop_site.api.schemas import SearchAnswer, Suggestions
from cop_site.search.filters import LAST_PAGE, PAGE_SIZE
from cop_site.search.queries import BY_RELEVANCE, LONGEST_TEXT, SORTS
from cop_site.search.selectors import Answer, search, suggestions
from knowledge.aspects.models import Aspect
from knowledge.catalogue import registry

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
    instansi: InstansiCode = None,
    tahun: Year = None,
    urut: Order = BY_RELEVANCE,
    page: SearchPage = 1,
    page_size: PageSize = PAGE_SIZE,
) -> dict[str, Any]:
    """Satu indeks untuk semua yang terbit. Tanpa kata kunci, semua entri menurut tanggal. Facet menghitung hasil bila pilihan itu ditambahkan."""
    filters, aspects = filters_of(text=q, aspek=aspek, jenis=jenis, instansi=instansi, tahun=tahun, urut=urut, page=page, page_size=page_size)
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
    results = answer.results
    return {
        "aspek": [{"value": a.code, "label": a.label, "count": results.aspects[a.pk]} for a in aspects if not a.is_sub and results.aspects[a.pk]],
        "jenis": [{"value": k.code, "label": k.label, "count": results.kinds[k.code]} for k in registry.kinds() if results.kinds[k.code]],
        "tahun": [{"value": str(year), "label": str(year), "count": results.years[year]} for year in sorted(results.years, reverse=True)],
    }
