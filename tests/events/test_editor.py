"""The real editor: warnings about dates, local clock times, defaults of a series, numbers that occur once."""

from datetime import UTC, datetime
from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.test import Client
from django.urls import reverse
from wagtail.models import Page
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from events.models import EventPage, EventSeriesPage
from events.podcast.models import EpisodePage

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(person) -> Client:
    user = person("admin")
    user.is_superuser = True
    user.save()
    client = Client()
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


@pytest.fixture
def typed(aspect):
    """What an editor types into the form of an event, as the browser sends it."""

    def make(**changes: Any) -> dict[str, str]:
        data = {
            "title": "Pojok Komunitas #2",
            "slug": "pojok-2",
            "summary": "",
            "kind": "forum",
            "edition": "2",
            "starts_at": "2022-07-19 09:00",
            "ends_at": "2022-07-20 16:00",
            "zone": "Asia/Jakarta",
            "time_known": "on",
            "stated_date_text": "",
            "date_note": "",
            "mode": "hybrid",
            "place": "Jakarta Utara",
            "link": "",
            "aspects": [str(aspect("5").pk)],
            "topics": [],
            "speakers": inline_formset([]),
            "agenda": streamfield([]),
            "body": streamfield([]),
            "materials": streamfield([]),
            "outcome": rich_text(""),
            "recording_url": "",
            "instansi_present": inline_formset([]),
            "committed_count": "",
            "signed_count": "",
            "on_site_count": "",
            "online_count": "",
            "source_name": "",
            "source_url": "",
            "rights": "",
            "reviewed_on": "",
            "review_due": "",
            "related_links": inline_formset([]),
            "credits": inline_formset([]),
            "comments": inline_formset([]),
            **changes,
        }
        # Lists are several values of one field, not numbered ones.
        chosen = {name: data.pop(name) for name in ("aspects", "topics")}
        return {**nested_form_data(data), **chosen}

    return make


def create(editor: Client, parent: Page, data: dict[str, str], model: str = "eventpage", app: str = "events", **headers: str) -> Any:
    return editor.post(reverse("wagtailadmin_pages:add", args=[app, model, parent.pk]), data, headers=headers)


def warnings_of(response: Any) -> list[str]:
    return [str(message) for message in get_messages(response.wsgi_request) if message.level_tag == "warning"]


@pytest.mark.row("S2-04")
def test_saving_a_date_with_the_wrong_weekday_is_answered_with_a_warning_and_kept(editor, event_index, typed):
    response = create(editor, event_index, typed(stated_date_text="Selasa-Rabu (19-20/8/2022)"))

    [calendar, own_days] = warnings_of(response)
    assert "19 Agustus 2022 adalah Jumat; Selasa–Rabu jatuh pada 19–20 Juli 2022" in calendar
    assert "acara ini tercatat pada 19–20 Juli 2022" in own_days
    assert EventPage.objects.get().stated_date_text == "Selasa-Rabu (19-20/8/2022)"


@pytest.mark.row("S2-04")
def test_publishing_with_the_wrong_weekday_warns_and_publishes(editor, event_index, typed):
    response = create(editor, event_index, typed(stated_date_text="Selasa-Rabu (19-20/8/2022)", **{"action-publish": "1"}))

    assert len(warnings_of(response)) == 2
    assert EventPage.objects.get().live


@pytest.mark.row("S2-04")
def test_the_edit_form_shows_the_warning_until_the_date_is_mended(editor, event_index, typed):
    create(editor, event_index, typed(stated_date_text="Selasa-Rabu (19-20/8/2022)"))
    address = reverse("wagtailadmin_pages:edit", args=[EventPage.objects.get().pk])

    before = editor.get(address).content.decode()
    response = editor.post(address, typed(stated_date_text="Selasa-Rabu (19-20/7/2022)"))
    after = editor.get(address).content.decode()

    assert "Selasa–Rabu jatuh pada 19–20 Juli 2022" in before
    assert warnings_of(response) == []
    assert "jatuh pada" not in after
    assert "Hari dan tanggal yang tertulis cocok dengan kalender." in after


