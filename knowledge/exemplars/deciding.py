"""Which decisions somebody may take on an exemplar now, and how a filled form becomes one."""

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext as _

from . import services
from .findings import redaction_check
from .forms import DECISIONS, DecisionForm
from .models import Act, Exemplar

# What decides over each act.
RULES: dict[str, str] = {
    Act.ACCEPTED: "exemplars.accept",
    Act.ACCEPTANCE_WITHDRAWN: "exemplars.accept",
    Act.REDACTION_CHECKED: "exemplars.check_redaction",
    Act.REDACTION_WITHDRAWN: "exemplars.check_redaction",
    Act.CONSENTED: "exemplars.consent",
    Act.CONSENT_REVOKED: "exemplars.consent",
}

TAKE_BACK: dict[str, Callable[..., Exemplar]] = {
    Act.ACCEPTANCE_WITHDRAWN: services.withdraw_acceptance,
    Act.REDACTION_WITHDRAWN: services.withdraw_redaction,
    Act.CONSENT_REVOKED: services.revoke_consent,
}


def open_acts(exemplar: Exemplar, user: Any) -> list[str]:
    """The acts that make sense now and that the rules let the user do."""
    sensible = [
        Act.ACCEPTANCE_WITHDRAWN if exemplar.is_accepted else Act.ACCEPTED,
        Act.REDACTION_WITHDRAWN if exemplar.is_redaction_checked else Act.REDACTION_CHECKED,
        Act.CONSENT_REVOKED if exemplar.is_consented else Act.CONSENTED,
    ]
    return [act for act in sensible if user.has_perm(RULES[act], exemplar)]


def form_for(act: str, exemplar: Exemplar, data: Any = None) -> DecisionForm:
    """The form of an act; several stand on one page, so that each has ids of its own."""
    initial = {"source": exemplar.accepted_source, "reason": exemplar.reason} if act == Act.ACCEPTED else {}
    form = DECISIONS[act](data, initial=initial, auto_id=f"id_{act}_%s")
    if act == Act.REDACTION_CHECKED and not redaction_check(exemplar).places:
        del form.fields["looked_at_findings"]
    return form


def carry_out(act: str, exemplar: Exemplar, form: DecisionForm, *, by: Any) -> str:
    """Do what a valid form says; returns what to tell the actor.

    Raises:
        ChangedMeanwhile, NothingToDecide, FileIsMissing, PersonalDataFound, PermissionDenied: see `services`.
    """
    said = {name: value for name, value in form.cleaned_data.items() if name != "seen_version"}
    seen = form.cleaned_data["seen_version"]
    if act == Act.ACCEPTED:
        exemplar = services.accept(exemplar, by=by, seen=seen, **said)
    elif act == Act.REDACTION_CHECKED:
        exemplar = services.confirm_redaction(exemplar, by=by, seen=seen, **said)
    elif act == Act.CONSENTED:
        exemplar = services.consent(exemplar, by=by, seen=seen, **said)
    else:
        TAKE_BACK[act](exemplar, by=by, **said)
        return _("Tersimpan. Bukti ini tidak tampil untuk umum, juga tidak di pencarian.")
    if exemplar.is_visible:
        return _("Tersimpan. Bukti ini sekarang tampil untuk umum.")
    return _("Tersimpan. Bukti ini tampil setelah ketiga syaratnya lengkap.")
