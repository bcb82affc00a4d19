"""How editors manage the glossary in the CMS."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, ObjectList
from wagtail.snippets.views.snippets import SnippetViewSet

from .forms import TermForm
from .models import Term


class TermViewSet(SnippetViewSet):
    """Terms."""

    model = Term
    icon = "openquote"
    menu_label = _("Glosarium")
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
