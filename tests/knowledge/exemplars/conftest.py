"""An exemplar proposed by an operator, and its three facts made true or not."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from knowledge.exemplars import services
from knowledge.exemplars.models import EvidenceKind, Exemplar
from knowledge.exemplars.services import Proposal

# A word that only the file says, and one that only the description says.
WORD_OF_FILE, WORD_OF_TEXT = "zirkonia", "kaleidoskop"


def upload(text: str = f"Isi berkas {WORD_OF_FILE}", name: str = "bukti.txt") -> SimpleUploadedFile:
    """A small file as a browser sends it."""
    return SimpleUploadedFile(name, text.encode())


@pytest.fixture
def proposal(aspect: Callable[[str], Any]) -> Callable[..., Proposal]:
    """What an operator says; fields can be replaced."""

    def make(**said: Any) -> Proposal:
        standard = {
            "title": "Keputusan peta jabatan",
            "aspect": aspect("1.1"),
            "level": 3,
            "description": f"Peta jabatan {WORD_OF_TEXT} dengan lampiran.",
            "evidence_kind": EvidenceKind.DECREE,
            "year": 2024,
        }
        return Proposal(**{**standard, **said})

    return make


@pytest.fixture
def propose(
    proposal: Callable[..., Proposal], person: Callable[..., Any], instansi: Callable[[str], Any], django_capture_on_commit_callbacks: Any
) -> Callable[..., Exemplar]:
    """Proposes for an instansi through its operator, with the text of the file read: `propose("63", title="…", file=upload("…"))`."""

    def make(code: str = "63", *, file: Any = None, **said: Any) -> Exemplar:
        with django_capture_on_commit_callbacks(execute=True):
            return services.propose(by=person("operator", code), instansi=instansi(code), said=proposal(**said), upload=file or upload())

    return make


@pytest.fixture
def state(person: Callable[..., Any], django_capture_on_commit_callbacks: Any) -> Callable[..., Exemplar]:
    """Brings the three facts of an exemplar to the wanted state by the services, and what follows a commit to its end."""

    def turn(exemplar: Exemplar, *, accepted: bool = False, consented: bool = False, checked: bool = False) -> Exemplar:
        operator, verifier = person("operator", "63"), person("verifikator")
        with django_capture_on_commit_callbacks(execute=True):
            now = Exemplar.objects.get(pk=exemplar.pk)
            if accepted != now.is_accepted:
                now = (
                    services.accept(now, by=verifier, source="BA 1", reason="Lengkap.", seen=now.version)
                    if accepted
                    else services.withdraw_acceptance(now, by=verifier, note="Keliru")
                )
            if consented != now.is_consented:
                now = services.consent(now, by=operator, seen=now.version) if consented else services.revoke_consent(now, by=operator)
            if checked != now.is_redaction_checked:
                now = (
                    services.confirm_redaction(now, by=verifier, seen=now.version)
                    if checked
                    else services.withdraw_redaction(now, by=verifier, note="Ada nama")
                )
        return Exemplar.objects.get(pk=exemplar.pk)

    return turn


@pytest.fixture
def shown(propose: Callable[..., Exemplar], state: Callable[..., Exemplar]) -> Exemplar:
    """An exemplar that everybody may see."""
    return state(propose(), accepted=True, consented=True, checked=True)
