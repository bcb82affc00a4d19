"""Reads of contributions: one's own, those to decide, who decides, invitations."""

import datetime
from dataclasses import dataclass
from typing import Any

from allauth.account.models import EmailAddress
from django.contrib.auth import get_user_model
from django.db.models import Prefetch, Q
from django.utils import timezone

from knowledge.aspects.models import PageAspect
from members.models import Role, RoleGrant

from .models import CoAuthor, Contribution, ContributionEvent, EventKind, State


def contributions_by(user: Any) -> list[Contribution]:
    """What the user wrote, alone or with others, the latest first (2 queries)."""
    mine = Contribution.objects.seen_by_writer(user).select_related("page", "author")
    return list(mine.order_by("-saved_at", "-pk"))


def with_all(pk: int) -> Contribution | None:
    """A contribution with everything its pages show; None when there is none or it lies in the bin."""
    found = Contribution.objects.outside_bin().select_related("page", "author").prefetch_related("coauthors__user", "page__aspect_links__tag")
    return found.filter(pk=pk).first()


def history_of(contribution: Contribution) -> list[ContributionEvent]:
    """What happened, the oldest first (1 query)."""
    return list(contribution.events.select_related("actor"))


def last_request(contribution: Contribution) -> ContributionEvent | None:
    """What an editor asked for last (1 query)."""
    return contribution.events.filter(kind=EventKind.CHANGES_ASKED).select_related("actor").last()


def queue_for(user: Any) -> list[Contribution]:
    """What waits for a decision that the user may take, the oldest first (4 queries, however many wait)."""
    links = Prefetch("page__aspect_links", PageAspect.objects.select_related("tag"))
    waiting = Contribution.objects.waiting().select_related("page", "author__membership__instansi").prefetch_related("coauthors", links)
    return [each for each in waiting.order_by("submitted_at", "pk") if each.may_be_decided_by(user)]


def reviewers_of(contribution: Contribution) -> list[Any]:
    """Everybody who may decide about it: editors of its aspects and of all, administrators; never its writers (3 queries)."""
    grants = RoleGrant.objects.valid().filter(
        Q(role=Role.ADMIN) | Q(role=Role.EDITOR, aspect__isnull=True) | Q(role=Role.EDITOR, aspect_id__in=contribution.aspect_ids)
    )
    people = get_user_model().objects.filter(is_active=True, pk__in=grants.values("user_id"))
    return list(people.exclude(pk__in=contribution.writer_ids).order_by("pk"))


def verified_addresses(user: Any) -> list[str]:
    """The addresses that are proven to be the user's, in lower case (1 query)."""
    return [email.lower() for email in EmailAddress.objects.filter(user=user, verified=True).values_list("email", flat=True)]


def invitations_for(user: Any) -> list[CoAuthor]:
    """Invitations that the user has not answered (2 queries)."""
    open_ones = CoAuthor.objects.filter(email__in=verified_addresses(user), user__isnull=True, declined_at__isnull=True)
    # Who invites an address is known to it only once there is something to read.
    shown = open_ones.filter(contribution__page__kept_state__isnull=True).exclude(contribution__state=State.DRAFT).exclude(contribution__author=user)
    return list(shown.select_related("contribution__page", "contribution__author"))


@dataclass(frozen=True)
class RoomCard:
    """What the room of a member says about contributions."""

    contributions: list[Contribution]
    invitations: list[CoAuthor]
    to_decide: int

    @property
    def needs_work(self) -> list[Contribution]:
        """Those that the member can go on with."""
        return [each for each in self.contributions if each.is_editable]


def room_card(user: Any) -> RoomCard:
    """The card (at most 8 queries)."""
    to_decide = len(queue_for(user)) if user.has_perm("contributions.open_queue") else 0
    return RoomCard(contributions_by(user)[:5], invitations_for(user), to_decide)


def waiting_days(contribution: Contribution) -> int:
    """For how many whole days it has waited."""
    moment = contribution.submitted_at or timezone.now()
    return max(0, (timezone.now() - moment) // datetime.timedelta(days=1))
