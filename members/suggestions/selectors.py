"""Which pages can be improved, what a reader has suggested, and what waits for somebody's decision."""

from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import Q, QuerySet
from wagtail.models import Page

from knowledge.aspects.models import PageAspect
from knowledge.catalogue.models import Entry
from knowledge.models import MaterialPage
from knowledge.upkeep.selectors import material_kinds, pages_where
from members.models import Role, RoleGrant
from members.rules import grants_of

from .models import Suggestion, SuggestionState


def material_of(entry: Entry | None) -> MaterialPage | None:
    """The published page of the library behind an entry of the catalogue, in its own type (2 queries)."""
    page = Page.objects.live().filter(pk=entry.object_id).first() if entry else None
    specific = page.specific if page else None
    return specific if isinstance(specific, MaterialPage) else None


def with_all(pk: int) -> Suggestion | None:
    """One suggestion with what its page shows of it (1 query)."""
    return Suggestion.objects.select_related("page", "author", "decided_by").filter(pk=pk).first()


def suggestions_by(user: Any) -> QuerySet[Suggestion]:
    """A reader's own, the newest first (1 query)."""
    return Suggestion.objects.filter(author=user).select_related("page")


def waiting_for(user: Any) -> list[Suggestion]:
    """What the user may decide, the oldest first (1 query, and the grants)."""
    grants = [grant for grant in grants_of(user) if grant.role in (Role.EDITOR, Role.ADMIN)]
    is_for_all = any(grant.role == Role.ADMIN or grant.aspect_id is None for grant in grants)
    mine = Q(page__in=Page.objects.filter(pages_where(material_kinds(), steward=user)).order_by().values("pk"))
    if grants:
        about = PageAspect.objects.filter(tag__in=[grant.aspect_id for grant in grants]).values("content_object")
        mine |= Q() if is_for_all else Q(page__in=about)
    found = Suggestion.objects.filter(state=SuggestionState.WAITING).exclude(author=user)
    found = found if is_for_all else found.filter(mine)
    return list(found.select_related("page", "author").order_by("created_at", "pk"))


def deciders_of(suggestion: Suggestion) -> list[Any]:
    """Who is told of a new suggestion: the page's steward; without one the editors of its aspects and of all (3 queries)."""
    users = get_user_model().objects.filter(is_active=True).exclude(pk__in=suggestion.writer_ids)
    if suggestion.steward_id and (steward := users.filter(pk=suggestion.steward_id).first()):
        return [steward]
    grants = RoleGrant.objects.valid().filter(Q(role=Role.EDITOR, aspect__isnull=True) | Q(role=Role.EDITOR, aspect_id__in=suggestion.aspect_ids))
    return list(users.filter(pk__in=grants.values("user_id")).order_by("pk"))
