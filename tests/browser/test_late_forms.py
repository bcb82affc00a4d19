"""A question that its writer sends after being signed out: nothing of it is lost, with JavaScript and without."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.live import LiveSite, sign_in_elsewhere
from tests.looks import FORMS, grave, width_of

pytestmark = pytest.mark.browser
BODY = 'Baris pertama yang saya tulis lama,\n\ndan baris kedua dengan <tanda> & "kutip".'


@pytest.mark.parametrize("script", [True, False], ids=["with JavaScript", "without"])
def test_a_question_survives_being_signed_out(browse: Callable[..., Any], live_site: LiveSite, script: bool) -> None:
    page = browse("/forum/baru/", role="anggota", script=script)
    page.fill("[name=title]", "Siapa yang menilai kompetensi JPT?")
    page.fill("[name=text]", BODY)
    page.context.clear_cookies(name="sessionid")
    page.click("main form[method=post] button[type=submit]")
    page.wait_for_selector("text=/Anda tidak lagi masuk/")
    looks = {}
    for width, scheme in FORMS if script else []:
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        looks[width] = (grave(page), width_of(page) <= width)

    # The token of this page is from before signing in: it comes back once more, now with the name of who is signed in.
    sign_in_elsewhere(page.context, live_site)
    page.get_by_role("button", name="Kirim lagi").click()
    page.wait_for_selector("text=/dibuka sebelum Anda masuk sebagai/")
    page.get_by_role("button", name="Kirim lagi").click()
    page.wait_for_selector("main form[method=post] [name=aspects]")

    assert looks == ({1280: ([], True), 320: ([], True)} if script else {})
    assert page.input_value("[name=title]") == "Siapa yang menilai kompetensi JPT?"
    assert page.input_value("[name=text]") == BODY
