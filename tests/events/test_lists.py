"""What readers see at /acara/ and on the page of a series: what comes and what was, narrowed by the address."""

import pytest

from tests.events.reading import soup, text_of, titles

pytestmark = pytest.mark.django_db
SECOND_EDITION = "pojok-komunitas-2-manajemen-kinerja"


def test_what_comes_stands_first_the_soonest_on_top_and_what_was_below_the_latest_on_top(event):
    event("lama", starts="2021-03-04T09:00", ends="2021-03-04T12:00")
    event("jauh", starts="2027-02-16T09:00", ends="2027-02-16T11:00")
    event("baru-lewat", starts="2026-11-20T09:00", ends="2026-11-20T11:00")
    event("dekat", starts="2026-12-10T09:00", ends="2026-12-10T11:00")

    page = soup("/acara/")

    assert titles(page, "akan-datang") == ["Acara dekat", "Acara jauh"]
    assert titles(page, "sudah-berlangsung") == ["Acara baru-lewat", "Acara lama"]


def test_an_event_that_is_running_counts_as_coming(event):
    event("dua-hari", starts="2026-11-21T09:00", ends="2026-11-23T16:00")

    page = soup("/acara/")

    assert titles(page, "akan-datang") == ["Acara dua-hari"]
    assert "Sedang berlangsung" in text_of(page.find(id="akan-datang"))
    assert titles(page, "sudah-berlangsung") == []


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("seri=pojok-komunitas", ["Acara satu"]),
        ("mode=luring", ["Acara dua"]),
        ("aspek=4", ["Acara dua"]),
        ("aspek=4&mode=daring", []),
        ("mode=daring&seri=pojok-komunitas&aspek=3", ["Acara satu"]),
        ("seri=&mode=&aspek=", ["Acara satu", "Acara dua"]),
    ],
)
def test_the_list_is_narrowed_by_series_mode_and_aspect_in_the_address(series, event, query, expected):
    event("satu", series("pojok-komunitas"), mode="daring", starts="2026-12-01T09:00")
    event("dua", mode="luring", aspects=["4"], starts="2026-12-02T09:00", ends="2026-12-02T10:00")

    assert titles(soup(f"/acara/?{query}"), "akan-datang") == expected


def test_an_aspect_can_be_named_by_its_slug(event, aspect):
    event("satu")

    assert titles(soup(f"/acara/?aspek={aspect('3').slug}"), "akan-datang") == ["Acara satu"]
    assert titles(soup(f"/acara/?aspek={aspect('4').slug}"), "akan-datang") == []


def test_the_chosen_filters_stand_in_the_form(event, aspect):
    page = soup("/acara/?mode=hybrid&aspek=4")

    assert [option["value"] for option in page.select("form.toolbar option[selected]")] == ["hybrid", aspect("4").slug]


@pytest.mark.parametrize(
    "query", ["aspek=99", "mode=terbang", "waktu=kapan", "seri=tidak-ada", "aspek=%3Cscript%3E", "dari=besok", "dari=2026-01-01T00:00:00_1"]
)
def test_a_filter_that_means_nothing_is_named_and_ignored(event, query):
    event("satu")

    page = soup(f"/acara/?{query}")

    assert titles(page, "akan-datang") == ["Acara satu"]
    assert ("tidak dikenal dan diabaikan" in text_of(page)) == (not query.startswith("dari"))


def test_long_lists_go_on_where_they_stopped_without_doubles_or_gaps(event):
    for number in range(30):
        event(f"nomor-{number:02}", starts=f"2026-12-{number + 1:02}T09:00", ends=f"2026-12-{number + 1:02}T10:00")

    seen, address = [], "/acara/"
    while address:
        page = soup(address)
        seen += titles(page, "akan-datang")
        more = page.select_one("#akan-datang > p > a.btn")
        address = f"/acara/{more['href']}" if more else ""

    assert seen == [f"Acara nomor-{number:02}" for number in range(30)]


def test_past_lists_go_on_too_even_at_the_same_moment(event):
    for number in range(15):
        event(f"nomor-{number:02}", starts="2022-03-24T09:00", ends="2022-03-24T10:00")

    first = soup("/acara/")
    second = soup("/acara/" + first.select_one("#sudah-berlangsung > p > a.btn")["href"])

    seen = titles(first, "sudah-berlangsung") + titles(second, "sudah-berlangsung")
    assert sorted(seen) == [f"Acara nomor-{number:02}" for number in range(15)]


def test_events_without_a_date_have_a_list_of_their_own(event):
    event("entah", starts="", ends="")

    assert titles(soup("/acara/"), "akan-datang") == titles(soup("/acara/"), "sudah-berlangsung") == []
    assert "Acara entah" in text_of(soup("/acara/?waktu=tanpa-tanggal").find(id="tanpa-tanggal"))


def test_an_empty_list_says_what_to_do_next(home):
    page = soup("/acara/")

    assert "Belum ada acara yang dijadwalkan" in text_of(page)
    assert page.select_one("#akan-datang .empty a")["href"] == "#sudah-berlangsung"


@pytest.mark.row("S0-18")
def test_the_four_series_are_reached_from_the_front_of_events(series):
    for slug in ("pojok-komunitas", "lesehan-online", "bincang-merit", "meritokrasi"):
        series(slug)

    links = {link["href"] for link in soup("/acara/").select("#rangkaian a")}

    assert links == {"/acara/pojok-komunitas/", "/acara/lesehan-online/", "/acara/bincang-merit/", "/podcast/"}


@pytest.mark.row("S0-19")
def test_the_page_of_a_series_shows_its_topics_cadence_and_editions(demo_event):
    demo_event(SECOND_EDITION)
    demo_event("demo-pojok-komunitas-skj-desember-2026")
    demo_event("demo-bincang-merit-tindak-lanjut-februari-2027")

    page = soup("/acara/pojok-komunitas/")

    assert titles(page, "akan-datang") == ["Contoh fiktif: Pojok Komunitas, menyusun SKJ dari satu jabatan sampai satu rumpun"]
    assert [title.split(":")[0] for title in titles(page, "sudah-berlangsung")] == ["Pojok Komunitas #2"]
    about = text_of(page.find(attrs={"aria-labelledby": "tentang-rangkaian"}))
    assert "Belum ditetapkan" in about
    assert "Metode penilaian kompetensi" in about
