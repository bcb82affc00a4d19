"""Members hear once of what newly matches their questions, in one mail, and stop by one press."""

import datetime
import re

import pytest
from django.test import Client
from django.utils import timezone

from cop_site.search.services import forget_entries, index_entries
from members.alerts import jobs, services
from members.alerts.models import KnownMatch, Rhythm, SavedSearch


@pytest.fixture
def saved(person):
    """Saves a question of a member as of so many days ago: `saved("q=talenta", days=1)`."""

    def make(parameters="q=talenta", *, by=None, rhythm=Rhythm.DAILY, days=1):
        search = services.save_search(by=by or person(), parameters=parameters, rhythm=rhythm)
        SavedSearch.objects.filter(pk=search.pk).update(checked_on=timezone.localdate() - datetime.timedelta(days=days))
        return search

    return make


def days_pass(days=1):
    """Every question was last asked so many days earlier, and so was every mail sent."""
    from knowledge.mail.models import SentMail

    for search in SavedSearch.objects.all():
        SavedSearch.objects.filter(pk=search.pk).update(checked_on=search.checked_on - datetime.timedelta(days=days))
    for mail in SentMail.objects.all():
        SentMail.objects.filter(pk=mail.pk).update(key=f"before-{mail.key}")


def test_only_what_is_new_since_saving_is_told_and_only_once(entry, saved, person, mailoutbox):
    entry("Talenta yang sudah ada")
    saved("q=talenta&jenis=panduan")
    entry("Talenta yang baru", url="/panduan/baru/")
    entry("Kinerja yang baru")
    entry("Talenta dalam berita", kind="berita")

    first = jobs.send_alerts()
    days_pass()
    again = jobs.send_alerts()

    assert (first, again) == (1, 0)
    assert [mail.to for mail in mailoutbox] == [[person().email]]
    assert "Talenta yang baru" in mailoutbox[0].body
    assert "/panduan/baru/" in mailoutbox[0].body
    assert not any(title in mailoutbox[0].body for title in ("yang sudah ada", "Kinerja", "berita"))


def test_what_matches_first_after_a_change_is_told(entry, saved, mailoutbox):
    old = entry("Catatan rapat")
    saved()
    old.title = "Catatan rapat talenta"
    old.save()
    index_entries([old.pk])

    jobs.send_alerts()

    assert "Catatan rapat talenta" in mailoutbox[0].body


def test_what_holds_only_some_of_the_words_is_not_told(entry, saved, mailoutbox):
    saved("q=talenta+kalibrasi")
    entry("Talenta saja")

    assert jobs.send_alerts() == 0
    assert mailoutbox == []


def test_what_is_no_longer_public_is_not_told(entry, saved, mailoutbox):
    saved()
    gone = entry("Talenta rahasia")
    forget_entries([gone.pk])
    gone.delete()

    assert jobs.send_alerts() == 0
    assert mailoutbox == []


def test_all_questions_of_a_member_come_in_one_mail_a_day_and_a_thing_under_one_of_them(entry, saved, mailoutbox):
    saved("q=talenta")
    saved("jenis=panduan")
    entry("Talenta")

    runs = [jobs.send_alerts()]
    entry("Talenta kedua")
    runs.append(jobs.send_alerts())
    days_pass()
    runs.append(jobs.send_alerts())

    assert runs == [1, 0, 1]
    assert mailoutbox[0].body.count("- Talenta (") == 1
    assert "Talenta kedua" in mailoutbox[1].body


def test_a_weekly_question_waits_a_week_and_a_silent_one_for_ever(entry, saved, mailoutbox):
    saved("q=talenta", rhythm=Rhythm.WEEKLY, days=6)
    saved("jenis=panduan", rhythm=Rhythm.SILENT, days=60)
    entry("Talenta")

    runs = [jobs.send_alerts()]
    days_pass()
    runs.append(jobs.send_alerts())

    assert runs == [0, 1]
    assert len(mailoutbox) == 1


def test_a_run_that_is_cut_short_neither_repeats_nor_loses(entry, saved, person, mailoutbox, monkeypatch):
    saved()
    saved(by=person("editor"))
    made = entry("Talenta")
    noted = jobs.note_known

    def cut(search, things):
        if search.user == person("editor"):
            raise KeyboardInterrupt
        noted(search, things)

    monkeypatch.setattr(jobs, "note_known", cut)
    monkeypatch.setattr("knowledge.mail.services.EmailMessage.send", lambda mail: sent.append(mail.to[0]))
    sent = []
    order = sorted([person(), person("editor")], key=lambda user: user.pk)
    with pytest.raises(KeyboardInterrupt):
        jobs.send_alerts()
    told = set(KnownMatch.objects.filter(object_id=made.object_id).values_list("search__user__email", flat=True))
    monkeypatch.setattr(jobs, "note_known", noted)

    rest = jobs.send_alerts()

    assert told == ({person().email} if order[0] == person() else set())
    assert rest == (1 if told else 2)
    assert set(KnownMatch.objects.filter(object_id=made.object_id).values_list("search__user__email", flat=True)) == {
        person().email,
        person("editor").email,
    }
    assert jobs.send_alerts() == 0


def test_when_the_mail_server_refuses_the_next_run_tells_it(entry, saved, mailoutbox, monkeypatch):
    saved()
    entry("Talenta")
    with monkeypatch.context() as patch:
        patch.setattr("knowledge.mail.services.EmailMessage.send", lambda mail: (_ for _ in ()).throw(ConnectionRefusedError()))
        refused = jobs.send_alerts()

    assert (refused, jobs.send_alerts()) == (0, 1)
    assert len(mailoutbox) == 1


def test_one_press_in_the_mail_stops_all_news_without_signing_in_and_keeps_the_question(entry, saved, mailoutbox):
    search = saved()
    entry("Talenta")
    jobs.send_alerts()
    address = re.search(r"https?://[^/]+(/langganan/pencarian/berhenti/[^>]+)>", mailoutbox[0].extra_headers["List-Unsubscribe"])[1]
    client = Client(enforce_csrf_checks=True)

    looked = client.get(address)
    still = SavedSearch.objects.get().rhythm
    stopped = client.post(address, {"List-Unsubscribe": "One-Click"})

    search.refresh_from_db()
    assert mailoutbox[0].extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert (looked.status_code, still, stopped.status_code, search.rhythm) == (200, Rhythm.DAILY, 200, Rhythm.SILENT)
    assert looked.cookies == stopped.cookies == {}


def test_the_link_below_a_question_stops_that_one_alone(saved, client):
    one, other = saved("q=talenta"), saved("q=kinerja")

    client.post(f"/langganan/pencarian/berhenti/{services.token_for(one.user_id, one.pk)}/")

    assert {search.pk: search.rhythm for search in SavedSearch.objects.all()} == {one.pk: Rhythm.SILENT, other.pk: Rhythm.DAILY}
