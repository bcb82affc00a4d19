"""The search page as a reader meets it."""

import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client

from cop_site.search.filters import PAGE_SIZE
from knowledge.instansi.models import Instansi

NAUGHTY = [
    *(
        '"',
        "'",
        '""',
        "\\",
        "*",
        "a*",
        "NOT",
        "AND OR NOT",
        "NEAR(a b)",
        "title:a",
        "{title} : x",
        "-a",
        "^a",
        "(a",
        "a)",
        "a OR",
        '"a" AND',
        "a^2",
        "+",
        "%",
        "_",
    ),
    *("\x00", "a\x00b", "\ufeff", "\u200b", "\u202e terbalik", "مرحبا بالعالم", "שלום", "😀😀", "👩‍👩‍👧", "Z̷̢a̵l̸g̶o̷", "½ ² ﬁ", "ＦＵＬＬ", "田中さん"),
    *("'; DROP TABLE search_fts_v1; --", "1' OR '1'='1", "<script>alert(1)</script>", "${7*7}{{7*7}}", "../../etc/passwd", "\r\nSet-Cookie: a=b"),
    *("null", "undefined", "NaN", "a" * 10_000, "kata " * 5_000, "\ud7ff\ue000", "؀", "\u0301", "İI ıi", "ß SS"),
]


def text_of(html: bytes) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", html.decode()))


@pytest.mark.row("S0-10")
def test_a_guide_is_found_by_another_form_of_its_words(client: Client, entry: Callable[..., Any]) -> None:
    entry("Menilai kinerja bawahan", summary="Langkah penilaian yang objektif.", url="/panduan/menilai/")
    entry("Kerja bakti kantor", url="/panduan/kerja-bakti/")

    page = client.get("/cari/", {"q": "penilaian kinerja"})

    assert 'href="/panduan/menilai/"' in page.content.decode()
    assert "/panduan/kerja-bakti/" not in page.content.decode()


@pytest.mark.row("S3-04")
@pytest.mark.parametrize(
    ("said", "title"), [("manajemen kerja", "Manajemen kinerja triwulan"), ("pemanfaatan sistem informasi", "Sistem informasi terpadu")]
)
def test_a_name_that_the_press_uses_finds_the_aspect(client: Client, entry: Callable[..., Any], said: str, title: str) -> None:
    entry(title, url="/panduan/yang-dicari/")

    assert 'href="/panduan/yang-dicari/"' in client.get("/cari/", {"q": said}).content.decode()


@pytest.mark.row("S4-01")
def test_kalsel_finds_the_government_of_kalimantan_selatan(client: Client, db: None) -> None:
    page = client.get("/cari/", {"q": "Kalsel"})

    assert [entry.url for entry in page.context["answer"].named] == ["/instansi/63/"]
    assert "Kalimantan Selatan" in text_of(page.content)


def test_a_term_is_shown_with_its_meaning(client: Client, db: None) -> None:
    page = client.get("/cari/", {"q": "lelang jabatan"})

    assert [entry.title for entry in page.context["answer"].named] == ["Seleksi Terbuka (Seleksi Terbuka JPT)"]


def test_a_typing_mistake_still_finds(client: Client, entry: Callable[..., Any]) -> None:
    entry("Netralitas pegawai", url="/panduan/netral/")

    page = client.get("/cari/", {"q": "netralitsa"})

    assert 'href="/panduan/netral/"' in page.content.decode()
    assert "netralitas" in page.context["answer"].suggestion


def test_filters_of_one_kind_widen_and_of_two_kinds_narrow(client: Client, entry: Callable[..., Any]) -> None:
    for code, kind in (("3", "panduan"), ("5", "panduan"), ("5", "praktik"), ("6", "panduan")):
        entry(f"Kromatika {code} {kind}", kind=kind, aspects=[code])

    def total(**filters: object) -> int:
        return client.get("/cari/", {"q": "kromatika", **filters}).context["answer"].results.total

    assert (total(), total(aspek=["3", "5"]), total(aspek=["3", "5"], jenis="panduan"), total(jenis="praktik", aspek="6")) == (4, 3, 2, 0)


