"""What a page looks like in the real browser: how wide it is, and what axe-core finds in it.

A click returns when the next page is begun, not when it is there: both wait until it is.
"""

from importlib import resources
from typing import Any

AXE = resources.files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
# Width and colours as a guest sees the page, then as a member does, who sees the same with a few buttons more: all four forms between them.
FORMS = [(1280, "light"), (320, "dark")]
SIGNED_IN_FORMS = [(1280, "dark"), (320, "light")]


def width_of(page: Any) -> int:
    """The width of the whole page in CSS pixels, with what sticks out."""
    page.wait_for_load_state()
    return int(page.evaluate("document.documentElement.scrollWidth"))


def grave(page: Any) -> list[str]:
    """Serious and critical findings of axe-core in the page as it is now, each with its first element."""
    page.wait_for_load_state()
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
    return [
        f"{finding['impact']} {finding['id']}: {finding['nodes'][0]['html'][:200]} ({len(finding['nodes'])} places)"
        for finding in page.evaluate("axe.run({resultTypes: ['violations']})")["violations"]
        if finding["impact"] in {"serious", "critical"}
    ]
