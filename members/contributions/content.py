"""Between the values of the form's steps and the page of the library: reads one out of the other and writes it back.

What editors added to the body (a heading, a legal basis) keeps its place; only the member's own blocks are replaced.
"""

import hashlib
import json
from collections.abc import Callable
from typing import Any
from uuid import uuid4

from wagtail.blocks import StreamValue

from .texts import kept_or_rich, plain

Values = dict[str, Any]
Row = dict[str, str]

STEP_FIELDS: dict[str, tuple[str, ...]] = {
    "dasar": ("title", "summary", "instansi", "year", "aspects", "sub_aspects", "level_from", "level_to"),
    "cerita": ("problem", "steps"),
    "hasil": ("result", "figures", "cost", "effort", "duration", "prerequisites", "evidence"),
    "berkas": ("adapt", "contact"),
}
AS_THEY_ARE = ("title", "summary", "instansi", "year", "level_from", "level_to", "cost", "effort", "duration", "prerequisites", "contact")
RICH = ("problem", "result", "adapt")
ORDER = ("steps", "evidence", "figure", "download")


def stored_values(page: Any, step: str) -> Values:
    """What the page says in the fields of a step, as the form shows it."""
    readers: dict[str, Callable[[], Any]] = {
        "aspects": lambda: [aspect for aspect in page.chosen_aspects if not aspect.is_sub],
        "sub_aspects": lambda: [aspect for aspect in page.chosen_aspects if aspect.is_sub],
        "steps": lambda: stored_steps(page.body),
        "evidence": lambda: stored_evidence(page.body),
        "figures": lambda: [{name: str(value) for name, value in block["value"].items()} for block in page.figures.get_prep_value()],
    }
    return {name: readers[name]() if name in readers else stored_text(page, name) for name in STEP_FIELDS[step]}


def stored_text(page: Any, name: str) -> Any:
    """A plain field; rich text as lines."""
    value = getattr(page, name)
    return plain(value) if name in RICH else value


def write_values(page: Any, values: Values) -> None:
    """Put the values of a step into the page; the page is not saved."""
    for name in AS_THEY_ARE:
        if name in values:
            setattr(page, name, values[name])
    for name in RICH:
        if name in values:
            setattr(page, name, kept_or_rich(getattr(page, name), values[name]))
    if "aspects" in values:
        subs = values["sub_aspects"]
        page.aspects.set({aspect.pk: aspect for aspect in [*values["aspects"], *subs, *(sub.parent for sub in subs)]}.values())
    if "figures" in values:
        page.figures = stream(page.figures, [with_id("result", row) for row in values["figures"]])
    if "steps" in values:
        write_block(page, "steps", steps_value(first_value(page.body, "steps"), values["steps"]))
    if "evidence" in values:
        write_block(page, "evidence", evidence_value(first_value(page.body, "evidence"), values["evidence"]))


def digest(values: Values) -> str:
    """A short token of stored values: equal as long as nobody changed them, through whichever window."""
    said = {
        name: [getattr(each, "pk", each) for each in value] if isinstance(value, list) else getattr(value, "pk", value)
        for name, value in values.items()
    }
    return hashlib.sha256(json.dumps(said, sort_keys=True, default=str).encode()).hexdigest()[:20]


# Blocks of the body


def stream(old: StreamValue, raw: list[dict[str, Any]]) -> StreamValue:
    """A body of the same kind with these blocks."""
    return StreamValue(old.stream_block, raw, is_lazy=True)


def with_id(block_type: str, value: Any, block_id: str = "") -> dict[str, Any]:
    """A block as the database keeps it."""
    return {"type": block_type, "value": value, "id": block_id or str(uuid4())}


def first_value(body: StreamValue, block_type: str) -> dict[str, Any]:
    """The stored value of the first block of a type; empty when there is none."""
    return next((block["value"] for block in body.get_prep_value() if block["type"] == block_type), {})


def items_of(value: dict[str, Any]) -> list[dict[str, Any]]:
    """The values of a list inside a block; older rows are stored without an id around them."""
    return [item["value"] if item.get("type") == "item" else item for item in value.get("items", [])]


def stored_steps(body: StreamValue) -> list[Row]:
    """The steps as rows of the form."""
    return [
        {"title": item.get("title", ""), "text": plain(item.get("text", "")), "output": item.get("output", "")}
        for item in items_of(first_value(body, "steps"))
    ]


def stored_evidence(body: StreamValue) -> list[Row]:
    """The pieces of evidence as rows of the form."""
    return [{"name": item.get("name", ""), "detail": plain(item.get("detail", ""))} for item in items_of(first_value(body, "evidence"))]


def steps_value(old: dict[str, Any], rows: list[Row]) -> dict[str, Any] | None:
    """The block of the steps; None when there are none."""
    before = items_of(old)
    items = [
        {"title": row["title"], "text": kept_or_rich(old_text(before, index, "text"), row["text"]), "output": row["output"]}
        for index, row in enumerate(rows)
    ]
    return {"heading": old.get("heading", "Langkah-langkah"), "items": items} if items else None


def evidence_value(old: dict[str, Any], rows: list[Row]) -> dict[str, Any] | None:
    """The block of the evidence; None when there is none."""
    before = items_of(old)
    items = [
        {
            "name": row["name"],
            "detail": kept_or_rich(old_text(before, index, "detail"), row["detail"]),
            "sub_aspect": before[index].get("sub_aspect", "") if index < len(before) else "",
        }
        for index, row in enumerate(rows)
    ]
    return {"intro": old.get("intro", ""), "items": items} if items else None


def old_text(before: list[dict[str, Any]], index: int, name: str) -> str:
    """What the row in this place said before."""
    return str(before[index].get(name, "")) if index < len(before) else ""


def write_block(page: Any, block_type: str, value: dict[str, Any] | None) -> None:
    """Replace the first block of a type, take it out (None), or put a new one where it belongs."""
    raw = list(page.body.get_prep_value())
    place = next((index for index, block in enumerate(raw) if block["type"] == block_type), None)
    if place is not None:
        raw[place : place + 1] = [{**raw[place], "value": value}] if value else []
    elif value:
        later = ORDER[ORDER.index(block_type) + 1 :]
        place = next((index for index, block in enumerate(raw) if block["type"] in later), len(raw))
        raw.insert(place, with_id(block_type, value))
    page.body = stream(page.body, raw)


def write_files(page: Any, files: list[Any]) -> None:
    """Show the contribution's photos and documents at the end of the body; pictures that editors put there stay."""
    own = {("figure", each.image_id) if each.is_photo else ("download", each.document_id) for each in files}
    raw = [block for block in page.body.get_prep_value() if file_key(block) not in own]
    photos = [with_id("figure", {"image": each.image_id, "caption": each.caption}) for each in files if each.is_photo]
    documents = [with_id("download", {"document": each.document_id, "note": each.caption}) for each in files if not each.is_photo]
    page.body = stream(page.body, [*raw, *photos, *documents])


def forget_file(page: Any, file: Any) -> None:
    """Take a file's block out of the body."""
    gone = ("figure", file.image_id) if file.is_photo else ("download", file.document_id)
    page.body = stream(page.body, [block for block in page.body.get_prep_value() if file_key(block) != gone])


def file_key(block: dict[str, Any]) -> tuple[str, Any]:
    """Which file a block shows."""
    value = block["value"]
    return block["type"], value.get({"figure": "image", "download": "document"}.get(block["type"], "")) if isinstance(value, dict) else None
