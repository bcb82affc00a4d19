"""Blocks: what each shows, and what its editor is told."""

import pytest
from django.core.files.base import ContentFile
from wagtail.blocks.struct_block import StructBlockValidationError

from knowledge.blocks import TableBlock, VideoBlock
from knowledge.models import PracticePage

ADDRESSES = [
    "https://youtu.be/abcdefghijk",
    "https://www.youtube.com/watch?v=abcdefghijk",
    "https://www.youtube.com/watch?list=x&v=abcdefghijk&t=3",
    "https://youtube.com/live/abcdefghijk?feature=share",
]


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_video_plays_without_cookies_and_only_when_asked_for(address):
    html = VideoBlock().render({"video": address, "title": "Rekaman", "transcript": ""})

    assert "https://www.youtube-nocookie.com/embed/abcdefghijk" in html
    assert 'loading="lazy"' in html
    assert html.index("<details") < html.index("<iframe")


@pytest.mark.parametrize("address", ["https://vimeo.com/1", "https://youtube.com/@saluran", "https://evil.test/youtu.be/abcdefghijk"])
def test_another_address_is_refused_with_a_way_out(address):
    with pytest.raises(StructBlockValidationError) as refused:
        VideoBlock().clean(VideoBlock().to_python({"video": address, "title": "Rekaman", "transcript": ""}))

    assert "bukan alamat video YouTube" in str(refused.value.block_errors["video"])


def test_a_column_of_figures_is_numeric_and_a_column_of_words_is_not():
    context = TableBlock().get_context({"caption": "c", "header": "Tugas | Volume | Persen", "rows": "A | 1.200 | 12,5 %\nB | | –3"})

    assert context["numeric"] == [1, 2]


def test_a_short_row_does_not_break_the_table():
    html = TableBlock().render({"caption": "c", "header": "A | B", "rows": "hanya satu\n\n1 | 2 | 3"})

    assert html.count("<tr>") == 3


def test_a_download_names_type_and_size(publish, text_of, settings, tmp_path):
    from knowledge.media.models import CopDocument

    settings.MEDIA_ROOT = tmp_path
    document = CopDocument(title="Formulir ABK")
    document.file.save("abk.txt", ContentFile(b"isi" * 1000))
    publish(PracticePage, "Dengan unduhan", body=[("download", {"document": document, "note": "Boleh diubah."})])

    html = text_of("/praktik/dengan-unduhan/")

    assert all(words in html for words in ("Formulir ABK", "TXT", "3 KB", "Boleh diubah."))


def test_a_document_that_was_deleted_leaves_a_note(publish, text_of, settings, tmp_path):
    from knowledge.media.models import CopDocument

    settings.MEDIA_ROOT = tmp_path
    document = CopDocument(title="Formulir ABK")
    document.file.save("abk.txt", ContentFile(b"isi"))
    publish(PracticePage, "Dengan unduhan", body=[("download", {"document": document, "note": ""})])
    document.delete()

    assert "Berkas ini sudah tidak tersedia." in text_of("/praktik/dengan-unduhan/")


def test_a_picture_has_its_caption_and_credit(publish, text_of, settings, tmp_path):
    from wagtail.images.tests.utils import get_test_image_file

    from knowledge.media.models import CopImage

    settings.MEDIA_ROOT = tmp_path
    image = CopImage.objects.create(title="Ruang rapat", file=get_test_image_file(), credit="Humas")
    publish(PracticePage, "Dengan gambar", body=[("figure", {"image": image, "caption": "Rapat pertama."})])

    html = text_of("/praktik/dengan-gambar/")

    assert 'loading="lazy"' in html
    assert "Rapat pertama. Foto: Humas" in html
