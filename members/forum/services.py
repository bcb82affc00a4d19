"""The verbs of the forum: open, answer, edit, accept, close, hide. Each is one transaction and keeps counts and catalogue true."""

import datetime
import uuid
from collections.abc import Iterable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.db.models import Count, Max, Q
from django.utils import timezone

from knowledge.aspects.models import Aspect
from knowledge.catalogue.models import Entry
from knowledge.catalogue.services import sync_entry
from knowledge.journal.acts import record

from . import markdown
from .acts import CLOSED, HIDDEN, REOPENED, SHOWN
from .models import Discussion, Edit, Post


class NoAspect(ValueError):
    """A discussion carries at least one aspect."""


class DiscussionClosed(ValueError):
    """A closed discussion takes no more posts."""


class AnswerElsewhere(ValueError):
    """Only a visible post of the same discussion can be its answer."""


def demand(by: Any, codename: str, obj: Any = None) -> None:
    """Stop unless the rules let the actor.

    Raises:
        PermissionDenied: they do not.
    """
    if not by.has_perm(codename, obj):
        raise PermissionDenied(codename)


def workplace_id(user: Any) -> int | None:
    """The instansi of the author at this moment, kept with what they write."""
    from members.models import Membership

    return Membership.objects.filter(user=user).values_list("instansi_id", flat=True).first()


def with_parents(aspects: Iterable[Aspect]) -> list[Aspect]:
    """Choosing a sub-aspect brings its aspect along.

    Raises:
        NoAspect: nothing was chosen.
    """
    chosen = {aspect.pk: aspect for aspect in aspects}
    for aspect in list(chosen.values()):
        if aspect.parent is not None:
            chosen[aspect.parent.pk] = aspect.parent
    if not chosen:
        raise NoAspect
    return list(chosen.values())


@transaction.atomic
def open_discussion(
    *,
    by: Any,
    title: str,
    text: str,
    aspects: Iterable[Aspect],
    token: uuid.UUID | None = None,
    about: Entry | None = None,
    is_fictional: bool = False,
    external_id: str = "",
    opened_at: datetime.datetime | None = None,
) -> Discussion:
    """Open a discussion; the same `token` sent twice by one author opens one.

    Raises:
        NoAspect: no aspect was chosen.
        MarkdownRefused: the text is too long or too wide.
        PermissionDenied: the actor may not.
    """
    demand(by, "forum.open_discussion")
    chosen, html = with_parents(aspects), markdown.render(text)
    moment = opened_at or timezone.now()
    discussion = Discussion(
        author=by, instansi_id=workplace_id(by), title=" ".join(title.split()), text=text, html=html, client_token=token,
        is_fictional=is_fictional, external_id=external_id, created_at=moment, last_post_at=moment,
    )  # fmt: skip
    if about is not None:
        discussion.about_kind, discussion.about_object_id = about.kind, about.object_id
        discussion.about_url, discussion.about_title = about.url, about.title
    earlier = save_once(discussion)
    if earlier is not None:
        return earlier
    discussion.aspects.set(chosen)
    sync_entry(discussion)
    return discussion


def save_once(thing: Any) -> Any | None:
    """Save a new row, or return the one that the same submission saved before."""
    model = type(thing)
    if thing.client_token:
        earlier = model.objects.filter(author=thing.author, client_token=thing.client_token).first()
        if earlier is not None:
            return earlier
    try:
        with transaction.atomic():
            thing.save()
    except IntegrityError:
        # Two submissions at the same moment: the other one was first.
        earlier = model.objects.filter(author=thing.author, client_token=thing.client_token).first() if thing.client_token else None
        if earlier is None:
            raise
        return earlier
    return None


def locked(discussion_id: int) -> Discussion:
    """The discussion as it stands now, held until the transaction ends, so that numbers and counts stay right."""
    return Discussion.objects.select_for_update().get(pk=discussion_id)


def recount(discussion: Discussion) -> None:
    """Write the counts of a held discussion from its posts."""
    visible = Q(is_hidden=False)
    sums = discussion.posts.aggregate(count=Count("pk", filter=visible), last=Max("created_at", filter=visible))
    discussion.post_count = sums["count"]
    discussion.last_post_at = sums["last"] or discussion.created_at
    discussion.save(update_fields=["post_count", "last_post_at"])


@transaction.atomic
def add_post(discussion: Discussion, *, by: Any, text: str, token: uuid.UUID | None = None, sent_at: datetime.datetime | None = None) -> Post:
    """Add a reply; the same `token` sent twice by one author adds one.

    Raises:
        DiscussionClosed: it takes no more posts.
        MarkdownRefused: the text is too long or too wide.
        PermissionDenied: the actor may not, or the discussion is hidden from them.
    """
    demand(by, "forum.add_post", discussion)
    html = markdown.render(text)
    held = locked(discussion.pk)
    if held.is_hidden:
        demand(by, "forum.moderate")
    if held.is_closed:
        raise DiscussionClosed(held.pk)
    number = (held.posts.aggregate(last=Max("number"))["last"] or 0) + 1
    post = Post(
        discussion=held, number=number, author=by, instansi_id=workplace_id(by), text=text, html=html, client_token=token,
        created_at=sent_at or timezone.now(),
    )  # fmt: skip
    earlier = save_once(post)
    if earlier is not None:
        return earlier
    recount(held)
    sync_entry(held)
    return post


