"""Submissions: told to whoever is in charge, deleted in time."""

import datetime

import pytest
import time_machine
from django.core import mail
from django.db import IntegrityError
from wagtail.contrib.forms.models import FormSubmission

from knowledge.clock import jobs
from knowledge.formpages.services import FormClosed, delete_expired, take_in

NOW = datetime.datetime(2026, 12, 1, 9, tzinfo=datetime.UTC)


def send(page, answers):
    form = page.get_form(answers, page=page)
    assert form.is_valid()
    return take_in(page, form)


def test_whoever_is_in_charge_gets_one_mail_a_day_that_quotes_nothing(form_page, person, answers, django_capture_on_commit_callbacks):
    page = form_page(owner=person("admin"), steward=person("editor"))

    with django_capture_on_commit_callbacks(execute=True):
        send(page, answers)
        send(page, answers)

    assert [letter.to for letter in mail.outbox] == [[person("editor").email]]
    assert f"/admin/forms/submissions/{page.pk}/" in mail.outbox[0].body
    assert "siti@contoh.test" not in mail.outbox[0].body


def test_a_form_of_which_nobody_is_in_charge_still_takes_in(form_page, answers, django_capture_on_commit_callbacks):
    page = form_page()

    with django_capture_on_commit_callbacks(execute=True):
        send(page, answers)

    assert FormSubmission.objects.count() == 1
    assert mail.outbox == []


def test_a_closed_form_takes_nothing_in_from_anywhere(form_page, answers):
    page = form_page(closes_on=datetime.date(2020, 1, 1))

    with pytest.raises(FormClosed):
        send(page, answers)


def test_submissions_are_deleted_after_the_days_of_their_form(form_page, answers):
    page = form_page(keep_days=30)
    for days in (31, 29):
        with time_machine.travel(NOW - datetime.timedelta(days=days), tick=False):
            FormSubmission.objects.create(page=page, form_data={"nama": str(days)})

    with time_machine.travel(NOW, tick=False):
        deleted = delete_expired()

    assert deleted == 1
    assert FormSubmission.objects.get().form_data == {"nama": "29"}


def test_the_clock_deletes_them():
    assert delete_expired in jobs().values()


def test_nothing_is_kept_for_ever(form_page):
    page = form_page()
    with pytest.raises(IntegrityError):
        type(page).objects.filter(pk=page.pk).update(keep_days=5000)
