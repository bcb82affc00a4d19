"""What readers see of one event: its time, people, agenda, outcome, and what is not known."""

import pytest

from tests.events.reading import soup, text_of

pytestmark = pytest.mark.django_db
SECOND_EDITION = "pojok-komunitas-2-manajemen-kinerja"


@pytest.mark.row("S0-03")
def test_the_page_of_the_launch_shows_day_agenda_speakers_and_commitments(demo_event):
    demo_event("peluncuran-cop-sistem-merit-2022")

    page = text_of(soup("/acara/peluncuran-cop-sistem-merit-2022/"))

    assert "Peluncuran" in page
    assert "Kamis, 24 Maret 2022" in page
    assert "Jam tidak disebut dalam sumber." in page
    assert "09.00" not in page
    assert "Pernyataan komitmen dan dukungan 75 instansi" in page
    assert "75 instansi menyatakan komitmen" in page
    assert "8 di antaranya menandatangani langsung" in page


@pytest.mark.row("S0-02")
def test_who_launched_is_named_with_the_role_and_the_position_of_that_day(demo_event):
    demo_event("peluncuran-cop-sistem-merit-2022")

    first = text_of(soup("/acara/peluncuran-cop-sistem-merit-2022/").select_one("#pengisi li"))

    assert "Tasdik Kinanto" in first
    assert "Wakil Ketua" in first
    assert "Meresmikan" in first


@pytest.mark.row("S0-02")
def test_a_position_taken_up_after_the_event_is_not_shown(demo_event, people):
    from knowledge.people.models import Position

    Position.objects.create(person=people["tasdik-kinanto"], title="Penasihat", as_of="2024-01", sort_order=9)
    demo_event("peluncuran-cop-sistem-merit-2022")

    page = text_of(soup("/acara/peluncuran-cop-sistem-merit-2022/").find(id="pengisi"))

    assert "Wakil Ketua" in page
    assert "Penasihat" not in page


@pytest.mark.row("S2-15", "S2-16")
def test_speakers_are_shown_with_position_unit_and_subject(demo_event):
    demo_event(SECOND_EDITION)

    rows = [text_of(row) for row in soup(f"/acara/pojok-komunitas/{SECOND_EDITION}/").select("#pengisi li")]

    oky = next(row for row in rows if "Oky Putranto" in row)
    iqbal = next(row for row in rows if "Iqbal Muharam" in row)
    assert "Kepala Bidang Penilaian Kinerja Aparatur dan Penghargaan" in oky
    assert "Badan Kepegawaian Daerah Provinsi Jawa Barat" in oky
    assert "Narasumber" in oky
    assert "Analis Kepegawaian Ahli Pertama" in iqbal
    assert "Praktik baik pengelolaan manajemen kinerja" in iqbal


@pytest.mark.row("S1-10")
def test_a_speaker_carries_the_slides_that_were_shown(demo_event):
    from django.core.files.base import ContentFile

    from knowledge.media.models import CopDocument

    event = demo_event("berbagi-pengetahuan-maret-2021")
    slides = CopDocument.objects.create(title="Paparan Ketua KASN", file=ContentFile(b"paparan", name="paparan-ketua-kasn.pdf"))
    event.speakers.filter(person__slug="agus-pramusinto").update(slides=slides)

    first = soup("/acara/berbagi-pengetahuan-maret-2021/").select_one("#pengisi li")

    assert "Agus Pramusinto" in text_of(first)
    assert "Ketua , Komisi Aparatur Sipil Negara" in text_of(first) or "Ketua, Komisi Aparatur Sipil Negara" in text_of(first)
    assert first.find("a", string="Unduh paparan")["href"] == slides.url


def test_somebody_who_came_for_another_is_shown_so(event_index, people):
    from events.importing import create_event

    speakers = [{"person": "ahmad-nur-ardi", "role": "narasumber", "on_behalf_of": "dinansyah"}]
    data = {"slug": "rapat", "title": "Rapat", "kind": "forum", "aspects": ["3"], "starts": "2024-10-21T09:00", "speakers": speakers}
    create_event(event_index, data, people)

    row = text_of(soup("/acara/rapat/").select_one("#pengisi li"))

    assert "Ahmad Nur Ardi" in row
    assert "mewakili Dinansyah" in row


