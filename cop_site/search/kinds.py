"""Searchable things that are no material: instansi of the register, terms of the glossary and plain pages, as entries of the catalogue."""

from django.db.models import QuerySet
from django.db.models.signals import post_save

from knowledge.catalogue.registry import EntryDraft, EntryKind, register
from knowledge.catalogue.services import rebuild, sync_entry
from knowledge.entries import body_text
from knowledge.glossary.models import Term
from knowledge.instansi.models import Instansi
from knowledge.instansi.signals import register_loaded
from knowledge.models import StandardPage

INSTANSI = "instansi"
TERMS = "glosarium"
PAGES = "halaman"
THEMES = "tema"
# A reader with a question wants material first; whoever names an instansi or a term exactly is shown it above the list.
BOOSTS = {INSTANSI: 0.05, TERMS: 0.05, PAGES: 0.5, THEMES: 0.5}


def boost_of(kind: str) -> float:
    """What the score of a kind is multiplied by."""
    return BOOSTS.get(kind, 1.0)


def all_instansi() -> QuerySet[Instansi]:
    """Every row of the register; former ones too, for their results are still read."""
    return Instansi.objects.select_related("province")


def instansi_draft(instansi: Instansi) -> EntryDraft:
    """An instansi with every name under which people look for it."""
    province = instansi.province
    short = instansi.short_name if instansi.short_name != instansi.name else ""
    place = province.name if province else ""
    known_as = [*instansi.aliases, instansi.code, instansi.personnel_unit]
    return EntryDraft(
        title=instansi.name,
        url=instansi.get_absolute_url(),
        summary=" · ".join(part for part in (short, instansi.get_kind_display(), place, *instansi.aliases) if part),
        body=" ".join(part for part in known_as if part),
        instansi_id=instansi.pk,
    )


def term_draft(term: Term) -> EntryDraft:
    """A term: its expansion beside it, the definition below."""
    expansion = term.expansion if term.expansion and term.expansion != term.term else ""
    return EntryDraft(
        title=f"{term.term} ({expansion})" if expansion else term.term,
        url=term.get_absolute_url(),
        summary=term.definition,
        body=", ".join(term.synonyms),
    )


def page_draft(page: StandardPage) -> EntryDraft:
    """A plain page: who we are, how to behave here, what happens to data."""
    return EntryDraft(title=page.title, url=page.get_url() or page.url_path, summary=page.summary, body=body_text(page))


def register_kinds() -> None:
    """Called once from `ready()`."""
    register(
        EntryKind(
            code=INSTANSI,
            label="Instansi",
            plural="Instansi",
            icon="building-2",
            position=90,
            model=Instansi,
            published=all_instansi,
            draft=instansi_draft,
            is_recommendable=False,
            index_url="/instansi/",
        )
    )
    register(
        EntryKind(
            code=TERMS,
            label="Istilah",
            plural="Glosarium",
            icon="book-marked",
            position=95,
            model=Term,
            published=Term.objects.all,
            draft=term_draft,
            is_recommendable=False,
            index_url="/glosarium/",
        )
    )
    register(
        EntryKind(
            code=PAGES,
            label="Halaman",
            plural="Halaman",
            icon="file-text",
            position=85,
            model=StandardPage,
            published=lambda: StandardPage.objects.live().public(),
            draft=page_draft,
            is_recommendable=False,
            format="teks",
        )
    )
    for model in (Instansi, Term):
        post_save.connect(sync_saved, sender=model, dispatch_uid=f"search_sync_{model._meta.label_lower}")
    register_loaded.connect(sync_register, dispatch_uid="search_sync_register")


def sync_register(sender: type, **kwargs: object) -> None:
    """The register was loaded in bulk."""
    rebuild([INSTANSI])


def sync_saved(sender: type, instance: Instansi | Term, raw: bool = False, **kwargs: object) -> None:
    """A row was saved one by one, as editors do."""
    if not raw:
        sync_entry(instance)
