"""The bin in the CMS: every door that deletes leads into it, nothing in it can be worked on, and a menu leads to its list."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import URLResolver, include, path, reverse, reverse_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.api.views import PagesAdminAPIViewSet
from wagtail.admin.menu import MenuItem
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.models import Page

from .links import LinkToWhatIsThere
from .selectors import is_binned, outside_bin
from .services import HoldsASite, throw_away
from .views import BinList, purge_item, restore_item


@hooks.register("register_admin_urls")
def bin_urls() -> list[URLResolver]:
    """The list, also as the part that filters refresh, and what is done to one item."""
    patterns = [
        path("", BinList.as_view(), name="list"),
        path("hasil/", BinList.as_view(results_only=True), name="list_results"),
        path("<int:pk>/pulihkan/", restore_item, name="restore"),
        path("<int:pk>/hapus-selamanya/", purge_item, name="purge"),
    ]
    return [path("keranjang-sampah/", include((patterns, "bin"), namespace="bin"))]


class BinMenuItem(MenuItem):
    """The way to the bin, for those whom the rules let in."""

    def is_shown(self, request: HttpRequest) -> bool:
        """By the table of rules."""
        return request.user.has_perm("bin.open")


@hooks.register("register_admin_menu_item")
def bin_menu_item() -> MenuItem:
    """Below what is written, above the settings."""
    return BinMenuItem(gettext_lazy("Keranjang sampah"), reverse_lazy("bin:list"), name="keranjang-sampah", icon_name="bin", order=900)


@hooks.register("before_delete_page", order=-100)
def throw_away_instead(request: HttpRequest, page: Page) -> HttpResponse | None:
    """The page's own "delete". Wagtail has asked whether the person may."""
    if is_binned(page):
        return lies_in_bin(request, page)
    if request.method != "POST":
        return None
    parent = page.get_parent()
    try:
        item = throw_away(page, by=request.user)
    except HoldsASite:
        messages.error(request, _("“%(page)s” tidak dibuang: sebuah situs dimulai di halaman ini.") % {"page": page.get_admin_display_title()})
    else:
        button = messages.button(reverse("bin:restore", args=[item.pk]), _("Pulihkan"))
        said = _("“%(page)s” dipindahkan ke keranjang sampah.") % {"page": page.get_admin_display_title()}
        messages.success(request, said, buttons=[button] if request.user.has_perm("bin.open") else [])
    return HttpResponseRedirect(get_valid_next_url_from_request(request) or reverse("wagtailadmin_explore", args=[parent.pk if parent else page.pk]))


@hooks.register("before_bulk_action", order=-100)
def throw_many_away_instead(request: HttpRequest, action_type: str, objects: list[Any], action: Any) -> HttpResponse | None:
    """Delete for many pages at once; and no other action touches what lies in the bin."""
    pages = [page for page in objects if isinstance(page, Page)]
    if not pages:
        return None
    if outside_bin(Page.objects.filter(pk__in=[page.pk for page in pages])).count() < len(pages):
        return lies_in_bin(request, pages[0])
    if action_type != "delete":
        return None
    thrown, refused = set(), []
    for page in pages:
        try:
            thrown.add(throw_away(page, by=request.user).pk)
        except HoldsASite:
            refused.append(page.get_admin_display_title())
    if thrown:
        text = ngettext(
            "%(count)s halaman beserta isinya dipindahkan ke keranjang sampah.",
            "%(count)s halaman beserta isinya dipindahkan ke keranjang sampah.",
            len(thrown),
        )
        messages.success(request, text % {"count": len(thrown)})
    if refused:
        messages.error(request, _("Tidak dibuang karena sebuah situs dimulai di sana: %(pages)s.") % {"pages": "; ".join(refused)})
    return HttpResponseRedirect(action.next_url)


@hooks.register("before_edit_page", order=-100)
@hooks.register("before_publish_page", order=-100)
@hooks.register("before_unpublish_page", order=-100)
@hooks.register("before_copy_page", order=-100)
def leave_binned_alone(request: HttpRequest, page: Page) -> HttpResponse | None:
    """What lies in the bin is restored first."""
    return lies_in_bin(request, page) if page.pk and is_binned(page) else None


@hooks.register("before_move_page", order=-100)
def move_nothing_out(request: HttpRequest, page: Page, destination: Page) -> HttpResponse | None:
    """Out of the bin leads restoring alone, and into it deleting."""
    return next((lies_in_bin(request, one) for one in (page, destination) if is_binned(one)), None)


@hooks.register("before_create_page", order=-100)
def create_nothing_inside(request: HttpRequest, parent: Page, page_class: type[Page]) -> HttpResponse | None:
    """No page begins in the bin."""
    return lies_in_bin(request, parent) if is_binned(parent) else None


def lies_in_bin(request: HttpRequest, page: Page) -> HttpResponse:
    """Say so, and lead to the list."""
    messages.warning(request, _("“%(page)s” ada di keranjang sampah. Pulihkan dahulu.") % {"page": page.get_admin_display_title()})
    return redirect("bin:list" if request.user.has_perm("bin.open") else "wagtailadmin_home")


@hooks.register("construct_explorer_page_queryset")
def explore_outside(parent: Page, pages: QuerySet, request: HttpRequest) -> QuerySet:
    """Lists and searches of the CMS."""
    return outside_bin(pages)


@hooks.register("construct_page_chooser_queryset")
def choose_outside(pages: QuerySet, request: HttpRequest) -> QuerySet:
    """Nobody links to what nobody can read."""
    return outside_bin(pages)


@hooks.register("register_rich_text_features", order=100)
def tell_links_from_words(features: Any) -> None:
    """In the place of Wagtail's own, which would lead to an address called "None"."""
    features.register_link_type(LinkToWhatIsThere)


class PagesOutsideBin(PagesAdminAPIViewSet):
    """The CMS's own API without the door that would destroy a page, and without what lies in the bin."""

    actions = {name: action for name, action in PagesAdminAPIViewSet.actions.items() if name != "delete"}

    def get_base_queryset(self) -> QuerySet:
        return outside_bin(super().get_base_queryset())


@hooks.register("construct_admin_api")
def close_the_api(router: Any) -> None:
    """In the place of Wagtail's own."""
    router.register_endpoint("pages", PagesOutsideBin)
