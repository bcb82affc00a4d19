"""The menu "Pustaka": a list of each kind and one of all, with aspects, state, steward and review date, narrowed by each of them."""

from typing import Any

import django_filters
from django.contrib.auth import get_user_model
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.ui.tables.pages import BulkActionsColumn, PageStatusColumn, PageTitleColumn
from wagtail.admin.views.pages.listing import IndexView
from wagtail.admin.viewsets.base import ViewSetGroup
from wagtail.admin.viewsets.pages import PageListingViewSet
from wagtail.models import Page, Revision, WorkflowState

from knowledge.aspects.models import Aspect, PageAspect
from knowledge.bin.selectors import outside_bin

from .models import ReviewTask
from .reports.lists import DayColumn
from .selectors import library_kinds, pages_where

# Some news carries every aspect; a row stays readable with the first few and a count.
NAMES_SHOWN = 3
STATES = [("terbit", _("Terbit")), ("draf", _("Draf")), ("telaah", _("Menunggu telaah")), ("terjadwal", _("Terjadwal"))]


def stewards(request: HttpRequest) -> QuerySet:
    """The people who look after at least one item."""
    keys: set[int] = set()
    for kind in library_kinds():
        keys |= set(kind.model._default_manager.filter(steward__isnull=False).order_by().values_list("steward", flat=True).distinct())
    return get_user_model()._default_manager.filter(pk__in=keys).order_by("name")


def page_keys(rows: QuerySet) -> list[int]:
    """The keys of the pages that rows of Wagtail's speak of; they are stored as text."""
    return [int(key) for key in rows.values_list("object_id", flat=True) if str(key).isdecimal()]


