"""A practice from a member's telephone to the instansi that applies it: written, sent back, mended, approved, found by another word, applied."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from PIL import Image

from tests.live import LiveSite

pytestmark = pytest.mark.browser

TITLE = "Standar kompetensi jabatan rampung lewat bengkel dua hari"
# The acronym stands nowhere in the practice; the glossary knows what it means.
SYNONYM = "SKJ"
REQUEST = "Sebutkan sumber angka 340."


def photo() -> dict[str, Any]:
    """A picture as a telephone would send it."""
    target = BytesIO()
    Image.new("RGB", (1200, 800), "teal").save(target, "JPEG")
    return {"name": "IMG_2041.jpg", "mimeType": "image/jpeg", "buffer": target.getvalue()}


def go_on(page: Any, step: str) -> None:
    """Save this step and open the next."""
    page.get_by_role("button", name="Simpan dan lanjut").click()
    page.wait_for_url(f"**/{step}/")


def write(page: Any) -> None:
    """All steps, with a photo, and the button at the end."""
    page.fill("[name=title]", TITLE)
    page.fill("[name=summary]", "Semua kepala bidang menulis bersama dalam dua hari; sisanya hanya menyunting.")
    page.get_by_label("1. Perencanaan Kebutuhan").check()
    go_on(page, "cerita")
    page.fill("[name=problem]", "Tiga tahun rancangan berpindah meja tanpa selesai.")
    page.fill("[name=steps-0-title]", "Kumpulkan kepala bidang dua hari")
    page.get_by_role("button", name="Tambah langkah").click()
    page.fill("[name=steps-1-title]", "Sunting bersama tim kecil")
    go_on(page, "hasil")
    page.fill("[name=result]", "Semua jabatan kini punya rumusan yang dipakai saat mutasi.")
    page.fill("[name=figures-0-label]", "Jabatan yang rumusannya selesai")
    page.fill("[name=figures-0-before]", "12")
    page.fill("[name=figures-0-after]", "340")
    go_on(page, "berkas")
    page.set_input_files("[name=photo]", photo())
    page.fill("[name=photo_description]", "Kepala bidang menulis di kertas besar yang ditempel di dinding")
    page.get_by_role("button", name="Unggah foto").click()
    page.locator("img.thumb").wait_for()
    go_on(page, "ajukan")
    submit(page)


def submit(page: Any) -> None:
    """The last button."""
    page.get_by_role("button", name="Ajukan untuk ditelaah").click()
    page.get_by_text("Menunggu telaah", exact=True).wait_for()


def open_review(browse: Callable[..., Any]) -> Any:
    """As an editor: the contribution at the desk, read in its preview."""
    desk = browse("/ruang/telaah/", role="editor")
    desk.get_by_role("link", name=TITLE).click()
    desk.wait_for_url("**/ruang/telaah/*/")
    with desk.expect_popup() as opened:
        desk.get_by_role("link", name="Baca pratinjau di tab baru").click()
    assert opened.value.locator("h1").inner_text() == TITLE
    return desk


def declare(page: Any) -> None:
    """As the operator of another instansi: we apply this."""
    page.get_by_role("link", name="Nyatakan kami menerapkan").click()
    page.get_by_label("Sudah menerapkan").check()
    page.get_by_label("Tahun mulai").fill("2026")
    page.get_by_role("button", name="Simpan pernyataan").click()
    page.get_by_text("Pernyataan tersimpan").wait_for()


@pytest.mark.row("S0-11", "S0-13")
def test_a_practice_is_written_sent_back_mended_published_found_by_another_word_and_applied(browse: Callable[..., Any], live_site: LiveSite) -> None:
    guest = browse("/praktik/")
    guest.get_by_role("link", name="Bagikan praktik Anda").click()
    guest.wait_for_url("**/akun/login/?next=/ruang/kontribusi/baru/")
    member = browse("/ruang/kontribusi/baru/", role="anggota", width=360)
    write(member)
    status_url = member.url
    assert browse(f"/cari/?q={SYNONYM}").get_by_role("link", name=TITLE).count() == 0

    desk = open_review(browse)
    desk.fill("[name=comment]", REQUEST)
    desk.get_by_role("button", name="Minta perbaikan").click()
    desk.wait_for_url("**/ruang/telaah/")

    member.goto(status_url)
    assert REQUEST in member.locator("main").inner_text()
    member.get_by_role("link", name="Perbaiki kontribusi").click()
    member.wait_for_url("**/dasar/")
    member.goto(f"{status_url}hasil/")
    member.fill("[name=figures-0-source]", "Laporan kinerja BKPSDM 2024")
    go_on(member, "berkas")
    go_on(member, "ajukan")
    submit(member)

    desk = open_review(browse)
    desk.get_by_role("button", name="Setujui dan terbitkan").click()
    desk.wait_for_url("**/ruang/telaah/")

    reader = browse(f"/cari/?q={SYNONYM}")
    reader.get_by_role("link", name=TITLE).first.click()
    reader.wait_for_url("**/praktik/*/")
    assert reader.locator("figure img").get_attribute("alt") == "Kepala bidang menulis di kertas besar yang ditempel di dinding"
    practice = reader.url.removeprefix(live_site.url)
    declare(browse(practice, role="operator"))
    assert "Dinyatakan diterapkan oleh 1 instansi" in " ".join(browse(practice).locator("#penerapan").inner_text().split())
    member.goto(status_url)
    assert "Praktik ini sudah terbit" in member.locator("main").inner_text()
