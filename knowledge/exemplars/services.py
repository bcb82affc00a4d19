"""The verbs of exemplars: propose and revise; accept, consent, check the redaction, and take each of these back.

Each writes the trail and brings the file's place, the catalogue and search in step within its own transaction.
Taking back is never refused because somebody changed something meanwhile: hiding is always safe.
"""

from dataclasses import dataclass
from functools import partial
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify

from knowledge.aspects.models import Aspect
from knowledge.catalogue.services import sync_entry
from knowledge.instansi.models import Instansi
from knowledge.models import RegulationPage
from knowledge.rights import demand

from .files import place_file, store_file
from .findings import redaction_check
from .levels import check_level
from .mails import tell
from .models import Act, Exemplar, ExemplarEvent

LONGEST_SLUG = 100
# What a verifier has accepted; when one of these changes, the acceptance no longer holds.
ACCEPTED_FACTS = ("aspect", "level", "evidence_kind", "year", "description")
NO_ACCEPTANCE: dict[str, Any] = {"accepted_at": None, "accepted_by": None}
NO_CONSENT: dict[str, Any] = {"consented_at": None, "consented_by": None}
NO_CHECK: dict[str, Any] = {"redaction_checked_at": None, "redaction_checked_by": None, "checked_file": "", "checked_hash": ""}


class ChangedMeanwhile(ValueError):
    """Somebody changed or decided something since the actor looked."""


class NothingToDecide(ValueError):
    """The fact stands already as the actor wants it, or there is nothing to take back."""


class FileIsMissing(ValueError):
    """There is no file whose redaction could be checked."""


class PersonalDataFound(ValueError):
    """Something that looks like personal data is in it, and the actor did not say to have looked at each place."""


@dataclass(frozen=True)
class Proposal:
    """What an instansi says of its evidence."""

    title: str
    aspect: Aspect
    level: int | None
    description: str
    evidence_kind: str
    year: int
    regulation: RegulationPage | None = None


def free_slug(title: str) -> str:
    """An address of its own for a new exemplar."""
    base = slugify(title)[:LONGEST_SLUG].strip("-") or "bukti"
    taken = set(Exemplar.objects.filter(slug__startswith=base).values_list("slug", flat=True))
    return base if base not in taken else next(name for number in range(2, len(taken) + 3) if (name := f"{base}-{number}") not in taken)


def held(exemplar: Exemplar, *, seen: int | None = None) -> Exemplar:
    """The exemplar as it stands now, held until the transaction ends; `seen` is the version on which the actor decides.

    Raises:
        ChangedMeanwhile: it is another version by now.
    """
    standing = Exemplar.objects.select_for_update().get(pk=exemplar.pk)
    if seen is not None and standing.version != seen:
        raise ChangedMeanwhile(standing.version)
    return standing


def record(standing: Exemplar, act: str, *, by: Any, note: str = "", **changes: Any) -> Exemplar:
    """Store changed facts with what happened, keep all that shows it in step, and tell its people once all is stored."""
    for name, value in changes.items():
        setattr(standing, name, value)
    standing.version += 1
    standing.save()
    event = ExemplarEvent.objects.create(exemplar=standing, act=act, actor=by, note=note)
    keep_in_step(standing)
    transaction.on_commit(partial(tell, event))
    return standing


def keep_in_step(exemplar: Exemplar) -> None:
    """Put the file where it belongs, then write or remove the entry, whose words include the file's while it is open."""
    place_file(exemplar)
    sync_entry(exemplar)


@transaction.atomic
def propose(*, by: Any, instansi: Instansi, said: Proposal, upload: Any) -> Exemplar:
    """Propose evidence of an instansi with its redacted file; nobody outside sees it yet.

    Raises:
        PermissionDenied: the actor does not answer for the instansi.
        NoSuchLevel: the framework does not have this level for the aspect.
        ValidationError: the content of the file contradicts its name.
    """
    demand(by, "exemplars.propose", instansi)
    check_level(said.aspect, said.level)
    document = store_file(upload, title=said.title, by=by, source=instansi.name)
    fields = {name: getattr(said, name) for name in Proposal.__dataclass_fields__}
    exemplar = Exemplar(slug=free_slug(said.title), instansi=instansi, document=document, proposed_by=by, uploaded_by=by, **fields)
    exemplar.save()
    event = ExemplarEvent.objects.create(exemplar=exemplar, act=Act.PROPOSED, actor=by)
    transaction.on_commit(partial(tell, event))
    return exemplar


@transaction.atomic
def revise(exemplar: Exemplar, *, by: Any, said: Proposal, seen: int, upload: Any = None) -> Exemplar:
    """Change what is said of evidence, or its file: the redaction is to be checked anew, and what a verifier accepted to be accepted anew.

    Raises:
        PermissionDenied: the actor does not answer for the instansi.
        NoSuchLevel, ValidationError: see `propose`.
        ChangedMeanwhile: somebody changed or decided something since.
    """
    demand(by, "exemplars.propose", exemplar)
    check_level(said.aspect, said.level)
    standing = held(exemplar, seen=seen)
    fields = {name: getattr(said, name) for name in Proposal.__dataclass_fields__}
    changed = {name for name, value in fields.items() if getattr(standing, name) != value}
    if changed:
        lost = {**NO_CHECK, **(NO_ACCEPTANCE if changed & set(ACCEPTED_FACTS) else {})}
        standing = record(standing, Act.REVISED, by=by, **fields, **lost)
    if upload is None:
        return standing
    former = standing.document
    document = store_file(upload, title=said.title, by=by, source=standing.instansi.name)
    standing = record(standing, Act.FILE_REPLACED, by=by, document=document, uploaded_by=by, **NO_CHECK)
    if former is not None:
        former.delete()
    return standing


