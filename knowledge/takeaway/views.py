"""Gives what may be taken along: an item as PDF or Markdown, the pack of an aspect. Whether it is public is asked anew each time."""

import logging
from collections.abc import Callable
from typing import IO, Any

from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header, quote_etag
from django.views.decorators.http import require_safe

from . import services
from .items import Item, item_of_page
from .markdown import markdown_of
from .selectors import hub_aspect, public_page
from .shelf import StillBeingMade

logger = logging.getLogger(__name__)
# A copy may be kept anywhere but must be asked about before it is given on: what is unpublished is gone at once.
KEPT_BUT_ASKED = "public, no-cache"


@require_safe
def item_pdf(request: HttpRequest, page_id: int, slug: str) -> HttpResponseBase:
    """One item as PDF."""
    return item_file(request, page_id, slug, "pdf", "application/pdf", services.pdf_file)


@require_safe
def item_markdown(request: HttpRequest, page_id: int, slug: str) -> HttpResponseBase:
    """One item as Markdown."""
    return item_file(request, page_id, slug, "md", "text/markdown; charset=utf-8", lambda _page, item: markdown_of(item).encode())


def item_file(
    request: HttpRequest, page_id: int, slug: str, ending: str, content_type: str, give: Callable[[Any, Item], IO[bytes] | bytes]
) -> HttpResponseBase:
    """An item in one of its forms; at an earlier address of the page the way to the present one."""
    page = public_page(page_id)
    if page is None:
        raise Http404
    if page.slug != slug:
        return redirect(f"takeaway:item_{'pdf' if ending == 'pdf' else 'markdown'}", page.pk, page.slug)
    item = item_of_page(page)
    version = f"{services.EDITION}-{item.content_hash[:32]}"
    return answer(request, lambda: give(page, item), version, f"{page.slug}.{ending}", content_type, canonical=item.url)


@require_safe
def aspect_pack(request: HttpRequest, slug: str) -> HttpResponseBase:
    """The pack of an aspect; `?instrumen=` chooses where two frameworks use the same address."""
    aspect = hub_aspect(slug, request.GET.get("instrumen", ""))
    if aspect is None:
        raise Http404
    try:
        pack, file = services.pack_file(aspect)
    except StillBeingMade:
        return come_back(request)
    if not pack.item_count:
        file.close()
        raise Http404
    return answer(request, lambda: file, pack.stamp[:32], f"paket-{aspect.slug}-{pack.stamp[:10]}.zip", "application/zip")


def answer(
    request: HttpRequest, give: Callable[[], IO[bytes] | bytes], version: str, name: str, content_type: str, *, canonical: str = ""
) -> HttpResponseBase:
    """A file with its version as strong ETag; a reader who holds that version gets 304 and nothing is made."""
    etag = quote_etag(version)
    response: HttpResponseBase | None = get_conditional_response(request, etag=etag)
    if response is None:
        try:
            made = give()
        except StillBeingMade:
            return come_back(request)
        body = made if isinstance(made, bytes) else None
        response = HttpResponse(body, content_type=content_type) if body is not None else FileResponse(made, content_type=content_type)
        response.headers["Content-Disposition"] = content_disposition_header(True, name)
    response.headers["ETag"] = etag
    response.headers["Cache-Control"] = KEPT_BUT_ASKED
    response.headers["X-Robots-Tag"] = "noindex"
    response.headers["X-Content-Type-Options"] = "nosniff"
    if canonical:
        response.headers["Link"] = f'<{canonical}>; rel="canonical"'
    return response


def come_back(request: HttpRequest) -> HttpResponse:
    """Somebody else is still making the file."""
    logger.warning("%s is still being made by somebody else.", request.path)
    response = render(request, "takeaway/still_being_made.html", status=503)
    response.headers["Retry-After"] = "30"
    return response
