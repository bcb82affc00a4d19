"""Reads of the forum: pages of the list that begin anywhere, posts of a discussion, what waits for somebody."""

import datetime
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from .models import Discussion, DiscussionAspect, Post
from .querysets import DiscussionQuerySet

PAGE_SIZE = 20
POSTS_PER_PAGE = 25
LARGEST_ID = 2**63 - 1


@dataclass(frozen=True)
class Page:
    """Some rows and the marks at which the pages before and after begin ("" where there is none)."""

    rows: list[Any]
    newer: str = ""
    older: str = ""


def mark_of(discussion: Discussion) -> str:
    """The place of a discussion in the list."""
    micros = round(discussion.last_post_at.timestamp() * 1_000_000)
    return f"{micros}-{discussion.pk}"


def place(mark: str) -> tuple[datetime.datetime, int] | None:
    """Moment and number of a mark; None when it is not one."""
    moment, _, number = mark.partition("-")
    if not (moment.isascii() and moment.isdigit() and number.isascii() and number.isdigit() and int(number) <= LARGEST_ID and len(moment) <= 16):
        return None
    epoch = datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)
    return epoch + datetime.timedelta(microseconds=int(moment)), int(number)


def page_of(discussions: DiscussionQuerySet, *, older_than: str = "", newer_than: str = "") -> Page:
    """A page of discussions, the latest first (2 queries, however far down)."""
    rows = discussions.latest_first().for_rows()
    newer, older = place(newer_than), place(older_than)
    if newer:
        moment, number = newer
        rows = rows.filter(Q(last_post_at__gt=moment) | Q(last_post_at=moment, pk__gt=number)).order_by("last_post_at", "pk")
        found = list(rows[: PAGE_SIZE + 1])
        has_newer, found = len(found) > PAGE_SIZE, found[:PAGE_SIZE][::-1]
        return Page(found, newer=mark_of(found[0]) if has_newer else "", older=mark_of(found[-1]) if found else "")
    if older:
        moment, number = older
        rows = rows.filter(Q(last_post_at__lt=moment) | Q(last_post_at=moment, pk__lt=number))
    found = list(rows[: PAGE_SIZE + 1])
    has_older, found = len(found) > PAGE_SIZE, found[:PAGE_SIZE]
    return Page(found, newer=mark_of(found[0]) if older and found else "", older=mark_of(found[-1]) if has_older else "")


def posts_of(discussion: Discussion, *, start: int = 1, with_hidden: bool = False) -> tuple[list[Post], int | None]:
    """Posts from number `start` on, and the number with which the next page begins (1 query)."""
    posts = discussion.posts.for_page().filter(number__gte=start)
    if not with_hidden:
        posts = posts.visible()
    found = list(posts[: POSTS_PER_PAGE + 1])
    return found[:POSTS_PER_PAGE], found[POSTS_PER_PAGE].number if len(found) > POSTS_PER_PAGE else None


def discussions_by(user: Any, limit: int = 5) -> list[Discussion]:
    """The latest discussions that somebody opened and everybody may read, without their aspects (1 query)."""
    return list(Discussion.objects.visible().filter(author=user).latest_first().defer("text", "html")[:limit])


def unanswered_for(membership: Any, limit: int = 5) -> list[Discussion]:
    """Open questions about the aspects somebody knows well, not their own (2 queries; none without a profile)."""
    if membership.pk is None:
        return []
    known = membership.expertise.through.objects.filter(membership=membership).values("aspect_id")
    links = DiscussionAspect.objects.filter(tag__in=known)
    waiting = Discussion.objects.visible().unanswered().filter(pk__in=links.values("content_object_id")).exclude(author_id=membership.user_id)
    return list(waiting.latest_first().for_rows()[:limit])


def discussions_about(url: str, limit: int = 5) -> list[Discussion]:
    """Discussions about the page at this address, the latest first (1 query)."""
    found = Discussion.objects.visible().about_page(url).latest_first().select_related("author", "instansi").defer("text", "html")
    return list(found[:limit])
