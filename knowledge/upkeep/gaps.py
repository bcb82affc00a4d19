"""What a page still lacks: no evidence, no legal basis, no figure, and what keeps some readers out. It lists; it scores and blocks nothing."""

import re
from collections.abc import Callable, Iterator
from typing import Any

from django.utils.html import strip_tags
from django.utils.translation import gettext as _
from wagtail.fields import RichTextField, StreamField

from knowledge.citations import legal_items
from knowledge.media.models import CopImage
from knowledge.models import FaqPage, GuidePage, LabStoryPage, MaterialPage, PracticePage, RegulationPage, TemplatePage

from .receivers import is_replaced

LINK = re.compile(r"<a\b[^>]*>(.*?)</a>", re.IGNORECASE | re.DOTALL)
# Words that say nothing about where a link leads; screen readers read links one after another.
EMPTY_LINK_WORDS = {
    *("klik", "klik di sini", "klik disini", "di sini", "disini", "sini", "ini", "link", "link ini", "tautan", "tautan ini"),
    *("selengkapnya", "baca selengkapnya", "lihat", "lihat di sini", "unduh di sini", "here", "click here"),
}
WEB_ADDRESS = re.compile(r"(https?://|www\.)\S+", re.IGNORECASE)
# Kinds that promise help with a sub-aspect; news and announcements need none.
NEED_A_SUB_ASPECT = (GuidePage, PracticePage, LabStoryPage, FaqPage, TemplatePage)
NEED_A_REVIEW_DATE = (GuidePage, PracticePage, FaqPage, TemplatePage, RegulationPage)


def gaps_of(page: Any) -> list[str]:
    """What a page lacks as it is now, in sentences, the weightiest first; empty for other pages than those of the library (few queries)."""
    if not isinstance(page, MaterialPage):
        return []
    checks: list[Callable[[Any], Iterator[str]]] = [
        check for kind, check in CHECKS_OF_KIND if isinstance(page, kind)
    ]  # fmt: skip
    return [gap for check in [*checks, *CHECKS_OF_ALL] for gap in check(page)]


def blocks_of(page: Any) -> list[Any]:
    """The blocks of the body in their order."""
    return list(getattr(page, "body", None) or [])


def has_block(page: Any, kind: str) -> bool:
    """Whether the body has a block of this kind."""
    return any(block.block_type == kind for block in blocks_of(page))


def gaps_of_guide(page: GuidePage) -> Iterator[str]:
    """A guide says what to do, how to prove it and why it must be."""
    if not has_block(page, "evidence"):
        yield _("Belum ada bukti: tambahkan blok “Cara membuktikannya” agar pembaca tahu berkas yang diterima asesor.")
    if not has_block(page, "legal"):
        yield _("Belum ada dasar hukum: tambahkan blok “Dasar hukum” dengan regulasi dan pasalnya.")
    if not has_block(page, "steps"):
        yield _("Belum ada langkah: tambahkan blok “Langkah-langkah”.")


def gaps_of_practice(page: PracticePage) -> Iterator[str]:
    """A practice shows in figures what came of it, and where that can be checked."""
    results = list(page.figures)
    if not results:
        yield _("Belum ada angka: isi “Hasil dalam angka” dengan satu hasil yang terukur.")
    for result in results:
        if not result.value["source"]:
            yield _("Angka “%(label)s” belum menyebut sumber.") % {"label": result.value["label"]}
    if not has_block(page, "evidence") and not page.source_name and not page.source_url:
        yield _("Belum ada bukti: tambahkan blok “Cara membuktikannya” atau sebutkan sumbernya.")
    if not page.instansi_id and not page.instansi_name:
        yield _("Instansi yang melakukannya belum disebut.")


def gaps_of_story(page: LabStoryPage) -> Iterator[str]:
    """A story's categories need a source."""
    if (page.category_before or page.category_after) and not page.category_source:
        yield _("Kategori sebelum dan sesudah belum menyebut sumber.")


def gaps_of_answer(page: FaqPage) -> Iterator[str]:
    """An answer rests on something."""
    if not has_block(page, "legal"):
        yield _("Jawaban ini belum menyebut dasar hukum: tambahkan blok “Dasar hukum”.")


