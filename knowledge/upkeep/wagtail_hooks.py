"""Where upkeep appears in the CMS: reports and their menu, the worklist on the first page, what a page lacks after saving."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import URLResolver, include, path, reverse_lazy
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.pages import PageViewSet
from wagtail.models import Page

from .bulk_actions import AddTags, SetReviewDate, SetSteward
from .editing import material_viewsets
from .gaps import gaps_of
from .home_panels import WorklistPanel
from .listed_pages import DeleteListed, MoveListed, PublishListed, UnpublishListed
from .listings import EditorsItem, LibraryGroup
from .reports import CellReport, CoverageReport, StaleReport, UntaggedReport

REPORTS = {
    "stale": ("perlu-ditinjau/", StaleReport),
    "untagged": ("belum-ditandai/", UntaggedReport),
    "coverage": ("cakupan/", CoverageReport),
    "cell": ("cakupan/isi/", CellReport),
}


for action in (SetSteward, SetReviewDate, AddTags):
    hooks.register("register_bulk_action", action)

# After Wagtail's own of the same names, whose places they take.
for listed in (DeleteListed, MoveListed, PublishListed, UnpublishListed):
    hooks.register("register_bulk_action", listed, order=1)


@hooks.register("register_admin_urls")
def report_urls() -> list[URLResolver]:
    """The addresses of the reports, each also as the part that filters refresh."""
    patterns = []
    for name, (address, view) in REPORTS.items():
        patterns.append(path(address, view.as_view(), name=name))
        patterns.append(path(f"{address}hasil/", view.as_view(results_only=True), name=f"{name}_results"))
    return [path("laporan/", include((patterns, "upkeep_reports"), namespace="upkeep_reports"))]


@hooks.register("register_reports_menu_item")
def stale_item() -> MenuItem:
    """What needs a review."""
    return EditorsItem(_("Perlu ditinjau"), reverse_lazy("upkeep_reports:stale"), name="perlu-ditinjau", icon_name="history", order=10)


@hooks.register("register_reports_menu_item")
def untagged_item() -> MenuItem:
    """What lacks tags."""
    return EditorsItem(_("Belum ditandai lengkap"), reverse_lazy("upkeep_reports:untagged"), name="belum-ditandai", icon_name="tag", order=20)


@hooks.register("register_reports_menu_item")
def coverage_item() -> MenuItem:
    """The matrix."""
    return EditorsItem(_("Cakupan pengetahuan"), reverse_lazy("upkeep_reports:coverage"), name="cakupan", icon_name="table", order=30)


@hooks.register("construct_homepage_panels")
def add_worklist(request: HttpRequest, panels: list[Any]) -> None:
    """The worklist comes before what Wagtail shows."""
    panels.append(WorklistPanel())


@hooks.register("insert_global_admin_css")
def editor_style() -> SafeString:
    """The look of the matrix and the lists."""
    return format_html('<link rel="stylesheet" href="{}">', static("upkeep/editor.css"))


@hooks.register("register_admin_viewset")
def editors_of_material() -> list[PageViewSet]:
    """The editor of every kind."""
    return material_viewsets()


@hooks.register("register_admin_viewset")
def library_group() -> LibraryGroup:
    """The menu of the library."""
    return LibraryGroup()


@hooks.register("after_create_page")
@hooks.register("after_edit_page")
def say_what_is_missing(request: HttpRequest, page: Page) -> None:
    """List what the page lacks beside the word that it was saved; saving is never refused for it."""
    # The editor's own background saves would repeat the list with every few words typed.
    if "application/json" in request.headers.get("Accept", ""):
        return
    gaps = gaps_of(page.specific)
    if gaps:
        head = ngettext("Tersimpan. Masih ada %(count)s yang kurang:", "Tersimpan. Masih ada %(count)s yang kurang:", len(gaps))
        items = format_html_join("", "<li>{}</li>", ((gap,) for gap in gaps))
        messages.info(request, format_html('{}<ul class="upkeep-missing">{}</ul>', head % {"count": len(gaps)}, items))
