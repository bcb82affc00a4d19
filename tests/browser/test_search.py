"""Suggestions while typing in the real browser: by keyboard, by mouse, on a slow line, in every form, and never in the way."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.looks import FORMS, grave, width_of

pytestmark = pytest.mark.browser
BOX = "main form[data-suggest] input[name=q]"
OPTIONS = "main [role=option]"


def type_in(page: Any, text: str) -> None:
    page.locator(BOX).click()
    page.locator(f"{BOX}[role=combobox]").wait_for()
    page.keyboard.type(text, delay=10)


def state(page: Any) -> tuple[str | None, str | None, list[str]]:
    """Whether the list is open, the id of the active option, and the texts of selected options."""
    box = page.locator(BOX)
    selected = page.locator(f"{OPTIONS}[aria-selected=true]").all_inner_texts()
    return box.get_attribute("aria-expanded"), box.get_attribute("aria-activedescendant"), selected


def test_the_keyboard_opens_walks_closes_and_chooses(browse: Callable[..., Any]) -> None:
    page = browse("/cari/")
    type_in(page, "talenta")
    page.locator(OPTIONS).nth(1).wait_for()
    count = page.locator(OPTIONS).count()

    assert state(page) == ("true", None, [])
    page.locator("main [role=status]", has_text=f"{count} saran").wait_for(state="attached")

    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    second = page.locator(OPTIONS).nth(1)
    assert state(page) == ("true", second.get_attribute("id"), [second.inner_text()])
    assert page.locator(BOX).input_value() == "talenta"

    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    assert state(page) == ("true", None, [])

    page.keyboard.press("Escape")
    assert state(page)[0] == "false"
    assert not page.locator("main [role=listbox]").is_visible()
    assert page.locator(BOX).input_value() == "talenta"

    page.keyboard.press("ArrowDown")
    page.locator(OPTIONS).first.wait_for()
    page.keyboard.press("ArrowDown")
    address = page.locator(OPTIONS).first.get_attribute("data-url").split("#")[0]
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: address in url)
    assert page.complaints == []


def test_enter_without_a_choice_searches(browse: Callable[..., Any]) -> None:
    page = browse("/cari/")
    type_in(page, "talenta")
    page.locator(OPTIONS).first.wait_for()

    page.keyboard.press("Enter")
    page.wait_for_url("**/cari/?q=talenta")

    assert page.locator("h2#hasil").is_visible()
    assert page.complaints == []


def test_the_mouse_chooses_and_leaving_closes(browse: Callable[..., Any]) -> None:
    page = browse("/", width=320)
    type_in(page, "kinerja")
    page.locator(OPTIONS).first.wait_for()
    heights = page.eval_on_selector_all(OPTIONS, "all => all.map(option => option.getBoundingClientRect().height)")
    assert min(heights) >= 24
    assert width_of(page) <= 320

    page.keyboard.press("Tab")
    assert not page.locator("main [role=listbox]").is_visible()

    page.locator(BOX).click()
    page.keyboard.type(" ")
    page.keyboard.press("Backspace")
    page.locator(OPTIONS).first.wait_for()
    address = page.locator(OPTIONS).first.get_attribute("data-url").split("#")[0]
    page.locator(OPTIONS).first.click()
    page.wait_for_url(lambda url: address in url)
    assert page.complaints == []


def test_an_answer_that_comes_too_late_is_not_shown(browse: Callable[..., Any]) -> None:
    page = browse("/cari/")
    page.route("**/cari/saran/?q=tal", lambda route: (page.wait_for_timeout(600), route.continue_()))
    type_in(page, "tal")
    page.wait_for_timeout(250)

    page.keyboard.type("enta pool")
    page.locator(OPTIONS).first.wait_for()
    page.wait_for_timeout(700)

    assert all("talent" in text.lower() for text in page.locator(OPTIONS).all_inner_texts())


def test_a_box_whose_suggestions_fail_still_searches(browse: Callable[..., Any]) -> None:
    page = browse("/cari/")
    page.route("**/cari/saran/**", lambda route: route.abort())
    type_in(page, "talenta")
    page.wait_for_timeout(300)

    page.keyboard.press("Enter")
    page.wait_for_url("**/cari/?q=talenta")

    assert page.locator("h2#hasil").is_visible()


def test_axe_finds_nothing_grave_with_suggestions_and_filters_open(browse: Callable[..., Any]) -> None:
    page = browse("/cari/?q=talenta&jenis=panduan&jenis=praktik&aspek=4")
    page.evaluate("document.querySelectorAll('.facets details').forEach(each => each.open = true)")
    type_in(page, " asn")
    page.keyboard.press("Control+A")
    page.keyboard.type("talenta")
    page.locator(OPTIONS).first.wait_for()
    page.keyboard.press("ArrowDown")
    found: dict[str, list[str]] = {}

    for width, scheme in FORMS:
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        if findings := grave(page):
            found[f"{width} px, {scheme}"] = findings

    assert page.locator("main [role=listbox]").is_visible()
    assert found == {}
    assert page.complaints == []


@pytest.mark.parametrize("script", [True, False], ids=["with JavaScript", "without"])
def test_filters_are_chosen_and_taken_off(browse: Callable[..., Any], script: bool) -> None:
    page = browse("/cari/?q=talenta", width=360, script=script)

    page.locator("a.to-facets").click()
    page.locator(".facets input[name=jenis][value=panduan]").check()
    page.locator(".facets button[type=submit]").click()
    page.wait_for_url("**jenis=panduan**")
    chip = page.locator(".chosen .chip")
    assert chip.count() == 1
    chip.click()
    page.wait_for_url(lambda url: "jenis" not in url)

    assert page.complaints == []
