"""Finds the page for an address with one query; whatever is not a plain live page goes Wagtail's own way."""

from functools import cache

from django.db.models import CharField, Exists, ExpressionWrapper, F, OneToOneRel, OuterRef, QuerySet, Value
from django.db.models.functions import Concat
from django.http import HttpRequest
from wagtail.models import Page, PageViewRestriction, Site
from wagtail.url_routing import RouteResult


@cache
def page_types() -> tuple[str, ...]:
    """The relations from a page to its specific types, to be read along with it."""
    relations = (field for field in Page._meta.get_fields() if isinstance(field, OneToOneRel) and field.parent_link)
    return tuple(relation.get_accessor_name() for relation in relations if issubclass(relation.related_model, Page))


def find_page(path: str) -> Page | None:
    """The live page at a path below the root of the only site, as its specific type; None with several sites (1 query)."""
    parts = [part for part in path.split("/") if part]
    root = Site.objects.filter(is_default_site=True).values("root_page__url_path")
    pages = Page.objects.filter(~Exists(Site.objects.filter(is_default_site=False)), live=True)
    if parts:
        # The slug has an index, the path has none.
        pages = pages.filter(slug=parts[-1], url_path=Concat(root, Value("/".join(parts) + "/")))
    else:
        pages = pages.filter(sites_rooted_here__is_default_site=True)
    page = pages.annotate(is_restricted=Exists(restrictions_above())).select_related(*page_types()).first()
    specific = page and next((found for name in page_types() if (found := getattr(page, name, None))), None)
    if specific and not page.is_restricted:
        # Known from the same query; Wagtail would ask twice more.
        specific.get_view_restrictions = PageViewRestriction.objects.none
    return specific


def restrictions_above() -> QuerySet:
    """The view restrictions on a page or on any page above it, for a subquery over pages."""
    path = ExpressionWrapper(OuterRef("path"), output_field=CharField())
    return PageViewRestriction.objects.annotate(page_below=path).filter(page_below__startswith=F("page__path"))


def remember_page(request: HttpRequest, path: str) -> None:
    """Spare Wagtail's `serve` the walk down the tree; leaves it whatever answers its own sub-addresses."""
    page = find_page(path)
    if page is not None and type(page).route is Page.route:
        request._wagtail_route_for_request = RouteResult(page)  # type: ignore[attr-defined]
