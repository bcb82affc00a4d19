"""What this room tells of popularity: how many replies a discussion got, by day; hidden ones do not count."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Count
from django.db.models.functions import TruncDate

from knowledge.catalogue import registry

from .models import Discussion, Post


def comments_by_day(kind: str, ids: list[int], since: date) -> Iterable[tuple[int, date, int]]:
    """Replies by discussion and day (1 query, none for other kinds)."""
    if registry.kind(kind).model is not Discussion:
        return []
    said = Post.objects.filter(discussion__in=ids, is_hidden=False, created_at__date__gte=since)
    return said.annotate(day=TruncDate("created_at")).values_list("discussion_id", "day").annotate(total=Count("pk")).order_by()
