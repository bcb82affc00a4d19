"""How pages of the library become catalogue entries."""

from typing import Any

from knowledge.catalogue.registry import EntryDraft, EntryKind, register

from .models import GuidePage, LabStoryPage, MaterialPage, NewsPage, PracticePage, RegulationPage


def page_draft(page: MaterialPage, **more: Any) -> EntryDraft:
    """The part that every tagged page has in common; `more` is what its kind adds."""
    links = page.topic_links.select_related("tag").all()
    published = page.first_published_at
    return EntryDraft(
        **{
            "title": page.title,
            "url": page.get_url() or page.url_path,
            "summary": page.summary,
            "body": body_text(page),
            "external_id": page.external_id,
            "aspects": page.chosen_aspects,
            "topics": [link.tag for link in links],
            "date": published.date() if published else None,
            "review_due": page.review_due,
            "is_fictional": page.is_fictional,
            "facts": page.entry_facts(),
            **more,
        }
    )


def body_text(page: MaterialPage) -> str:
    """The text of a page's body without markup, for search."""
    from django.utils.html import strip_tags

    parts = [" ".join(block.block.get_searchable_content(block.value)) for block in page.body]
    return strip_tags(" ".join(parts)).strip()


def guide_draft(page: GuidePage) -> EntryDraft:
    """A guide with its levels and effort."""
    return page_draft(page, level_from=page.level_from, level_to=page.level_to, effort=page.effort)


def practice_draft(page: PracticePage) -> EntryDraft:
    """A practice with its instansi and year."""
    return page_draft(page, instansi_id=page.instansi_id, year=page.year)


def lab_draft(page: LabStoryPage) -> EntryDraft:
    """A laboratory with its instansi."""
    return page_draft(page, instansi_id=page.instansi_id)


def regulation_draft(page: RegulationPage) -> EntryDraft:
    """A regulation with its year and status."""
    return page_draft(page, year=page.year, source_status=page.status)


def news_draft(page: NewsPage) -> EntryDraft:
    """News with the date of its publication."""
    return page_draft(page, date=page.published_on, year=page.published_on.year)


def live(model: type[MaterialPage]) -> Any:
    """The published set of a page type: live and not behind a view restriction."""
    return lambda: model.objects.live().public()


def register_kinds() -> None:
    """Called once from `ready()`."""
    register(EntryKind("panduan", "Panduan", "Panduan", "book-open", 10, GuidePage, live(GuidePage), guide_draft, index_url="/panduan/"))
    register(
        EntryKind("praktik", "Praktik baik", "Praktik baik", "sparkles", 20, PracticePage, live(PracticePage), practice_draft, index_url="/praktik/")
    )
    register(
        EntryKind(
            "cerita-lab",
            "Cerita laboratorium",
            "Cerita laboratorium",
            "flask-conical",
            30,
            LabStoryPage,
            live(LabStoryPage),
            lab_draft,
            index_url="/laboratorium/",
        )
    )
    register(
        EntryKind(
            "regulasi",
            "Regulasi",
            "Regulasi",
            "scale",
            70,
            RegulationPage,
            live(RegulationPage),
            regulation_draft,
            is_recommendable=False,
            index_url="/regulasi/",
        )
    )
    register(
        EntryKind("berita", "Berita", "Berita", "newspaper", 80, NewsPage, live(NewsPage), news_draft, is_recommendable=False, index_url="/berita/")
    )