@transaction.atomic
def accept(exemplar: Exemplar, *, by: Any, source: str, reason: str, seen: int) -> Exemplar:
    """Accept, as a verifier of another instansi; `source` names the decision, `reason` tells readers why.

    Raises:
        PermissionDenied: the actor is no verifier, or belongs to the instansi.
        ChangedMeanwhile: somebody changed or decided something since.
        NothingToDecide: it is accepted already.
    """
    demand(by, "exemplars.accept", exemplar)
    standing = held(exemplar, seen=seen)
    if standing.is_accepted:
        raise NothingToDecide(standing.pk)
    facts = {"accepted_at": timezone.now(), "accepted_by": by, "accepted_source": source, "reason": reason}
    return record(standing, Act.ACCEPTED, by=by, note=f"{source}\n{reason}", **facts)


@transaction.atomic
def withdraw_acceptance(exemplar: Exemplar, *, by: Any, note: str) -> Exemplar:
    """Take the acceptance back; the exemplar is hidden at once.

    Raises:
        PermissionDenied: the actor is no verifier, or belongs to the instansi.
        NothingToDecide: it is not accepted.
    """
    demand(by, "exemplars.accept", exemplar)
    standing = held(exemplar)
    if not standing.is_accepted:
        raise NothingToDecide(standing.pk)
    return record(standing, Act.ACCEPTANCE_WITHDRAWN, by=by, note=note, **NO_ACCEPTANCE)


@transaction.atomic
def consent(exemplar: Exemplar, *, by: Any, seen: int, note: str = "") -> Exemplar:
    """Agree, for the instansi that owns it, to have it shown to everybody.

    Raises:
        PermissionDenied: the actor does not answer for the instansi.
        ChangedMeanwhile: somebody changed or decided something since.
        NothingToDecide: it has agreed already.
    """
    demand(by, "exemplars.consent", exemplar)
    standing = held(exemplar, seen=seen)
    if standing.is_consented:
        raise NothingToDecide(standing.pk)
    return record(standing, Act.CONSENTED, by=by, note=note, consented_at=timezone.now(), consented_by=by)


@transaction.atomic
def revoke_consent(exemplar: Exemplar, *, by: Any, note: str = "") -> Exemplar:
    """Take the consent of the instansi back; the exemplar is hidden at once.

    Raises:
        PermissionDenied: the actor does not answer for the instansi.
        NothingToDecide: there is no consent.
    """
    demand(by, "exemplars.consent", exemplar)
    standing = held(exemplar)
    if not standing.is_consented:
        raise NothingToDecide(standing.pk)
    return record(standing, Act.CONSENT_REVOKED, by=by, note=note, **NO_CONSENT)


@transaction.atomic
def confirm_redaction(exemplar: Exemplar, *, by: Any, seen: int, looked_at_findings: bool = False, note: str = "") -> Exemplar:
    """Confirm that the file as it is now and the words around it hold no personal data; whoever uploaded it cannot.

    Raises:
        PermissionDenied: the actor is no verifier, belongs to the instansi or uploaded the file.
        ChangedMeanwhile: somebody changed or decided something since.
        FileIsMissing: there is no file.
        NothingToDecide: this file was checked already.
        PersonalDataFound: there seems to be some, and the actor did not say to have looked at each place.
    """
    demand(by, "exemplars.check_redaction", exemplar)
    standing = held(exemplar, seen=seen)
    document = standing.document
    if document is None:
        raise FileIsMissing(standing.pk)
    if standing.is_redaction_checked:
        raise NothingToDecide(standing.pk)
    if redaction_check(standing).places and not looked_at_findings:
        raise PersonalDataFound(standing.pk)
    of_file = {"checked_file": str(document.file), "checked_hash": document.get_file_hash()}
    return record(standing, Act.REDACTION_CHECKED, by=by, note=note, redaction_checked_at=timezone.now(), redaction_checked_by=by, **of_file)


@transaction.atomic
def withdraw_redaction(exemplar: Exemplar, *, by: Any, note: str) -> Exemplar:
    """Take the check of the redaction back; the exemplar is hidden at once.

    Raises:
        PermissionDenied: the actor may not check it.
        NothingToDecide: there is no check.
    """
    demand(by, "exemplars.check_redaction", exemplar)
    standing = held(exemplar)
    if standing.redaction_checked_at is None:
        raise NothingToDecide(standing.pk)
    return record(standing, Act.REDACTION_WITHDRAWN, by=by, note=note, **NO_CHECK)


@transaction.atomic
def follow_file(exemplar: Exemplar, *, is_gone: bool = False) -> None:
    """The file was replaced, moved or deleted by another way than ours: a check of another file is no check of this one."""
    standing = held(exemplar)
    has_lost_check = standing.redaction_checked_at is not None and (is_gone or not standing.is_redaction_checked)
    if is_gone or has_lost_check:
        lost: dict[str, Any] = {**NO_CHECK, "document": None} if is_gone else NO_CHECK
        record(standing, Act.FILE_GONE if is_gone else Act.FILE_REPLACED, by=None, **lost)
    else:
        place_file(standing)
