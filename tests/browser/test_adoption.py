"""“Kami terapkan” in the real browser: from the practice to the declaration to the number that everybody sees."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.live import LiveSite
from tests.looks import grave, width_of

pytestmark = pytest.mark.browser

NUMBER = "Dinyatakan diterapkan oleh 1 instansi"
# One for each form of the test: what it declares stays on the site.
PRACTICES = {True: "/praktik/bpom-integrasi-sistem-informasi/", False: "/praktik/jabar-faktor-kunci-sistem-merit/"}


@pytest.mark.parametrize("script", [True, False], ids=["with JavaScript", "without"])
def test_an_operator_declares_and_everybody_sees_the_number(browse: Callable[..., Any], live_site: LiveSite, script: bool) -> None:
    practice = PRACTICES[script]
    assert NUMBER not in live_site.read(practice)

    page = browse(practice, role="operator", width=320, script=script)
    page.get_by_role("link", name="Nyatakan kami menerapkan").click()
    form = [width_of(page) <= 320, grave(page) if script else []]
    page.get_by_label("Sudah menerapkan").check()
    page.get_by_label("Yang Anda sesuaikan").fill("Formulir diringkas menjadi satu halaman.")
    page.get_by_role("button", name="Simpan pernyataan").click()
    page.locator("[aria-invalid=true]").wait_for()
    refused = page.get_by_label("Yang Anda sesuaikan").input_value()
    page.get_by_label("Tahun mulai").fill("2025")
    page.get_by_role("button", name="Simpan pernyataan").click()
    page.get_by_text("Pernyataan tersimpan").wait_for()

    assert form == [True, []]
    assert refused == "Formulir diringkas menjadi satu halaman."
    assert grave(page) == [] if script else True
    everybody = " ".join(browse(practice).locator("#penerapan").inner_text().split())
    assert NUMBER in everybody
    assert "Formulir diringkas menjadi satu halaman." in everybody
    assert "dipakai 1 instansi" in live_site.read("/praktik/")


def test_a_reader_keeps_a_page_and_says_why_it_did_not_help(browse: Callable[..., Any], live_site: LiveSite) -> None:
    guide = live_site.first("/panduan/", r"/panduan/[^/]+/")
    page = browse(guide, role="anggota", width=320)

    page.get_by_role("button", name="Simpan halaman").click()
    page.get_by_role("button", name="Tersimpan; lepas").wait_for()
    page.get_by_role("button", name="Belum membantu").click()
    page.get_by_label("Apa yang Anda cari?").fill("Contoh untuk instansi kecil.")
    form = [width_of(page) <= 320, grave(page)]
    page.get_by_role("button", name="Kirim alasan").click()
    page.get_by_text("Anda menjawab: belum membantu.").wait_for()
    page.goto("/ruang/simpanan/")

    assert form == [True, []]
    assert page.locator(f"main a[href='{guide}']").count() == 1
    assert grave(page) == []