def test_a_facet_counts_what_one_more_choice_would_find(client: Client, entry: Callable[..., Any]) -> None:
    for code in ("3", "5", "5"):
        entry("Kromatika", aspects=[code])

    groups = client.get("/cari/", {"q": "kromatika", "aspek": "3"}).context["listing"].groups

    counts = {option["value"]: (option["count"], option["selected"]) for group in groups if group["name"] == "aspek" for option in group["options"]}
    assert counts == {"3": (1, True), "5": (2, False)}


def test_an_unknown_filter_is_named_and_does_not_filter(client: Client, entry: Callable[..., Any]) -> None:
    entry("Sesuatu")

    page = client.get("/cari/", {"q": "sesuatu", "aspek": "99", "instansi": "tidak-ada", "tahun": "dua ribu"})

    assert page.context["answer"].results.total == 1
    assert all(value in text_of(page.content) for value in ("“99” tidak dikenal", "“tidak-ada” tidak dikenal", "“dua ribu” tidak dikenal"))


@pytest.mark.row("S0-10")
def test_every_filter_narrows_counts_and_is_in_the_address(client: Client, entry: Callable[..., Any], instansi: Callable[[str], Any]) -> None:
    place = instansi("63")
    entry("Kromatika", aspects=["5"], instansi=place, year=2022, level_from=2, level_to=3, format="dokumen")
    entry("Kromatika lain", kind="praktik", year=2021, format="teks")
    question = {
        "q": "kromatika",
        "aspek": "5",
        "jenis": "panduan",
        "instansi": "63",
        "provinsi": "63",
        "tahun": "2022",
        "tingkat": "2",
        "format": "dokumen",
    }

    page = client.get("/cari/", question)

    listing = page.context["listing"]
    assert page.context["answer"].results.total == 1
    assert {group["name"]: group["chosen_count"] for group in listing.groups} == {name: 1 for name in question if name != "q"}
    assert len(listing.chips) == len(question) - 1
    for chip in listing.chips:
        assert client.get(f"/cari/{chip['url']}").context["answer"].results.total >= 1
    assert client.get(f"/cari/{listing.unfiltered_url}").context["answer"].results.total == 2


def test_several_choices_of_one_filter_widen(client: Client, entry: Callable[..., Any]) -> None:
    for year in (2020, 2021, 2022):
        entry("Kromatika", year=year)

    page = client.get("/cari/", {"q": "kromatika", "tahun": ["2020", "2022"]})

    assert page.context["answer"].results.total == 2
    assert [chip["label"] for chip in page.context["listing"].chips] == ["2022", "2020"]


def test_a_long_filter_shows_the_largest_and_the_chosen_first(client: Client, entry: Callable[..., Any]) -> None:
    places = list(Instansi.objects.order_by("name")[:12])
    for number, place in enumerate(places):
        for _ in range(2 if number == 5 else 1):
            entry("Kromatika", instansi=place)

    groups = client.get("/cari/", {"q": "kromatika", "instansi": places[-1].code}).context["listing"].groups

    group = next(group for group in groups if group["name"] == "instansi")
    seen = [option["value"] for option in group["options"]]
    assert seen[0] == places[5].code
    assert places[-1].code in seen
    assert len(seen) + len(group["more"]) == len(places)
    assert group["is_open"]


def test_words_can_be_searched_exactly_as_typed(client: Client, entry: Callable[..., Any]) -> None:
    entry("Netralitas pegawai")

    read = client.get("/cari/", {"q": "netralitsa", "aspek": "3"})
    exact = client.get(f"/cari/{read.context['listing'].exact_url}")
    again = client.get(f"/cari/{exact.context['listing'].corrected_url}")

    assert "Menampilkan hasil untuk netralitas" in text_of(read.content)
    assert exact.context["answer"].results.total == 0
    assert "Maksud Anda netralitas?" in text_of(exact.content)
    assert again.context["answer"].results.total == 1
    assert again.context["answer"].suggestion == ""


