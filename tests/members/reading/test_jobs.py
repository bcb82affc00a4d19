"""Reasons of readers reach whoever looks after a page, a week's in one mail, without names."""

import datetime

import pytest
import time_machine
from django.utils import timezone

from members.reading.jobs import pass_on_reasons
from members.reading.services import give_verdict


@pytest.fixture
def steward(person):
    return person("editor", "32")


def test_a_week_of_reasons_is_one_mail_without_names(guide, steward, person, mailoutbox):
    first, second = guide("Panduan satu", steward=steward), guide("Panduan dua", steward=steward)
    give_verdict(by=person(), page_id=first.pk, is_helpful=False, reason="usang", text="Pasalnya dicabut")
    give_verdict(by=person("operator", "63"), page_id=second.pk, is_helpful=False, reason="keliru")
    give_verdict(by=person("moderator"), page_id=second.pk, is_helpful=False)

    runs = [pass_on_reasons(), pass_on_reasons()]

    assert runs == [1, 0]
    assert mailoutbox[0].to == [steward.email]
    for words in ("Panduan satu", "Panduan dua", "Pasalnya dicabut", "Ada yang keliru"):
        assert words in mailoutbox[0].body
    assert person().name not in mailoutbox[0].body
    assert person().email not in mailoutbox[0].body


def test_what_comes_after_the_weeks_mail_waits_for_the_next_week(guide, steward, person, mailoutbox):
    page = guide(steward=steward)
    give_verdict(by=person(), page_id=page.pk, is_helpful=False, reason="usang")
    pass_on_reasons()
    give_verdict(by=person("moderator"), page_id=page.pk, is_helpful=False, reason="keliru")

    same_week = pass_on_reasons()
    with time_machine.travel(timezone.now() + datetime.timedelta(days=7)):
        next_week = pass_on_reasons()

    assert (same_week, next_week, len(mailoutbox)) == (0, 1, 2)
    assert "Ada yang keliru" in mailoutbox[1].body
    assert "usang" not in mailoutbox[1].body


def test_a_page_without_a_steward_writes_to_whoever_made_it(guide, person, mailoutbox):
    page = guide(owner=person("narasumber", "32"))
    give_verdict(by=person(), page_id=page.pk, is_helpful=False, reason="usang")

    pass_on_reasons()

    assert mailoutbox[0].to == [person("narasumber", "32").email]