def test_a_background_save_of_the_editor_brings_no_message(editor, event_index, typed):
    response = create(editor, event_index, typed(stated_date_text="Rabu, 19 Juli 2022"), Accept="application/json")

    assert response.json()["success"] is True
    assert warnings_of(response) == []


def test_a_wrong_weekday_in_the_summary_is_noticed_too(editor, event_index, typed):
    response = create(editor, event_index, typed(summary="Diadakan Senin, 24 Maret 2022."))

    assert "24 Maret 2022 adalah Kamis" in warnings_of(response)[0]


def test_typed_hours_are_those_of_the_clocks_at_the_event(editor, event_index, typed):
    create(editor, event_index, typed(zone="Asia/Jayapura", starts_at="2027-02-16 09:00", ends_at="2027-02-16 11:00"))

    event = EventPage.objects.get()
    assert event.starts_at == datetime(2027, 2, 16, 0, 0, tzinfo=UTC)
    form = editor.get(reverse("wagtailadmin_pages:edit", args=[event.pk])).content.decode()
    assert 'value="2027-02-16 09:00"' in form


def test_saving_again_does_not_move_the_hour(editor, event_index, typed):
    data = typed(zone="Asia/Jayapura", starts_at="2027-02-16 09:00", ends_at="2027-02-16 11:00")
    create(editor, event_index, data)
    event = EventPage.objects.get()

    editor.post(reverse("wagtailadmin_pages:edit", args=[event.pk]), data)

    assert EventPage.objects.get().get_latest_revision_as_object().starts_at == event.starts_at


@pytest.mark.row("S2-03")
def test_a_new_edition_is_offered_the_topics_of_its_series_and_may_choose_others(editor, series, typed, aspect):
    parent = series("pojok-komunitas")

    form = editor.get(reverse("wagtailadmin_pages:add", args=["events", "eventpage", parent.pk])).context["form"]
    create(editor, parent, typed(aspects=[str(aspect("4").pk)]))

    assert {topic.slug for topic in form.initial["topics"]} == {"skj", "metode-penilaian-kompetensi"}
    assert {item.code for item in form.initial["aspects"]} == {"3", "5"}
    event = EventPage.objects.get()
    assert [item.code for item in event.main_aspects] == ["4"]
    assert not event.topics.exists()


@pytest.mark.row("S2-03")
def test_an_edition_number_occurs_once_in_a_series(editor, series, typed, event):
    parent = series("pojok-komunitas")
    event("pertama", parent, edition=2)

    response = create(editor, parent, typed(title="Judul yang diketik"))

    assert response.context["form"].errors["edition"] == ["Nomor 2 sudah dipakai dalam rangkaian “Pojok Komunitas”."]
    assert "Judul yang diketik" in response.content.decode()
    assert EventPage.objects.count() == 1


def test_the_same_edition_number_in_another_series_is_fine(editor, series, typed, event):
    event("pertama", series("pojok-komunitas"), edition=2)

    create(editor, series("bincang-merit"), typed())

    assert EventPage.objects.filter(edition=2).count() == 2


def test_an_end_before_the_beginning_is_refused_in_words(editor, event_index, typed):
    response = create(editor, event_index, typed(ends_at="2022-07-18 16:00"))

    assert "Waktu selesai tidak boleh sebelum waktu mulai." in response.content.decode()
    assert not EventPage.objects.exists()


def test_an_end_without_a_beginning_is_refused_at_its_field(editor, event_index, typed):
    response = create(editor, event_index, typed(starts_at=""))

    assert response.context["form"].errors["starts_at"] == ["Isi waktu mulai, atau kosongkan juga waktu selesai."]


def test_more_signatures_than_commitments_are_refused(editor, event_index, typed):
    response = create(editor, event_index, typed(committed_count="7", signed_count="8"))

    assert "tidak boleh melebihi jumlah yang menyatakan komitmen" in response.content.decode()


def test_publishing_without_an_aspect_is_refused(editor, event_index, typed):
    response = create(editor, event_index, typed(aspects=[], **{"action-publish": "1"}))

    assert response.context["form"].errors["aspects"][0] == "Pilih sedikitnya satu aspek sebelum menerbitkan."
    assert not EventPage.objects.exists()


