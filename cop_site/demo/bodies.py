"""Turns the body blocks of the content files into values of a StreamField."""

from collections.abc import Callable, Mapping
from typing import Any

from markdown_it import MarkdownIt

from knowledge.editorial.models import Fragment

Block = tuple[str, Any]
_markdown = MarkdownIt("commonmark", {"html": False})


def rich(text: str) -> str:
    """Markdown as the HTML that Wagtail's rich text stores."""
    return _markdown.render(text.strip()).strip()


def to_blocks(body: list[dict[str, Any]], regulations: Mapping[str, Any] | None = None) -> list[Block]:
    """The blocks of a body as (name, value), ready for a StreamField.

    `regulations` maps codes to pages for the legal basis; a code without a page is an error in the content.

    Raises:
        KeyError: an unknown block type or regulation code.
    """
    return [(block["type"], CONVERTERS[block["type"]](block, regulations or {})) for block in body]


def steps(block: dict[str, Any], regulations: Mapping[str, Any]) -> dict[str, Any]:
    """Numbered steps, each with what comes out of it."""
    items = [{"title": item["title"], "text": rich(item.get("text", "")), "output": item.get("output", "")} for item in block["items"]]
    return {"heading": block.get("heading", "Langkah-langkah"), "items": items}


def callout(block: dict[str, Any], regulations: Mapping[str, Any]) -> dict[str, Any]:
    """A remark of one of the four kinds."""
    return {"kind": block["kind"], "title": block["title"], "text": rich(block["text"])}


def table(block: dict[str, Any], regulations: Mapping[str, Any]) -> dict[str, Any]:
    """A table; a stroke inside a cell would split it, so that it becomes a slash."""
    rows = "\n".join(" | ".join(cell.replace("|", "/") for cell in row) for row in block["rows"])
    return {"caption": block["caption"], "header": " | ".join(block["header"]), "rows": rows}


def evidence(block: dict[str, Any], regulations: Mapping[str, Any]) -> dict[str, Any]:
    """What an assessor accepts."""
    items = [{"name": i["name"], "detail": rich(i.get("detail", "")), "sub_aspect": i.get("sub_aspect", "")} for i in block["items"]]
    return {"intro": rich(block.get("intro", "")), "items": items}


def mistakes(block: dict[str, Any], regulations: Mapping[str, Any]) -> dict[str, Any]:
    """Mistakes and their remedies."""
    return {"items": [{"mistake": item["mistake"], "remedy": item["remedy"]} for item in block["items"]]}


def legal(block: dict[str, Any], regulations: Mapping[str, Any]) -> dict[str, Any]:
    """The legal basis, each item bound to its regulation page."""
    items = [{"regulation": regulations[i["regulation"]], "article": i.get("article", ""), "note": i["note"]} for i in block["items"]]
    return {"items": items}


def quote(block: dict[str, Any], regulations: Mapping[str, Any]) -> dict[str, Any]:
    """A short quotation."""
    return {"text": block["text"], "who": block["who"], "source": block.get("source", "")}


def fragment(block: dict[str, Any], regulations: Mapping[str, Any]) -> Fragment:
    """A fragment by its key; it must be there already."""
    return Fragment.objects.get(key=block["key"])


CONVERTERS: dict[str, Callable[[dict[str, Any], Mapping[str, Any]], Any]] = {
    "paragraph": lambda block, regulations: rich(block["text"]),
    "heading": lambda block, regulations: block["text"],
    "steps": steps,
    "callout": callout,
    "table": table,
    "evidence": evidence,
    "mistakes": mistakes,
    "legal": legal,
    "quote": quote,
    "fragment": fragment,
}
