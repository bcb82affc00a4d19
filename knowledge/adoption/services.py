"""The verbs of adoption: declare, revise, withdraw; a verifier confirms and revokes. Each keeps the catalogue in step."""

import datetime
from dataclasses import asdict, dataclass
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from wagtail.models import Page

from knowledge.catalogue.services import sync_entry
from knowledge.instansi.models import Instansi
from knowledge.journal.acts import record
from knowledge.rights import demand

from .acts import CONFIRMED, REVOKED
from .models import Adoption, Stage
from .selectors import applicable_entry

# What a verifier looked at; when one of these changes, the confirmation no longer holds.
CONFIRMED_FACTS = ("stage", "since_year", "since_month", "evidence", "evidence_url")


@dataclass(frozen=True)
class Declaration:
    """What an instansi says of its adoption; evidence is for verifiers alone."""

    stage: str
    since_year: int | None = None
    since_month: int | None = None
    adapted: str = ""
    note: str = ""
    evidence: str = ""
    evidence_url: str = ""


class NotApplicable(ValueError):
    """Only a published practice, guide or template can be applied."""


class OwnPractice(ValueError):
    """An instansi does not count as adopter of its own practice."""


class AlreadyDeclared(ValueError):
    """The instansi has an active declaration about this page."""

    def __init__(self, adoption: Adoption) -> None:
        super().__init__(adoption.pk)
        self.adoption = adoption


class AlreadyWithdrawn(ValueError):
    """A withdrawn declaration is not changed; a new one can be made."""


class OnlyPlanned(ValueError):
    """A plan cannot be confirmed."""


@transaction.atomic
def declare_adoption(page: Page, *, by: Any, instansi: Instansi, said: Declaration) -> Adoption:
    """Declare for an instansi that it applies what the page describes.

    Raises:
        NotApplicable: the page is not published or of another kind.
        OwnPractice: the practice is this instansi's own.
        AlreadyDeclared: there is an active declaration; it carries it.
        PermissionDenied: the actor may not speak for the instansi.
    """
    demand(by, "adoption.declare", instansi)
    entry = applicable_entry(page.pk)
    if entry is None:
        raise NotApplicable(page.pk)
    if entry.instansi_id == instansi.pk:
        raise OwnPractice(page.pk)
    try:
        with transaction.atomic():
            adoption = Adoption.objects.create(page_id=page.pk, instansi=instansi, declared_by=by, **asdict(said))
    except IntegrityError:
        # Two colleagues at the same moment, or one pressing twice: the other was first.
        standing = Adoption.objects.active().filter(page_id=page.pk, instansi=instansi).first()
        if standing is None:
            raise
        raise AlreadyDeclared(standing) from None
    sync_entry(page.specific)
    return adoption


def held(adoption: Adoption) -> Adoption:
    """The declaration as it stands now, held until the transaction ends.

    Raises:
        AlreadyWithdrawn: it is no longer active.
    """
    standing = Adoption.objects.select_for_update().get(pk=adoption.pk)
    if standing.withdrawn_at is not None:
        raise AlreadyWithdrawn(adoption.pk)
    return standing


@transaction.atomic
def revise_adoption(adoption: Adoption, *, by: Any, said: Declaration) -> Adoption:
    """Change a declaration. A confirmation ends when stage, beginning or evidence change: those were what was confirmed.

    Raises:
        AlreadyWithdrawn: it is no longer active.
        PermissionDenied: the actor may not speak for the instansi.
    """
    demand(by, "adoption.declare", adoption)
    standing = held(adoption)
    facts = asdict(said)
    if standing.is_confirmed and any(getattr(standing, name) != facts[name] for name in CONFIRMED_FACTS):
        standing.revoked_at = timezone.now()
    for name, value in facts.items():
        setattr(standing, name, value)
    standing.save()
    sync_entry(standing.page.specific)
    return standing


@transaction.atomic
def withdraw_adoption(adoption: Adoption, *, by: Any) -> None:
    """Take a declaration back; withdrawing twice changes nothing.

    Raises:
        PermissionDenied: the actor may not speak for the instansi.
    """
    demand(by, "adoption.declare", adoption)
    if Adoption.objects.active().filter(pk=adoption.pk).update(withdrawn_at=timezone.now()):
        sync_entry(adoption.page.specific)


@transaction.atomic
def confirm_adoption(adoption: Adoption, *, by: Any, expires_on: datetime.date) -> Adoption:
    """Confirm, as a verifier who has seen the evidence, that the declaration is true; it holds through `expires_on`.

    Raises:
        AlreadyWithdrawn: it is no longer active.
        OnlyPlanned: nothing is applied yet.
        PermissionDenied: the actor is no verifier.
    """
    demand(by, "adoption.confirm", adoption)
    standing = held(adoption)
    if standing.stage == Stage.PLANNED:
        raise OnlyPlanned(adoption.pk)
    standing.confirmed_by, standing.confirmed_at, standing.expires_on, standing.revoked_at = by, timezone.now(), expires_on, None
    standing.save(update_fields=["confirmed_by", "confirmed_at", "expires_on", "revoked_at"])
    record(standing.page, CONFIRMED, by=by, instansi=standing.instansi, until=expires_on)
    sync_entry(standing.page.specific)
    return standing


@transaction.atomic
def revoke_confirmation(adoption: Adoption, *, by: Any) -> None:
    """Take a confirmation back; the declaration itself stays.

    Raises:
        PermissionDenied: the actor is no verifier.
    """
    demand(by, "adoption.confirm", adoption)
    confirmed = Adoption.objects.filter(pk=adoption.pk, confirmed_at__isnull=False, revoked_at__isnull=True)
    if confirmed.update(revoked_at=timezone.now()):
        record(adoption.page, REVOKED, by=by, instansi=adoption.instansi)
        sync_entry(adoption.page.specific)
