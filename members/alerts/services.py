"""Keeping a question, choosing how often its news come, dropping it, and stopping by a signed link without signing in."""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth import get_user_model
from django.core import signing
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from .models import LONGEST_QUESTION, LONGEST_TITLE, MOST_SAVED, KnownMatch, Rhythm, SavedSearch
from .registry import Thing, finder

# An alert about everything tells nothing.
MOST_MATCHES = 2_000
SALT = "alerts.stop"


class NothingAsked(ValueError):
    """The parameters ask for nothing, or for more than can be kept."""


class TooBroad(ValueError):
    """So much matches already that news of it would be noise."""


class TooManySaved(ValueError):
    """The member keeps as many questions as they may."""


def demand_reader(by: Any) -> None:
    """Stop unless the rules let the actor keep things of their own.

    Raises:
        PermissionDenied: they do not.
    """
    if not by.has_perm("reading.keep_own"):
        raise PermissionDenied("reading.keep_own")


@transaction.atomic
def save_search(*, by: Any, parameters: str, rhythm: str = Rhythm.WEEKLY) -> SavedSearch:
    """Keep a question; what matches now is known from then on. Keeping it again only changes how often its news come.

    Raises:
        NothingAsked: there is nothing to search for.
        TooBroad: more than `MOST_MATCHES` things match.
        TooManySaved: every place is taken.
        PermissionDenied: the actor may not.
    """
    demand_reader(by)
    question = finder().read(parameters)
    if question is None or len(question.parameters) > LONGEST_QUESTION:
        raise NothingAsked
    # One member's places are given out one after the other.
    get_user_model()._default_manager.select_for_update().get(pk=by.pk)
    there = SavedSearch.objects.filter(user=by, parameters=question.parameters).first()
    if there is not None:
        change_rhythm(there.pk, by=by, rhythm=rhythm)
        there.refresh_from_db()
        return there
    taken = set(SavedSearch.objects.filter(user=by).values_list("place", flat=True))
    place = next((number for number in range(1, MOST_SAVED + 1) if number not in taken), None)
    if place is None:
        raise TooManySaved
    matches = finder().matches(question.parameters, most=MOST_MATCHES + 1)
    if len(matches) > MOST_MATCHES:
        raise TooBroad
    search = SavedSearch.objects.create(
        user=by, place=place, parameters=question.parameters, title=question.title[:LONGEST_TITLE], rhythm=Rhythm(rhythm).value
    )
    note_known(search, matches)
    return search


def note_known(search: SavedSearch, things: Iterable[Thing]) -> None:
    """Have these things told never more (1 query)."""
    rows = (KnownMatch(search=search, kind=kind, object_id=object_id) for kind, object_id in things)
    KnownMatch.objects.bulk_create(rows, ignore_conflicts=True, batch_size=500)


@transaction.atomic
def change_rhythm(search_id: int, *, by: Any, rhythm: str) -> None:
    """Choose how often news come; after a silence they begin with what is new from now on.

    Raises:
        SavedSearch.DoesNotExist: the member keeps no such question.
        ValueError: there is no such rhythm.
        PermissionDenied: the actor may not.
    """
    demand_reader(by)
    search = SavedSearch.objects.select_for_update().get(pk=search_id, user=by)
    wanted = Rhythm(rhythm)
    if search.rhythm == Rhythm.SILENT and wanted != Rhythm.SILENT:
        note_known(search, finder().matches(search.parameters, most=5 * MOST_MATCHES))
        search.checked_on = timezone.localdate()
    search.rhythm = wanted.value
    search.save(update_fields=["rhythm", "checked_on"])


def drop_search(search_id: int, *, by: Any) -> None:
    """Drop a question of one's own; dropping it again changes nothing.

    Raises:
        PermissionDenied: the actor may not.
    """
    demand_reader(by)
    SavedSearch.objects.filter(pk=search_id, user=by).delete()


def token_for(user_id: int, search_id: int | None = None) -> str:
    """What the link in a mail carries: whose news to stop, of one question or of all, signed."""
    return signing.dumps([user_id, search_id], salt=SALT)


def meant_by(token: str) -> tuple[int, int | None] | None:
    """Whose news of which question a link means; None when it was not made here."""
    try:
        user_id, search_id = signing.loads(token, salt=SALT)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    return user_id, search_id


def stop_mails(user_id: int, search_id: int | None = None) -> None:
    """Send no news any more; the questions stay saved. Stopping again changes nothing. The signed link is the permission."""
    searches = SavedSearch.objects.filter(user=user_id)
    if search_id is not None:
        searches = searches.filter(pk=search_id)
    searches.update(rhythm=Rhythm.SILENT)
