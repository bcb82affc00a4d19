"""Plants the library's other kinds: questions, templates with their files, collections, learning paths, announcements."""

import datetime
from typing import Any

from django.core.files.base import ContentFile

from knowledge.media.models import CopDocument
from knowledge.models import (
    AnnouncementDate,
    AnnouncementIndexPage,
    AnnouncementPage,
    CollectionIndexPage,
    CollectionItem,
    CollectionPage,
    FaqIndexPage,
    FaqPage,
    LearningPathIndexPage,
    LearningPathPage,
    LearningStep,
    TemplateIndexPage,
    TemplatePage,
)

from .bodies import to_blocks
from .content_files import folder
from .files import AUTHOR, file_of
from .library import FIRST_DAY, Librarian


def plant_kinds(librarian: Librarian) -> None:
    """What collections and paths name comes before them."""
    for index, name, make in (
        (FaqIndexPage, "faq", new_question),
        (TemplateIndexPage, "templates", new_template),
        (CollectionIndexPage, "collections", new_collection),
        (LearningPathIndexPage, "paths", new_path),
        (AnnouncementIndexPage, "announcements", new_announcement),
    ):
        parent = index.objects.get()
        for data in folder(name):
            librarian.plant(parent, data, make)


def day(text: str) -> datetime.date | None:
    """An ISO date, or None where the file leaves it open."""
    return datetime.date.fromisoformat(text) if text else None


def reviewed() -> dict[str, Any]:
    """When the editors looked last, and when they look again."""
    return {"reviewed_on": FIRST_DAY.date(), "review_due": FIRST_DAY.date() + datetime.timedelta(days=365)}


def new_question(librarian: Librarian, data: dict[str, Any]) -> FaqPage:
    """One question with its answer."""
    body = to_blocks(data["body"], librarian.regulations)
    page = FaqPage(title=data["title"], summary=data["summary"], year=FIRST_DAY.year, source_name=data["source"], body=body, **reviewed())
    librarian.tag(page, data)
    return page


def new_template(librarian: Librarian, data: dict[str, Any]) -> TemplatePage:
    """One template with its file."""
    page = TemplatePage(
        title=data["title"],
        summary=data["summary"],
        year=data["year"],
        document=document_of(data),
        source_name=AUTHOR,
        rights="CC BY-SA 4.0",
        body=to_blocks(data["body"]),
        **reviewed(),
    )
    librarian.tag(page, data)
    return page


def document_of(data: dict[str, Any]) -> CopDocument:
    """The file of a template, made when it is not there yet."""
    known = CopDocument.objects.filter(title=data["title"], source=AUTHOR).first()
    if known is not None:
        return known
    document = CopDocument(title=data["title"], source=AUTHOR)
    document.file.save(data["file"]["name"], ContentFile(file_of(data["file"])), save=False)
    document.save()
    return document


def new_collection(librarian: Librarian, data: dict[str, Any]) -> CollectionPage:
    """One collection with its items."""
    page = CollectionPage(title=data["title"], summary=data["summary"], source_name=AUTHOR, body=to_blocks(data.get("body", [])), **reviewed())
    librarian.tag(page, data)
    page.items = [
        CollectionItem(target=librarian.pages[item["page"]].page_ptr, note=item["note"], sort_order=order) for order, item in enumerate(data["items"])
    ]
    return page


def new_path(librarian: Librarian, data: dict[str, Any]) -> LearningPathPage:
    """One learning path with its steps."""
    page = LearningPathPage(
        title=data["title"],
        summary=data["summary"],
        audience=data["audience"],
        outcome=data["outcome"],
        source_name=AUTHOR,
        body=to_blocks(data.get("body", [])),
        **reviewed(),
    )
    librarian.tag(page, data)
    page.steps = [
        LearningStep(target=librarian.pages[step["page"]].page_ptr, minutes=step["minutes"], note=step["note"], sort_order=order)
        for order, step in enumerate(data["steps"])
    ]
    return page


def new_announcement(librarian: Librarian, data: dict[str, Any]) -> AnnouncementPage:
    """One announcement with its dates."""
    page = AnnouncementPage(
        title=data["title"],
        summary=data["summary"],
        category=data["category"],
        published_on=datetime.date.fromisoformat(data["published"]),
        ends_on=day(data["ends"]),
        is_fictional=data["fictional"],
        source_name=data["source"],
        body=to_blocks(data["body"]),
    )
    librarian.tag(page, data)
    page.dates = [
        AnnouncementDate(label=item["label"], starts_on=day(item["from"]), ends_on=day(item["to"]), sort_order=order)
        for order, item in enumerate(data["dates"])
    ]
    return page
