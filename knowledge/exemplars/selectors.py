"""What pages and rooms ask about exemplars; every answer costs a number of queries that does not grow."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from knowledge.instansi.models import Instansi

from .models import Exemplar, ExemplarEvent


@dataclass(frozen=True)
class Fact:
    """One of the three facts as a line of the checklist."""

    title: str
    is_true: bool
    text: str
    moment: Any = None
    who: Any = None


def facts_of(exemplar: Exemplar) -> list[Fact]:
    """The three facts with who and when, and for a missing one who can make it true (no query when the people are loaded)."""
    accepted = (
        _("Dasar: %(source)s") % {"source": exemplar.accepted_source} if exemplar.is_accepted else _("Menunggu verifikator dari instansi lain.")
    )
    consented = _("Dapat dicabut kapan saja.") if exemplar.is_consented else _("Menunggu pimpinan atau operator instansi pemilik.")
    checked = (
        _("Berlaku untuk berkas yang sekarang.") if exemplar.is_redaction_checked else _("Menunggu verifikator yang tidak mengunggah berkasnya.")
    )
    rows = [
        (_("Diterima verifikator"), exemplar.is_accepted, accepted, exemplar.accepted_at, exemplar.accepted_by),
        (_("Instansi pemilik setuju"), exemplar.is_consented, consented, exemplar.consented_at, exemplar.consented_by),
        (
            *(_("Penyuntingan data pribadi diperiksa"), exemplar.is_redaction_checked, checked),
            *(exemplar.redaction_checked_at, exemplar.redaction_checked_by),
        ),
    ]
    return [Fact(title, is_true, text, *((moment, who) if is_true else (None, None))) for title, is_true, text, moment, who in rows]


def proposing_instansi(user: Any) -> list[Instansi]:
    """The instansi for which the user may propose, by name (1 query and the grants)."""
    linked = Instansi.objects.filter(role_grants__user=user).distinct().order_by("name")
    return [instansi for instansi in linked if user.has_perm("exemplars.propose", instansi)]


def exemplars_of(instansi: Iterable[Instansi], *, limit: int = 200) -> list[Exemplar]:
    """What these instansi proposed, the latest first (1 query)."""
    return list(Exemplar.objects.filter(instansi__in=list(instansi)).with_people()[:limit])


def queue_for(user: Any, *, limit: int = 200) -> list[Exemplar]:
    """What waits for a decision that this verifier may take, the oldest first (1 query and what the rules ask once)."""
    waiting = Exemplar.objects.waiting().with_people().order_by("proposed_at", "pk")[:limit]
    return [
        exemplar
        for exemplar in waiting
        if (not exemplar.is_accepted and user.has_perm("exemplars.accept", exemplar))
        or (not exemplar.is_redaction_checked and user.has_perm("exemplars.check_redaction", exemplar))
    ]


def with_people(pk: int) -> Exemplar | None:
    """An exemplar with everything its room shows (1 query)."""
    return Exemplar.objects.with_people().filter(pk=pk).first()


def trail_of(exemplar: Exemplar) -> list[ExemplarEvent]:
    """What happened, the latest first (1 query)."""
    return list(exemplar.events.select_related("actor").order_by("-created_at", "-pk"))


def visible_exemplar(slug: str) -> Exemplar | None:
    """The exemplar at an address, while everybody may see it (1 query)."""
    return Exemplar.objects.visible().with_all().filter(slug=slug).first()


def own_decisions(user: Any) -> list[dict[str, Any]]:
    """What a person proposed and decided, as plain data for the copy of their own data (1 query)."""
    rows = ExemplarEvent.objects.filter(actor=user).order_by("pk").values("exemplar__title", "act", "note", "created_at")
    return [dict(row) for row in rows]
