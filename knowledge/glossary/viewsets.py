"""How editors manage the glossary in the CMS."""

from typing import Any

from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, ObjectList
from wagtail.snippets.views.snippets import CreateView, SnippetViewSet

from .forms import TermForm
from .models import LONGEST_SLUG, LONGEST_TERM, Term


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