def test_the_page_leads_to_the_feed_of_the_same_list(client: Client, entry: Callable[..., Any]) -> None:
    entry("Kromatika")

    page = client.get("/cari/", {"q": "kromatika", "aspek": "3", "urut": "tanggal", "page": "1", "lain": "x"}).content.decode()

    address = "/cari/umpan.xml?q=kromatika&amp;aspek=3"
    assert f'type="application/atom+xml" title="Hasil pencarian ini" href="{address}"' in page
    assert f'href="{address}"><svg' in page
    assert "Langganan RSS" in page


def test_what_was_found_is_marked_and_escaped(client: Client, entry: Callable[..., Any]) -> None:
    entry("<b>Berkas</b> asesmen", body="isi <img src=x onerror=alert(1)> asesmen")

    page = client.get("/cari/", {"q": "asesmen"}).content.decode()

    assert "&lt;b&gt;Berkas&lt;/b&gt; <mark>asesmen</mark>" in page
    assert "<img src=x" not in page


def test_results_come_in_pages_and_keep_the_question(client: Client, entry: Callable[..., Any]) -> None:
    for number in range(PAGE_SIZE + 1):
        entry(f"Lembar {number}")

    first, second = (client.get("/cari/", {"q": "lembar", "jenis": "panduan", "page": page}) for page in (1, 2))

    assert first.context["next_url"] == "?q=lembar&jenis=panduan&page=2"
    assert second.context["prev_url"] == "?q=lembar&jenis=panduan"
    assert second.context["next_url"] == ""
    assert {hit.entry.pk for hit in first.context["answer"].hits}.isdisjoint({hit.entry.pk for hit in second.context["answer"].hits})


def test_newest_first_on_wish(client: Client, entry: Callable[..., Any]) -> None:
    old, new = entry("Kabar kabar kabar", date="2020-01-01"), entry("Kabar lain yang lebih panjang", date="2026-01-01")

    def order(**more: str) -> list[int]:
        return [hit.entry.pk for hit in client.get("/cari/", {"q": "kabar", **more}).context["answer"].hits]

    assert order() == [old.pk, new.pk]
    assert order(urut="tanggal") == [new.pk, old.pk]


def test_nothing_found_says_what_to_do_next(client: Client, db: None) -> None:
    page = client.get("/cari/", {"q": "xyzzyqwerty", "jenis": "panduan"}).content

    assert "Tidak ada yang cocok" in text_of(page)
    assert b'href="/forum/"' in page
    assert b'href="?q=xyzzyqwerty"' in page


@pytest.mark.parametrize("text", NAUGHTY)
def test_naughty_text_is_a_question_like_any_other(client: Client, entry: Callable[..., Any], text: str) -> None:
    entry(f"Judul {text[:100]}".replace("\x00", ""), body=text.replace("\x00", ""))

    assert client.get("/cari/", {"q": text}).status_code == 200
    assert (
        client.get("/cari/", {"q": "judul", "aspek": text, "jenis": text, "instansi": text, "tahun": text, "page": text, "urut": text}).status_code
        == 200
    )
    assert client.get("/cari/", {"q": text, "persis": text, "provinsi": text, "tingkat": text, "format": text}).status_code == 200
    assert client.get("/cari/saran/", {"q": text}).status_code == 200
    assert client.get("/cari/umpan.xml", {"q": text, "aspek": text, "tahun": text}).status_code == 200


def test_the_page_is_the_same_for_every_guest(client: Client, entry: Callable[..., Any]) -> None:
    entry("Sama bagi semua")

    page = client.get("/cari/", {"q": "sama"})

    assert not page.cookies
    assert b"csrf" not in page.content
    assert page.content == Client().get("/cari/", {"q": "sama"}).content


