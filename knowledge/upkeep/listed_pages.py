""" "All in this list", as the bulk actions of the CMS offer it, means the list as it was narrowed; Wagtail would take every page there is."""

import copy
from typing import Any
from urllib.parse import urlsplit

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, QueryDict
from django.urls import Resolver404, resolve
from wagtail.admin.views.pages.bulk_actions import DeleteBulkAction, MoveBulkAction, PublishBulkAction, UnpublishBulkAction
from wagtail.models import Page

CMS = "/admin/"


def keys_in_listing(request: HttpRequest, address: str) -> list[int]:
    """The keys of all pages in the list at an address of the CMS, on whichever of its pages they stand, as this person gets it.

    Raises:
        Http404: there is no list of pages at this address.
    """
    source = urlsplit(address)
    try:
        match = resolve(source.path)
    except Resolver404:
        raise Http404 from None
    if not source.path.startswith(CMS):
        raise Http404
    asked = copy.copy(request)
    asked.method, asked.path, asked.path_info, asked.GET = "GET", source.path, source.path, QueryDict(source.query)
    asked.META = {**request.META, "QUERY_STRING": source.query, "REQUEST_METHOD": "GET"}
    asked.resolver_match = match
    context = getattr(match.func(asked, *match.args, **match.kwargs), "context_data", None) or {}
    if "paginator" not in context:
        raise Http404
    rows = context["paginator"].object_list
    if isinstance(rows, QuerySet) and issubclass(rows.model, Page):
        return list(rows.values_list("pk", flat=True))
    found = list(rows)
    if not all(isinstance(row, Page) for row in found):
        raise Http404
    return [row.pk for row in found]


class ListedPages:
    """Mixed into an action on pages: "all" asks the list from which it was called."""

    request: HttpRequest
    next_url: str

    def get_all_objects_in_listing_query(self, parent_id: Any) -> list[int]:
        """In the place of Wagtail's own."""
        return keys_in_listing(self.request, self.next_url)


class DeleteListed(ListedPages, DeleteBulkAction):
    """Wagtail's own, on the list as narrowed."""


class MoveListed(ListedPages, MoveBulkAction):
    """Wagtail's own, on the list as narrowed."""


class PublishListed(ListedPages, PublishBulkAction):
    """Wagtail's own, on the list as narrowed."""


class UnpublishListed(ListedPages, UnpublishBulkAction):
    """Wagtail's own, on the list as narrowed."""
