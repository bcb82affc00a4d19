"""Blocks of the library's bodies. Each has one template in `templates/blocks/`; renaming one is a data migration."""

import re
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock
from wagtail.snippets.blocks import SnippetChooserBlock

TEXT_FEATURES = ["bold", "italic", "ol", "ul", "link", "document-link"]
FIGURES_ONLY = re.compile(r"[-−–+]?(Rp)?\s?[\d.,]*\d[\d.,]*\s?%?")
# The one player that our content policy lets in, and the ways its addresses are written.
YOUTUBE = re.compile(
    r"^https://(?:www\.|m\.)?(?:youtu\.be/|youtube(?:-nocookie)?\.com/(?:watch\?(?:.*&)?v=|embed/|live/|shorts/))([\w-]{11})(?:[?&#].*)?$"
)


class StepBlock(blocks.StructBlock):
    """One step: what to do and which file or decision comes out."""

    title = blocks.CharBlock(label=_("Langkah"), max_length=140)
    text = blocks.RichTextBlock(label=_("Penjelasan"), features=TEXT_FEATURES, required=False)
    output = blocks.CharBlock(label=_("Hasil langkah ini"), required=False, max_length=200)


class StepsBlock(blocks.StructBlock):
    """Numbered steps."""

    heading = blocks.CharBlock(label=_("Judul"), default=_("Langkah-langkah"), max_length=120)
    items = blocks.ListBlock(StepBlock(), label=_("Langkah"))

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        context = super().get_context(value, parent_context=parent_context)
        context["steps"] = [{"title": item["title"], "html": item["text"], "output": item["output"]} for item in value["items"]]
        page = (parent_context or {}).get("page")
        # Under this key the reader's browser remembers which steps are done.
        context["remember"] = f"langkah-{page.pk}-{slugify(value['heading'])}" if page is not None and page.pk else ""
        return context

    class Meta:
        label = _("Langkah-langkah")
        icon = "list-ol"
        template = "blocks/steps.html"


class CalloutBlock(blocks.StructBlock):
    """A remark that stands out: tip, important, warning or a worked example."""

    kind = blocks.ChoiceBlock(
        label=_("Jenis"),
        default="tip",
        choices=[("tip", _("Kiat")), ("penting", _("Penting")), ("peringatan", _("Peringatan")), ("contoh", _("Contoh fiktif"))],
    )
    title = blocks.CharBlock(label=_("Judul"), max_length=140)
    text = blocks.RichTextBlock(label=_("Isi"), features=TEXT_FEATURES)

    class Meta:
        label = _("Catatan")
        icon = "info-circle"
        template = "blocks/callout.html"


class TableBlock(blocks.StructBlock):
    """A plain table with a caption and a header row; cells separated by `|`, a row a line."""

    caption = blocks.CharBlock(label=_("Judul tabel"), max_length=200)
    header = blocks.CharBlock(label=_("Kepala kolom"), help_text=_("Pisahkan dengan tanda |"))
    rows = blocks.TextBlock(label=_("Baris"), help_text=_("Satu baris per baris tabel, kolom dipisahkan tanda |"))

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        context = super().get_context(value, parent_context=parent_context)
        split = [[cell.strip() for cell in line.split("|")] for line in value["rows"].splitlines() if line.strip()]
        context["columns"] = [cell.strip() for cell in value["header"].split("|")]
        context["table_rows"] = split
        context["numeric"] = [
            index
            for index in range(len(context["columns"]))
            if (cells := [row[index] for row in split if index < len(row) and row[index]]) and all(FIGURES_ONLY.fullmatch(cell) for cell in cells)
        ]
        return context

    class Meta:
        label = _("Tabel")
        icon = "table"
        template = "blocks/table.html"


class DownloadBlock(blocks.StructBlock):
    """A file to take along."""

    document = DocumentChooserBlock(label=_("Dokumen"))
    note = blocks.CharBlock(label=_("Keterangan"), required=False, max_length=200)

    class Meta:
        label = _("Unduhan")
        icon = "download"
        template = "blocks/download.html"


class VideoBlock(blocks.StructBlock):
    """A YouTube video, loaded only when the reader asks for it and without its cookies, with its transcript."""

    video = blocks.URLBlock(label=_("Alamat video"), help_text=_("Alamat YouTube, misalnya https://youtu.be/…"))
    title = blocks.CharBlock(label=_("Judul"), max_length=160)
    transcript = blocks.RichTextBlock(label=_("Transkrip"), features=TEXT_FEATURES, required=False)

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        if not YOUTUBE.match(cleaned["video"]):
            problem = _("Alamat ini bukan alamat video YouTube. Tautkan video dari tempat lain di dalam paragraf.")
            raise StructBlockValidationError(block_errors={"video": ValidationError(problem)})
        return cleaned

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        context = super().get_context(value, parent_context=parent_context)
        found = YOUTUBE.match(value["video"] or "")
        context["player_url"] = f"https://www.youtube-nocookie.com/embed/{found[1]}" if found else ""
        return context

    class Meta:
        label = _("Video")
        icon = "media"
        template = "blocks/video.html"


class FigureBlock(blocks.StructBlock):
    """A picture with its caption."""

    image = ImageChooserBlock(label=_("Gambar"))
    caption = blocks.CharBlock(label=_("Keterangan"), required=False, max_length=250)

    class Meta:
        label = _("Gambar")
        icon = "image"
        template = "blocks/figure.html"


