"""A PDF says exactly what its page says, whatever the words look like, and is made for everybody to read."""

import io
import json

import pytest
from pypdf import PdfReader
from wagtail.images.tests.utils import get_test_image_file

from knowledge.media.models import CopImage
from knowledge.models import GuidePage, PracticePage
from knowledge.takeaway import pdf
from knowledge.takeaway.coverage import REPLACEMENT, drawable
from knowledge.takeaway.items import item_of_page
from knowledge.takeaway.parts import Heading, paragraph
from knowledge.takeaway.pdf import pdf_of

NAUGHTY = '#let x = $y$ @ref <label> *b* _i_ `c` \\ // /* "kutip" \'a\' [x](y) #import "x" <script> & efisien; -- ... ~'
pytestmark = pytest.mark.django_db


def rich(text):
    return f"<p>{text}</p>"


def everything(image):
    """A body with every kind of block."""
    return [
        ("heading", NAUGHTY),
        ("paragraph", rich("Paragraf <b>tebal</b> dan <a href='https://contoh.test/a'>tautan</a><ul><li>satu<ul><li>dua</li></ul></li></ul>")),
        ("steps", {"heading": "Langkah", "items": [{"title": NAUGHTY, "text": rich("isi langkah"), "output": "#hasil"}]}),
        ("callout", {"kind": "tip", "title": "Kiat", "text": rich("isi kiat")}),
        ("table", {"caption": "Tabel $x$", "header": "A | B | C", "rows": "1 | dua\n2 | #tiga | 3 | 4"}),
        ("quote", {"text": "Kutipan @x", "who": "Orang", "source": "Buku"}),
        ("figure", {"image": image, "caption": "Keterangan gambar"}),
        ("evidence", {"intro": rich("pengantar"), "items": [{"name": "Bukti satu", "detail": rich("rinci"), "sub_aspect": "1.1"}]}),
        ("mistakes", {"items": [{"mistake": "Keliru", "remedy": "Betul"}]}),
        ("legal", {"items": [{"regulation": None, "article": "Pasal 1", "note": "catatan"}]}),
        ("video", {"video": "https://youtu.be/abcdefghijk", "title": "Video", "transcript": rich("kata transkrip")}),
    ]


