"""How discussions become catalogue entries; only what anybody may read goes there."""

from django.utils.text import Truncator

from knowledge.catalogue.registry import EntryDraft, EntryKind, register

from . import markdown
from .models import Discussion
from .querysets import DiscussionQuerySet

SUMMARY_LENGTH = 220


def published() -> DiscussionQuerySet:
    """Discussions that are not hidden."""
    return Discussion.objects.visible().select_related("author", "instansi", "accepted_post")


def draft(discussion: Discussion) -> EntryDraft:
    """The question, and the accepted answer as soon as there is one."""
    question = markdown.plain(discussion.html)
    answer = discussion.accepted_post
    body = f"{question}\n\n{markdown.plain(answer.html)}" if answer and not answer.is_hidden else question
    return EntryDraft(
        title=discussion.title,
        url=discussion.get_absolute_url(),
        summary=Truncator(question).chars(SUMMARY_LENGTH),
        body=body,
        external_id=discussion.external_id,
        aspects=[link.tag for link in discussion.aspect_links.select_related("tag__parent")],
        date=discussion.created_at.date(),
        instansi_id=discussion.instansi_id,
        year=discussion.created_at.year,
        is_fictional=discussion.is_fictional,
        facts={
            "reply_count": discussion.post_count,
            "is_answered": discussion.is_answered,
            "is_closed": discussion.is_closed,
            "author": str(discussion.author),
            "instansi": discussion.instansi.label if discussion.instansi else "",
            "last_post_at": discussion.last_post_at.isoformat(),
        },
    )


def register_kind() -> None:
    """Called once from `ready()`."""
    register(EntryKind("forum", "Forum", "Diskusi forum", "messages-square", 60, Discussion, published, draft, index_url="/forum/", format="diskusi"))