@pytest.mark.parametrize("rows", [1, 3])
def test_queries_do_not_grow_with_results(client: Client, entry: Callable[..., Any], django_assert_num_queries: Any, rows: int) -> None:
    for _ in range(rows):
        entry("Penilaian talenta", kind="praktik")
    question = {"q": "penilain talenta pegawai", "aspek": "3"}
    client.get("/cari/", question)

    # What the engine answered is kept while nothing changes; another question asks it.
    with django_assert_num_queries(6):
        client.get("/cari/", question)
    with django_assert_num_queries(8):
        client.get("/cari/", {"q": "talenta penilain pegawai", "aspek": "3"})


def test_a_page_of_results_is_light(client: Client, entry: Callable[..., Any]) -> None:
    for number in range(PAGE_SIZE):
        entry(
            f"Penilaian kinerja pegawai {number}",
            summary="Ringkasan penilaian kinerja yang cukup panjang. " * 5,
            body="penilaian " * 500,
            aspects=["3", "5"],
        )

    assert len(client.get("/cari/", {"q": "penilaian kinerja"}).content) < 40 * 1024


def test_suggestions_begin_with_what_was_typed(client: Client, entry: Callable[..., Any]) -> None:
    entry("Cara menyusun peta talenta", url="/panduan/b/")
    entry("Peta talenta pegawai", url="/panduan/a/")

    found = client.get("/cari/saran/", {"q": "peta tal"}).json()["results"]

    assert [item["url"] for item in found] == ["/panduan/a/", "/panduan/b/"]


def test_one_kind_does_not_fill_the_suggestions_while_others_are_there(client: Client, entry: Callable[..., Any]) -> None:
    for number in range(9):
        entry(f"Peta {number}", kind="glosarium", url=f"/glosarium/{number}/")
    entry("Peta talenta untuk instansi yang baru mulai", url="/panduan/peta/")

    found = client.get("/cari/saran/", {"q": "peta"}).json()["results"]

    assert len(found) == 8
    assert found[-1]["url"] == "/panduan/peta/"


def test_what_is_named_above_is_not_listed_again_below(client: Client, db: None) -> None:
    page = client.get("/cari/", {"q": "Kalsel"}).content.decode()

    assert page.count('href="/instansi/63/"') == 1


def test_written_filters_become_chips_that_can_be_taken_off(entry, client):
    entry("Talenta dalam panduan", date=date(2025, 1, 1), year=2025)
    entry("Talenta dalam berita", kind="berita", date=date(2025, 1, 1), year=2025)

    page = client.get('/cari/?q=talenta jenis:panduan sejak:2024 -rapat "talenta dalam"')
    chips = {(chip["group"], chip["label"]): chip["url"] for chip in page.context["listing"].chips}

    assert [hit.entry.title for hit in page.context["hits"]] == ["Talenta dalam panduan"]
    assert page.context["q"].startswith("talenta jenis:panduan")
    assert list(chips) == [("Jenis", "Panduan"), ("Sejak", "2024"), ("Frasa", "talenta dalam"), ("Tanpa", "rapat")]
    assert "jenis" not in chips["Jenis", "Panduan"]
    assert "sejak" not in chips["Sejak", "2024"]
    assert "dalam" not in chips["Frasa", "talenta dalam"]
    assert "rapat" not in chips["Tanpa", "rapat"]


def test_a_filter_that_nobody_knows_is_searched_as_words_and_told(entry, client):
    entry("Warna merah pada peta")

    page = client.get("/cari/?q=warna:merah")

    assert [hit.entry.title for hit in page.context["hits"]] == ["Warna merah pada peta"]
    assert "dicari sebagai kata biasa" in page.content.decode()


@pytest.mark.parametrize("text", ["-", "a:b", "-a -b", '"', 'jenis:"', "sejak:", "instansi:''", "-(*)", 'NEAR("a" -b', "aspek:3", '-"', "\x00:-\x00"])
def test_no_sign_breaks_the_page(entry, client, text):
    entry("a:b")

    assert client.get("/cari/", {"q": text}).status_code == 200
