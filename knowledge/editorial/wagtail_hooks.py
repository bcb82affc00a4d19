"""Where this room appears in the CMS: its menu, starting from a frame, and the refusal to delete a fragment in use."""

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse, reverse_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.snippets.models import register_snippet

from . import selectors
from .models import Fragment
from .views import start
from .viewsets import SharedGroup

register_snippet(SharedGroup)


class StartItem(MenuItem):
    """Shown to whoever may add a page somewhere."""

    def is_shown(self, request: HttpRequest) -> bool:
        return bool(request.user.has_perm("editorial.view_startingpoint") or request.user.has_perm("editorial.change_startingpoint"))


@hooks.register("register_admin_urls")
def start_url() -> list[URLPattern]:
    """The address of the page."""
    return [path("kerangka/", start, name="editorial_start")]


@hooks.register("register_admin_menu_item")
def start_item() -> MenuItem:
    """The way there."""
    return StartItem(gettext_lazy("Dari kerangka"), reverse_lazy("editorial_start"), name="kerangka", icon_name="doc-empty", order=210)


@hooks.register("before_delete_snippet")
def refuse_used_fragments(request: HttpRequest, instances: Iterable[Any]) -> HttpResponse | None:
    """Instead of the question whether to delete: where the fragment stands."""
    used = [each for each in instances if isinstance(each, Fragment) and selectors.is_used(each)]
    if not used:
        return None
    names = ", ".join(fragment.title for fragment in used)
    messages.error(request, _("Masih dipakai, jadi tidak dihapus: %(names)s. Lepaskan dahulu dari halaman di daftar ini.") % {"names": names})
    return redirect(reverse(used[0].snippet_viewset.get_url_name("usage"), args=[used[0].pk]))  # type: ignore[attr-defined]
