"""Which questions mean the same to an editors' choice, and which entry it names."""

import re
from collections.abc import Iterable
from itertools import chain, islice, product

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from knowledge.catalogue.models import Entry

from .language import is_stopword, stem, words
from .queries import Segment

# An address may be copied with the site's name before it.
_HOST = re.compile(r"^https?://[^/]*")
LONGEST_KEY = 200
# A question of many words with many other names would have thousands of ways to be said.
MOST_KEYS = 200


class PinnedResultQuerySet(models.QuerySet):
    """Narrows editors' choices."""

    def valid(self) -> "PinnedResultQuerySet":
        """Those whose time has begun and is not over."""
        today = timezone.localdate()
        return self.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=today), starts_on__lte=today)

    def with_state(self) -> "PinnedResultQuerySet":
        """With `is_public`: whether the catalogue has what is meant."""
        return self.annotate(is_public=Exists(Entry.objects.filter(kind=OuterRef("kind"), object_id=OuterRef("object_id"))))


def key_of(text: str) -> str:
    """The words of a text as stems, without those that say nothing; so one key stands for every form and accepted spelling."""
    return joined(map(stem, words(text)))


def joined(stems: Iterable[str]) -> str:
    """Stems as a key; words that say nothing stay only when there are no others."""
    said = list(stems)
    return " ".join([word for word in said if not is_stopword(word)] or said)[:LONGEST_KEY]


def keys_of(segments: tuple[Segment, ...]) -> list[str]:
    """The keys of a question: as it was said first, then with the other names that the glossary gives its parts."""
    ways = [[segment.stems, *(alternative.phrase for alternative in segment.alternatives)] for segment in segments]
    said = (joined(chain.from_iterable(way)) for way in product(*ways))
    return list(dict.fromkeys(islice(said, MOST_KEYS))) if segments else []


def target_of(*, page_id: int | None, address: str) -> tuple[str, int] | None:
    """Kind and id of the public entry that a page or an address of this site is; None when there is none (1 query)."""
    if page_id:
        entries = Entry.objects.of_pages().filter(object_id=page_id)
    else:
        entries = Entry.objects.filter(url=_HOST.sub("", address.strip()).replace("\0", ""))
    return entries.order_by("pk").values_list("kind", "object_id").first()