class QuoteBlock(blocks.StructBlock):
    """A short quotation with its speaker and source."""

    text = blocks.TextBlock(label=_("Kutipan"))
    who = blocks.CharBlock(label=_("Siapa"), max_length=160)
    source = blocks.CharBlock(label=_("Sumber"), required=False, max_length=250)

    class Meta:
        label = _("Kutipan")
        icon = "openquote"
        template = "blocks/quote.html"


class EvidenceItemBlock(blocks.StructBlock):
    """One piece of evidence and what must be visible in it."""

    name = blocks.CharBlock(label=_("Bukti"), max_length=200)
    detail = blocks.RichTextBlock(label=_("Yang harus terlihat"), features=TEXT_FEATURES, required=False)
    sub_aspect = blocks.CharBlock(label=_("Kode sub-aspek"), required=False, max_length=10)


class EvidenceBlock(blocks.StructBlock):
    """How to prove it: what an assessor accepts."""

    intro = blocks.RichTextBlock(label=_("Pengantar"), features=TEXT_FEATURES, required=False)
    items = blocks.ListBlock(EvidenceItemBlock(), label=_("Bukti"))

    class Meta:
        label = _("Cara membuktikannya")
        icon = "doc-full"
        template = "blocks/evidence.html"


class MistakeBlock(blocks.StructBlock):
    """A common mistake and its remedy."""

    mistake = blocks.CharBlock(label=_("Kesalahan"), max_length=250)
    remedy = blocks.TextBlock(label=_("Perbaikannya"))


class MistakesBlock(blocks.StructBlock):
    """Common mistakes."""

    items = blocks.ListBlock(MistakeBlock(), label=_("Kesalahan"))

    class Meta:
        label = _("Kesalahan yang sering terjadi")
        icon = "warning"
        template = "blocks/mistakes.html"


class LegalItemBlock(blocks.StructBlock):
    """One regulation, the article where known, and what it asks."""

    regulation = blocks.PageChooserBlock(label=_("Regulasi"), page_type="knowledge.RegulationPage")
    article = blocks.CharBlock(label=_("Pasal"), required=False, max_length=80)
    note = blocks.CharBlock(label=_("Yang diminta"), max_length=400)


class LegalBlock(blocks.StructBlock):
    """The legal basis."""

    items = blocks.ListBlock(LegalItemBlock(), label=_("Dasar hukum"))

    class Meta:
        label = _("Dasar hukum")
        icon = "doc-full-inverse"
        template = "blocks/legal.html"


class ResultBlock(blocks.StructBlock):
    """One measured result: what was counted, before and after, and where that can be checked."""

    label = blocks.CharBlock(label=_("Yang diukur"), max_length=140)
    before = blocks.CharBlock(label=_("Sebelum"), required=False, max_length=40)
    after = blocks.CharBlock(label=_("Sesudah"), max_length=40)
    unit = blocks.CharBlock(label=_("Satuan"), required=False, max_length=40)
    source = blocks.CharBlock(label=_("Sumber"), required=False, max_length=250)

    class Meta:
        label = _("Hasil terukur")
        icon = "order"


class ResultsStream(blocks.StreamBlock):
    """The measured results of a practice."""

    result = ResultBlock()


class ArticleItemBlock(blocks.StructBlock):
    """One article of a regulation, in its own words or in ours."""

    number = blocks.CharBlock(label=_("Pasal"), max_length=40, help_text=_("Misalnya: Pasal 134 ayat (2)"))
    title = blocks.CharBlock(label=_("Tentang"), required=False, max_length=200)
    text = blocks.RichTextBlock(label=_("Isi"), features=TEXT_FEATURES)

    class Meta:
        label = _("Pasal")
        icon = "list-ol"


class ArticlesStream(blocks.StreamBlock):
    """Articles of a regulation, in their order."""

    article = ArticleItemBlock()


class FragmentBlock(SnippetChooserBlock):
    """A fragment that stands on many pages and is kept in one place; on the page and in search it is as if written here."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__("editorial.Fragment", **kwargs)

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        """As it is made: its target is always the same."""
        _path, args, kwargs = super().deconstruct()
        return "knowledge.blocks.FragmentBlock", args[1:], kwargs

    def get_searchable_content(self, value: Any) -> list[str]:
        """The words of the fragment."""
        return [text for block in value.body for text in block.block.get_searchable_content(block.value)] if value else []

    class Meta:
        label = _("Potongan bersama")
        icon = "copy"
        template = "blocks/fragment.html"


class PlainBody(blocks.StreamBlock):
    """What everything written is made of; fragments hold just this, so that none holds another."""

    heading = blocks.CharBlock(label=_("Subjudul"), icon="title", template="blocks/heading.html", max_length=140)
    paragraph = blocks.RichTextBlock(label=_("Paragraf"), icon="pilcrow", features=TEXT_FEATURES, template="blocks/paragraph.html")
    steps = StepsBlock()
    callout = CalloutBlock()
    table = TableBlock()
    download = DownloadBlock()
    video = VideoBlock()
    figure = FigureBlock()
    quote = QuoteBlock()


class ArticleBody(PlainBody):
    """What news, stories, events and plain pages are made of."""

    fragment = FragmentBlock()


class GuideBody(ArticleBody):
    """What guides are made of: an article plus proof, mistakes and legal basis."""

    evidence = EvidenceBlock()
    mistakes = MistakesBlock()
    legal = LegalBlock()
