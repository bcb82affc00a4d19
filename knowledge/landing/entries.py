"""How landing pages become catalogue entries, so that they are found as other pages are."""

from knowledge.catalogue.registry import EntryDraft, EntryKind, register
from knowledge.entries import body_text

from .models import LandingPage

KIND = "tema"


def landing_draft(page: LandingPage) -> EntryDraft:
    """The words that the page itself says; what its lists show is found under its own name."""
    published = page.first_published_at
    return EntryDraft(
        title=page.title,
        url=page.get_url() or page.url_path,
        summary=page.summary,
        body=body_text(page),
        date=published.date() if published else None,
        is_fictional=page.is_fictional,
        facts={"meta": [page.kicker]} if page.kicker else {},
    )


def register_kind() -> None:
    """Called once from `ready()`."""
    register(
        EntryKind(
            code=KIND,
            label="Tema",
            plural="Tema dan program",
            icon="compass",
            position=82,
            model=LandingPage,
            published=lambda: LandingPage.objects.live().public(),
            draft=landing_draft,
            is_recommendable=False,
            index_url="/tema/",
            format="teks",
        )
    )
