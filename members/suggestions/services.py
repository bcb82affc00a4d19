"""Suggesting, withdrawing and deciding; each in one transaction that asks again who may."""

import hashlib
from typing import Any

from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from knowledge.journal import acts
from knowledge.models import MaterialCredit, MaterialPage
from knowledge.models.material import CreditRole
from knowledge.neighbours import page_entry
from knowledge.rights import demand
from knowledge.upkeep.services.amending import NotAmendable, amend

from .acts import ACCEPTED, DECLINED
from .mails import tell
from .models import Suggestion, SuggestionState
from .passages import passage_of, replace_passage
from .selectors import material_of

# So many at a time; whoever has more to say waits for an answer, or writes to the editors.
MOST_WAITING = 10


class SuggestionRefused(ValueError):
    """The suggestion cannot be taken; the subclass says why."""


class NoSuchPassage(SuggestionRefused):
    """The page is not published, or has no such passage."""


class NothingChanged(SuggestionRefused):
    """The suggested text is what stands there already."""


class TooManyWaiting(SuggestionRefused):
    """As many as anybody may have at a time wait for a decision."""


class WaitsAlready(SuggestionRefused):
    """The reader's own suggestion to this passage waits already."""


class DecisionRefused(ValueError):
    """The decision cannot stand; the subclass says why."""


class DecidedAlready(DecisionRefused):
    """Somebody else has decided, or the reader has withdrawn it."""


class PassageMoved(DecisionRefused):
    """The passage is not what the one who decides has seen, or is gone."""


class PageBusy(DecisionRefused):
    """The page is locked, scheduled or under review."""


class TextUnfit(DecisionRefused):
    """The page would not be valid with this text; the message says why."""


def stamp_of(text: str) -> str:
    """Short enough for a form, long enough to tell two texts apart."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]


@transaction.atomic
def suggest(page_id: int, *, by: Any, passage: str, proposed: str, reason: str, source_url: str = "", wants_credit: bool = True) -> Suggestion:
    """Suggest what a passage of a published page should say.

    Raises:
        SuggestionRefused: see its subclasses.
        PermissionDenied: the actor may not.
    """
    demand(by, "suggestions.add_suggestion")
    page = material_of(page_entry(page_id))
    standing = passage_of(page, passage) if page is not None else None
    if page is None or standing is None:
        raise NoSuchPassage
    if proposed.split() == standing.text.split():
        raise NothingChanged
    # Whoever sends two at once waits here, so that nobody has more than the limit.
    get_user_model().objects.select_for_update().get(pk=by.pk)
    if Suggestion.objects.filter(author=by, state=SuggestionState.WAITING).count() >= MOST_WAITING:
        raise TooManyWaiting
    try:
        with transaction.atomic():
            suggestion = Suggestion.objects.create(
                page_id=page.pk,
                passage=passage,
                author=by,
                before=standing.text,
                proposed=proposed.strip(),
                reason=reason.strip(),
                source_url=source_url,
                wants_credit=wants_credit,
            )
    except IntegrityError as error:
        raise WaitsAlready from error
    transaction.on_commit(lambda: tell(suggestion), robust=True)
    return suggestion


@transaction.atomic
def withdraw(suggestion: Suggestion, *, by: Any) -> None:
    """Take one's own suggestion back while it waits.

    Raises:
        DecidedAlready: it was decided meanwhile.
        PermissionDenied: it is somebody else's.
    """
    found = waiting(suggestion)
    demand(by, "suggestions.withdraw_suggestion", found)
    found.state = SuggestionState.WITHDRAWN
    found.save(update_fields=["state"])


@transaction.atomic
def accept(suggestion: Suggestion, *, by: Any, text: str, seen: str, answer: str = "") -> None:
    """Put the text, as the one who decides has left it, into what is published and into the newest draft; name the reader who wishes it.

    `seen` is the stamp of the passage as it stood before the eyes of the one who decides.

    Raises:
        DecisionRefused: see its subclasses.
        PermissionDenied: the actor may not decide.
    """
    found = decidable(suggestion, by)
    page: MaterialPage = found.material
    standing = passage_of(page, found.passage) if page.live else None
    if standing is None or stamp_of(standing.text) != seen:
        raise PassageMoved
    try:
        amend(page, lambda version: changed(version, found, text), by=by)
    except NotAmendable as error:
        raise PageBusy from error
    except ValidationError as error:
        raise TextUnfit(" ".join(error.messages)) from error
    decide(found, SuggestionState.ACCEPTED, by=by, answer=answer)


@transaction.atomic
def decline(suggestion: Suggestion, *, by: Any, answer: str) -> None:
    """Leave the passage as it is and say why.

    Raises:
        DecisionRefused: see its subclasses.
        PermissionDenied: the actor may not decide.
    """
    decide(decidable(suggestion, by), SuggestionState.DECLINED, by=by, answer=answer)


def waiting(suggestion: Suggestion) -> Suggestion:
    """The suggestion, held for this transaction, as long as it waits."""
    found = Suggestion.objects.select_for_update(of=("self",)).select_related("page", "author").get(pk=suggestion.pk)
    if not found.is_waiting:
        raise DecidedAlready
    return found


def decidable(suggestion: Suggestion, by: Any) -> Suggestion:
    """The waiting suggestion, if the actor may decide about it."""
    found = waiting(suggestion)
    demand(by, "suggestions.decide_suggestion", found)
    return found


def decide(suggestion: Suggestion, state: SuggestionState, *, by: Any, answer: str) -> None:
    """Write the decision down and tell the reader."""
    suggestion.state, suggestion.decided_by, suggestion.decided_at, suggestion.answer = state, by, timezone.now(), answer.strip()
    suggestion.save(update_fields=["state", "decided_by", "decided_at", "answer"])
    acts.record(suggestion.material, ACCEPTED if state == SuggestionState.ACCEPTED else DECLINED, by=by)
    transaction.on_commit(lambda: tell(suggestion), robust=True)


def changed(version: Any, suggestion: Suggestion, text: str) -> None:
    """One version of the page with the text and the credit; a draft that has lost the passage keeps its own way."""
    if not replace_passage(version, suggestion.passage, text):
        return
    author = suggestion.author
    if author is None or not suggestion.wants_credit:
        return
    if not any(credit.user_id == author.pk for credit in version.credits.all()):
        version.credits.add(MaterialCredit(user=author, name=author.display_name, role=CreditRole.CONTRIBUTOR))
