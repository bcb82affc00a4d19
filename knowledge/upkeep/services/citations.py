"""Keeps the index of who cites which article in step with what is published."""

from collections.abc import Iterator

from django.db import transaction
from wagtail.fields import StreamField
from wagtail.models import Page

from knowledge.models import MaterialPage, RegulationPage

from ..models import Citation

LEGAL_BLOCK = "legal"


def cited_articles(page: Page) -> set[tuple[int, str]]:
    """The regulations that the legal basis of a page names: (page key of the regulation, article or nothing)."""
    found = set()
    for item in legal_items(page):
        regulation = item.get("regulation")
        if regulation is not None:
            found.add((regulation.pk, (item.get("article") or "").strip()[:80]))
    return found


def legal_items(page: Page) -> Iterator[dict]:
    """The lines of every legal block in any body of a page."""
    for field in page._meta.get_fields():
        if isinstance(field, StreamField):
            for block in getattr(page, field.name):
                if block.block_type == LEGAL_BLOCK:
                    yield from block.value["items"]


@transaction.atomic
def index_citations(page: Page) -> int:
    """Make the citations of a page just those of its published text; a page that is not live cites nothing. Returns how many it has."""
    specific = page.specific
    # A page cannot be its own basis, and only regulations that still exist count.
    wanted = {(key, article) for key, article in cited_articles(specific) if key != page.pk} if specific.live else set()
    held = {(row.regulation_id, row.article): row.pk for row in Citation.objects.filter(page_id=page.pk)}
    Citation.objects.filter(pk__in=[held[key] for key in held.keys() - wanted]).delete()
    new = [Citation(page_id=page.pk, regulation_id=key, article=article) for key, article in wanted - held.keys()]
    Citation.objects.bulk_create(new, ignore_conflicts=True)
    return len(wanted)


def rebuild_citations() -> int:
    """Index every published item anew, as after a bulk import; returns how many citations there are."""
    for model in MaterialPage.__subclasses__() + [c for parent in MaterialPage.__subclasses__() for c in parent.__subclasses__()]:
        if not model._meta.abstract and model is not RegulationPage:
            for page in model._default_manager.live().iterator(chunk_size=200):
                index_citations(page)
    Citation.objects.filter(page__live=False).delete()
    return Citation.objects.count()
