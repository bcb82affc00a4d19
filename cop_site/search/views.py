"""The search page: what was asked, filters with counts, results, and what to do when there are none."""

from collections import defaultdict
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from knowledge.catalogue.models import Entry

from .addresses import chosen_values, filters_of, parameters, text_of
from .facets import facets
from .filters import Filters, filter_aspects
from .listing import Listing, bound_labels, group_labels
from .log import Question, is_counted, remember
from .meaning.selectors import near_in_meaning
from .pins import pinned_entries
from .queries import BY_RELEVANCE, LONGEST_TEXT
from .selectors import Answer, search, suggestions


@require_safe
def search_page(request: HttpRequest) -> HttpResponse:
    """`/cari/`: the same for everybody, found by address alone."""
    aspects = filter_aspects()
    filters = filters_of(request.GET, aspects=aspects)
    query = filters.query
    roots = [aspect for aspect in aspects if not aspect.is_sub]
    context: dict[str, Any] = {
        "q": text_of(request.GET)[:LONGEST_TEXT],
        "is_cut": len(text_of(request.GET)) > LONGEST_TEXT,
        "filters": filters,
        "roots": roots,
        "menu_aspects": roots,
        "notices": notices(filters),
        "is_filtered": filters.is_narrowed,
    }
    if query.text or filters.is_narrowed:
        answer = search(query)
        pinned = chosen_by_editors(answer, filters)
        listing = Listing(filters, answer, facets(answer.results, query, aspects), parameters(request.GET, filters))
        note(request, filters, answer, pinned)
        near = near_in_meaning(answer, {entry.pk for entry in (*pinned, *answer.named)})
        context |= {"answer": answer, "listing": listing, "near": near, **listing.pages, **without_repetition(answer, pinned)}
    return render(request, "search/search_page.html", context)


@require_safe
def suggest(request: HttpRequest) -> JsonResponse:
    """`/cari/saran/`: titles for what was typed so far, for the search box; what is only typed is not remembered."""
    found = suggestions(text_of(request.GET))
    return JsonResponse({"results": [{"title": entry.title, "url": entry.url, "kind": entry.kind_label} for entry in found]})


def notices(filters: Filters) -> list[str]:
    """A sentence for each value that was not understood."""
    said, labels = _("“%(value)s” tidak dikenal sebagai %(name)s dan tidak dipakai."), {**group_labels(), **bound_labels()}
    unused = [said % {"value": value[:40], "name": labels[name].lower()} for name, values in filters.unknown.items() for value in values[:3]]
    plain = _("“%(value)s” tidak dikenal sebagai saringan, jadi dicari sebagai kata biasa. Lihat “Cara mencari” di bawah kotak.")
    return unused + [plain % {"value": value[:40]} for value in filters.written.not_understood[:3]]


def chosen_by_editors(answer: Answer, filters: Filters) -> list[Entry]:
    """What editors put on top: of the plain question only, for a filter and an order by date are the reader's own choice (0 to 2 queries)."""
    query = filters.query
    is_plain = query.text and query.sort == BY_RELEVANCE and query.offset == 0 and not filters.is_narrowed and not answer.query.without
    return pinned_entries(answer.query) if is_plain else []


def without_repetition(answer: Answer, pinned: list[Entry]) -> dict[str, Any]:
    """Editors' choices, then what is named exactly, then the other results: each entry once."""
    above = {entry.pk for entry in pinned}
    named = [entry for entry in answer.named if entry.pk not in above]
    above |= {entry.pk for entry in named}
    return {"pinned": pinned, "named": named, "hits": [hit for hit in answer.hits if hit.entry.pk not in above]}


def note(request: HttpRequest, filters: Filters, answer: Answer, pinned: list[Entry]) -> None:
    """Remember the question, once for all of its pages."""
    query = filters.query
    if query.offset or not query.text or not is_counted(request):
        return
    used: dict[str, list[str]] = defaultdict(list)
    for name, value in chosen_values(request.GET, filters):
        used[name].append(value)
    found = answer.results.total or len(answer.named) + len(pinned)
    corrected = "" if query.is_exact else answer.suggestion
    remember(Question(query.text, result_count=found, took_ms=answer.took_ms, corrected_to=corrected, filters=dict(used)))
