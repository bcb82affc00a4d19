"""How editors manage the glossary and the names that readers use in the CMS."""

from typing import Any

from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, ObjectList
from wagtail.admin.ui.tables import BooleanColumn, Column
from wagtail.snippets.views.snippets import CreateView, SnippetViewSet

from .forms import EquivalentForm, TermForm
from .models import LONGEST_SLUG, LONGEST_TERM, Equivalent, Term


class CreateTermView(CreateView):
    """The report of searches without result sends its words along."""

    def get_initial(self) -> dict[str, Any]:
        asked = self.request.GET.get("term", "").strip()[:LONGEST_TERM]
        return {**super().get_initial(), "term": asked, "slug": slugify(asked)[:LONGEST_SLUG]}


class TermViewSet(SnippetViewSet):
    """Terms."""

    model = Term
    icon = "openquote"
    menu_label = _("Glosarium")
    add_view_class = CreateTermView
    list_display = ["term", "expansion"]
    search_fields = ["term", "expansion", "definition"]
    list_per_page = 50
    edit_handler = ObjectList(
        [
            FieldRowPanel([FieldPanel("term"), FieldPanel("expansion"), FieldPanel("slug")]),
            FieldPanel("definition"),
            FieldPanel("synonyms"),
            FieldPanel("source"),
        ],
        base_form_class=TermForm,
    )


class CreateEquivalentView(CreateView):
    """The report of searches without result sends its words along: they are the reader's, the document's are still to be named."""

    def get_initial(self) -> dict[str, Any]:
        asked = self.request.GET.get("padanan", "").strip()[:LONGEST_TERM]
        return {**super().get_initial(), "others": [asked] if asked else []}


USED = BooleanColumn("is_used", label=_("Dipakai pencarian"), sort_key="is_used")


class EquivalentViewSet(SnippetViewSet):
    """Names that readers use."""

    model = Equivalent
    icon = "link"
    menu_label = _("Padanan kata")
    add_view_class = CreateEquivalentView
    list_display = ["name", Column("others_in_line", label=_("Padanan")), "kind", USED]
    list_filter = ["kind", "is_used"]
    search_fields = ["name", "others", "note"]
    list_per_page = 50
    edit_handler = ObjectList(
        [
            FieldPanel("name"),
            FieldPanel("others"),
            FieldRowPanel([FieldPanel("kind"), FieldPanel("is_used")]),
            FieldPanel("note"),
        ],
        base_form_class=EquivalentForm,
    )
