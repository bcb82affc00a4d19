"""Who decides what, on which version, what a change takes back, and the trail that stays."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone

from knowledge.catalogue.models import Entry
from knowledge.exemplars import services
from knowledge.exemplars.levels import NoSuchLevel
from knowledge.exemplars.models import Act, Exemplar, ExemplarEvent, TrailIsWritten
from knowledge.media.models import CopDocument
from knowledge.models import GuidePage
from tests.knowledge.exemplars.conftest import WORD_OF_FILE, upload

pytestmark = pytest.mark.django_db

ALL = {"accepted": True, "consented": True, "checked": True}


def fresh(exemplar):
    return Exemplar.objects.get(pk=exemplar.pk)


@pytest.mark.parametrize("level", [0, 5, None])
def test_only_levels_of_the_framework_can_be_shown(propose, level):
    with pytest.raises(NoSuchLevel):
        propose(level=level)


def test_nobody_proposes_for_another_instansi(person, instansi, proposal):
    with pytest.raises(PermissionDenied):
        services.propose(by=person("operator", "33.10"), instansi=instansi("63"), said=proposal(), upload=upload())


@pytest.mark.parametrize(("role", "code"), [("operator", "63"), ("pimpinan", "63"), ("verifikator", "63"), ("admin", "63"), ("editor", "33.10")])
def test_acceptance_is_of_a_verifier_from_elsewhere(propose, person, role, code):
    exemplar = propose()

    with pytest.raises(PermissionDenied):
        services.accept(exemplar, by=person(role, code), source="BA 1", reason="Lengkap.", seen=exemplar.version)


@pytest.mark.parametrize(("role", "code"), [("operator", "33.10"), ("verifikator", "33.10"), ("admin", "33.10"), ("anggota", "63")])
def test_consent_is_of_the_instansi_alone(propose, person, role, code):
    exemplar = propose()

    with pytest.raises(PermissionDenied):
        services.consent(exemplar, by=person(role, code), seen=exemplar.version)


def test_whoever_uploaded_does_not_check_the_redaction(propose, person):
    exemplar, verifier = propose(), person("verifikator")
    Exemplar.objects.filter(pk=exemplar.pk).update(uploaded_by=verifier)

    with pytest.raises(PermissionDenied):
        services.confirm_redaction(fresh(exemplar), by=verifier, seen=exemplar.version)


def test_the_database_too_refuses_a_check_by_the_uploader(propose, person):
    exemplar = propose()

    with pytest.raises(IntegrityError, match="a_redaction_is_checked_by_another"), transaction.atomic():
        Exemplar.objects.filter(pk=exemplar.pk).update(
            redaction_checked_at=timezone.now(), redaction_checked_by=exemplar.uploaded_by, checked_file="x", checked_hash="x"
        )


@pytest.mark.parametrize(
    ("change", "name"),
    [
        ({"accepted_at": timezone.now()}, "an_acceptance_says_why_and_where"),
        ({"redaction_checked_at": timezone.now()}, "a_check_names_its_file"),
        ({"year": 1200}, "evidence_has_a_plausible_year"),
    ],
)
def test_the_database_refuses_half_a_fact(propose, change, name):
    exemplar = propose()

    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        Exemplar.objects.filter(pk=exemplar.pk).update(**change)


@pytest.mark.parametrize(
    ("field", "name"),
    [
        ("accepted_by", "who_accepted_did_so_on_a_day"),
        ("consented_by", "who_consented_did_so_on_a_day"),
        ("redaction_checked_by", "who_checked_did_so_on_a_day"),
    ],
)
def test_the_database_refuses_a_person_without_a_day(propose, person, field, name):
    exemplar = propose()

    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        Exemplar.objects.filter(pk=exemplar.pk).update(**{field: person("verifikator")})


def test_the_second_of_two_verifiers_is_told(propose, person):
    exemplar, first, second = propose(), person("verifikator", "33.10"), person("verifikator", "32")
    seen = exemplar.version
    services.accept(exemplar, by=first, source="BA 1", reason="Lengkap.", seen=seen)

    with pytest.raises(services.ChangedMeanwhile):
        services.accept(exemplar, by=second, source="BA 2", reason="Juga.", seen=seen)
    assert fresh(exemplar).accepted_source == "BA 1"


def test_taking_back_never_fails_because_of_another_version(shown, person):
    stale = fresh(shown)
    services.withdraw_acceptance(shown, by=person("verifikator"), note="Keliru")

    assert not services.revoke_consent(stale, by=person("pimpinan", "63")).is_consented


def test_another_file_withdraws_the_check_and_removes_the_former(shown, person, proposal, django_capture_on_commit_callbacks):
    former = shown.document_id
    with django_capture_on_commit_callbacks(execute=True):
        after = services.revise(shown, by=person("operator", "63"), said=proposal(), seen=shown.version, upload=upload("Isi baru"))

    assert (after.is_accepted, after.is_consented, after.is_redaction_checked) == (True, True, False)
    assert not CopDocument.objects.filter(pk=former).exists()
    assert not Entry.objects.of_kind("bukti").exists()


@pytest.mark.parametrize(("said", "is_accepted"), [({"title": "Judul lain"}, True), ({"level": 4}, False), ({"description": "Lain."}, False)])
def test_other_words_are_checked_again_and_other_facts_accepted_again(shown, person, proposal, said, is_accepted):
    after = services.revise(shown, by=person("operator", "63"), said=proposal(**said), seen=shown.version)

    assert (after.is_accepted, after.is_redaction_checked) == (is_accepted, False)


def test_saving_without_a_change_takes_nothing_back(shown, person, proposal):
    assert services.revise(shown, by=person("operator", "63"), said=proposal(), seen=shown.version).is_visible


def test_a_file_replaced_in_the_cms_hides_the_exemplar_and_is_told(client, shown, person, mailoutbox, django_capture_on_commit_callbacks):
    document = shown.document
    document.file = upload("Diganti di CMS", "lain.txt")
    document._set_document_file_metadata()
    with django_capture_on_commit_callbacks(execute=True):
        document.save()

    assert not fresh(shown).is_visible
    assert not Entry.objects.of_kind("bukti").exists()
    assert [event.act for event in shown.events.all()][-1] == Act.FILE_REPLACED
    assert person("operator", "63").email in [to for mail in mailoutbox for to in mail.to]


def test_a_file_that_slipped_past_every_signal_is_no_checked_file(client, shown):
    CopDocument.objects.filter(pk=shown.document_id).update(file_hash="0" * 40)

    assert client.get(shown.document.url).status_code == client.get(shown.get_absolute_url()).status_code == 404


def test_a_file_deleted_elsewhere_hides_the_exemplar(client, shown):
    shown.document.delete()

    assert client.get(shown.get_absolute_url()).status_code == 404
    assert not Entry.objects.of_kind("bukti").exists()


def test_a_hidden_file_is_not_found_through_a_page_that_links_to_it(client, publish, shown, state):
    body = [("download", {"document": shown.document, "note": ""})]
    publish(GuidePage, "Panduan dengan lampiran", body=body)
    found = client.get(f"/api/v1/search?q={WORD_OF_FILE}&jenis=panduan").json()["total"]
    state(shown, accepted=True, consented=False, checked=True)

    assert (found, client.get(f"/api/v1/search?q={WORD_OF_FILE}").json()["total"]) == (1, 0)


def test_numbers_of_staff_stop_a_check_until_they_were_looked_at(propose, person):
    exemplar, verifier = propose(file=upload("NIP 198001012005011001 terlewat")), person("verifikator")

    with pytest.raises(services.PersonalDataFound):
        services.confirm_redaction(exemplar, by=verifier, seen=exemplar.version)
    assert services.confirm_redaction(exemplar, by=verifier, seen=exemplar.version, looked_at_findings=True).is_redaction_checked


def test_every_decision_stands_in_the_trail_with_who_and_note(shown, state, person):
    state(shown)
    acts = [(event.act, event.actor.email, event.note) for event in shown.events.select_related("actor")]

    operator, verifier = person("operator", "63").email, person("verifikator").email
    assert acts == [
        (Act.PROPOSED, operator, ""),
        (Act.ACCEPTED, verifier, "BA 1\nLengkap."),
        (Act.CONSENTED, operator, ""),
        (Act.REDACTION_CHECKED, verifier, ""),
        (Act.ACCEPTANCE_WITHDRAWN, verifier, "Keliru"),
        (Act.CONSENT_REVOKED, operator, ""),
        (Act.REDACTION_WITHDRAWN, verifier, "Ada nama"),
    ]


def test_the_trail_is_not_rewritten(propose):
    event = propose().events.get()
    event.note = "Lain"

    with pytest.raises(TrailIsWritten):
        event.save()
    with pytest.raises(TrailIsWritten):
        ExemplarEvent.objects.update(note="Lain")


def test_the_operator_is_mailed_once_for_each_decision(propose, state, person, mailoutbox):
    from knowledge.exemplars.mails import tell_what_was_missed

    exemplar = state(propose(), accepted=True, checked=True)
    tell_what_was_missed()

    mine = [mail for mail in mailoutbox if mail.to == [person("operator", "63").email]]
    assert len(mine) == 2
    assert "disetujui instansi Anda untuk ditampilkan" in mine[-1].body
    assert exemplar.title in mine[-1].subject


def test_the_facts_stay_when_an_account_is_deleted(shown, person):
    person("verifikator").delete()

    after = fresh(shown)
    assert (after.is_visible, after.accepted_by) == (True, None)


def test_the_name_of_the_uploaded_file_tells_nothing(propose):
    assert propose(file=upload(name="SK_198001012005011001_Budi.txt")).document.filename.startswith("keputusan-peta-jabatan")


def test_a_copy_of_the_own_data_holds_the_decisions(shown, person):
    from members.selectors import own_data

    held = own_data(person("verifikator"))["keputusan_bukti"]

    assert [(row["act"], row["exemplar__title"]) for row in held] == [("terima", shown.title), ("periksa", shown.title)]
