"""What is typed comes back as it was typed, and nothing of it becomes markup."""

from hypothesis import given
from hypothesis import strategies as st

from members.contributions.texts import kept_or_rich, plain, rich, tidy

LINE = st.text(alphabet=st.characters(blacklist_categories=("Cc", "Cs", "Zl", "Zp", "Cf", "Zs")), max_size=12)
TEXT = st.lists(st.one_of(LINE, st.just(""), LINE.map(lambda line: f"- {line}")), max_size=8).map("\n".join)


@given(TEXT)
def test_what_is_typed_comes_back(text):
    assert plain(rich(text)) == plain(rich(plain(rich(text))))
    assert plain(rich(text)).replace("\n", "").replace("- ", "").replace("-", "") == tidy(text).replace("\n", "").replace("- ", "").replace("-", "")


def test_paragraphs_lines_and_lists():
    text = "Satu\nbaris dua\n\n- butir\n- butir lain\n\nAkhir"

    assert rich(text) == "<p>Satu<br/>baris dua</p><ul><li>butir</li><li>butir lain</li></ul><p>Akhir</p>"
    assert plain(rich(text)) == text


def test_markup_is_shown_and_not_obeyed():
    assert rich("<script>alert(1)</script> & <b>") == "<p>&lt;script&gt;alert(1)&lt;/script&gt; &amp; &lt;b&gt;</p>"


def test_the_bold_of_an_editor_stays_while_the_words_stay():
    stored = '<p data-block-key="a1">Tidak <b>pernah</b> selesai</p>'

    assert kept_or_rich(stored, "Tidak pernah selesai") == stored
    assert kept_or_rich(stored, "Selalu selesai") == "<p>Selalu selesai</p>"
