"""The public history: what was published and nothing else."""

import datetime

import pytest
from django.utils import timezone
from wagtail.models import PageViewRestriction

from knowledge.models import GuidePage
from knowledge.upkeep.history import published_versions


@pytest.fixture
def edit():
    """Save a version of a guide: `edit(page, publish=False, title=…)`."""

    def make(page, *, publish=True, user=None, **fields):
        page = GuidePage.objects.get(pk=page.pk).get_latest_revision_as_object()
        for name, value in fields.items():
            setattr(page, name, value)
        revision = page.save_revision(user=user)
        if publish:
            revision.publish(user=user, skip_permission_checks=True)
        return revision

    return make


@pytest.fixture
def guide(publish):
    return publish(GuidePage, "Peta jabatan", first_step="Bentuk tim lima orang.", body=[("paragraph", "<p>Mulai dari data.</p>")])


@pytest.mark.row("S0-11")
def test_readers_see_what_changed_word_by_word(guide, edit, text_of):
    edit(guide, first_step="Bentuk tim tujuh orang.", body=[("paragraph", "<p>Mulai dari <b>data terbaru</b>.</p>")])

    html = text_of(f"/riwayat/{guide.pk}/")

    assert '<del><span class="visually-hidden">[dihapus: </span>lima<span class="visually-hidden">]</span></del>' in html
    assert '<ins><span class="visually-hidden">[ditambah: </span>tujuh<span class="visually-hidden">]</span></ins>' in html
    assert "<h3>Langkah pertama minggu ini</h3>" in html
    assert "terbaru" in html.split("<h3>Isi</h3>")[1]
    assert "<h3>Judul</h3>" not in html


def test_the_item_links_to_its_history(guide, text_of):
    assert f'href="/riwayat/{guide.pk}/"' in text_of("/panduan/peta-jabatan/")


def test_drafts_never_appear_whatever_is_asked_for(guide, edit, text_of):
    draft = edit(guide, publish=False, first_step="RAHASIA yang belum terbit")
    edit(guide, first_step="Bentuk tim tujuh orang.")
    later = edit(guide, publish=False, title="RAHASIA berikutnya")
    pages = [text_of(f"/riwayat/{guide.pk}/?dari={a}&ke={b}") for a in (draft.pk, later.pk, "x") for b in (draft.pk, later.pk, "")]

    assert not any("RAHASIA" in html for html in pages)


def test_a_version_scheduled_for_later_does_not_appear(guide, edit, text_of):
    edit(guide, first_step="RAHASIA sampai minggu depan", go_live_at=timezone.now() + datetime.timedelta(days=7))

    assert "RAHASIA" not in text_of(f"/riwayat/{guide.pk}/")


def test_versions_of_another_page_cannot_be_asked_for(guide, publish, edit, text_of):
    other = publish(GuidePage, "Lain", first_step="RAHASIA halaman lain")
    edit(guide, first_step="Bentuk tim tujuh orang.")

    assert "RAHASIA" not in text_of(f"/riwayat/{guide.pk}/?dari={other.live_revision_id}")


def test_what_was_withdrawn_stays_out_of_the_history(guide, edit, text_of):
    edit(guide, first_step="NIP pegawai ikut terbit")
    GuidePage.objects.get(pk=guide.pk).unpublish()
    edit(guide, first_step="Bentuk tim.")
    edit(guide, first_step="Bentuk tim kecil.")

    html = text_of(f"/riwayat/{guide.pk}/")

    assert "NIP" not in html
    assert len(published_versions(guide)) == 2


@pytest.mark.parametrize("how", ["unpublished", "restricted", "missing"])
def test_what_the_public_cannot_read_has_no_history(guide, client, how):
    if how == "unpublished":
        guide.unpublish()
    elif how == "restricted":
        PageViewRestriction.objects.create(page=guide.page_ptr, restriction_type="login")

    address = 999999 if how == "missing" else guide.pk

    assert client.get(f"/riwayat/{address}/").status_code == 404


def test_the_home_page_is_no_item(home, client):
    assert client.get(f"/riwayat/{home.pk}/").status_code == 404


def test_names_of_editors_are_not_told(guide, edit, text_of, person):
    editor = person("editor")
    edit(guide, user=editor, first_step="Bentuk tim tujuh orang.")

    html = text_of(f"/riwayat/{guide.pk}/")

    assert "tim editor" in html
    assert editor.name not in html


def test_a_history_costs_the_same_for_two_versions_and_six(guide, edit, count_queries):
    edit(guide, first_step="Kedua.")
    two = count_queries(f"/riwayat/{guide.pk}/")
    for number in range(4):
        edit(guide, first_step=f"Lagi {number}.")

    assert count_queries(f"/riwayat/{guide.pk}/") == two


def test_a_purged_revision_leaves_the_rest_readable(guide, edit, text_of):
    first = guide.live_revision
    edit(guide, first_step="Kedua.")
    edit(guide, first_step="Ketiga.")
    first.delete()

    assert "Ketiga." in text_of(f"/riwayat/{guide.pk}/")
