"""National figures, their targets and how the indicators are defined."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from .models import Indicator, NationalFigure
from .selectors import progress_by_group


def figures(request: HttpRequest) -> HttpResponse:
    """All published numbers with their day and source."""
    rows = list(NationalFigure.objects.all())
    context = {"figures": rows, "progress": progress_by_group(rows), "indicators": Indicator.objects.all()}
    return render(request, "figures/figures.html", context)
