"""Which regulations, and which of their articles, a page cites; kept beside the page whenever it is published."""

import re
from typing import Any

from django.db import transaction
from django.utils.text import slugify
from wagtail.models import Page

# "Pasal 134 ayat (2) huruf a" is found at #pasal-134-2-a.
CONNECTING = re.compile(r"\b(ayat|huruf|angka)\b", re.IGNORECASE)


def article_anchor(text: str) -> str:
    """The fragment under which an article stands on its regulation's page: "Pasal 134 ayat (2)" is `pasal-134-2`."""
    return slugify(CONNECTING.sub(" ", text))


def anchors_meet(anchor: str, cited: str) -> bool:
    """Whether an article answers a citation: the same, a part of it, or the whole of which a part is cited."""
    return bool(cited) and (anchor == cited or anchor.startswith(f"{cited}-") or cited.startswith(f"{anchor}-"))


def citations_of(page: Any) -> list[tuple[int, str]]:
    """Regulation and article of each item of the page's legal basis, in order, none twice."""
    items = [item for block in getattr(page, "body", None) or () if block.block_type == "legal" for item in block.value["items"]]
    return list(dict.fromkeys((item["regulation"].pk, item["article"]) for item in items if item["regulation"]))


@transaction.atomic
def record_citations(page: Page) -> None:
    """Make the stored citations of a page those of its text (2 queries)."""
    from .models import Citation

    Citation.objects.filter(page=page.pk).delete()
    Citation.objects.bulk_create(Citation(page_id=page.pk, regulation_id=key, article=article) for key, article in citations_of(page))