@pytest.fixture
def image(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return CopImage.objects.create(title="Bagan alur", file=get_test_image_file(size=(1600, 900)), description="Bagan alur kerja")


def test_typesetting_marks_in_the_text_stay_text(publish, said):
    page = publish(GuidePage, NAUGHTY, summary=NAUGHTY, first_step=NAUGHTY)

    text = said(pdf_of(item_of_page(page)))

    assert text.count(NAUGHTY) == 3


def test_every_kind_of_block_is_told(publish, image, said):
    page = publish(GuidePage, "Semua blok", body=everything(image))

    text = said(pdf_of(item_of_page(page)))

    told = ["Paragraf tebal dan tautan", "satu", "dua", "isi langkah", "#hasil", "isi kiat", "Tabel $x$", "#tiga", "Kutipan @x", "Orang, Buku"]
    told += ["Keterangan gambar", "Bukti satu", "rinci", "Sub-aspek 1.1", "Sebaiknya: Betul", "Pasal 1", "kata transkrip"]
    assert [words for words in told if words not in text] == []


@pytest.mark.parametrize("text", ["نص عربي", "שלום", "ελληνικά кириллица", "😀 👍 🇮🇩", "Rp1.000,00 – 10 % → ≥ ½ ²", "e\u0301 a\u0308"])
def test_other_scripts_and_signs_are_drawn(publish, said, text):
    page = publish(GuidePage, "Aksara", summary=text)

    content = pdf_of(item_of_page(page))

    assert REPLACEMENT not in said(content)
    assert sorted(set("".join(text.split())) - set(said(content)) - {"\u0301", "\u0308", "e", "a"}) == []
    assert b"pdfuaid" in content


def test_what_no_font_has_is_marked_and_said(publish, said):
    page = publish(GuidePage, "Aksara", summary="漢字 di sini")

    text = said(pdf_of(item_of_page(page)))

    assert "di sini" in text
    assert "bacalah lengkapnya di alamat halaman" in text


def test_characters_that_cannot_stand_in_a_file_are_left_out():
    assert drawable("a\x00b\x1b\ud800c\u200d😀") == "abc\u200d😀"


def test_it_is_tagged_and_names_its_language_and_title(publish, image):
    page = publish(GuidePage, "Judul panduan", body=everything(image))

    reader = PdfReader(io.BytesIO(pdf_of(item_of_page(page))))

    catalogue = reader.trailer["/Root"]
    assert (catalogue["/Lang"], reader.metadata.title) == ("id-ID", "Judul panduan")
    assert catalogue["/MarkInfo"]["/Marked"] == True  # noqa: E712  pypdf has its own booleans
    assert "part>1" in catalogue["/Metadata"].get_data().decode().replace("pdfuaid:", "")


def test_the_address_and_the_version_stand_on_every_page(publish, said):
    page = publish(GuidePage, "Panjang", body=[("paragraph", rich(f"Paragraf nomor {number}. " * 20)) for number in range(50)])
    item = item_of_page(page)

    pages = PdfReader(io.BytesIO(pdf_of(item))).pages

    assert len(pages) > 3
    assert all(item.stamp in page.extract_text() and "/panduan/panjang/" in page.extract_text() for page in pages)


def test_an_unchanged_item_gives_the_same_bytes_and_a_changed_word_another_version(publish):
    page = publish(GuidePage, "Sama", summary="Satu kata")
    first = item_of_page(page)

    assert pdf_of(first) == pdf_of(item_of_page(GuidePage.objects.get(pk=page.pk)))

    page.summary = "Dua kata"
    page.save_revision().publish()
    assert item_of_page(GuidePage.objects.get(pk=page.pk)).stamp != first.stamp


def test_a_missing_picture_leaves_its_caption(publish, image, said):
    page = publish(GuidePage, "Gambar hilang", body=everything(image))
    image.file.storage.delete(image.file.name)

    assert "Keterangan gambar" in said(pdf_of(item_of_page(page)))


def test_a_large_picture_is_made_small(publish, image):
    page = publish(GuidePage, "Gambar", body=[("figure", {"image": image, "caption": ""})])

    assert len(pdf_of(item_of_page(page))) < 200_000


def test_headings_never_skip_a_level(tmp_path, publish):
    item = item_of_page(publish(GuidePage))
    parts = [Heading("a", 4), paragraph("x"), Heading("b", 2), Heading("c", 4)]

    data = pdf.data_of(type(item)(**{**vars(item), "parts": parts}), tmp_path)

    assert [part["level"] for part in data["parts"] if part["kind"] == "heading"] == [2, 2, 3]


def test_a_text_beyond_all_measure_is_cut_and_says_so(publish, said, monkeypatch):
    monkeypatch.setattr(pdf, "MOST_CHARACTERS", 200)
    page = publish(GuidePage, "Panjang", body=[("paragraph", rich(f"Paragraf nomor {number}. " * 3)) for number in range(50)])

    text = said(pdf_of(item_of_page(page)))

    assert "nomor 0" in text
    assert "nomor 49" not in text
    assert "Sebagian isi" in text


def test_made_up_material_says_so(publish, said):
    page = publish(PracticePage, "Praktik", is_fictional=True, cost="Tanpa biaya khusus")

    text = said(pdf_of(item_of_page(page)))

    assert "Contoh fiktif" in text
    assert "Tanpa biaya khusus" in text


def test_an_item_as_data_is_json(publish, image):
    page = publish(GuidePage, "Data", body=everything(image))

    assert json.loads(json.dumps(item_of_page(page).as_data()))["title"] == "Data"
