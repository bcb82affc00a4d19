"""How editors manage people in the CMS."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel
from wagtail.snippets.views.snippets import SnippetViewSet

from .models import Person

POSITION_PANELS = [
    FieldPanel("title"),
    FieldRowPanel([FieldPanel("instansi"), FieldPanel("unit")]),
    FieldRowPanel([FieldPanel("as_of"), FieldPanel("source")]),
]


class PersonViewSet(SnippetViewSet):
    """People with their dated positions."""

    model = Person
    icon = "user"
    menu_label = _("Orang")
    list_display = ["full_name", "slug", "is_office"]
    list_filter = ["is_office"]
    search_fields = ["name", "slug"]
    panels = [
        FieldRowPanel([FieldPanel("title_prefix"), FieldPanel("name"), FieldPanel("title_suffix")]),
        FieldRowPanel([FieldPanel("slug"), FieldPanel("is_office")]),
        InlinePanel("positions", panels=POSITION_PANELS, label=_("Jabatan")),
    ]