class MaterialFilters(WagtailFilterSet):
    """By aspect, state, steward, and whether it is stale."""

    aspek = django_filters.ModelChoiceFilter(label=_("Aspek"), queryset=lambda request: Aspect.objects.active(), method="with_aspect")
    keadaan = django_filters.ChoiceFilter(label=_("Keadaan"), choices=STATES, method="in_state")
    penanggung_jawab = django_filters.ModelChoiceFilter(label=_("Penanggung jawab"), queryset=stewards, method="of_steward")
    segar = django_filters.ChoiceFilter(label=_("Kesegaran"), choices=[("tidak", _("Perlu ditinjau")), ("ya", _("Segar"))], method="by_freshness")

    class Meta:
        model = Page
        fields: list[str] = []

    def with_aspect(self, queryset: QuerySet, name: str, value: Aspect) -> QuerySet:
        """Pages that carry the aspect."""
        return queryset.filter(Exists(PageAspect.objects.filter(content_object=OuterRef("pk"), tag=value)))

    def in_state(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        """Pages in one state; a live page with a waiting change is in both."""
        if value == "terbit":
            return queryset.filter(live=True)
        if value == "draf":
            return queryset.filter(Q(live=False) | Q(has_unpublished_changes=True))
        if value == "telaah":
            return queryset.filter(pk__in=page_keys(WorkflowState.objects.active()))
        return queryset.filter(pk__in=page_keys(Revision.page_revisions.filter(approved_go_live_at__isnull=False)))

    def of_steward(self, queryset: QuerySet, name: str, value: Any) -> QuerySet:
        """Pages of one steward."""
        return queryset.filter(pages_where(library_kinds(), steward=value))

    def by_freshness(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        """Published pages past their review date or with an open review, or the others."""
        stale = pages_where(library_kinds(), live=True, review_due__lt=timezone.localdate())
        stale |= Q(pk__in=ReviewTask.objects.open().about_live_pages().values("page"))
        return queryset.filter(stale) if value == "tidak" else queryset.filter(live=True).exclude(stale)


class AllMaterialFilters(MaterialFilters):
    """Besides, by kind."""

    jenis = django_filters.ChoiceFilter(label=_("Jenis"), choices=lambda: [(kind.code, kind.label) for kind in library_kinds()], method="of_kind")

    class Meta(MaterialFilters.Meta):
        pass

    def of_kind(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        """Pages of one kind."""
        model = next(kind.model for kind in library_kinds() if kind.code == value)
        return queryset.filter(pk__in=model._default_manager.values("pk"))


class MaterialIndexView(IndexView):
    """Wagtail's flat list of pages with our facts beside each title, at a cost that does not grow with the rows."""

    default_ordering = "-latest_revision_created_at"
    base_columns = [
        BulkActionsColumn("bulk_actions"),
        PageTitleColumn("title", label=_("Judul"), sort_key="title", classname="title", width="36%"),
        Column("aspect_names", label=_("Aspek"), width="18%"),
        PageStatusColumn("status", label=_("Keadaan"), sort_key="live", width="10%"),
        Column("steward_label", label=_("Penanggung jawab"), width="12%"),
        DayColumn("review_day", label=_("Tinjau lagi"), width="9%"),
        DateColumn("latest_revision_created_at", label=_("Diperbarui"), sort_key="latest_revision_created_at", width="9%"),
    ]

    def get_base_queryset(self) -> QuerySet:
        return outside_bin(super().get_base_queryset())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Adds to each row what its columns show (2 queries for a whole page of the list)."""
        context = super().get_context_data(**kwargs)
        add_facts_of_rows(list(context["object_list"]))
        return context


class AllMaterialIndexView(MaterialIndexView):
    """Every kind in one list."""

    base_columns = [
        *MaterialIndexView.base_columns[:2],
        Column("type_label", label=_("Jenis"), width="8%"),
        *MaterialIndexView.base_columns[2:],
    ]

    def get_base_queryset(self) -> QuerySet:
        return super().get_base_queryset().filter(pages_where(library_kinds()))

    def get_page_title(self) -> Any:
        return _("Semua materi")


def add_facts_of_rows(pages: list[Any]) -> None:
    """Aspects, steward, review date and kind in words (2 queries)."""
    by_page: dict[int, list[str]] = {}
    links = PageAspect.objects.filter(content_object__in=[page.pk for page in pages]).select_related("tag")
    for link in links.order_by("tag__parent__position", "tag__position", "tag__code"):
        by_page.setdefault(link.content_object_id, []).append(link.tag.code if link.tag.parent_id else link.tag.label)
    people: Any = get_user_model()._default_manager.in_bulk({page.steward_id for page in pages if getattr(page, "steward_id", None)})
    for page in pages:
        steward = people.get(getattr(page, "steward_id", None))
        names = by_page.get(page.pk, [])
        more = [f"+{len(names) - NAMES_SHOWN}"] if len(names) > NAMES_SHOWN else []
        page.aspect_names = ", ".join([*names[:NAMES_SHOWN], *more])
        page.steward_label = steward.display_name if steward else ""
        page.review_day = getattr(page, "review_due", None)
        page.type_label = page.page_type_display_name


class EditorsItem(MenuItem):
    """An entry of the menu for editors and administrators."""

    def is_shown(self, request: HttpRequest) -> bool:
        """By the table of rules."""
        return request.user.has_perm("upkeep.see_reports")


class MaterialListing(PageListingViewSet):
    """The list of one kind."""

    index_view_class = MaterialIndexView
    filterset_class = MaterialFilters
    menu_item_class = EditorsItem
    list_per_page = 50


class AllMaterialListing(MaterialListing):
    """The list of all kinds."""

    name = "pustaka"
    model = Page
    icon = "folder-open-inverse"
    menu_label = _("Semua materi")
    index_view_class = AllMaterialIndexView
    filterset_class = AllMaterialFilters


class LibraryGroup(ViewSetGroup):
    """The menu "Pustaka": all of them, then each kind in the order in which people see them."""

    menu_label = _("Pustaka")
    menu_icon = "folder-open-inverse"
    menu_name = "pustaka"
    menu_order = 120

    def __init__(self) -> None:
        each = [
            MaterialListing(f"pustaka-{kind.code}", model=kind.model, icon="doc-full", menu_label=kind.plural, menu_name=f"pustaka-{kind.code}")
            for kind in library_kinds()
        ]
        self.items = (AllMaterialListing(), *each)
        super().__init__()