@pytest.mark.parametrize(
    "address", ["https://www.youtube.com/watch?v=dQw4w9WgXcQ&t=3", "https://youtu.be/dQw4w9WgXcQ", "https://www.youtube.com/live/dQw4w9WgXcQ"]
)
def test_a_youtube_address_is_kept_in_privacy_mode(editor, event_index, typed, address):
    create(editor, event_index, typed(recording_url=address))

    assert EventPage.objects.get().recording_url == "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ"


def test_an_agenda_hour_in_another_form_is_refused_where_it_was_typed(editor, event_index, typed):
    response = create(editor, event_index, typed(agenda=streamfield([("item", {"day": "1", "time": "9:30 pagi", "title": "Pembukaan", "note": ""})])))

    assert response.context["form"].errors["agenda"]
    assert not EventPage.objects.exists()


def test_events_are_not_made_below_a_podcast_nor_episodes_below_a_series_of_meetings(series):
    assert not EventPage.can_create_at(series("meritokrasi"))
    assert not EpisodePage.can_create_at(series("pojok-komunitas"))
    assert EventPage.can_create_at(series("pojok-komunitas"))
    assert EpisodePage.can_create_at(series("meritokrasi"))


@pytest.mark.row("S0-18")
@pytest.mark.parametrize(("kind", "is_refused"), [("podcast", True), ("forum", False)])
def test_a_new_series_is_made_in_the_editor_with_default_topics_and_cadence(editor, event_index, aspect, kind, is_refused):
    from knowledge.aspects.models import Topic

    chosen = {"aspects": [str(aspect("3").pk)], "topics": [str(Topic.objects.get(slug="skj").pk)]}
    data = nested_form_data({
        "title": "Kelas Merit", "slug": "kelas-merit", "summary": "Kelas bulanan.", "kind": kind, "season": "",
        "cadence": "sebulan sekali", "cover": "", "body": streamfield([]), "source_name": "", "source_url": "",
        "rights": "", "reviewed_on": "", "review_due": "", "related_links": inline_formset([]),
        "credits": inline_formset([]), "comments": inline_formset([]), "action-publish": "1",
    })  # fmt: skip

    create(editor, event_index, {**data, **chosen}, "eventseriespage")

    made = EventSeriesPage.objects.filter(slug="kelas-merit", live=True).first()
    if is_refused:
        assert made is None
    else:
        assert (made.cadence, [topic.slug for topic in made.topics.all()]) == ("sebulan sekali", ["skj"])


def test_moving_an_edition_to_a_series_that_has_its_number_is_refused_with_the_reason(editor, series, event):
    event("satu", series("pojok-komunitas"), edition=2)
    moving = event("dua", series("bincang-merit"), edition=2)
    address = reverse("wagtailadmin_pages:move_confirm", args=[moving.pk, series("pojok-komunitas").pk])

    response = editor.post(address, follow=True)

    assert "nomor edisi atau episodenya sudah dipakai" in response.content.decode()
    assert EventPage.objects.get(pk=moving.pk).series.slug == "bincang-merit"


def test_a_moved_event_belongs_to_its_new_series(editor, series, event):
    moving = event("dua", series("bincang-merit"), edition=2)
    target = series("pojok-komunitas")

    editor.post(reverse("wagtailadmin_pages:move_confirm", args=[moving.pk, target.pk]))

    assert EventPage.objects.get(pk=moving.pk).series == target


def test_a_copy_of_an_edition_has_no_number_yet(editor, series, event):
    parent = series("pojok-komunitas")
    original = event("dua", parent, edition=2)

    copy = original.copy(update_attrs={"slug": "dua-salinan", "title": "Salinan"})

    assert (copy.series, copy.edition) == (parent, None)


def test_the_preview_of_an_unsaved_event_shows_its_speakers(editor, event_index, typed, people):
    row = {"person": str(people["oky-putranto"].pk), "role": "narasumber", "topic": "Praktik baik", "on_behalf_of": "", "slides": ""}
    address = reverse("wagtailadmin_pages:preview_on_add", args=["events", "eventpage", event_index.pk])

    editor.post(address, typed(speakers=inline_formset([row])))
    page = editor.get(address).content.decode()

    assert "Oky Putranto" in page
    assert "Kepala Bidang Penilaian Kinerja Aparatur dan Penghargaan" in page
