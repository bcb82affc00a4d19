"""Blocks of landing pages: what articles have, and cards, a call to action, national figures and lists that renew themselves."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.snippets.blocks import SnippetChooserBlock

from knowledge.blocks import TEXT_FEATURES, ArticleBody

from .selectors import LIVE_KINDS, MOST_ROWS, live_entries, more_url, path_of

# Addresses within the site, or of another site that can be trusted to be what it says.
SAFE_STARTS = ("/", "https://")


def live_choices() -> list[tuple[str, Any]]:
    """The kinds of live list."""
    return [(code, live.label) for code, live in LIVE_KINDS.items()]


def aspect_choices() -> list[tuple[str, str]]:
    """Aspects and sub-aspects of the active framework (kept in the process: reading a value asks for them too)."""
    from knowledge.aspects.selectors import active_aspects, sub_aspect_links

    subs = sub_aspect_links()
    choices: list[tuple[str, str]] = []
    for aspect in active_aspects():
        choices.append((aspect.code, f"{aspect.code} · {aspect.label}"))
        choices += [(code, f"{code} · {sub.name}") for code, sub in subs.items() if code.startswith(f"{aspect.code}.")]
    return choices


class LiveListBlock(blocks.StructBlock):
    """A list that shows what is published now, without anybody renewing it."""

    heading = blocks.CharBlock(label=_("Judul"), max_length=120)
    kind = blocks.ChoiceBlock(label=_("Isi daftar"), choices=live_choices)
    aspect = blocks.ChoiceBlock(label=_("Hanya tentang aspek"), choices=aspect_choices, required=False)
    below = blocks.PageChooserBlock(
        label=_("Hanya di bawah halaman"), required=False, help_text=_("Misalnya halaman satu rangkaian acara; kosongkan untuk semuanya.")
    )
    count = blocks.IntegerBlock(label=_("Paling banyak"), default=4, min_value=1, max_value=MOST_ROWS)

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        """Adds the rows (1 query), what to say when there are none, and where the rest is."""
        context = super().get_context(value, parent_context=parent_context)
        narrowed = {"aspect": value["aspect"] or "", "below": path_of(value["below"]) if value["below"] else ""}
        live = LIVE_KINDS.get(value["kind"])
        context["entries"] = live_entries(value["kind"], count=value["count"] or 1, **narrowed)
        context["more_url"] = more_url(value["kind"], **narrowed)
        context["nothing"] = live.nothing if live else ""
        return context

    class Meta:
        label = _("Daftar yang selalu terkini")
        icon = "list-ul"
        template = "blocks/live_list.html"


class CardsBlock(blocks.StructBlock):
    """Cards that lead to chosen pages; a page that is not published shows no card."""

    heading = blocks.CharBlock(label=_("Judul"), max_length=120)
    pages = blocks.ListBlock(
        blocks.PageChooserBlock(label=_("Halaman")),
        label=_("Halaman"),
        min_num=1,
        max_num=MOST_ROWS,
        help_text=_("Hanya yang sudah terbit dan terbuka bagi umum yang tampil."),
    )

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        """Adds the entries of the pages, which the page around has asked for at once."""
        context = super().get_context(value, parent_context=parent_context)
        known = context.get("entries_by_page") or {}
        context["entries"] = [known[page.pk] for page in value["pages"] if page and page.pk in known]
        return context

    class Meta:
        label = _("Kartu halaman pilihan")
        icon = "copy"
        template = "blocks/cards.html"


class CallToActionBlock(blocks.StructBlock):
    """One thing to do, and the button that leads there."""

    title = blocks.CharBlock(label=_("Judul"), max_length=120)
    text = blocks.RichTextBlock(label=_("Isi"), features=TEXT_FEATURES, required=False)
    label = blocks.CharBlock(label=_("Tulisan tombol"), max_length=60, help_text=_("Kata kerja dengan objeknya, misalnya: Daftar acara."))
    page = blocks.PageChooserBlock(label=_("Menuju halaman"), required=False)
    url = blocks.CharBlock(label=_("atau alamat"), required=False, max_length=300, help_text=_("Dimulai dengan / untuk alamat di situs ini."))

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        if bool(cleaned["page"]) == bool(cleaned["url"]):
            raise StructBlockValidationError(block_errors={"url": ValidationError(_("Pilih satu halaman atau isi satu alamat, tidak keduanya."))})
        if cleaned["url"] and not cleaned["url"].startswith(SAFE_STARTS):
            raise StructBlockValidationError(block_errors={"url": ValidationError(_("Alamat dimulai dengan / atau https://."))})
        return cleaned

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        """Adds where the button leads; nowhere when its page is not published."""
        context = super().get_context(value, parent_context=parent_context)
        page = value["page"]
        context["target"] = (path_of(page) if page.live else "") if page else value["url"]
        return context

    class Meta:
        label = _("Ajakan")
        icon = "arrow-right"
        template = "blocks/call_to_action.html"


class FiguresBlock(blocks.StructBlock):
    """National figures, each with its day and source."""

    heading = blocks.CharBlock(label=_("Judul"), max_length=120)
    figures = blocks.ListBlock(SnippetChooserBlock("figures.NationalFigure", label=_("Angka")), label=_("Angka nasional"), min_num=1, max_num=6)

    class Meta:
        label = _("Angka nasional")
        icon = "order"
        template = "blocks/figures.html"


class LandingBody(ArticleBody):
    """What landing pages are made of."""

    live_list = LiveListBlock()
    cards = CardsBlock()
    call_to_action = CallToActionBlock()
    figures = FiguresBlock()
