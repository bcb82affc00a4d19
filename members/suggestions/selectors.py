"""Which pages can be improved, what a reader has suggested, and what waits for somebody's decision."""

from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import Q, QuerySet
from wagtail.models import Page

from knowledge.aspects.models import PageAspect
from knowledge.catalogue.models import Entry
from knowledge.models import MaterialPage
from knowledge.neighbours import page_kinds
from members.models import Role, RoleGrant
from members.rules import grants_of

from .models import Suggestion, SuggestionState


def entry_of(page_id: int) -> Entry | None:
    """The catalogue's entry of a page; what is not published has none (1 query)."""
    return Entry.objects.of_kind(*page_kinds()).for_cards().filter(object_id=page_id).first()


def open_material(page_id: int) -> MaterialPage | None:
    """A published page of the library in its own type (3 queries)."""
    if entry_of(page_id) is None:
        return None
    page = Page.objects.live().filter(pk=page_id).first()
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
    mine = Q(page__in=stewarded(user))
    if grants:
        about = PageAspect.objects.filter(tag__in=[grant.aspect_id for grant in grants]).values("content_object")
        mine |= Q() if is_for_all else Q(page__in=about)
    found = Suggestion.objects.filter(state=SuggestionState.WAITING).exclude(author=user)
    found = found if is_for_all else found.filter(mine)
    return list(found.select_related("page", "author").order_by("created_at", "pk"))


def stewarded(user: Any) -> list[int]:
    """Pages of any kind that the user looks after (1 query a page type)."""
    kinds = [model for model in MaterialPage.__subclasses__() if not model._meta.abstract]
    models = {*kinds, *(deeper for model in kinds for deeper in model.__subclasses__())}
    found: list[int] = []
    for model in sorted(models, key=lambda model: model._meta.label):
        found += model.objects.filter(steward=user).values_list("pk", flat=True)
    return found


def deciders_of(suggestion: Suggestion) -> list[Any]:
    """Who is told of a new suggestion: the page's steward; without one the editors of its aspects and of all (3 queries)."""
    users = get_user_model().objects.filter(is_active=True).exclude(pk__in=suggestion.writer_ids)
    if suggestion.steward_id and (steward := users.filter(pk=suggestion.steward_id).first()):
        return [steward]
    grants = RoleGrant.objects.valid().filter(Q(role=Role.EDITOR, aspect__isnull=True) | Q(role=Role.EDITOR, aspect_id__in=suggestion.aspect_ids))
    return list(users.filter(pk__in=grants.values("user_id")).order_by("pk"))
