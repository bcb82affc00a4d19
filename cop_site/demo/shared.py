"""Plants what editors keep for many places: fragments, help, frames to start from, a landing page and a form."""

from collections.abc import Callable
from typing import Any

from wagtail.models import Page

from knowledge.editorial.models import Fragment, StartingPoint
from knowledge.editorial.services import load_help
from knowledge.figures.models import NationalFigure
from knowledge.formpages.models import FormField, FormPage
from knowledge.landing.models import LandingIndexPage, LandingPage

from .bodies import CONVERTERS, Block, rich, to_blocks
from .content_files import folder
from .library import Librarian

# Pages that other pages may start from: slug, name, when.
FRAMES = [
    ("menyusun-rencana-suksesi", "Panduan langkah kerja dengan bukti", "Untuk panduan tentang satu sub-aspek, dari langkah pertama sampai bukti."),
]


def plant_fragments() -> None:
    """Before the pages that show them."""
    for data in folder("fragments"):
        Fragment.objects.get_or_create(key=data["key"], defaults={"title": data["title"], "body": to_blocks(data["body"])})


def plant_shared(librarian: Librarian) -> None:
    """After the pages to which they lead."""
    load_help()
    for slug, title, note in FRAMES:
        StartingPoint.objects.get_or_create(page=librarian.pages[slug].page_ptr, defaults={"title": title, "note": note})
    parent = LandingIndexPage.objects.get()
    for data in folder("landings"):
        librarian.plant(parent, data, new_landing)
    for data in folder("forms"):
        librarian.plant(parent, data, new_form)


def new_landing(librarian: Librarian, data: dict[str, Any]) -> LandingPage:
    """One landing page."""
    return LandingPage(
        title=data["title"],
        kicker=data["kicker"],
        summary=data["summary"],
        is_fictional=data["fictional"],
        body=[landing_block(librarian, block) for block in data["body"]],
    )


def landing_block(librarian: Librarian, block: dict[str, Any]) -> Block:
    """A block of a landing page, or one that articles have too."""
    name = block["type"]
    if name in CONVERTERS:
        return to_blocks([block])[0]
    return name, LANDING_BLOCKS[name](librarian, block)


def live_list(librarian: Librarian, block: dict[str, Any]) -> dict[str, Any]:
    """A list that renews itself."""
    below: Page | None = librarian.pages.get(block.get("below", ""))
    return {"heading": block["heading"], "kind": block["kind"], "aspect": block.get("aspect", ""), "below": below, "count": block["count"]}


def cards(librarian: Librarian, block: dict[str, Any]) -> dict[str, Any]:
    """Cards to pages by their slugs."""
    return {"heading": block["heading"], "pages": [librarian.pages[slug] for slug in block["pages"]]}


def figures(librarian: Librarian, block: dict[str, Any]) -> dict[str, Any]:
    """National figures by their labels."""
    known = {figure.label: figure for figure in NationalFigure.objects.filter(label__in=block["figures"]).order_by("as_of")}
    return {"heading": block["heading"], "figures": [known[label] for label in block["figures"]]}


def call_to_action(librarian: Librarian, block: dict[str, Any]) -> dict[str, Any]:
    """One thing to do."""
    return {"title": block["title"], "text": rich(block["text"]), "label": block["label"], "page": None, "url": block["url"]}


LANDING_BLOCKS: dict[str, Callable[[Librarian, dict[str, Any]], dict[str, Any]]] = {
    "live_list": live_list,
    "cards": cards,
    "figures": figures,
    "call_to_action": call_to_action,
}


def new_form(librarian: Librarian, data: dict[str, Any]) -> FormPage:
    """One form with its questions."""
    questions = [
        FormField(
            label=field["label"],
            field_type=field["type"],
            required=field.get("required", True),
            help_text=field.get("help", ""),
            choices="\n".join(field.get("choices", [])),
            sort_order=order,
        )
        for order, field in enumerate(data["fields"])
    ]
    return FormPage(
        title=data["title"],
        summary=data["summary"],
        is_fictional=data["fictional"],
        keep_days=data["keep_days"],
        thanks=data["thanks"],
        body=to_blocks(data["body"]),
        form_fields=questions,
    )
