"""Discussions and replies in bulk."""

import datetime
from collections.abc import Iterator
from dataclasses import replace

from django.db import transaction
from django.db.models import Count, Max, OuterRef, Subquery

from cop_site.importing.known import Known
from knowledge.aspects.models import Aspect
from knowledge.catalogue import registry
from knowledge.catalogue.models import Entry
from knowledge.catalogue.services import bump_version, write_entries
from knowledge.catalogue.signals import entries_changed
from members.forum.models import Discussion, DiscussionAspect, Post

from . import texts
from .people import authors

CHUNK = 1000
POSTS_AT_ONCE = 5000
PREFIX = "skala-topik-"
# Fixed, so that two sites are the same.
FIRST_MOMENT = datetime.datetime(2024, 1, 1, 2, 0, tzinfo=datetime.UTC)


def seed_topics(wanted: int) -> Iterator[int]:
    """Open what is missing to the wanted number; yields the rows written after each chunk."""
    writers, aspects = authors(), list(Known().aspects.values())
    there = Discussion.objects.filter(external_id__startswith=PREFIX).count()
    for start in range(there, wanted, CHUNK):
        with transaction.atomic():
            rows = open_topics(range(start, min(start + CHUNK, wanted)), writers, aspects)
        yield rows


def open_topics(numbers: range, writers: list[int], aspects: list[Aspect]) -> int:
    """Open the discussions of these numbers with their entries and documents; returns how many rows that were."""
    rows, tagged = [], []
    for number in numbers:
        chance = texts.source(PREFIX, number)
        text, moment = texts.paragraph(chance, 3), FIRST_MOMENT + datetime.timedelta(minutes=number)
        aspect = aspects[number % len(aspects)]
        row = Discussion(title=texts.title(chance, number)[:160], author_id=writers[number % len(writers)], text=text, html=f"<p>{text}</p>")
        row.external_id, row.is_fictional = f"{PREFIX}{number}", True
        row.created_at = row.last_post_at = moment
        rows.append(row)
        tagged.append([aspect.parent, aspect] if aspect.parent is not None else [aspect])
    Discussion.objects.bulk_create(rows)
    DiscussionAspect.objects.bulk_create(
        DiscussionAspect(content_object=row, tag=aspect) for row, own in zip(rows, tagged, strict=True) for aspect in own
    )
    by_key = {row.pk: draft_of(row, own) for row, own in zip(rows, tagged, strict=True)}
    entries = write_entries(replace(registry.kind("forum"), draft=lambda row: by_key[row.pk]), rows)
    bump_version()
    entries_changed.send(sender=Entry, entry_ids=[entry.pk for entry in entries], removed_ids=[])
    return len(rows) * 3 + 2 * sum(map(len, tagged))


def draft_of(row: Discussion, aspects: list[Aspect]) -> registry.EntryDraft:
    """What the catalogue says of a discussion."""
    return registry.EntryDraft(
        title=row.title,
        url=row.get_absolute_url(),
        summary=row.text[:200],
        body=row.text,
        external_id=row.external_id,
        aspects=aspects,
        date=row.created_at.date(),
        year=row.created_at.year,
        is_fictional=True,
        facts={
            "reply_count": 0,
            "is_answered": False,
            "is_closed": False,
            "author": "",
            "instansi": "",
            "last_post_at": row.last_post_at.isoformat(),
        },
    )


def seed_posts(wanted: int) -> Iterator[int]:
    """Add replies to the discussions made here, in turns, until there are as many as wanted; counts are brought in step at the end."""
    topics = list(Discussion.objects.filter(external_id__startswith=PREFIX).order_by("pk").values_list("pk", flat=True))
    if not topics:
        raise NoTopics
    writers = authors()
    own = Post.objects.filter(discussion__external_id__startswith=PREFIX)
    last_number = dict(own.values_list("discussion").annotate(last=Max("number")).order_by())
    for start in range(own.count(), wanted, POSTS_AT_ONCE):
        posts = []
        for number in range(start, min(start + POSTS_AT_ONCE, wanted)):
            key = topics[number % len(topics)]
            last_number[key] = last_number.get(key, 0) + 1
            text = texts.paragraph(texts.source("skala-balasan", number), 1)
            posts.append(
                Post(
                    discussion_id=key, number=last_number[key], author_id=writers[number % len(writers)], text=text, html=f"<p>{text}</p>",
                    created_at=FIRST_MOMENT + datetime.timedelta(minutes=number),
                )
            )  # fmt: skip
        with transaction.atomic():
            Post.objects.bulk_create(posts)
        yield len(posts)
    recount()


class NoTopics(ValueError):
    """There is no discussion to reply to."""


@transaction.atomic
def recount() -> None:
    """Bring the counts of the discussions made here in step with their replies (1 query)."""
    visible = Post.objects.filter(discussion=OuterRef("pk"), is_hidden=False).order_by().values("discussion")
    Discussion.objects.filter(external_id__startswith=PREFIX, pk__in=Post.objects.values("discussion")).update(
        post_count=Subquery(visible.annotate(count=Count("pk")).values("count")),
        last_post_at=Subquery(visible.annotate(last=Max("created_at")).values("last")),
    )
