"""Lists of published items that ask for an editor: what is stale, and what lacks tags."""

from typing import Any

import django_filters
from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.reports import ReportView
from wagtail.models import Page

from knowledge.aspects.models import Aspect
from knowledge.aspects.selectors import active_framework
from knowledge.catalogue.models import Entry
from knowledge.catalogue.registry import page_kinds

from ..models import ReviewTask
from ..selectors import page_entries, stale_entries

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def page_kind_choices() -> list[tuple[str, str]]:
    """Kinds that are pages, in the order in which people see them."""
    return [(kind.code, kind.label) for kind in page_kinds()]


class EntryFilters(WagtailFilterSet):
    """By kind and by aspect of the active framework."""

    kind = django_filters.ChoiceFilter(label=_("Jenis"), choices=page_kind_choices)
    aspects = django_filters.ModelChoiceFilter(label=_("Aspek"), queryset=lambda request: Aspect.objects.active().order_by("code"))

    class Meta:
        model = Entry
        fields = ["kind", "aspects"]


class LackFilters(EntryFilters):
    """Besides, by what is lacking."""

    lacks = django_filters.ChoiceFilter(
        label=_("Yang kurang"),
        choices=[("sub", _("Sub-aspek")), ("topik", _("Topik")), ("aspek", _("Aspek instrumen aktif"))],
        method="filter_lack",
    )

    class Meta:
        model = Entry
        fields = ["kind", "aspects", "lacks"]

    def filter_lack(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        """Only rows that lack just this."""
        return queryset.filter(**{{"sub": "has_sub", "topik": "has_topic", "aspek": "has_active"}[value]: False})


class EditorsReport(ReportView):
    """What the reports share: who may see them, safe spreadsheets, Indonesian words for empty results."""

    default_ordering = None
    is_searchable = False
    verbose_name = _("materi")
    verbose_name_plural = _("materi")
    no_results_message = _("Tidak ada yang perlu dikerjakan di sini.")

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.has_perm("upkeep.see_reports"):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def preprocess_field_value(self, field: str, value: Any, export_format: str) -> Any:
        """A text that a spreadsheet would take for a formula is written as text."""
        written = super().preprocess_field_value(field, value, export_format)
        return f"'{written}" if isinstance(written, str) and written.startswith(FORMULA_STARTS) else written


class TitleColumn(Column):
    """The title, leading to the editor of its page."""

    cell_template_name = "wagtailadmin/upkeep/title_cell.html"


class DayColumn(Column):
    """A day as a day: what lies ahead has no "… ago"."""

    def get_value(self, instance: Any) -> str:
        day = super().get_value(instance)
        return date_format(day, "j M Y") if day else ""


class EntryReport(EditorsReport):
    """A list of published items with what an editor needs to act."""

    model = Entry
    filterset_class: Any = EntryFilters
    columns = [
        TitleColumn("title", label=_("Judul"), width="36%"),
        Column("kind_label", label=_("Jenis"), width="8%"),
        Column("aspect_names", label=_("Aspek"), width="16%"),
        Column("steward_name", label=_("Penanggung jawab"), width="12%"),
        DayColumn("review_due", label=_("Tinjau lagi"), width="10%"),
    ]
    list_export = ["title", "kind_label", "aspect_names", "steward_name", "review_due", "url"]
    export_headings = {
        "title": _("Judul"),
        "kind_label": _("Jenis"),
        "aspect_names": _("Aspek"),
        "steward_name": _("Penanggung jawab"),
        "review_due": _("Tinjau lagi pada"),
        "url": _("Alamat"),
        "cause": _("Sebab"),
        "lacking": _("Yang kurang"),
    }

    def decorate_paginated_queryset(self, object_list: Any) -> list[Entry]:
        """Adds steward, aspects in words and what the report says of each (a few queries for a whole page of the list)."""
        entries = list(object_list)
        stewards = steward_names([entry.object_id for entry in entries])
        for entry in entries:
            entry.steward_name = stewards.get(entry.object_id, "")
            entry.aspect_names = ", ".join([label["name"] for label in entry.aspect_labels] + entry.sub_aspect_codes)
        self.explain(entries)
        return entries

    def explain(self, entries: list[Any]) -> None:
        """What this report adds to each row."""


def steward_names(page_ids: list[int]) -> dict[int, str]:
    """Who looks after each page: its steward, or else its owner (a query for each type of page, and one for the people)."""
    pages = list(Page.objects.filter(pk__in=page_ids).specific().defer_streamfields())
    wanted = {page.pk: getattr(page, "steward_id", None) or page.owner_id for page in pages}
    people: dict[Any, Any] = get_user_model()._default_manager.in_bulk([key for key in wanted.values() if key])
    return {pk: str(people[key].display_name) for pk, key in wanted.items() if key in people}


class StaleReport(EntryReport):
    """Items past their review date or with an open review."""

    page_title = _("Perlu ditinjau")
    header_icon = "history"
    index_url_name = "upkeep_reports:stale"
    index_results_url_name = "upkeep_reports:stale_results"
    columns = [*EntryReport.columns[:3], Column("cause", label=_("Sebab"), width="18%"), *EntryReport.columns[3:]]
    list_export = [*EntryReport.list_export[:5], "cause", "url"]
    export_filename = "perlu-ditinjau"

    def get_base_queryset(self) -> QuerySet[Entry]:
        return stale_entries().defer("body")

    def explain(self, entries: list[Any]) -> None:
        """The causes in words, with the way to close the review (1 query)."""
        by_page: dict[int, list[ReviewTask]] = {}
        tasks = ReviewTask.objects.open().filter(page__in=[entry.object_id for entry in entries]).select_related("regulation").order_by("pk")
        for task in tasks:
            by_page.setdefault(task.page_id, []).append(task)
        for entry in entries:
            entry.tasks = by_page.get(entry.object_id, [])
            entry.cause = "; ".join(task.cause for task in entry.tasks) or gettext("Tanggal tinjauannya lewat")


class UntaggedReport(EntryReport):
    """Items without sub-aspect, without topic, or without an aspect of the active framework."""

    page_title = _("Belum ditandai lengkap")
    header_icon = "tag"
    index_url_name = "upkeep_reports:untagged"
    index_results_url_name = "upkeep_reports:untagged_results"
    filterset_class = LackFilters
    columns = [*EntryReport.columns[:3], Column("lacking", label=_("Yang kurang"), width="18%"), EntryReport.columns[3]]
    list_export = [*EntryReport.list_export[:4], "lacking", "url"]
    export_filename = "belum-ditandai"

    def get_base_queryset(self) -> QuerySet[Entry]:
        links = Entry.aspects.through.objects.filter(entry=OuterRef("pk"))
        marked = page_entries().annotate(
            has_sub=Exists(links.filter(aspect__parent__isnull=False)),
            has_topic=Exists(Entry.topics.through.objects.filter(entry=OuterRef("pk"))),
            has_active=Exists(links.filter(aspect__framework=active_framework())),
        )
        return marked.filter(Q(has_sub=False) | Q(has_topic=False) | Q(has_active=False)).defer("body").order_by("kind", "title", "pk")

    def explain(self, entries: list[Any]) -> None:
        """What is lacking, in words."""
        for entry in entries:
            lacks = [(entry.has_active, _("aspek instrumen aktif")), (entry.has_sub, _("sub-aspek")), (entry.has_topic, _("topik"))]
            entry.lacking = ", ".join(str(word) for present, word in lacks if not present)
