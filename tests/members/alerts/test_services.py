"""What a member may save: a question once, so many in all, none that asks nothing or everything."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from members.alerts import services
from members.alerts.models import MOST_SAVED, KnownMatch, Rhythm, SavedSearch


def test_the_same_question_said_otherwise_is_kept_once(person):
    one = services.save_search(by=person(), parameters="jenis=panduan&q=talenta&urut=tanggal&page=3")
    two = services.save_search(by=person(), parameters="q=talenta&jenis=panduan&asing=1", rhythm=Rhythm.DAILY)

    assert one.pk == two.pk
    assert (two.parameters, two.title, two.rhythm) == ("q=talenta&jenis=panduan", "“talenta” · Panduan", Rhythm.DAILY)


@pytest.mark.parametrize("parameters", ["", "q=", "q=-", "q=%00", "jenis=tak-ada", "urut=tanggal"])
def test_what_asks_nothing_is_not_kept(person, parameters):
    with pytest.raises(services.NothingAsked):
        services.save_search(by=person(), parameters=parameters)


def test_a_question_that_everything_answers_is_not_kept(person, entry, monkeypatch):
    monkeypatch.setattr(services, "MOST_MATCHES", 1)
    entry("Talenta")
    entry("Talenta dua")

    with pytest.raises(services.TooBroad):
        services.save_search(by=person(), parameters="q=talenta")

    assert SavedSearch.objects.count() == 0


def test_a_member_keeps_only_so_many_and_a_freed_place_is_given_again(person):
    kept = [services.save_search(by=person(), parameters=f"q=talenta{number}") for number in range(MOST_SAVED)]

    with pytest.raises(services.TooManySaved):
        services.save_search(by=person(), parameters="q=lain")
    services.drop_search(kept[4].pk, by=person())

    assert services.save_search(by=person(), parameters="q=lain").place == 5


def test_the_database_itself_refuses_one_more(person):
    with pytest.raises(IntegrityError), transaction.atomic():
        SavedSearch.objects.create(user=person(), place=MOST_SAVED + 1, parameters="q=x", title="x")


def test_nobody_changes_or_drops_what_another_keeps(person):
    search = services.save_search(by=person(), parameters="q=talenta")

    with pytest.raises(SavedSearch.DoesNotExist):
        services.change_rhythm(search.pk, by=person("editor"), rhythm=Rhythm.SILENT)
    services.drop_search(search.pk, by=person("editor"))

    assert SavedSearch.objects.get().rhythm == Rhythm.WEEKLY


def test_who_is_not_signed_in_saves_nothing(db):
    with pytest.raises(PermissionDenied):
        services.save_search(by=AnonymousUser(), parameters="q=talenta")


def test_after_a_silence_news_begin_with_what_is_new(person, entry):
    search = services.save_search(by=person(), parameters="q=talenta", rhythm=Rhythm.SILENT)
    meanwhile = entry("Talenta")

    services.change_rhythm(search.pk, by=person(), rhythm=Rhythm.DAILY)

    assert KnownMatch.objects.filter(search=search, object_id=meanwhile.object_id).exists()
