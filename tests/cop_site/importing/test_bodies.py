"""Markdown becomes the blocks that editors know, and nothing that runs."""

import re

import nh3
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cop_site.importing.bodies import RICH_TAGS, BodyRefused, blocks_of


def found(markdown, **options):
    return [(block["type"], block["value"]) for block in blocks_of(markdown, name="a", **options)]


def test_headings_paragraphs_and_lists_become_headings_and_rich_text():
    assert found("# Satu\n\nDua **tebal** dan *miring*.\n\n1. tiga\n2. empat\n   - lima") == [
        ("heading", "Satu"),
        ("paragraph", "<p>Dua <b>tebal</b> dan <i>miring</i>.</p><ol><li>tiga</li><li>empat<ul><li>lima</li></ul></li></ol>"),
    ]


def test_a_heading_that_repeats_the_title_is_left_out():
    assert found("# Menghitung ABK\n\nIsi", title="Menghitung abk") == [("paragraph", "<p>Isi</p>")]


def test_a_heading_longer_than_its_block_becomes_a_bold_paragraph():
    assert found("# " + "x" * 141)[0] == ("paragraph", f"<p><b>{'x' * 141}</b></p>")


def test_a_table_keeps_its_cells_and_the_addresses_of_its_links():
    (_, _heading), (kind, value) = found("## Skor\n\n| A | B |\n|---|---|\n| a\\|b | [naskah](https://contoh.id/x) |")

    assert (kind, value) == ("table", {"caption": "Skor", "header": "A | B", "rows": "a/b | naskah (https://contoh.id/x)"})


@pytest.mark.parametrize(("markdown", "who"), [("> Mulai dari data.\n> — Kepala BKD", "Kepala BKD"), ("> Mulai dari data.", "Pemkab Contoh A")])
def test_a_quotation_names_its_speaker_or_who_told_it(markdown, who):
    assert found(markdown, told_by="Pemkab Contoh A") == [("quote", {"text": "Mulai dari data.", "who": who, "source": ""})]


def test_a_list_under_a_heading_of_steps_whose_items_have_names_becomes_steps():
    (kind, value), *others = found("## Langkah kerja\n\n1. **Kumpulkan data.** Dari semua unit.\n2. **Hitung**: lalu catat.\n\nSelesai.")

    assert (kind, value["heading"]) == ("steps", "Langkah kerja")
    assert value["items"] == [
        {"title": "Kumpulkan data", "text": "<p>Dari semua unit.</p>", "output": ""},
        {"title": "Hitung", "text": "<p>lalu catat.</p>", "output": ""},
    ]
    assert others == [("paragraph", "<p>Selesai.</p>")]


def test_a_list_that_is_not_clearly_one_of_steps_stays_a_list():
    assert [kind for kind, _ in found("## Langkah\n\n1. **Hitung**\n2. Catat")] == ["heading", "paragraph"]


def test_links_are_kept_and_relative_ones_are_meant_from_the_original_address():
    html = found("[a](b/c) [d](/e) <https://contoh.id/f> https://contoh.id/g", address="https://lama.example/artikel/1")[0][1]

    assert re.findall('href="([^"]*)"', html) == ["https://lama.example/artikel/b/c", "/e", "https://contoh.id/f", "https://contoh.id/g"]


@pytest.mark.parametrize("href", ["javascript:alert(1)", "data:text/html,x", "//evil.example/x", "vbscript:x", "&#106;avascript:x"])
def test_a_link_that_tries_something_else_becomes_its_words(href):
    assert found(f"[kata](<{href}>)", address="https://lama.example/")[0][1] == "<p>kata</p>"


def test_html_stays_text():
    assert found("<script>alert(1)</script>\n\nA <b onclick=x>b</b>") == [
        ("paragraph", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p><p>A &lt;b onclick=x&gt;b&lt;/b&gt;</p>")
    ]


def test_the_words_of_code_and_pictures_stay():
    assert found("`a<b`\n\n```\nx\n<y>\n```\n\n![Bagan](bagan.png)")[0][1] == "<p>a&lt;b</p><p>x<br>&lt;y&gt;</p><p>Bagan</p>"


@pytest.mark.parametrize("markdown", ["> " * 90 + "x", "- " * 90 + "x", "|" * 50 + "\n" + "|-" * 50])
def test_what_would_lose_text_or_grow_without_bound_is_refused(markdown):
    with pytest.raises(BodyRefused):
        found(markdown)


def test_blocks_have_the_same_names_at_every_import():
    assert blocks_of("# A\n\nb", name="x") == blocks_of("# A\n\nb", name="x")
    assert {block["id"] for block in blocks_of("# A\n\nb", name="x")}.isdisjoint(block["id"] for block in blocks_of("# A\n\nb", name="y"))


@given(st.text(alphabet=st.sampled_from("ab \n#*_-|>`[]()!<&1.:/\\~\t"), max_size=200))
@settings(max_examples=400)
def test_no_markdown_breaks_the_writer_or_brings_a_tag_that_we_do_not_know(markdown):
    for kind, value in found(markdown, title="a", address="https://lama.example/"):
        if kind == "paragraph":
            assert value == nh3.clean(value, tags=RICH_TAGS, attributes={"a": {"href"}}, link_rel=None)
        if kind == "heading":
            assert 0 < len(value) <= 140
