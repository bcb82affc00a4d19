"""Reads of the bin: what lies in it, where it would go back to, who may put it there."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q, QuerySet
from wagtail.models import Page, Site, get_page_models
from wagtail.permission_policies.pages import PagePermissionPolicy

from .models import BinItem, BinPage, BinSettings


def days_kept() -> int:
    """For how many days the bin keeps things (1 query)."""
    return int(BinSettings.load().days_kept)


def outside_bin(pages: QuerySet) -> QuerySet:
    """Pages that do not lie in the bin, and not the bin itself (1 query). By path, which also the search of the CMS can filter by."""
    path = BinPage.objects.values_list("path", flat=True).first()
    return pages.exclude(path__startswith=path) if path else pages


def is_binned(page: Page) -> bool:
    """Whether a page lies in the bin, alone or below another, or is the bin (1 query)."""
    return not outside_bin(Page.objects.filter(pk=page.pk)).exists()


def holds_a_site(page: Page) -> bool:
    """Whether a site begins at this page or below it: it cannot be thrown away (1 query)."""
    return page.is_root() or Site.objects.filter(root_page__path__startswith=page.path).exists()


def destination_of(item: BinItem) -> Page | None:
    """Where a page goes back to: below its former parent, or where that is gone below the index of its kind (2 or 3 queries)."""
    allowed = item.page.specific_class.allowed_parent_page_models()
    former = outside_bin(Page.objects.filter(pk=item.former_parent_id)).first()
    if former is not None and former.specific_class in allowed:
        return former
    return outside_bin(Page.objects.filter(depth__gt=1).exact_type(*allowed)).order_by("-live", "path").first()


def may_restore(user: Any, item: BinItem, destination: Page | None) -> bool:
    """Whether somebody may put a page there in the state that it had, by the rights of their group in the CMS (2 queries)."""
    if destination is None:
        return False
    rights = destination.permissions_for_user(user)
    return rights.can_add_subpage() and (not item.was_live or rights.can_publish_subpage())


def restorable_by(user: Any) -> QuerySet[BinItem]:
    """What a person sees in the bin: what came from where they may write, and all of it for administrators (at most 3 queries)."""
    items = BinItem.objects.select_related("page", "thrown_by")
    if user.has_perm("bin.purge"):
        return items
    sections = outside_bin(PagePermissionPolicy().instances_user_has_permission_for(user, "add"))
    homeless = Q(former_parent__isnull=True) | Q(former_parent__kept_state__isnull=False)
    below = Q(former_parent__in=sections.values("pk"))
    return items.filter((~homeless & below) | (homeless & Q(page__content_type__in=types_that_fit(sections))))


def types_that_fit(parents: QuerySet) -> list[int]:
    """The content types of pages that may stand below one of these (1 query)."""
    classes = {ContentType.objects.get_for_id(key).model_class() for key in parents.order_by().values_list("content_type", flat=True).distinct()}
    fitting = [model for model in get_page_models() if classes.intersection(model.allowed_parent_page_models())]
    return [content_type.pk for content_type in ContentType.objects.get_for_models(*fitting).values()]