def gaps_of_regulation(page: RegulationPage) -> Iterator[str]:
    """A regulation can be read somewhere."""
    if not page.full_text_url and not page.document_id and not page.articles:
        yield _("Teks regulasi belum dapat dibaca: isi tautan teks lengkap, berkas, atau pasalnya.")


def gaps_of_template(page: TemplatePage) -> Iterator[str]:
    """A template is a file."""
    if not page.document_id:
        yield _("Berkasnya belum dipilih.")


def missing_words(page: MaterialPage) -> Iterator[str]:
    """Aspects, summary, review date: by these a page is found and kept true."""
    chosen = page.chosen_aspects
    if not chosen:
        yield _("Belum ada aspek: halaman tidak dapat diterbitkan tanpa sedikitnya satu.")
    elif isinstance(page, NEED_A_SUB_ASPECT) and not any(aspect.is_sub for aspect in chosen):
        yield _("Belum ada sub-aspek: tanpa sub-aspek halaman jarang disarankan kepada instansi yang membutuhkannya.")
    if not page.summary.strip():
        yield _("Belum ada ringkasan: kartu dan hasil pencarian menampilkannya.")
    if isinstance(page, NEED_A_REVIEW_DATE) and not page.review_due:
        yield _("Belum ada tanggal tinjauan: isi “Tinjau lagi pada” agar penanggung jawabnya diingatkan.")


def replaced_basis(page: MaterialPage) -> Iterator[str]:
    """A legal basis that is in force no longer."""
    regulations = {item["regulation"].pk: item["regulation"].specific for item in legal_items(page) if item.get("regulation")}
    for regulation in regulations.values():
        if is_replaced(regulation):
            yield _("Dasar hukum %(name)s sudah dicabut: periksa apakah isinya masih berlaku.") % {"name": regulation.short_title}


def images_without_words(page: MaterialPage) -> Iterator[str]:
    """Images that say nothing to those who cannot see them."""
    keys = [block.value["image"].pk for block in blocks_of(page) if block.block_type == "figure" and block.value.get("image")]
    for title in CopImage.objects.filter(pk__in=keys, description="").values_list("title", flat=True):
        yield _("Gambar “%(title)s” belum punya teks alternatif: isi “Deskripsi” pada gambarnya.") % {"title": title}


def headings_without_text(page: MaterialPage) -> Iterator[str]:
    """Subheadings with nothing below them, which break the outline that readers jump by."""
    blocks = blocks_of(page)
    for place, block in enumerate(blocks):
        follower = blocks[place + 1] if place + 1 < len(blocks) else None
        if block.block_type == "heading" and (follower is None or follower.block_type == "heading"):
            yield _("Subjudul “%(heading)s” tidak diikuti isi.") % {"heading": block.value}


def links_without_meaning(page: MaterialPage) -> Iterator[str]:
    """Links whose words do not say where they lead."""
    for words in dict.fromkeys(" ".join(strip_tags(found).split()) for text in texts_of(page) for found in LINK.findall(text)):
        if not words:
            yield _("Ada tautan tanpa teks.")
        elif words.lower().strip(" .!:»>") in EMPTY_LINK_WORDS or WEB_ADDRESS.fullmatch(words):
            yield _("Tautan “%(words)s” tidak menyebut tujuannya: tulis nama halaman atau berkas yang dituju.") % {"words": words[:60]}


def texts_of(page: Any) -> Iterator[str]:
    """Every piece of text with markup that a page stores."""
    for field in page._meta.get_fields():
        if isinstance(field, StreamField):
            yield from strings_in(getattr(page, field.name).get_prep_value())
        elif isinstance(field, RichTextField):
            yield getattr(page, field.name) or ""


def strings_in(value: Any) -> Iterator[str]:
    """The strings at any depth of a stored body."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from strings_in(part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from strings_in(part)


CHECKS_OF_KIND: tuple[tuple[type, Callable[[Any], Iterator[str]]], ...] = (
    (GuidePage, gaps_of_guide),
    (PracticePage, gaps_of_practice),
    (LabStoryPage, gaps_of_story),
    (FaqPage, gaps_of_answer),
    (RegulationPage, gaps_of_regulation),
    (TemplatePage, gaps_of_template),
)
CHECKS_OF_ALL = (missing_words, replaced_basis, images_without_words, headings_without_text, links_without_meaning)
