"""What a page lacks is listed beside it and never keeps it from being saved."""

import pytest

from knowledge.media.models import CopImage
from knowledge.models import GuidePage, NewsPage, PracticePage, RegulationPage
from knowledge.upkeep.gaps import gaps_of
from tests.knowledge.pages.test_editor import form
from tests.knowledge.upkeep.conftest import legal
from tests.knowledge.upkeep.reports.conftest import editor

__all__ = ["editor"]
WHOLE = [
    ("steps", {"heading": "Langkah", "items": [{"title": "Bentuk tim", "text": "<p>Lima orang.</p>", "output": "SK"}]}),
    ("evidence", {"intro": "", "items": [{"name": "SK tim", "detail": "", "sub_aspect": ""}]}),
]


@pytest.fixture
def whole(publish, regulation):
    """A guide that lacks nothing; `whole(body=…)` changes parts."""
    basis = legal((regulation(), "Pasal 3"))

    def make(title="Panduan utuh", *, more=(), **fields):
        facts = {"aspects": ["1", "1.1"], "summary": "Anda dapat mulai.", "review_due": "2999-01-01", "body": [*WHOLE, basis, *more]}
        return publish(GuidePage, title, **{**facts, **fields})

    return make


def test_a_whole_guide_lacks_nothing(whole):
    assert gaps_of(whole()) == []


def test_a_bare_guide_lacks_evidence_legal_basis_steps_sub_aspect_summary_and_date(publish):
    told = " ".join(gaps_of(publish(GuidePage, "Kosong")))

    for word in ("bukti", "dasar hukum", "langkah", "sub-aspek", "ringkasan", "tanggal tinjauan"):
        assert f"Belum ada {word}" in told


def test_a_practice_lacks_figures_or_their_source(publish):
    bare = publish(PracticePage, "Tanpa angka")
    unsourced = publish(
        PracticePage, "Tanpa sumber", figures=[("result", {"label": "Waktu layanan", "before": "", "after": "2 hari", "unit": "", "source": ""})]
    )

    assert any("Belum ada angka" in gap for gap in gaps_of(bare))
    assert "Angka “Waktu layanan” belum menyebut sumber." in gaps_of(unsourced)


def test_a_basis_that_was_repealed_is_named(whole, replace):
    page = whole()
    replace(RegulationPage.objects.get())

    assert gaps_of(page) == ["Dasar hukum PP 1/2030 sudah dicabut: periksa apakah isinya masih berlaku."]


@pytest.mark.parametrize(("words", "is_told"), [("klik di sini", True), ("Di sini.", True), ("https://bkn.go.id/a", True), ("Laman BKN", False)])
def test_links_must_say_where_they_lead(whole, words, is_told):
    page = whole(more=[("paragraph", f'<p>Baca <a href="https://bkn.go.id/a">{words}</a>.</p>')])

    assert any(words in gap for gap in gaps_of(page)) == is_told


def test_images_need_words_and_headings_need_text(whole):
    image = CopImage.objects.create(title="Rapat tim", file="a.png", width=1, height=1)
    page = whole(more=[("heading", "Tanpa isi"), ("heading", "Dengan isi"), ("figure", {"image": image, "caption": ""})])

    assert gaps_of(page) == [
        "Gambar “Rapat tim” belum punya teks alternatif: isi “Deskripsi” pada gambarnya.",
        "Subjudul “Tanpa isi” tidak diikuti isi.",
    ]


def test_news_needs_no_evidence(publish):
    page = publish(NewsPage, "Berita", summary="Terjadi kemarin.")

    assert gaps_of(page) == []


@pytest.mark.row("S0-11")
def test_the_editor_shows_what_is_missing_and_saves_all_the_same(publish, editor):
    page = publish(GuidePage, "Kosong")
    typed = form("Kosong sekali", aspects=page.chosen_aspects, slug=page.slug, **{"body-count": "0"})

    answer = editor.post(f"/admin/pages/{page.pk}/edit/", typed, follow=True).content.decode()

    assert "Belum ada bukti" in answer.split('class="upkeep-missing"')[1]
    assert 'data-side-panel="gaps"' in answer
    page.refresh_from_db()
    assert page.get_latest_revision_as_object().title == "Kosong sekali"
