"""Lists of one kind, narrowed as the address says."""

import datetime

import pytest

from knowledge.aspects.models import Topic
from knowledge.catalogue.models import Entry
from knowledge.models import GuidePage, PracticePage, RegulationPage


def titles_on(html: str) -> list[str]:
    return [piece.split(">")[1].split("<")[0] for piece in html.split('<a class="stretched"')[1:]]


def test_a_list_shows_its_own_kind_newest_first(publish, text_of):
    publish(GuidePage, "Lama")
    publish(GuidePage, "Baru")
    publish(PracticePage, "Praktik")

    assert titles_on(text_of("/panduan/")) == ["Baru", "Lama"]


@pytest.mark.parametrize("value", ["5", "manajemen-kinerja"])
def test_a_list_can_be_narrowed_by_aspect_code_or_slug(value, publish, text_of):
    publish(GuidePage, "Kinerja", aspects=["5"])
    publish(GuidePage, "Pengadaan", aspects=["2"])

    html = text_of(f"/panduan/?aspek={value}")

    assert titles_on(html) == ["Kinerja"]
    assert '<option value="5" selected>' in html


@pytest.mark.row("S0-23")
def test_a_list_can_be_narrowed_by_each_governed_topic(publish, text_of, db):
    page = publish(GuidePage, "Tentang suksesi", aspects=["3"])
    page.topics.set([Topic.objects.get(slug="rencana-suksesi")])
    page.save_revision().publish()
    publish(GuidePage, "Tentang lain", aspects=["3"])

    html = text_of("/panduan/?topik=rencana-suksesi")

    assert titles_on(html) == ["Tentang suksesi"]
    assert Topic.objects.count() == 11
    assert all(f'<option value="{slug}"' in html for slug in Topic.objects.values_list("slug", flat=True))


def test_guides_can_be_narrowed_by_effort_and_regulations_by_status(publish, text_of):
    publish(GuidePage, "Ringan", effort=1)
    publish(GuidePage, "Berat", effort=3)
    publish(RegulationPage, "Berlaku")
    publish(RegulationPage, "Dicabut", status="dicabut")

    assert titles_on(text_of("/panduan/?upaya=1")) == ["Ringan"]
    assert titles_on(text_of("/regulasi/?status=dicabut")) == ["Dicabut"]


def test_an_unknown_choice_is_named_and_ignored(publish, text_of):
    publish(GuidePage, "Ada")

    html = text_of("/panduan/?aspek=99&topik=%3Cscript%3E&upaya=7")

    assert titles_on(html) == ["Ada"]
    assert html.count("tidak dikenal dan diabaikan") == 3
    assert "<script>" not in html.split("<main")[1]


def test_an_empty_list_says_what_to_do_next(home, text_of):
    html = text_of("/panduan/")

    assert "Belum ada panduan" in html
    assert 'href="/aspek/"' in html


def test_a_choice_without_result_offers_the_whole_list(publish, text_of):
    publish(GuidePage, "Ada", aspects=["1"])

    html = text_of("/panduan/?aspek=2")

    assert "Belum ada yang cocok dengan saringan ini" in html
    assert "Tampilkan semua" in html


def fill(count: int) -> None:
    day = datetime.date(2026, 1, 1)
    Entry.objects.bulk_create(
        Entry(kind="panduan", object_id=10_000 + n, title=f"Panduan {n:03}", url=f"/x/{n}/", date=None if n < 5 else day + datetime.timedelta(n // 7))
        for n in range(count)
    )


def test_a_long_list_is_read_page_by_page_without_loss_or_doubling(home, text_of):
    fill(47)

    seen, path, backwards = [], "/panduan/", []
    while path:
        html = text_of(path)
        seen += titles_on(html)
        backwards.append(path)
        path = html.split('rel="next" href="')[1].split('"')[0].replace("&amp;", "&") if 'rel="next"' in html else ""

    assert len(seen) == 47
    assert len(set(seen)) == 47
    assert seen[0] == "Panduan 046"
    last = text_of(backwards[-1])
    before = last.split('rel="prev" href="')[1].split('"')[0].replace("&amp;", "&")
    assert titles_on(text_of(before)) == seen[20:40]


def test_the_choice_stays_on_the_next_page(home, text_of, aspect):
    fill(47)
    for entry in Entry.objects.all():
        entry.aspects.add(aspect("5"))

    html = text_of("/panduan/?aspek=5")

    assert "/panduan/?aspek=5&amp;sesudah=" in html


@pytest.mark.parametrize("cursor", ["", "x", "2026-13-01_1", "2026-01-01_x", "_", "2026-01-01_99999999999999999999", "²_²"])
def test_an_unreadable_place_in_the_list_gives_its_beginning(cursor, home, client):
    fill(3)

    response = client.get("/panduan/", {"sesudah": cursor, "sebelum": cursor})

    assert response.status_code == 200
    assert titles_on(response.content.decode()) == ["Panduan 002", "Panduan 001", "Panduan 000"]


def test_a_list_costs_the_same_for_one_row_and_many(publish, count_queries):
    publish(GuidePage, "Satu")
    one = count_queries("/panduan/")
    for number in range(5):
        publish(GuidePage, f"Panduan {number}", aspects=["2", "3"])

    assert count_queries("/panduan/") == one <= 8
    assert count_queries("/panduan/?aspek=2&upaya=1") <= 8