@transaction.atomic
def edit_post(post: Post, *, by: Any, text: str) -> Post:
    """Change one's own reply; what it said before is kept.

    Raises:
        DiscussionClosed: nothing changes in a closed discussion.
        MarkdownRefused, PermissionDenied: as for a new reply.
    """
    demand(by, "forum.edit_post", post)
    html = markdown.render(text)
    discussion = locked(post.discussion_id)
    if discussion.is_closed:
        raise DiscussionClosed(discussion.pk)
    held = Post.objects.get(pk=post.pk)
    if held.text == text:
        return held
    Edit.objects.create(discussion=discussion, post=held, text=held.text, edited_by=by)
    held.text, held.html, held.edited_at = text, html, timezone.now()
    held.save(update_fields=["text", "html", "edited_at"])
    if discussion.accepted_post_id == held.pk:
        sync_entry(discussion)
    return held


@transaction.atomic
def edit_discussion(discussion: Discussion, *, by: Any, title: str, text: str, aspects: Iterable[Aspect]) -> Discussion:
    """Change one's own question and its aspects; what it said before is kept.

    Raises:
        NoAspect, DiscussionClosed, MarkdownRefused, PermissionDenied: as above.
    """
    demand(by, "forum.edit_discussion", discussion)
    chosen, html = with_parents(aspects), markdown.render(text)
    held = locked(discussion.pk)
    if held.is_closed:
        raise DiscussionClosed(held.pk)
    title = " ".join(title.split())
    if (held.title, held.text) != (title, text):
        Edit.objects.create(discussion=held, title=held.title, text=held.text, edited_by=by)
        held.title, held.text, held.html, held.edited_at = title, text, html, timezone.now()
        held.save(update_fields=["title", "text", "html", "edited_at"])
    held.aspects.set(chosen)
    sync_entry(held)
    return held


@transaction.atomic
def accept_answer(post: Post, *, by: Any) -> Discussion:
    """Mark a reply as the answer; a later choice replaces an earlier one.

    Raises:
        AnswerElsewhere: the post is hidden.
        PermissionDenied: neither the asker nor a moderator.
    """
    held = locked(post.discussion_id)
    demand(by, "forum.accept_answer", held)
    if Post.objects.filter(pk=post.pk, is_hidden=False).first() is None:
        raise AnswerElsewhere(post.pk)
    held.accepted_post_id = post.pk
    held.save(update_fields=["accepted_post"])
    sync_entry(held)
    return held


@transaction.atomic
def set_closed(discussion: Discussion, *, by: Any, is_closed: bool) -> Discussion:
    """Close a discussion to new posts, or open it again.

    Raises:
        PermissionDenied: neither the asker nor a moderator.
    """
    demand(by, "forum.close_discussion", discussion)
    held = locked(discussion.pk)
    held.is_closed = is_closed
    held.save(update_fields=["is_closed"])
    record(held, CLOSED if is_closed else REOPENED, by=by)
    sync_entry(held)
    return held


@transaction.atomic
def set_discussion_hidden(discussion: Discussion, *, by: Any, is_hidden: bool) -> Discussion:
    """Take a discussion from everybody's eyes, lists, search and the catalogue, or bring it back.

    Raises:
        PermissionDenied: not a moderator.
    """
    demand(by, "forum.moderate", discussion)
    held = locked(discussion.pk)
    held.is_hidden = is_hidden
    held.save(update_fields=["is_hidden"])
    record(held, HIDDEN if is_hidden else SHOWN, by=by)
    sync_entry(held)
    return held


@transaction.atomic
def set_post_hidden(post: Post, *, by: Any, is_hidden: bool) -> Post:
    """Take a reply from everybody's eyes, or bring it back; a hidden answer is no longer the answer.

    Raises:
        PermissionDenied: not a moderator.
    """
    demand(by, "forum.moderate", post)
    discussion = locked(post.discussion_id)
    held = Post.objects.get(pk=post.pk)
    held.is_hidden = is_hidden
    held.save(update_fields=["is_hidden"])
    record(held, HIDDEN if is_hidden else SHOWN, by=by)
    if is_hidden and discussion.accepted_post_id == held.pk:
        discussion.accepted_post = None
        discussion.save(update_fields=["accepted_post"])
    recount(discussion)
    sync_entry(discussion)
    return held
