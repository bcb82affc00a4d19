"""Takes many discussions of an old knowledge base in at once, and brings them up to date when it is read again."""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone

from knowledge.aspects.models import Aspect
from knowledge.catalogue.registry import kind
from knowledge.catalogue.services import sync_entries

from . import markdown
from .models import Discussion, DiscussionAspect, Edit
from .services import with_parents


@dataclass(frozen=True)
class ArchivedDiscussion:
    """One discussion as the old knowledge base tells it."""

    external_id: str
    title: str
    text: str
    aspects: Sequence[Aspect]
    instansi_id: int | None
    opened_at: datetime.datetime


@transaction.atomic
def archive_discussions(drafts: Iterable[ArchivedDiscussion], *, by: Any) -> list[Discussion]:
    """Open them all in the name of `by`, who need not be able to sign in (5 queries and 2 for each; rules of size hold).

    Raises:
        NoAspect, MarkdownRefused: as for a discussion opened by a member.
    """
    drafts = list(drafts)
    rows = [
        Discussion(
            author=by, instansi_id=draft.instansi_id, title=draft.title, text=draft.text, html=markdown.render(draft.text),
            external_id=draft.external_id, created_at=draft.opened_at, last_post_at=draft.opened_at,
        )
        for draft in drafts
    ]  # fmt: skip
    Discussion.objects.bulk_create(rows)
    tag(rows, drafts)
    sync_entries(kind("forum"), rows)
    return rows


@transaction.atomic
def renew_discussions(pairs: Iterable[tuple[Discussion, ArchivedDiscussion]], *, by: Any) -> list[Discussion]:
    """Bring discussions up to date; what they said before is kept. Replies, closing and hiding stay as they are.

    Raises:
        NoAspect, MarkdownRefused: as above.
    """
    pairs = list(pairs)
    now = timezone.now()
    changed = [(row, draft) for row, draft in pairs if (row.title, row.text) != (draft.title, draft.text)]
    Edit.objects.bulk_create(Edit(discussion=row, title=row.title, text=row.text, edited_by=by, edited_at=now) for row, _ in changed)
    for row, draft in changed:
        row.title, row.text, row.html, row.edited_at = draft.title, draft.text, markdown.render(draft.text), now
    for row, draft in pairs:
        row.instansi_id = draft.instansi_id
        row.save(update_fields=["title", "text", "html", "edited_at", "instansi"])
    rows = [row for row, _ in pairs]
    DiscussionAspect.objects.filter(content_object__in=rows).delete()
    tag(rows, [draft for _, draft in pairs])
    sync_entries(kind("forum"), rows)
    return rows


def tag(rows: list[Discussion], drafts: list[ArchivedDiscussion]) -> None:
    """Link discussions that have no links yet to their aspects (1 query)."""
    DiscussionAspect.objects.bulk_create(
        DiscussionAspect(content_object=row, tag=aspect) for row, draft in zip(rows, drafts, strict=True) for aspect in with_parents(draft.aspects)
    )
