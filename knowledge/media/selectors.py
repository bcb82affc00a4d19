"""Which documents a page offers, what they say, and how often they were downloaded."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Sum
from wagtail.fields import StreamField

from .models import DocumentText, DownloadCount

# One page may offer many long files; an index has no use for more.
MOST_CHARACTERS_OF_A_PAGE = 300_000


def offered_documents(page: Any) -> list[int]:
    """The keys of the documents that a page offers: its own file and those in its blocks, in their order (no query)."""
    found = [page.document_id] if getattr(page, "document_id", None) else []
    for field in page._meta.get_fields():
        if isinstance(field, StreamField):
            values = [raw["value"] for raw in getattr(page, field.name).raw_data]
            found += [value["document"] for value in values if isinstance(value, dict) and value.get("document")]
    return list(dict.fromkeys(found))


def public_text(document_ids: Iterable[int]) -> str:
    """What documents say that everybody may download, in the order of the keys (1 query; none without keys)."""
    wanted = list(document_ids)
    if not wanted:
        return ""
    texts = dict(DocumentText.objects.public().filter(document__in=wanted).values_list("document", "text"))
    return " ".join(texts[key] for key in wanted if texts.get(key))[:MOST_CHARACTERS_OF_A_PAGE]


def download_totals(document_ids: Iterable[int]) -> dict[int, int]:
    """How often each document was downloaded so far (1 query); those that never were are missing."""
    counted = DownloadCount.objects.filter(document__in=list(document_ids)).values_list("document").annotate(total=Sum("count"))
    return dict(counted.order_by())
