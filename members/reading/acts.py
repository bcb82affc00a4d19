"""What this room tells of popularity: how many readers a page helped, by day, without saying whom."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Count
from django.db.models.functions import TruncDate
from wagtail.models import Page

from knowledge.catalogue import registry

from .models import Verdict


def reactions_by_day(kind: str, ids: list[int], since: date) -> Iterable[tuple[int, date, int]]:
    """Yes to "did this page help" by page and day (1 query, none for what is no page)."""
    if not issubclass(registry.kind(kind).model, Page):
        return []
    said = Verdict.objects.filter(page__in=ids, is_helpful=True, given_at__date__gte=since)
    return said.annotate(day=TruncDate("given_at")).values_list("page_id", "day").annotate(total=Count("pk")).order_by()
