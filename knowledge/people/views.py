"""Public pages of people who appear in events and articles."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from .models import Person
from .registry import appearances_of


def person_detail(request: HttpRequest, slug: str) -> HttpResponse:
    """One person: positions with their dates, and where they appear."""
    person = get_object_or_404(Person, slug=slug)
    positions = person.positions.select_related("instansi").order_by("-as_of", "sort_order")
    return render(request, "people/person_detail.html", {"person": person, "positions": positions, "appearances": appearances_of(person)})
