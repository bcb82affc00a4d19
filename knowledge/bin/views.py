"""The pages of the bin in the CMS: its list, and the question before an item is restored or destroyed."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views.reports import ReportView

from .filters import BinFilters
from .forms import RestoreForm
from .models import BinItem
from .selectors import days_kept, destination_of, may_restore, restorable_by
from .services import AddressTaken, NoPlace, TakenOut, purge, restore


class ItemColumn(Column):
    """The title with how much lies below it, and what can be done."""

    cell_template_name = "wagtailadmin/bin/item_cell.html"


class BinList(ReportView):
    """What a person may put back; administrators see all (a constant number of queries)."""

    model = BinItem
    filterset_class = BinFilters
    default_ordering = None
    is_searchable = False
    list_export: list[str] = []
    page_title = gettext_lazy("Keranjang sampah")
    header_icon = "bin"
    index_url_name = "bin:list"
    index_results_url_name = "bin:list_results"
    verbose_name = gettext_lazy("halaman")
    verbose_name_plural = gettext_lazy("halaman")
    no_results_message = gettext_lazy("Keranjang sampah kosong. Halaman yang dibuang menunggu di sini sebelum dihapus selamanya.")
    columns = [
        ItemColumn("title", label=gettext_lazy("Judul"), width="34%"),
        Column("kind", label=gettext_lazy("Jenis"), width="12%"),
        Column("former_place", label=gettext_lazy("Asal"), width="16%"),
        Column("thrower", label=gettext_lazy("Dibuang oleh"), width="14%"),
        DateColumn("thrown_at", label=gettext_lazy("Dibuang"), width="12%"),
        Column("last_day", label=gettext_lazy("Dihapus selamanya"), width="12%"),
    ]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """By the table of rules."""
        if not request.user.has_perm("bin.open"):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_base_queryset(self) -> QuerySet[BinItem]:
        """The newest first, with the number of pages in each branch."""
        return restorable_by(self.request.user).annotate(page_count=Count("states")).order_by("-thrown_at", "-pk")

    def decorate_paginated_queryset(self, object_list: Any) -> list[BinItem]:
        """What the columns show (1 query for the setting)."""
        days, may_purge = days_kept(), self.request.user.has_perm("bin.purge")
        items: list[Any] = list(object_list)
        for item in items:
            item.kind = item.page.page_type_display_name
            item.thrower = item.thrown_by.display_name if item.thrown_by else _("akun yang sudah dihapus")
            item.last_day = day_of(item.purged_at(days))
            item.below_count, item.may_purge = item.page_count - 1, may_purge
        return items


def day_of(moment: Any) -> str:
    """A moment as a day: what lies ahead has no "… ago"."""
    return str(date_format(localtime(moment), "j M Y"))


def found_item(request: HttpRequest, pk: int) -> BinItem | None:
    """The item if it is there and the person sees it; None, with a word, when it was taken out meanwhile.

    Raises:
        PermissionDenied: it is for others.
    """
    if not request.user.has_perm("bin.open"):
        raise PermissionDenied
    item = BinItem.objects.select_related("page").filter(pk=pk).first()
    if item is None:
        say_taken_out(request)
    elif not restorable_by(request.user).filter(pk=pk).exists():
        raise PermissionDenied
    return item


def say_taken_out(request: HttpRequest) -> None:
    """Somebody was first."""
    messages.warning(request, _("Halaman ini tidak ada lagi di keranjang sampah: sudah dipulihkan atau dihapus selamanya."))


@require_http_methods(["GET", "POST"])
def restore_item(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask where to, then put it back."""
    item = found_item(request, pk)
    if item is None:
        return redirect("bin:list")
    destination = destination_of(item)
    if destination is not None and not may_restore(request.user, item, destination):
        raise PermissionDenied
    form = RestoreForm(item, destination, request.POST if request.method == "POST" else None)
    if request.method == "POST" and destination is not None and form.is_valid():
        try:
            page = restore(item, by=request.user, slug=form.cleaned_data["slug"])
        except TakenOut:
            say_taken_out(request)
            return redirect("bin:list")
        except (AddressTaken, NoPlace):
            # Between the question and the answer somebody took the address or the place: ask again.
            return redirect("bin:restore", pk=pk)
        button = messages.button(reverse("wagtailadmin_pages:edit", args=[page.pk]), _("Sunting"))
        messages.success(request, _("“%(page)s” dipulihkan.") % {"page": page.get_admin_display_title()}, buttons=[button])
        return redirect("bin:list")
    context = {"item": item, "destination": destination, "form": form, "below_count": item.states.count() - 1}
    return TemplateResponse(request, "wagtailadmin/bin/confirm_restore.html", context)


@require_http_methods(["GET", "POST"])
def purge_item(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask once, then destroy; for administrators."""
    if not request.user.has_perm("bin.purge"):
        raise PermissionDenied
    item = found_item(request, pk)
    if item is None:
        return redirect("bin:list")
    if request.method == "GET":
        context = {"item": item, "below_count": item.states.count() - 1}
        return TemplateResponse(request, "wagtailadmin/bin/confirm_purge.html", context)
    title = str(item)
    try:
        purge(item, by=request.user)
    except TakenOut:
        say_taken_out(request)
    else:
        messages.success(request, _("“%(page)s” dihapus selamanya.") % {"page": title})
    return redirect("bin:list")
