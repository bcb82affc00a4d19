"""Writing a contribution in the real browser: it saves by itself, keeps what cannot be sent, and every page of it is accessible."""

from collections.abc import Callable, Iterator
from io import BytesIO
from typing import Any

import pytest
from PIL import Image

from tests.live import LiveSite, sign_in_elsewhere
from tests.looks import FORMS, grave, width_of

pytestmark = pytest.mark.browser
SAVED = "text=/^Tersimpan \\d\\d\\.\\d\\d$/"


@pytest.fixture
def writer(browse: Callable[..., Any]) -> Iterator[Any]:
    """The first step of a new draft, saved by itself; the draft is deleted afterwards."""
    page = browse("/ruang/kontribusi/baru/", role="anggota")
    page.fill("[name=title]", "Papan kemajuan kenaikan pangkat di ruang rapat")
    page.wait_for_url("**/ruang/kontribusi/*/dasar/", wait_until="commit")
    page.wait_for_selector(SAVED)
    draft = page.url.removesuffix("dasar/")
    yield page
    page.context.set_offline(False)
    page.goto(f"{draft}hapus/")
    page.get_by_role("button", name="Hapus kontribusi").click()
    page.wait_for_url("**/ruang/kontribusi/")


def visit(page: Any, step: str) -> None:
    """Another page of the same draft."""
    answer = page.goto("/".join([*page.url.split("/")[:6], step]))
    assert answer.status == 200, step


def test_every_page_of_writing_is_accessible_narrow_and_silent(writer: Any) -> None:
    found: dict[str, Any] = {}
    for step in ("dasar/", "cerita/", "hasil/", "berkas/", "ajukan/", "pratinjau/", "hapus/", ""):
        visit(writer, step)
        for width, scheme in FORMS:
            writer.set_viewport_size({"width": width, "height": 800})
            writer.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            if findings := grave(writer):
                found[f"{step} {width} px, {scheme}"] = findings
        if (width := width_of(writer)) > 320:
            found[f"{step} is too wide"] = width

    assert found == {}
    assert writer.complaints == []


def test_what_is_typed_is_saved_by_itself_with_its_rows_and_a_warning(writer: Any) -> None:
    visit(writer, "cerita/")
    writer.fill("[name=problem]", "Tidak ada yang tahu. Tanya 19800101 200501 1 001.")
    writer.fill("[name=steps-0-title]", "Pasang papan")
    writer.get_by_role("button", name="Tambah langkah").click()
    writer.fill("[name=steps-1-title]", "Perbarui tiap Senin")
    writer.wait_for_selector("[data-warnings] li")
    writer.wait_for_selector(SAVED)

    visit(writer, "cerita/")

    assert writer.input_value("[name=problem]") == "Tidak ada yang tahu. Tanya 19800101 200501 1 001."
    assert [writer.input_value(f"[name=steps-{number}-title]") for number in (0, 1, 2)] == ["Pasang papan", "Perbarui tiap Senin", ""]


def test_what_cannot_be_sent_stays_and_is_sent_when_the_line_is_back(writer: Any) -> None:
    visit(writer, "hasil/")
    writer.context.set_offline(True)
    writer.fill("[name=result]", "Semua orang tahu giliran siapa.")
    writer.wait_for_selector("text=/tidak ada sambungan/")
    assert writer.input_value("[name=result]") == "Semua orang tahu giliran siapa."

    writer.context.set_offline(False)
    writer.wait_for_selector(SAVED, timeout=20_000)
    visit(writer, "hasil/")

    assert writer.input_value("[name=result]") == "Semua orang tahu giliran siapa."


def test_whoever_signs_in_again_in_another_tab_goes_on_writing(writer: Any, live_site: LiveSite) -> None:
    visit(writer, "hasil/")
    writer.context.clear_cookies(name="sessionid")
    writer.fill("[name=result]", "Semua orang tahu giliran siapa.")
    writer.wait_for_selector("text=/tidak lagi masuk/")

    sign_in_elsewhere(writer.context, live_site)
    writer.wait_for_selector(SAVED, timeout=20_000)
    visit(writer, "hasil/")

    assert writer.input_value("[name=result]") == "Semua orang tahu giliran siapa."


