"""What goes into a pack: as much as fits, only what everybody may read, and nothing that runs."""

import hashlib
import zipfile

import pytest
from wagtail.models import Collection, CollectionViewRestriction

from knowledge.catalogue.models import Entry
from knowledge.models import GuidePage, TemplatePage
from knowledge.takeaway import services, shelf
from knowledge.takeaway.items import item_of_entry
from knowledge.takeaway.packs import Pack

pytestmark = pytest.mark.django_db
FIVE_MB = 5_000_000


def opened(aspect):
    """The files of an aspect's pack by path."""
    _pack, file = services.pack_file(aspect)
    with file, zipfile.ZipFile(file) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_other_contents_move_the_stamp_and_the_day_and_leave_one_file(aspect, publish):
    page = publish(GuidePage, "Menyusun SKJ")
    before = services.build_pack(aspect("1"))
    page.summary = "Lain"
    page.save_revision().publish()

    after = services.build_pack(aspect("1"))

    assert after.stamp != before.stamp
    assert after.changed_at > before.changed_at
    assert len(list(shelf.shelf("paket").glob("*.zip"))) == 1


def test_files_are_packed_as_far_as_they_fit_else_their_words_and_only_those_open_to_everybody(aspect, publish, document, monkeypatch):
    closed = Collection.get_first_root_node().add_child(name="Tertutup")
    CollectionViewRestriction.objects.create(collection=closed, restriction_type="login")
    noise = "".join(hashlib.sha256(str(number).encode()).hexdigest() for number in range(10_000))
    publish(TemplatePage, "Rahasia", document=document("rahasia.txt", b"isi", collection=closed))
    publish(TemplatePage, "Kecil", document=document("kecil.txt", b"isi"))
    publish(TemplatePage, "Besar", document=document("besar.txt", f"kata pertama {noise}".encode()))
    monkeypatch.setattr(Pack.__init__, "__defaults__", (*Pack.__init__.__defaults__[:-1], FIVE_MB - 200_000))
    monkeypatch.setattr("knowledge.takeaway.packs.words_in", lambda document: document.reading.text[:500].encode())

    files = opened(aspect("1"))

    assert sorted(path.split("-", 1)[1] for path in files if path.startswith("berkas/")) == ["besar.txt.txt", "kecil.txt"]
    assert any(content.startswith(b"kata pertama") for content in files.values())


def test_markup_in_a_title_stays_text(aspect, publish):
    publish(GuidePage, "<script>alert(1)</script>", summary='"><img src=x>')

    for path, content in opened(aspect("1")).items():
        if path.endswith(".html"):
            assert b"<script" not in content
            assert b"<img" not in content


def test_a_discussion_is_told_by_its_public_words(aspect):
    entry = Entry(kind="forum", title="Tanya", url="/forum/1-tanya/", summary="Bagaimana", body="Bagaimana caranya?\n\nBegini.", aspect_labels=[])

    item = item_of_entry(entry)

    assert [part.runs[0].text for part in item.parts] == ["Bagaimana caranya?", "Begini."]
    assert item.summary == ""
