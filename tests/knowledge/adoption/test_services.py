"""An instansi declares once what it applies; a verifier confirms it; the catalogue says how many."""

import datetime

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone

from knowledge.adoption import services
from knowledge.adoption.models import Adoption
from knowledge.adoption.services import Declaration
from knowledge.catalogue.models import Entry
from knowledge.catalogue.services import rebuild
from knowledge.models import GuidePage, PracticePage, RegulationPage


def facts(page):
    return Entry.objects.get(object_id=page.pk, kind__in=["praktik", "panduan"]).facts


@pytest.fixture
def next_year():
    return timezone.localdate() + datetime.timedelta(days=365)


def test_the_card_says_how_many_instansi_use_a_practice(practice, declare):
    declare("63")
    declare("33.10", stage="merencanakan", since_year=None)

    assert facts(practice)["adopted_by"] == 1
    assert Entry.objects.get(object_id=practice.pk, kind="praktik").meta[-1] == "dipakai 1 instansi"


def test_a_plan_alone_is_not_use(practice, declare):
    declare("63", stage="merencanakan", since_year=None)

    assert facts(practice)["adopted_by"] == 0
    assert "dipakai" not in " ".join(facts(practice)["meta"])


def test_a_rebuild_and_a_new_version_keep_the_number(practice, declare):
    declare("63")

    practice.save_revision().publish()
    published = facts(practice)["adopted_by"]
    rebuild()

    assert (published, facts(practice)["adopted_by"]) == (1, 1)


def test_withdrawing_lowers_the_number_and_allows_a_new_declaration(practice, declare, person):
    first = declare("63")
    services.withdraw_adoption(first, by=person("pimpinan", "63"))
    after = facts(practice).get("adopted_by", 0)

    declare("63")

    assert (after, facts(practice)["adopted_by"]) == (0, 1)


def test_an_instansi_has_one_active_declaration_about_a_page(declare):
    first = declare("63", note="Pertama")

    with pytest.raises(services.AlreadyDeclared) as refused:
        declare("63", note="Kedua")

    assert refused.value.adoption == first
    assert list(Adoption.objects.values_list("note", flat=True)) == ["Pertama"]


def test_the_database_itself_refuses_a_second_one(practice, declare, instansi):
    declare("63")

    with pytest.raises(IntegrityError), transaction.atomic():
        Adoption.objects.create(page_id=practice.pk, instansi=instansi("63"), stage="sudah", since_year=2024)


@pytest.mark.parametrize(
    "wrong",
    [
        {"stage": "sudah"},
        {"stage": "sudah", "since_year": 2025, "since_month": 13},
        {"stage": "merencanakan", "since_month": 3},
        {"stage": "sudah", "since_year": 2025, "confirmed_at": timezone.now()},
        {"stage": "merencanakan", "confirmed_at": timezone.now(), "expires_on": datetime.date(2030, 1, 1)},
    ],
    ids=["applied since never", "month 13", "month without a year", "confirmed without end", "a confirmed plan"],
)
def test_the_database_refuses_what_cannot_be(practice, instansi, wrong):
    with pytest.raises(IntegrityError), transaction.atomic():
        Adoption.objects.create(page_id=practice.pk, instansi=instansi("63"), **wrong)


def test_an_instansi_does_not_adopt_its_own_practice(declare):
    with pytest.raises(services.OwnPractice):
        declare("32")


def test_a_declaration_stops_counting_when_the_practice_becomes_the_instansis_own(practice, declare, instansi):
    declare("63")
    page = PracticePage.objects.get(pk=practice.pk)
    page.instansi = instansi("63")

    page.save_revision().publish()

    assert "adopted_by" not in facts(page)


def test_only_published_practices_guides_and_templates_can_be_applied(publish, declare):
    regulation, hidden = publish(RegulationPage, "UU 1/2030"), publish(GuidePage, "Panduan")
    hidden.unpublish()

    for page in (regulation, hidden):
        with pytest.raises(services.NotApplicable):
            declare("63", page=page)


@pytest.mark.parametrize(("role", "code"), [("anggota", "63"), ("operator", "33.10"), ("verifikator", "63"), ("editor", "63")])
def test_nobody_speaks_for_an_instansi_they_do_not_answer_for(practice, person, instansi, role, code):
    with pytest.raises(PermissionDenied):
        services.declare_adoption(practice, by=person(role, code), instansi=instansi("63"), said=Declaration("sudah", 2025))


@pytest.mark.parametrize("role", ["operator", "pimpinan", "anggota", "admin"])
def test_those_who_declare_do_not_confirm(declare, person, next_year, role):
    adoption = declare("63")

    if role == "admin":
        services.confirm_adoption(adoption, by=person(role), expires_on=next_year)
    else:
        with pytest.raises(PermissionDenied):
            services.confirm_adoption(adoption, by=person(role, "63"), expires_on=next_year)


def test_a_plan_is_not_confirmed(declare, person, next_year):
    with pytest.raises(services.OnlyPlanned):
        services.confirm_adoption(declare("63", stage="merencanakan"), by=person("verifikator"), expires_on=next_year)


@pytest.mark.parametrize(("change", "stands"), [({"note": "Lain"}, True), ({"evidence": "SK lain"}, False), ({"stage": "sedang"}, False)])
def test_a_confirmation_ends_when_what_was_confirmed_changes(declare, person, next_year, change, stands):
    adoption = declare("63", note="Satu", evidence="SK 1")
    services.confirm_adoption(adoption, by=person("verifikator"), expires_on=next_year)
    said = {"stage": "sudah", "since_year": 2025, "note": "Satu", "evidence": "SK 1", **change}

    services.revise_adoption(adoption, by=person("operator", "63"), said=Declaration(**said))

    assert Adoption.objects.get().is_confirmed is stands


def test_a_withdrawn_declaration_is_not_changed(declare, person):
    adoption = declare("63")
    services.withdraw_adoption(adoption, by=person("operator", "63"))

    with pytest.raises(services.AlreadyWithdrawn):
        services.revise_adoption(adoption, by=person("operator", "63"), said=Declaration("sedang", 2025))


def test_a_declaration_outlives_the_account_that_made_it_without_its_name(practice, declare, person):
    declare("63")

    person("operator", "63").delete()

    assert Adoption.objects.get().declared_by is None
    assert facts(practice)["adopted_by"] == 1


def test_the_journal_of_the_page_tells_who_confirmed_and_revoked(practice, declare, person):
    from wagtail.models import PageLogEntry

    adoption, verifier = declare("63"), person("verifikator")

    services.confirm_adoption(adoption, by=verifier, expires_on=timezone.localdate() + datetime.timedelta(days=365))
    services.revoke_confirmation(adoption, by=verifier)
    services.revoke_confirmation(adoption, by=verifier)

    told = PageLogEntry.objects.filter(page=practice.pk, user=verifier).order_by("pk")
    assert [entry.action for entry in told] == ["adoption.confirm", "adoption.revoke"]
    assert str(adoption.instansi) in told[0].message