def test_what_was_not_sent_is_offered_to_its_writer_alone(browse: Callable[..., Any], live_site: LiveSite) -> None:
    """Computers of offices are shared."""
    page = browse("/ruang/kontribusi/baru/", role="anggota")
    page.route("**/ruang/kontribusi/baru/", lambda route: route.abort() if route.request.method == "POST" else route.continue_())
    page.fill("[name=title]", "Papan kemajuan kenaikan pangkat di ruang rapat")
    page.wait_for_selector("text=/tidak ada sambungan/")
    offered = {}
    for role in ("operator", "anggota"):
        page.context.clear_cookies()
        sign_in_elsewhere(page.context, live_site, role)
        other = page.context.new_page()
        other.goto("/ruang/kontribusi/baru/")
        offered[role] = other.locator("[data-backup]").is_visible()
        other.close()

    assert offered == {"operator": False, "anggota": True}


def from_a_telephone() -> bytes:
    """A photo of six megapixels, held upright, that no format makes small, and what the camera wrote into it."""
    target, exif = BytesIO(), Image.Exif()
    exif[0x0112], exif[0x010F] = 6, "Kamera Rahasia"
    Image.effect_noise((3000, 2000), 60).convert("RGB").save(target, "JPEG", quality=90, exif=exif)
    return target.getvalue()


def test_a_photo_is_made_small_before_it_is_sent(writer: Any) -> None:
    visit(writer, "berkas/")
    heavy = from_a_telephone()

    writer.set_input_files("[name=photo]", {"name": "IMG_2041.jpg", "mimeType": "image/jpeg", "buffer": heavy})
    writer.wait_for_selector("text=/Foto diperkecil sebelum dikirim: dari [\\d,]+ MB menjadi [\\d,]+ MB/")
    kept = writer.evaluate(
        """async () => {
            const [file] = document.querySelector("[name=photo]").files;
            const picture = await createImageBitmap(file, { imageOrientation: "none" });
            return { name: file.name, size: file.size, sides: [picture.width, picture.height], text: await file.text() };
        }"""
    )
    writer.fill("[name=photo_description]", "Papan di dinding ruang rapat")
    writer.get_by_role("button", name="Unggah foto").click()
    writer.locator("img.thumb").wait_for()

    assert kept["size"] < len(heavy)
    assert (kept["name"], kept["sides"]) == ("IMG_2041.jpg", [1600, 2400])
    assert "Kamera Rahasia" not in kept["text"]
    assert writer.complaints == []


def test_what_is_no_photograph_is_sent_as_it_is(writer: Any) -> None:
    visit(writer, "berkas/")

    writer.set_input_files("[name=photo]", {"name": "rusak.jpg", "mimeType": "image/jpeg", "buffer": b"bukan foto" * 200_000})
    writer.fill("[name=photo_description]", "Papan di dinding ruang rapat")
    writer.get_by_role("button", name="Unggah foto").click()

    writer.wait_for_selector("text=/bukan foto JPEG, PNG, atau WebP/")
    assert writer.input_value("[name=photo_description]") == "Papan di dinding ruang rapat"


def test_a_photo_without_words_is_not_sent_in_vain(writer: Any) -> None:
    visit(writer, "berkas/")
    writer.set_input_files("[name=photo]", {"name": "a.jpg", "mimeType": "image/jpeg", "buffer": b"foto"})

    writer.get_by_role("button", name="Unggah foto").click()

    writer.wait_for_selector("text=Tulis dahulu satu kalimat tentang isi foto.")
    assert writer.evaluate("document.activeElement.name") == "photo_description"
    assert writer.evaluate("document.querySelector('[name=photo]').files.length") == 1
