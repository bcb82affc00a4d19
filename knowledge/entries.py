"""How pages of the library become catalogue entries."""

from typing import Any

from django.utils.html import strip_tags

from knowledge.catalogue.registry import EntryDraft, EntryKind, register
from knowledge.media.selectors import offered_documents, public_text

from .citations import citations_of
from .models import (
    AnnouncementPage,
    CollectionPage,
    FaqPage,
    GuidePage,
    LabStoryPage,
    LearningPathPage,
    MaterialPage,
    NewsPage,
    PracticePage,
    RegulationPage,
    StandardPage,
    TemplatePage,
)


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
            "format": "video" if any(block.block_type == "video" for block in page.body) else "",
            "facts": {**page.entry_facts(), **standing_facts(page)},
            **more,
        }
    )


def standing_facts(page: MaterialPage) -> dict[str, Any]:
    """Who is credited and what is cited, where there is any: what pages show without asking again."""
    facts = {"credits": page.credited(), "cites": [list(citation) for citation in citations_of(page)]}
    return {name: value for name, value in facts.items() if value}


def body_text(page: MaterialPage | StandardPage) -> str:
    """The text of a page's body without markup and of the files that it offers, for search (1 query where there are files)."""
    parts = [" ".join(block.block.get_searchable_content(block.value)) for block in page.body]
    return f"{strip_tags(' '.join(parts))} {public_text(offered_documents(page))}".strip()


def guide_draft(page: GuidePage) -> EntryDraft:
    """A guide with its levels and effort."""
    return page_draft(page, level_from=page.level_from, level_to=page.level_to, effort=page.effort, year=page.year)


def practice_draft(page: PracticePage) -> EntryDraft:
    """A practice with its instansi, year, levels and effort; what was wrong, what came of it and how to adapt it are searchable."""
    told = strip_tags(" ".join([page.problem, page.result, page.adapt]))
    counted = " ".join(f"{block.value['label']} {block.value['before']} {block.value['after']} {block.value['unit']}" for block in page.figures)
    return page_draft(
        page,
        body=" ".join(part for part in (body_text(page), told, counted, page.instansi_name) if part.strip()),
        instansi_id=page.instansi_id,
        year=page.year,
        level_from=page.level_from,
        level_to=page.level_to,
        effort=page.effort,
    )


def lab_draft(page: LabStoryPage) -> EntryDraft:
    """A laboratory with its instansi."""
    return page_draft(page, body=f"{body_text(page)} {page.instansi_name}".strip(), instansi_id=page.instansi_id, year=page.year)


def regulation_draft(page: RegulationPage) -> EntryDraft:
    """A regulation with its year and status; its articles are searchable."""
    articles = " ".join(f"{block.value['number']} {block.value['title']} {block.value['text'].source}" for block in page.articles)
    text = f"{page.short_title} {body_text(page)} {strip_tags(articles)}".strip()
    return page_draft(page, body=text, year=page.year, source_status=page.status)


def news_draft(page: NewsPage) -> EntryDraft:
    """News with the date of its publication."""
    return page_draft(page, date=page.published_on, year=page.published_on.year)


def live(model: type[MaterialPage]) -> Any:
    """The published set of a page type: live and not behind a view restriction."""
    return lambda: model.objects.live().public()


def faq_draft(page: FaqPage) -> EntryDraft:
    """A question with its answer."""
    return page_draft(page, year=page.year)


def template_draft(page: TemplatePage) -> EntryDraft:
    """A template or document."""
    return page_draft(page, year=page.year)


def announcement_draft(page: AnnouncementPage) -> EntryDraft:
    """An announcement with its dates, which readers look for too."""
    dates = " ".join(date.label for date in page.dates.all())
    return page_draft(page, body=f"{body_text(page)} {dates}".strip(), date=page.published_on, year=page.published_on.year)


def kinds_of_library() -> list[EntryKind]:
    """Every kind of the library: code, words, model, draft, whether recommended, address of the list, form."""
    return [
        EntryKind("panduan", "Panduan", "Panduan", "book-open", 10, GuidePage, live(GuidePage), guide_draft, True, "/panduan/", "teks"),
        EntryKind(
            "praktik", "Praktik baik", "Praktik baik", "award", 20, PracticePage, live(PracticePage), practice_draft, True, "/praktik/", "teks"
        ),
        EntryKind(
            *("cerita-lab", "Cerita laboratorium", "Cerita laboratorium", "flask-conical", 30, LabStoryPage, live(LabStoryPage), lab_draft),
            *(True, "/laboratorium/", "teks"),
        ),
        EntryKind(
            *("jalur-belajar", "Jalur belajar", "Jalur belajar", "route", 34, LearningPathPage, live(LearningPathPage), page_draft),
            *(False, "/jalur-belajar/", "teks"),
        ),
        EntryKind("kumpulan", "Kumpulan", "Kumpulan", "library", 36, CollectionPage, live(CollectionPage), page_draft, False, "/kumpulan/", "teks"),
        EntryKind(
            *("templat", "Templat", "Templat dan dokumen", "clipboard-list", 38, TemplatePage, live(TemplatePage), template_draft),
            *(True, "/templat/", "dokumen"),
        ),
        EntryKind("klinik-faq", "Tanya jawab", "Tanya jawab", "life-buoy", 65, FaqPage, live(FaqPage), faq_draft, True, "/tanya-jawab/", "teks"),
        EntryKind(
            "regulasi", "Regulasi", "Regulasi", "scale", 70, RegulationPage, live(RegulationPage), regulation_draft, False, "/regulasi/", "teks"
        ),
        EntryKind(
            *("pengumuman", "Pengumuman", "Pengumuman", "megaphone", 75, AnnouncementPage, live(AnnouncementPage), announcement_draft),
            *(False, "/pengumuman/", "teks"),
        ),
        EntryKind("berita", "Berita", "Berita", "newspaper", 80, NewsPage, live(NewsPage), news_draft, False, "/berita/", "teks"),
    ]


def register_kinds() -> None:
    """Called once from `ready()`."""
    for kind in kinds_of_library():
        register(kind)
