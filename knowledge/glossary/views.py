"""The public glossary."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from .selectors import terms_by_letter


def term_list(request: HttpRequest) -> HttpResponse:
    """All terms by letter, or those that match `?q=`."""
    q = request.GET.get("q", "").strip()[:200]
    letters = terms_by_letter(q)
    return render(request, "glossary/term_list.html", {"q": q, "letters": letters, "total": sum(len(terms) for _letter, terms in letters)})