@pytest.mark.row("S2-04")
def test_the_second_edition_shows_both_days_its_place_and_why_the_printed_date_is_not_used(demo_event):
    demo_event(SECOND_EDITION)

    page = text_of(soup(f"/acara/pojok-komunitas/{SECOND_EDITION}/"))

    assert "19–20 Juli 2022" in page
    assert "Jakarta Utara" in page
    assert "Tanggal 19 Agustus 2022 jatuh pada hari Jumat" in page


@pytest.mark.row("S2-03")
def test_the_second_edition_shows_its_number_and_its_own_topics(demo_event):
    demo_event(SECOND_EDITION)

    page = text_of(soup(f"/acara/pojok-komunitas/{SECOND_EDITION}/"))

    assert "Pojok Komunitas · edisi ke-2" in page
    assert "Tindak lanjut penilaian kinerja" in page


def test_the_instansi_present_are_named_with_how_they_took_part(demo_event):
    demo_event(SECOND_EDITION)

    section = soup(f"/acara/pojok-komunitas/{SECOND_EDITION}/").find(id="instansi")

    assert len(section.select("li")) == 7
    assert "16 instansi hadir daring" in text_of(section)
    assert "/instansi/L-LEMHANNAS/" in {link["href"] for link in section.select("a")}


def test_the_hour_is_given_in_the_event_s_zone_and_the_others_in_words(demo_event):
    demo_event("demo-bincang-merit-tindak-lanjut-februari-2027")

    page = text_of(soup("/acara/bincang-merit/demo-bincang-merit-tindak-lanjut-februari-2027/"))

    assert "09.00–11.00 WITA" in page
    assert "Di zona lain: 08.00–10.00 WIB · 10.00–12.00 WIT" in page


def test_a_made_up_event_says_so(demo_event):
    demo_event("demo-lesehan-kesenjangan-januari-2027")

    page = text_of(soup("/acara/lesehan-online/demo-lesehan-kesenjangan-januari-2027/"))

    assert "Acara ini contoh fiktif untuk memperagakan situs." in page


def test_an_event_can_be_passed_on_and_put_into_a_calendar(event):
    event("rapat")

    links = {link["href"] for link in soup("/acara/rapat/").select("a[href]")}

    assert any(link.startswith("https://wa.me/?text=Acara%20rapat") and "%2Facara%2Frapat%2F" in link for link in links)
    assert "/acara/rapat.ics" in links


def test_an_agenda_of_several_days_is_told_by_day(event):
    agenda = [{"title": "Pembukaan", "time": "09.00"}, {"title": "Praktik", "day": 2, "time": "08.30", "note": "Bawa laptop"}]
    event("rapat", starts="2026-12-01T09:00", ends="2026-12-02T16:00", agenda=agenda)

    section = text_of(soup("/acara/rapat/").find(id="susunan-acara"))

    assert "Hari ke-1 : Selasa, 1 Desember 2026 09.00 Pembukaan" in section or "Hari ke-1: Selasa, 1 Desember 2026 09.00 Pembukaan" in section
    assert "Rabu, 2 Desember 2026 08.30 Praktik Bawa laptop" in section


def test_materials_say_what_is_there_and_what_is_not(demo_event):
    demo_event(SECOND_EDITION)

    section = text_of(soup(f"/acara/pojok-komunitas/{SECOND_EDITION}/").find(id="bahan"))

    assert "berkasnya belum dipublikasikan" in section


def test_a_recording_is_embedded_in_privacy_mode_and_not_asked_for_before_it_is_opened(event):
    event("rapat", recording="https://youtu.be/dQw4w9WgXcQ")

    player = soup("/acara/rapat/").select_one("#rekaman details:not([open]) iframe")

    assert player["src"] == "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ"
    assert player["loading"] == "lazy"


def test_what_editors_typed_is_shown_and_never_run(event):
    event("rapat", title="<script>alert(1)</script>", summary="<b>tebal</b>", place="<i>x</i>", outcome="<script>alert(2)</script>")

    page = soup("/acara/rapat/")

    assert not [script for script in page.find_all("script") if "alert" in script.get_text()]
    assert page.h1.get_text() == "<script>alert(1)</script>"
