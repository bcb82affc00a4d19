"""Lists by page: bounds, links to the neighbours, and parameters that every list shares."""

from collections.abc import Callable
from typing import Annotated, Any

from django.db.models import QuerySet
from django.http import HttpRequest
from ninja import Query
from pydantic import Field

from knowledge.catalogue.models import Format

LAST_PAGE = 1000
LARGEST_PAGE = 100

PageNumber = Annotated[int, Query(ge=1, le=LAST_PAGE, description="Nomor halaman, mulai dari 1.")]
PageSize = Annotated[int, Query(ge=1, le=LARGEST_PAGE, description="Banyaknya per halaman, paling banyak 100.")]
Year = Annotated[int | None, Query(ge=1945, le=2100, description="Tahun.")]
AspectCodes = Annotated[list[str], Query(description="Kode aspek atau sub-aspek pada instrumen aktif; boleh beberapa.")]
KindCodes = Annotated[list[str], Query(description="Jenis materi; boleh beberapa.")]
Years = Annotated[list[Annotated[int, Field(ge=1945, le=2100)]], Query(description="Tahun; boleh beberapa.")]
Levels = Annotated[list[Annotated[int, Field(ge=0, le=99)]], Query(description="Tingkat yang dibantu; boleh beberapa.")]
Formats = Annotated[list[Format], Query(description="Bentuk materi; boleh beberapa.")]
ProvinceCodes = Annotated[list[str], Query(description="Kode provinsi, misalnya 63; boleh beberapa.")]
InstansiCodes = Annotated[list[Annotated[str, Field(min_length=1, max_length=30)]], Query(description="Kode instansi, misalnya 63; boleh beberapa.")]
InstansiCode = Annotated[str | None, Query(min_length=1, max_length=30, description="Kode instansi, misalnya 63.")]


def page_of(request: HttpRequest, found: QuerySet[Any], page: int, page_size: int, row: Callable[[Any], dict[str, Any]]) -> dict[str, Any]:
    """One page of a list, each thing as its `row` (2 queries)."""
    start = (page - 1) * page_size
    total = found.count()
    shown = found[start : start + page_size] if start < total else []
    return {**frame(request, total, page, page_size), "results": [row(thing) for thing in shown]}


def frame(request: HttpRequest, total: int, page: int, page_size: int) -> dict[str, Any]:
    """Total and links."""
    last = min(LAST_PAGE, -(-total // page_size))
    return {
        "total": total,
        "page": page,
        "page_size": page_size,
        "next": link(request, page + 1) if page < last else None,
        "previous": link(request, min(page - 1, max(last, 1))) if page > 1 else None,
    }


def link(request: HttpRequest, page: int) -> str:
    """The address asked for, with another page."""
    asked = request.GET.copy()
    asked["page"] = str(page)
    return f"{request.path}?{asked.urlencode()}"
