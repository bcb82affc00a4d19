"""Every page type in the real browser: accessible in each form, within 320 px, silent console, first Tab, without JavaScript."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.live import LiveSite
from tests.looks import FORMS, SIGNED_IN_FORMS, grave, width_of

pytestmark = pytest.mark.browser

# Name → address, or (a page, what its first link of this type looks like).
PUBLIC: dict[str, str | tuple[str, str]] = {
    "home": "/",
    "aspects": "/aspek/",
    "aspect hub": ("/aspek/", r"/aspek/[^/]+/"),
    "guides": "/panduan/",
    "guide": ("/panduan/", r"/panduan/[^/]+/"),
    "practices": "/praktik/",
    "practice": ("/praktik/", r"/praktik/[^/]+/"),
    "laboratories": "/laboratorium/",
    "laboratory": "/laboratorium/gunungkidul/",
    "regulations": "/regulasi/",
    "regulation": ("/regulasi/", r"/regulasi/[^/]+/"),
    "laboratory with scores": "/laboratorium/perjalanan-skor-kalimantan-selatan/",
    "questions": "/tanya-jawab/",
    "question": ("/tanya-jawab/", r"/tanya-jawab/[^/]+/"),
    "templates": "/templat/",
    "template": ("/templat/", r"/templat/[^/]+/"),
    "accepted evidence": "/bukti/",
    "one accepted evidence": "/bukti/contoh-keputusan-peta-jabatan/",
    "collections": "/kumpulan/",
    "collection": ("/kumpulan/", r"/kumpulan/[^/]+/"),
    "learning paths": "/jalur-belajar/",
    "learning path": ("/jalur-belajar/", r"/jalur-belajar/[^/]+/"),
    "announcements": "/pengumuman/",
    "announcement": "/pengumuman/contoh-jadwal-penilaian-mandiri-2027/",
    "regulation with articles": "/regulasi/pp-11-2017/",
    "priorities": "/prioritas/",
    "partners": "/mitra/",
    "news list": "/berita/",
    "news": ("/berita/", r"/berita/[^/]+/"),
    "events": "/acara/",
    "series": "/acara/pojok-komunitas/",
    "event": ("/acara/pojok-komunitas/", r"/acara/pojok-komunitas/[^/]+/"),
    "podcasts": "/podcast/",
    "podcast": "/podcast/meritokrasi/",
    "episode": ("/podcast/meritokrasi/", r"/podcast/meritokrasi/[^/.]+/"),
    "glossary": "/glosarium/",
    "register": "/instansi/",
    "instansi": "/instansi/63/",
    "published result": "/instansi/N-SETJENMK/",
    "person": "/orang/ahmad-nur-ardi/",
    "figures": "/angka/",
    "instruments": "/instrumen/",
    "instrument": "/instrumen/kasn-2019/",
    "forum": "/forum/",
    "discussion": ("/forum/", r"/forum/\d+-[^/]+/"),
    "search": "/cari/?q=talenta",
    "search with operators": "/cari/?q=talenta+jenis:panduan+sejak:2020+-rapat+%22manajemen+talenta%22+warna:merah",
    "guides by popularity": "/panduan/?urut=terpopuler",
    "search without result": "/cari/?q=zzxqjw",
    "plain page": "/tentang-cop/",
    "themes": "/tema/",
    "landing page": "/tema/bulan-rencana-suksesi/",
    "page of a form": "/tema/minat-kelompok-belajar/",
    "form of an editor": ("/tema/minat-kelompok-belajar/", r"/formulir/\d+/"),
    "history of an item": ("/panduan/membangun-manajemen-talenta-nine-box/", r"/riwayat/\d+/"),
    "licences": "/lisensi/",
    "sign in": "/akun/login/",
    "sign up": "/akun/signup/",
    "forgotten password": "/akun/password/reset/",
    "not found": "/tidak-ada/",
}
# For these somebody must be signed in: name → (role, address).
PRIVATE: dict[str, tuple[str, str]] = {
    "my room": ("operator", "/ruang/"),
    "assessments": ("operator", "/ruang/penilaian/"),
    "recommendations": ("operator", "/ruang/rekomendasi/"),
    "profile": ("anggota", "/ruang/profil/"),
    "directory": ("anggota", "/anggota/"),
    "bookmarks": ("anggota", "/ruang/simpanan/"),
    "my paths": ("anggota", "/ruang/belajar/"),
    "subscriptions": ("anggota", "/ruang/langganan/"),
    "adoptions": ("operator", "/ruang/penerapan/"),
    "suggestions": ("anggota", "/ruang/usulan/"),
    "evidence of my instansi": ("operator", "/ruang/bukti/"),
    "new evidence": ("operator", "/ruang/bukti/baru/"),
    "queue of evidence": ("verifikator", "/ruang/bukti/antrean/"),
    "new discussion": ("anggota", "/forum/baru/"),
    "my contributions": ("anggota", "/ruang/kontribusi/"),
    "new contribution": ("anggota", "/ruang/kontribusi/baru/"),
    "review queue": ("editor", "/ruang/telaah/"),
    "my reviews": ("editor", "/ruang/tinjauan/"),
    "account": ("anggota", "/akun/"),
    "my data": ("anggota", "/akun/data/"),
    "change password": ("anggota", "/akun/password/change/"),
    "second factor": ("anggota", "/akun/2fa/"),
}
# What only guests see, and pages that an account does not change.
GUESTS_ONLY = {"sign in", "sign up", "forgotten password"}
CASES = [
    *(pytest.param(name, "", id=f"{name}, signed out") for name in PUBLIC),
    *(pytest.param(name, "anggota", id=f"{name}, signed in") for name in PUBLIC if name not in GUESTS_ONLY),
    *(pytest.param(name, role, id=f"{name}, {role}") for name, (role, _) in PRIVATE.items()),
]
EACH_ONCE = [pytest.param(name, PRIVATE[name][0] if name in PRIVATE else "", id=name) for name in [*PUBLIC, *PRIVATE]]


def address(site: LiveSite, name: str) -> str:
    """Where a page of this type is."""
    if name in PRIVATE:
        return PRIVATE[name][1]
    place = PUBLIC[name]
    return place if isinstance(place, str) else site.first(*place)


@pytest.mark.parametrize(("name", "role"), CASES)
def test_axe_finds_nothing_grave(look_at: Callable[..., Any], live_site: LiveSite, name: str, role: str) -> None:
    page = look_at(address(live_site, name), role=role)
    found: dict[str, list[str]] = {}

    for width, scheme in SIGNED_IN_FORMS if name in PUBLIC and role else FORMS:
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        if findings := grave(page):
            found[f"{width} px, {scheme}"] = findings

    assert found == {}


@pytest.mark.parametrize(("name", "role"), EACH_ONCE)
def test_page_fits_320_px_is_silent_and_starts_with_the_skip_link(look_at: Callable[..., Any], live_site: LiveSite, name: str, role: str) -> None:
    page = look_at(address(live_site, name), role=role, width=320)

    page.keyboard.press("Tab")

    focus = page.evaluate("() => [document.activeElement.matches('a.skip-link'), document.activeElement.getBoundingClientRect().top >= 0]")
    silence = [text for text in page.complaints if not (name == "not found" and "404" in text)]
    assert focus == [True, True]
    assert width_of(page) <= 320
    assert silence == []


@pytest.mark.parametrize(("name", "role"), EACH_ONCE)
def test_page_says_what_it_has_to_without_javascript(look_at: Callable[..., Any], live_site: LiveSite, name: str, role: str) -> None:
    with_script = look_at(address(live_site, name), role=role).locator("main").inner_text()
    page = look_at(address(live_site, name), role=role, script=False)

    assert page.answer.status == (404 if name == "not found" else 200)
    assert page.locator("h1").count() == 1
    assert page.locator("h1").is_visible()
    # Scripts may add a button or a mark; they may not be needed for the text.
    assert len(page.locator("main").inner_text()) >= 0.9 * len(with_script)


@pytest.mark.parametrize("script", [True, False], ids=["with JavaScript", "without"])
def test_the_menu_opens_by_keyboard_and_leads_somewhere(browse: Callable[..., Any], script: bool) -> None:
    page = browse("/", width=320, script=script)

    page.locator("header details.menu summary").focus()
    page.keyboard.press("Enter")
    link = page.locator("header details.menu[open] a[href='/glosarium/']")
    link.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/glosarium/")

    assert page.locator("h1").is_visible()


def test_axe_would_find_something(browse: Callable[..., Any]) -> None:
    page = browse("/")

    page.evaluate("document.querySelector('main').insertAdjacentHTML('beforeend', '<img src=\"/static/x.png\"><input>')")

    assert any("image-alt" in finding for finding in grave(page))


def test_a_violation_of_the_policy_would_be_heard(browse: Callable[..., Any]) -> None:
    page = browse("/")

    page.evaluate("document.body.insertAdjacentHTML('beforeend', '<p style=\"color: red\">x</p>')")

    assert any("Content Security Policy" in text for text in page.complaints)
