"""Contributors hear of each adopter once; a confirmation that ends leaves the catalogue."""

import datetime

import pytest
import time_machine
from django.utils import timezone

from knowledge.adoption import services
from knowledge.adoption.jobs import refresh_expired, tell_contributors
from knowledge.catalogue.models import Entry
from knowledge.models import MaterialCredit


@pytest.fixture
def steward(practice, person):
    person_in_charge = person("editor", "32")
    practice.steward = person_in_charge
    practice.save_revision().publish()
    return person_in_charge


def test_steward_and_credited_members_hear_of_an_adopter_once(practice, steward, declare, person, mailoutbox):
    writer = person("narasumber", "32")
    MaterialCredit.objects.create(page=practice.page_ptr, user=writer, name="Penulis")
    MaterialCredit.objects.create(page=practice.page_ptr, user=writer, name="Penulis", role="kontributor")
    declare("63", evidence="SK rahasia")

    tell_contributors()
    again = tell_contributors()

    assert again == 0
    assert sorted(mail.to for mail in mailoutbox) == sorted([[steward.email], [writer.email]])
    assert "SKP berjenjang" in mailoutbox[0].subject
    assert "/praktik/skp-berjenjang/#penerapan" in mailoutbox[0].body
    assert "rahasia" not in mailoutbox[0].body


def test_declaring_again_after_withdrawing_is_no_news(steward, declare, person, mailoutbox):
    services.withdraw_adoption(declare("63"), by=person("operator", "63"))
    tell_contributors()
    assert mailoutbox == []

    services.withdraw_adoption(declare("63"), by=person("operator", "63"))
    declare("63")
    tell_contributors()
    declare("33.10")
    tell_contributors()

    assert len(mailoutbox) == 2


def test_nobody_is_told_what_they_did_themselves(practice, declare, person, mailoutbox):
    MaterialCredit.objects.create(page=practice.page_ptr, user=person("operator", "63"), name="Operator")

    declare("63")
    tell_contributors()

    assert mailoutbox == []


def test_a_confirmation_that_ended_leaves_the_catalogue_once(practice, declare, person):
    today = timezone.localdate()
    services.confirm_adoption(declare("63"), by=person("verifikator"), expires_on=today)
    before = Entry.objects.get(kind="praktik").facts["verified_by"]

    with time_machine.travel(datetime.datetime.combine(today + datetime.timedelta(days=1), datetime.time(12), tzinfo=datetime.UTC)):
        done = [refresh_expired(), refresh_expired()]

    facts = Entry.objects.get(kind="praktik").facts
    assert (before, done, facts["verified_by"], facts["adopted_by"]) == (1, [1, 0], 0, 1)
