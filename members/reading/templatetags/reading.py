"""How pages of any room show a signed-in reader what they keep. For the signed-out every tag is silent and free."""

from typing import Any

from django import template

from knowledge.catalogue.models import Entry
from knowledge.models import LearningPathPage
from members.reading import paths, selectors

register = template.Library()


def reader_of(context: dict[str, Any]) -> Any | None:
    """The signed-in reader of the page, or None; previews of the CMS have no reader."""
    request: Any = context.get("request")
    user = getattr(request, "user", None)
    return user if user is not None and user.is_authenticated and not getattr(request, "is_preview", False) else None


@register.inclusion_tag("reading/_bookmark.html", takes_context=True)
def bookmark_button(context: dict[str, Any], kind: str, object_id: Any) -> dict[str, Any]:
    """The button that keeps or drops a thing (1 query)."""
    reader = reader_of(context)
    if reader is None or not kind or not object_id:
        return {}
    return {"kind": kind, "object_id": object_id, "is_kept": selectors.has_kept(reader, kind, object_id)}


@register.inclusion_tag("reading/_verdict.html", takes_context=True)
def verdict_box(context: dict[str, Any], entry: Entry | str | None) -> dict[str, Any]:
    """Whether the page helped (1 query)."""
    reader = reader_of(context)
    if reader is None or not isinstance(entry, Entry):
        return {}
    return {"entry": entry, "judged": selectors.judged(reader, entry.object_id)}


@register.inclusion_tag("reading/_path_step.html", takes_context=True)
def coming_from_path(context: dict[str, Any], entry: Entry | str | None) -> dict[str, Any]:
    """For whoever comes from a learning path (`?jalur=`): which step this is, to tick it, and where to go on (5 queries)."""
    reader = reader_of(context)
    slug = context["request"].GET.get("jalur", "") if reader is not None else ""
    if not slug or not isinstance(entry, Entry):
        return {}
    progress = paths.progress_from(reader, slug, entry.object_id)
    if progress is None:
        return {}
    number, finished = progress.place_of(entry.object_id), progress.has_finished(entry.object_id)
    return {"progress": progress, "object_id": entry.object_id, "number": number, "is_finished": finished}


def progress_kept(context: dict[str, Any], page: LearningPathPage) -> paths.Progress | None:
    """How far the reader came on the path of this page, asked once per request (3 queries)."""
    reader, entry = reader_of(context), context.get("entry")
    if reader is None or not isinstance(entry, Entry):
        return None
    request: Any = context["request"]
    if not hasattr(request, "path_progress"):
        request.path_progress = paths.progress_of(reader, entry, page.slug)
    found: paths.Progress = request.path_progress
    return found


@register.inclusion_tag("reading/_progress.html", takes_context=True)
def path_progress(context: dict[str, Any], page: LearningPathPage) -> dict[str, Any]:
    """The bar of a learning path and where to go on."""
    return {"progress": progress_kept(context, page)}


@register.inclusion_tag("reading/_step_done.html", takes_context=True)
def step_done(context: dict[str, Any], page: LearningPathPage, target_id: int) -> dict[str, Any]:
    """The tick of one step of a learning path; no query beyond those of the bar."""
    progress = progress_kept(context, page)
    if progress is None or not progress.place_of(target_id):
        return {}
    step = next(step for step in progress.steps if step.target_id == target_id)
    return {"progress": progress, "step": step}


@register.inclusion_tag("reading/_announcements.html", takes_context=True)
def announcement_tools(context: dict[str, Any], category: str = "") -> dict[str, Any]:
    """The calendar for everybody, and for the signed-in whether announcements (of a category) come by mail (1 query)."""
    reader = reader_of(context)
    mine = selectors.subscribed_categories(reader) if reader is not None else set()
    return {"category": category, "is_member": reader is not None, "is_subscribed": category in mine if category else bool(mine)}


@register.inclusion_tag("reading/_room.html", takes_context=True)
def my_reading(context: dict[str, Any]) -> dict[str, Any]:
    """What the room shows of a reader's things: paths in progress and the latest kept (up to 9 queries)."""
    reader = context["request"].user
    begun = [progress for progress in paths.begun_paths(reader) if not progress.is_finished]
    return {"user": reader, "kept": selectors.kept_by(reader, size=5).entries, "begun": begun[:3]}
