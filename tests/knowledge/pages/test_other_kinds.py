"""Questions, templates, collections, learning paths and announcements, and how a guest reads them."""

import datetime

import icalendar
import pytest
from django.core.files.base import ContentFile

from knowledge.media.models import CopDocument
from knowledge.models import AnnouncementPage, CollectionPage, FaqPage, GuidePage, LearningPathPage, LearningStep, PracticePage, TemplatePage

FAR = datetime.date(2999, 1, 10)


@pytest.mark.row("S0-10", "S0-31")
def test_a_question_leads_with_its_short_answer(publish, text_of):
    publish(FaqPage, "Apa itu sistem merit?", summary="Ukurannya kualifikasi, kompetensi, kinerja.", body=[("paragraph", "<p>Lebih panjang.</p>")])

    html = text_of("/tanya-jawab/apa-itu-sistem-merit/").split("<main")[1]

    assert html.index("<h1>Apa itu sistem merit?</h1>") < html.index("Ukurannya kualifikasi") < html.index("Lebih panjang.")
    assert "Apa itu sistem merit?" in text_of("/tanya-jawab/")


@pytest.mark.row("S2-11")
def test_a_template_offers_its_file_with_type_and_size(publish, text_of, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    document = CopDocument(title="Lembar tindak lanjut")
    document.file.save("lembar.xlsx", ContentFile(b"isi" * 1000))
    publish(TemplatePage, "Lembar tindak lanjut", aspects=["5"], document=document)

    html = text_of("/templat/lembar-tindak-lanjut/")

    link = html.split('class="attachment"')[1].split("</a>")[0]
    assert f'href="{document.url}"' in link
    assert "XLSX · 3 KB" in link


def collect(publish, model, relation, targets, **fields):
    page = publish(model, "Susunan", **fields)
    for order, (target, values) in enumerate(targets):
        getattr(page, relation).create(target=target.page_ptr, sort_order=order, **values)
    page.save_revision().publish()
    return page


def test_a_collection_shows_published_things_of_any_kind_in_its_order(publish, text_of):
    guide, practice, hidden = publish(GuidePage, "Panduan A"), publish(PracticePage, "Praktik B"), publish(GuidePage, "Konsep C")
    hidden.unpublish()
    collect(publish, CollectionPage, "items", [(practice, {"note": "Baca dulu."}), (hidden, {"note": "x"}), (guide, {"note": ""})])

    html = text_of("/kumpulan/susunan/").split('id="isi-kumpulan"')[1].split("</section>")[0]

    assert html.index("Praktik B") < html.index("Baca dulu.") < html.index("Panduan A")
    assert "Konsep C" not in html
    assert "2 bahan" in html


def test_a_learning_path_sums_the_minutes_of_the_steps_it_shows(publish, text_of):
    first, second, hidden = (publish(GuidePage, title) for title in ("Satu", "Dua", "Konsep"))
    hidden.unpublish()
    steps = [(second, {"minutes": 20, "note": "Cari contohnya."}), (hidden, {"minutes": 40}), (first, {"minutes": 10})]
    collect(publish, LearningPathPage, "steps", steps, audience="Pemula", outcome="Menjelaskan sistem merit.")

    html = text_of("/jalur-belajar/susunan/")

    assert all(words in html for words in ("2 langkah", "30 menit", "Pemula", "Menjelaskan sistem merit."))
    listed = html.split('class="steps"')[1].split("</ol>")[0]
    assert listed.index("Dua") < listed.index("Cari contohnya.") < listed.index("Satu")
    assert f'id="langkah-{LearningStep.objects.order_by("sort_order").first().pk}"' in listed


@pytest.mark.parametrize(("model", "relation", "path"), [(CollectionPage, "items", "/kumpulan/"), (LearningPathPage, "steps", "/jalur-belajar/")])
def test_what_is_put_in_order_costs_the_same_for_one_and_three(model, relation, path, publish, count_queries):
    page = collect(publish, model, relation, [(publish(GuidePage, "Satu"), {})])
    one = count_queries(f"{path}susunan/")
    for title in ("Dua", "Tiga"):
        getattr(page, relation).create(target=publish(GuidePage, title).page_ptr)
    page.save_revision().publish()

    assert count_queries(f"{path}susunan/") == one <= 6


@pytest.fixture
def announcement(publish):
    def make(title="Jadwal", **fields):
        page = publish(AnnouncementPage, title, **{"category": "jadwal-penilaian", "published_on": datetime.date(2026, 11, 2), **fields})
        page.dates.create(label="Pengisian", starts_on=FAR, ends_on=FAR + datetime.timedelta(days=4))
        page.dates.create(label="Penetapan", starts_on=datetime.date(2026, 1, 5), sort_order=1)
        page.save_revision().publish()
        return page

    return make


def test_an_announcement_shows_its_dates_and_which_have_passed(announcement, text_of):
    announcement()

    dates = text_of("/pengumuman/jadwal/").split('id="tanggal"')[1].split("</section>")[0]

    assert "10–14 Januari 2999" in dates
    assert dates.index('class="is-next"') < dates.index("Pengisian") < dates.index('class="is-done"') < dates.index("Senin, 5 Januari 2026")


def test_an_announcement_that_ended_says_so(announcement, text_of):
    announcement(ends_on=datetime.date(2026, 11, 5))

    assert "Sudah lewat" in text_of("/pengumuman/jadwal/")


def test_the_dates_of_an_announcement_go_into_a_calendar(announcement, client):
    page = announcement()

    events = icalendar.Calendar.from_ical(client.get("/pengumuman/jadwal.ics").content).walk("VEVENT")
    page.unpublish()

    assert [(e["SUMMARY"], e.decoded("DTSTART"), e.decoded("DTEND")) for e in events] == [
        ("Pengisian", FAR, FAR + datetime.timedelta(days=5)),
        ("Penetapan", datetime.date(2026, 1, 5), datetime.date(2026, 1, 6)),
    ]
    assert client.get("/pengumuman/jadwal.ics").status_code == 404


def test_announcements_are_narrowed_by_what_they_are_about(announcement, text_of):
    announcement("Jadwal")
    announcement("Layanan", category="layanan")

    html = text_of("/pengumuman/?kategori=layanan").split("<main")[1]

    assert 'href="/pengumuman/layanan/"' in html
    assert 'href="/pengumuman/jadwal/"' not in html
