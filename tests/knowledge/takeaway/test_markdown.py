"""Markdown of an item reads back as the same text, and rich text of any shape is told."""

import re
from html import unescape

import pytest
from markdown_it import MarkdownIt

from knowledge.models import GuidePage
from knowledge.takeaway.items import item_of_page
from knowledge.takeaway.markdown import markdown_of
from knowledge.takeaway.parts import Bullets, Heading, Paragraph, walk
from knowledge.takeaway.richtext import MOST_DEPTH, parts_of

pytestmark = pytest.mark.django_db
NAUGHTY = "# bukan judul * _x_ `y` [z](w) <b> | ~~s~~ 1. satu & &amp; \\ $a$"


def words(html):
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def test_marks_in_the_text_stay_text(publish):
    page = publish(GuidePage, NAUGHTY, summary=NAUGHTY, body=[("paragraph", "<p>1. bukan daftar</p>"), ("heading", NAUGHTY)])

    html = MarkdownIt("commonmark").enable("table").render(markdown_of(item_of_page(page)))

    assert words(html).count(NAUGHTY) == 3
    assert "<p>1. bukan daftar</p>" in html


def test_steps_tables_and_lists_keep_their_form(publish):
    steps = {"heading": "Langkah", "items": [{"title": "Satu", "text": "<p>Isi</p><ul><li>a</li></ul>", "output": "Hasil"}] * 2}
    table = {"caption": "Tabel", "header": "A | B", "rows": "1 | dua"}
    page = publish(GuidePage, body=[("steps", steps), ("table", table)])

    html = MarkdownIt("commonmark").enable("table").render(markdown_of(item_of_page(page)))

    assert html.count("<li>\n<p>[ ] <strong>Satu</strong></p>") == 2
    assert "<td>dua</td>" in html


def test_emphasis_links_and_lists_of_rich_text_are_told():
    parts = parts_of('<h3>Judul</h3><p>a <b>tebal</b><br/>b <a href="/panduan/">sini</a></p><ol><li>satu<ul><li>dua</li></ul></li></ol>')

    heading, paragraph, bullets = parts
    assert heading == Heading("Judul", 3)
    assert [run.text for run in paragraph.runs] == ["a ", "tebal", "\n", "b ", "sini"]
    assert paragraph.runs[-1].url.endswith("/panduan/")
    assert bullets.ordered
    assert isinstance(bullets.items[0][1], Bullets)


@pytest.mark.parametrize(
    "html",
    [
        "<p>tanpa tutup",
        "<ul><li>a<li>b</ul>teks",
        "</ul></li></p>teks",
        "<li>yatim</li>teks",
        "<ul>teks</ul>",
        "<b><i>teks",
        "<table><tr><td>teks</td></tr></table>",
    ],
)
def test_broken_markup_loses_no_word(html):
    told = [run.text for part in walk(parts_of(html)) if isinstance(part, Paragraph) for run in part.runs]

    assert "teks" in " ".join(told) or "tanpa tutup" in told


def test_a_link_that_runs_code_leads_nowhere():
    (paragraph,) = parts_of('<p><a href="javascript:alert(1)">x</a></p>')

    assert paragraph.runs[0].url == ""


def test_lists_without_end_stop_at_a_depth():
    parts = parts_of("<ul><li>x" * 500 + "</li></ul>" * 500)

    depth, level = 0, parts
    while level and isinstance(level[-1], Bullets):
        depth, level = depth + 1, level[-1].items[-1]
    assert depth <= MOST_DEPTH
