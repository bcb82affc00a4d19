"""The search page: what was asked, filters with counts, results, and what to do when there are none."""

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from knowledge.aspects.models import Aspect

from .facets import facets
from .filters import LAST_PAGE, Filters, filter_aspects, filters_from
from .queries import BY_DATE, BY_RELEVANCE, LONGEST_TEXT
from .selectors import Answer, search, suggestions


@require_safe
def search_page(request: HttpRequest) -> HttpResponse:
    """`/cari/`: the same for everybody, found by address alone."""
    aspects = filter_aspects()
    asked = request.GET
    text = asked.get("q", "").replace("\0", "").strip()
    filters = filters_from(
        text=text[:LONGEST_TEXT],
        aspects=aspects,
        aspek=asked.getlist("aspek"),
        jenis=asked.getlist("jenis"),
        instansi=asked.getlist("instansi"),
        provinsi=asked.getlist("provinsi"),
        tahun=asked.getlist("tahun"),
        tingkat=asked.getlist("tingkat"),
        bentuk=asked.getlist("format"),
        urut=asked.get("urut", ""),
        page=asked.get("page", "1"),
    )
    answer = search(filters.query) if text or filters.is_narrowed else None
    context = {
        "q": text[:LONGEST_TEXT],
        "is_cut": len(text) > LONGEST_TEXT,
        "filters": filters,
        "answer": answer,
        "roots": [aspect for aspect in aspects if not aspect.is_sub],
        "menu_aspects": [aspect for aspect in aspects if not aspect.is_sub],
        "notices": notices(filters),
        "is_filtered": filters.is_narrowed,
    }
    if answer:
        context |= {
            "groups": facet_groups(answer, filters, aspects),
            "hidden": hidden_fields(request.GET, filters, text),
            "sorts": sort_links(request.GET, filters),
        }
        context |= page_links(request.GET, filters, answer)
    return render(request, "search/search_page.html", context)


@require_safe
def suggest(request: HttpRequest) -> JsonResponse:
    """`/cari/saran/`: titles for what was typed so far, for the search box."""
    found = suggestions(request.GET.get("q", "").replace("\0", ""))
    return JsonResponse({"results": [{"title": entry.title, "url": entry.url, "kind": entry.kind_label} for entry in found]})


def notices(filters: Filters) -> list[str]:
    """A sentence for each value that was not understood."""
    said = _("“%(value)s” tidak dikenal sebagai %(name)s dan tidak dipakai.")
    return [said % {"value": value[:40], "name": name} for name, values in filters.unknown.items() for value in values[:3]]


def facet_groups(answer: Answer, filters: Filters, aspects: list[Aspect]) -> list[dict[str, Any]]:
    """Filters with counts, as `components/facets.html` takes them; choices without a hit are left out unless chosen."""
    found = facets(answer.results, filters.query, aspects)
    return [
        {
            "name": name,
            "label": label,
            "options": [{"value": c.value, "label": c.label, "count": c.count, "selected": c.is_chosen} for c in found[name]],
        }
        for name, label in (("jenis", _("Jenis")), ("aspek", _("Aspek")))
        if found[name]
    ]


def hidden_fields(asked: QueryDict, filters: Filters, text: str) -> list[dict[str, str]]:
    """What a filter form must not lose."""
    kept = [("q", text[:LONGEST_TEXT]), ("urut", filters.query.sort if filters.query.sort != BY_RELEVANCE else "")]
    for name in ("instansi", "provinsi", "tahun", "tingkat", "format"):
        kept += [(name, value) for value in asked.getlist(name) if value not in filters.unknown.get(name, [])]
    return [{"name": name, "value": value} for name, value in kept if value]


def with_changes(asked: QueryDict, **changes: object) -> str:
    """The same address with other parameters; None removes one."""
    changed = asked.copy()
    for name, value in changes.items():
        changed.pop(name, None)
        if value is not None:
            changed[name] = str(value)
    return f"?{changed.urlencode()}"


def sort_links(asked: QueryDict, filters: Filters) -> list[dict[str, Any]]:
    """Order by relevance or by date."""
    return [
        {"label": label, "url": with_changes(asked, urut=None if code == BY_RELEVANCE else code, page=None), "current": filters.query.sort == code}
        for code, label in ((BY_RELEVANCE, _("Paling sesuai")), (BY_DATE, _("Terbaru")))
    ]


def page_links(asked: QueryDict, filters: Filters, answer: Answer) -> dict[str, Any]:
    """Links to the pages before and after."""
    last = min(LAST_PAGE, -(-answer.results.total // filters.query.limit))
    return {
        "prev_url": with_changes(asked, page=filters.page - 1 if filters.page > 2 else None) if filters.page > 1 else "",
        "next_url": with_changes(asked, page=filters.page + 1) if filters.page < last else "",
        "first_url": with_changes(asked, page=None),
        "first_shown": filters.query.offset + 1,
        "last_shown": filters.query.offset + len(answer.hits),
    }
