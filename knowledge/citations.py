"""Which regulations, and which of their articles, a page cites; kept beside the page whenever it is published."""

import re
from collections.abc import Iterator
from typing import Any

from django.db import transaction
from django.utils.text import slugify
from wagtail.fields import StreamField
from wagtail.models import Page

LEGAL_BLOCK = "legal"
LONGEST_ARTICLE = 80

# "Pasal 134 ayat (2) huruf a" is found at #pasal-134-2-a.
CONNECTING = re.compile(r"\b(ayat|huruf|angka)\b", re.IGNORECASE)


def article_anchor(text: str) -> str:
    """The fragment under which an article stands on its regulation's page: "Pasal 134 ayat (2)" is `pasal-134-2`."""
    return slugify(CONNECTING.sub(" ", text))


def anchors_meet(anchor: str, cited: str) -> bool:
    """Whether an article answers a citation: the same, a part of it, or the whole of which a part is cited."""
    return bool(cited) and (anchor == cited or anchor.startswith(f"{cited}-") or cited.startswith(f"{anchor}-"))


def legal_items(page: Any) -> Iterator[Any]:
    """The lines of every legal basis in any body of a page."""
    for field in page._meta.get_fields():
        if isinstance(field, StreamField):
            for block in getattr(page, field.name):
                if block.block_type == LEGAL_BLOCK:
                    yield from block.value["items"]


def citations_of(page: Any) -> list[tuple[int, str]]:
    """Regulation and article of each item of the page's legal basis, in order, none twice; a page is no basis of itself."""
    named = [(item["regulation"].pk, (item["article"] or "").strip()[:LONGEST_ARTICLE]) for item in legal_items(page) if item["regulation"]]
    return list(dict.fromkeys(one for one in named if one[0] != page.pk))


@transaction.atomic
def record_citations(page: Page) -> int:
    """Make the stored citations of a page those of its text; one that is not live cites nothing. Returns how many (2 queries)."""
    from .models import Citation

    Citation.objects.filter(page=page.pk).delete()
    found = citations_of(page) if page.live else []
    Citation.objects.bulk_create(Citation(page_id=page.pk, regulation_id=key, article=article) for key, article in found)
    return len(found)
