"""What each page type of the library tells besides its body."""

from typing import Any

from django.utils.translation import gettext as _

from knowledge import models
from knowledge.catalogue.selectors import entries_of_pages

from .bodies import download
from .items import Telling, day, filled, linked, named, register_teller, section
from .parts import Bullets, Checklist, Heading, Paragraph, Part, Point, Run, Table, paragraph
from .richtext import parts_of


def weighed(page: Any) -> list[tuple[str, str]]:
    """Levels, effort and time."""
    levels = " → ".join(str(level) for level in dict.fromkeys((page.level_from, page.level_to)) if level is not None)
    return filled([(_("Tingkat"), levels), (_("Upaya"), page.weighing["effort"]), (_("Waktu"), page.duration)])


def prerequisites(page: Any) -> list[Part]:
    """What to have ready first."""
    points = [Point(text) for text in page.prerequisite_list]
    return [Heading(_("Siapkan dulu")), Checklist(points)] if points else []


def guide(page: models.GuidePage) -> Telling:
    """A guide: first step and prerequisites before the rest."""
    facts = [*weighed(page), (_("Penanggung jawab biasanya"), page.owner_role), (_("Tahun"), page.year)]
    first: list[Part] = [Heading(_("Langkah pertama minggu ini")), paragraph(page.first_step)] if page.first_step else []
    return Telling(filled(facts), [*first, *prerequisites(page)])


def practice(page: models.PracticePage) -> Telling:
    """A practice: what was wrong, what came of it, in figures too, and how to start elsewhere."""
    facts = [
        (_("Instansi"), page.instansi.name if page.instansi else page.instansi_name),
        (_("Tahun"), page.year),
        *weighed(page),
        (_("Biaya"), page.cost),
        (_("Disampaikan oleh"), page.presented_by.full_name if page.presented_by else ""),
        (_("Kontak"), page.contact),
    ]
    rows = [[value["label"], value["before"], value["after"], value["unit"], value["source"]] for value in (block.value for block in page.figures)]
    header = [_("Yang diukur"), _("Sebelum"), _("Sesudah"), _("Satuan"), _("Sumber")]
    measured: list[Part] = [Table(_("Hasil dalam angka"), header, rows, [1, 2])] if rows else []
    return Telling(
        filled(facts),
        [*section(_("Hasil"), page.result), *measured, *section(_("Masalahnya"), page.problem), *prerequisites(page)],
        section(_("Cara mengadaptasi di instansi Anda"), page.adapt),
    )


def laboratory(page: models.LabStoryPage) -> Telling:
    """A laboratory: where, and how its category moved."""
    moved = " → ".join(text or "?" for text in (page.category_before, page.category_after)) if page.category_before or page.category_after else ""
    facts = [
        (_("Instansi"), page.instansi.name if page.instansi else page.instansi_name),
        (_("Tahun"), page.year),
        (_("Kategori"), moved),
        (_("Sumber kategori"), page.category_source),
    ]
    return Telling(filled(facts))


def regulation(page: models.RegulationPage) -> Telling:
    """A regulation: its data, status and articles."""
    facts = [
        (_("Sebutan"), page.short_title),
        (_("Nomor dan tahun"), "/".join(str(part) for part in (page.number, page.year) if part)),
        (_("Tentang"), page.about),
        (_("Ditetapkan oleh"), page.issued_by),
        (_("Status"), page.get_status_display()),
        (_("Teks lengkap"), page.full_text_url),
    ]
    articles: list[Part] = [Heading(_("Pasal"))] if page.articles else []
    for block in page.articles:
        value = block.value
        articles.append(Heading(": ".join(text for text in (value["number"], value["title"]) if text), 3))
        articles += parts_of(value["text"].source)
    return Telling(filled(facts), [], [*articles, *own_file(page)])


def own_file(page: Any) -> list[Part]:
    """The page's own document."""
    return download({"document": page.document, "note": ""})


def template(page: models.TemplatePage) -> Telling:
    """A template: its file."""
    return Telling(filled([(_("Tahun"), page.year)]), own_file(page))


def news(page: models.NewsPage) -> Telling:
    """News: the facts of the original's publication."""
    facts = [
        (_("Tanggal terbit"), day(page.published_on)),
        (_("Unit penerbit"), page.publisher),
        (_("Kantor berita"), page.agency),
        (_("Penulis"), page.author),
        (_("Penyunting"), page.editor),
    ]
    return Telling(filled(facts), [paragraph(page.dateline, bold=True)] if page.dateline else [])


def announcement(page: models.AnnouncementPage) -> Telling:
    """An announcement: its dates first."""
    rows = [(span(date.starts_on, date.ends_on), date.label) for date in page.dates.all()]
    facts = [(_("Tentang"), page.get_category_display()), (_("Tanggal"), day(page.published_on)), (_("Berlaku sampai"), day(page.ends_on))]
    dates = [Heading(_("Tanggal penting")), *named(rows)] if rows else []
    return Telling(filled(facts), dates)


def span(first: Any, last: Any) -> str:
    """From a day to another."""
    return day(first) if last in (None, first) else f"{day(first)} – {day(last)}"


def collection(page: models.CollectionPage) -> Telling:
    """A collection: its things with their addresses."""
    return Telling([], [], ordered_links(page.items.all(), ordered=False))


def learning_path(page: models.LearningPathPage) -> Telling:
    """A learning path: its steps with their addresses."""
    minutes = _("%(n)s menit") % {"n": page.total_minutes} if page.total_minutes else ""
    facts = [(_("Untuk siapa"), page.audience), (_("Yang dapat dilakukan sesudahnya"), page.outcome), (_("Waktu"), minutes)]
    steps = ordered_links(page.steps.all(), ordered=True)
    return Telling(filled(facts), [], [Heading(_("Langkah belajar")), *steps] if steps else [])


def ordered_links(links: Any, *, ordered: bool) -> list[Part]:
    """Links with their remark, only to what the public may read (1 query)."""
    links = list(links)
    public = entries_of_pages(link.target_id for link in links)
    items: list[list[Part]] = []
    for link in links:
        entry = public.get(link.target_id)
        if entry:
            remark = [Run(f" ({entry.kind_label})"), *([Run("\n"), Run(link.note)] if link.note else [])]
            items.append([Paragraph([linked(entry.title, entry.url), *remark])])
    return [Bullets(items, ordered)] if items else []


TELLERS = {
    models.GuidePage: guide,
    models.PracticePage: practice,
    models.LabStoryPage: laboratory,
    models.RegulationPage: regulation,
    models.TemplatePage: template,
    models.NewsPage: news,
    models.AnnouncementPage: announcement,
    models.CollectionPage: collection,
    models.LearningPathPage: learning_path,
}


def register_tellers() -> None:
    """Called once from `ready()`."""
    for model, teller in TELLERS.items():
        register_teller(model, teller)
