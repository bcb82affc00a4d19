"""Where a form is filled in, the thanks, and the list of submissions in the CMS."""

from collections.abc import Mapping
from typing import Any

from allauth.core import ratelimit
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.contrib.forms.views import SubmissionsListView

from .forms import AskedForm
from .models import FormPage
from .services import FormClosed, take_in

# A cell that begins so is a formula to a spreadsheet.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def open_page(page_id: int) -> FormPage:
    """The form page, when everybody may see it.

    Raises:
        Http404: there is none.
    """
    return get_object_or_404(FormPage.objects.live().public(), pk=page_id)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def fill_in(request: HttpRequest, page_id: int) -> HttpResponse:
    """The form; what was typed stays when something is wrong with it."""
    page = open_page(page_id)
    if not page.is_open:
        return redirect(page.get_url() or "/")
    if request.method != "POST":
        return asked(request, page, page.get_form(page=page, user=request.user))
    if not ratelimit.consume(request, action="fill_in_form"):
        return render(request, "429.html", status=429)
    form: AskedForm = page.get_form(request.POST, page=page, user=request.user)
    if not form.is_valid():
        return asked(request, page, form)
    try:
        take_in(page, form)
    except FormClosed:
        return redirect(page.get_url() or "/")
    return redirect("formpages:thanks", page_id=page.pk)


@never_cache
@require_safe
def thanks(request: HttpRequest, page_id: int) -> HttpResponse:
    """What happens next."""
    return render(request, "formpages/thanks.html", {"page": open_page(page_id)})


def asked(request: HttpRequest, page: FormPage, form: AskedForm) -> HttpResponse:
    """The form as a page of the site."""
    return render(request, "formpages/fill_in.html", {"page": page, "form": form})


class HarmlessSubmissionsView(SubmissionsListView):
    """Wagtail's list, whose files no spreadsheet takes for formulas."""

    def to_row_dict(self, item: Any) -> Mapping[str, Any]:
        """The row with its cells made harmless."""
        return {name: harmless(value) for name, value in super().to_row_dict(item).items()}


def harmless(value: Any) -> Any:
    """A text that begins like a formula, with an apostrophe before it; anything else as it is."""
    if isinstance(value, list | tuple):
        value = ", ".join(str(each) for each in value)
    return f"'{value}" if isinstance(value, str) and value.lstrip(" ").startswith(FORMULA_STARTS) else value
