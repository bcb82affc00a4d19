"""What members type becomes harmless HTML in bounded time, or is refused with a reason."""

import re
import time

import pytest
from django.utils.html import escape
from hypothesis import given, settings
from hypothesis import strategies as st

from members.forum import markdown

ALLOWED = {"p", "br", "hr", "strong", "em", "s", "code", "pre", "blockquote", "ul", "ol", "li", "a", "h3", "h4", "h5", "h6"} | {
    "table", "thead", "tbody", "tr", "th", "td"
}  # fmt: skip
PAYLOADS = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    '<a href="javascript:alert(1)">x</a>',
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](java&#x0A;script:alert(1))",
    "[x](javascript&colon;alert(1))",
    "[x](&#106;avascript:alert(1))",
    "[x](\u0001javascript:alert(1))",
    "[x](<javascript:alert(1)>)",
    "[x](vbscript:msgbox(1))",
    "[x](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)",
    "![x](data:image/svg+xml;base64,PHN2Zy8+)",
    "![x](https://penjejak.example/p.png)",
    "<javascript:alert(1)>",
    "[x]: javascript:alert(1)\n\n[x]",
    '[x](https://a.example "onmouseover=alert(1)")',
    '[x](https://a.example"onmouseover="alert(1))',
    "`<script>`",
    "```\n</code></pre><script>alert(1)</script>\n```",
    "| a |\n|:-:|\n| <b onclick=x>y</b> |",
    "<style>body{display:none}</style>",
    "<iframe src=//evil.example></iframe>",
    "<form action=//evil.example><input></form>",
    "<math><mi//xlink:href='data:x,<script>alert(1)</script>'>",
    "<!--[if gte IE 4]><script>alert(1)</script><![endif]-->",
    "\u202ejavascript:alert(1)",
    "[x](\u202ejavascript:alert(1))",
    "[x](ｊavascript:alert(1))",
    'https://a.example/"><script>alert(1)</script>',
]


def tags_of(html):
    return re.findall(r"<\s*/?\s*([a-zA-Z0-9:]+)", html)


def attributes_of(html):
    return re.findall(r'<[a-z0-9]+((?:\s+[a-z]+="[^"]*")*)\s*>', html)


@pytest.mark.parametrize("payload", PAYLOADS)
def test_nothing_dangerous_comes_out(payload):
    assert_harmless(markdown.render(payload))


@settings(max_examples=60)
@given(st.text(alphabet=st.sampled_from(list("<>[]()!&;:#\"'`*_~|-\\/= \n\tjavscriptonload\u202e\u0000\u200b")), max_size=120))
def test_no_mixture_of_marks_makes_anything_dangerous(text):
    assert_harmless(markdown.render(text))


def assert_harmless(html):
    assert set(tags_of(html)) <= ALLOWED
    for attributes in attributes_of(html):
        for name, value in re.findall(r'([a-z]+)="([^"]*)"', attributes):
            assert name in {"href", "title", "rel", "start"}
            if name == "href":
                assert re.match(r"(https?://|mailto:|/|#|\?)", value), value
    assert "\u202e" not in html


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("**tebal** dan *miring*", "<p><strong>tebal</strong> dan <em>miring</em></p>"),
        ("# Judul", "<h3>Judul</h3>"),
        ("###### Judul", "<h6>Judul</h6>"),
        ("baris satu\nbaris dua", "<p>baris satu<br>\nbaris dua</p>"),
        ("[panduan](/panduan/abk/)", '<p><a href="/panduan/abk/">panduan</a></p>'),
        ("[luar](https://a.example/)", '<p><a href="https://a.example/" rel="nofollow ugc noopener">luar</a></p>'),
        ("[luar](//a.example/)", '<p><a href="//a.example/" rel="nofollow ugc noopener">luar</a></p>'),
        ("https://a.example/x", '<p><a href="https://a.example/x" rel="nofollow ugc noopener">https://a.example/x</a></p>'),
        ("surel orang@a.example", "<p>surel orang@a.example</p>"),
    ],
)
def test_markdown_is_shown_as_meant(typed, shown):
    assert markdown.render(typed) == shown


def test_an_aligned_table_carries_no_inline_style():
    html = markdown.render("| a | b |\n|:--|--:|\n| 1 | 2 |")

    assert "<td>1</td>" in html
    assert "style" not in html


def test_a_text_that_is_too_long_is_refused_with_both_numbers():
    with pytest.raises(markdown.MarkdownRefused, match=r"20\.000 karakter; yang Anda kirim 1\.048\.576"):
        markdown.render("a" * 1_048_576)


def test_a_table_that_is_too_wide_is_refused():
    with pytest.raises(markdown.MarkdownRefused, match="40 kolom"):
        markdown.render("|" + "a|" * 1000 + "\n|" + "-|" * 1000 + "\n" + "|\n" * 7000)


HEAVY = {
    "quotes": "> " * 10_000,
    "lists": "- " * 10_000,
    "brackets": "[" * 20_000,
    "images": "![" * 10_000,
    "links": "[a](" * 5_000,
    "references": "[a][b" * 4_000,
    "emphasis": "*a **a " * 2_800,
    "underscores": "_a" * 10_000,
    "backticks": "".join("`" * n + " " for n in range(1, 199)),
    "addresses": "http://" * 2_800,
    "entities": "&" * 20_000,
    "angles": "<a@" * 6_000,
    "table": "|a|b|\n|-|-|\n" + "|a|b|\n" * 3_000,
}


@pytest.mark.parametrize("name", HEAVY)
def test_the_heaviest_texts_take_bounded_time_and_size(name):
    begin = time.process_time()

    html = markdown.render(HEAVY[name][: markdown.MAX_LENGTH])

    assert time.process_time() - begin < 3
    assert len(html) < 40 * markdown.MAX_LENGTH


def test_summaries_have_no_markup():
    html = markdown.render("# Judul\n\nIsi **tebal** & `<b>`\n\n- satu\n- dua")

    assert markdown.plain(html) == "Judul Isi tebal & <b> satu dua"
    assert escape(markdown.plain(html)) == "Judul Isi tebal &amp; &lt;b&gt; satu dua"
