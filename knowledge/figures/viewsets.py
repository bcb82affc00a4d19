"""How editors manage national numbers in the CMS."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, ObjectList
from wagtail.snippets.views.snippets import SnippetViewSet

from .forms import TargetForm
from .models import Indicator, NationalFigure, Target


class FigureViewSet(SnippetViewSet):
    """Published numbers."""

    model = NationalFigure
    icon = "order"
    menu_label = _("Angka nasional")
    list_display = ["label", "value", "unit", "as_of", "confidence"]
    list_filter = ["confidence", "unit"]
    search_fields = ["label", "source"]
    panels = [
        FieldPanel("label"),
        FieldRowPanel([FieldPanel("value"), FieldPanel("unit"), FieldPanel("as_of")]),
        FieldPanel("group"),
        FieldRowPanel([FieldPanel("source"), FieldPanel("confidence")]),
    ]


class TargetViewSet(SnippetViewSet):
    """Targets."""

    model = Target
    icon = "success"
    menu_label = _("Target")
    list_display = ["label", "year", "percent"]
    list_filter = ["year"]
    search_fields = ["label", "source"]
    edit_handler = ObjectList(
        [FieldPanel("label"), FieldPanel("kinds"), FieldRowPanel([FieldPanel("year"), FieldPanel("percent")]), FieldPanel("source")],
        base_form_class=TargetForm,
    )


class IndicatorViewSet(SnippetViewSet):
    """Definitions of indicators."""

    model = Indicator
    icon = "decimal"
    menu_label = _("Indikator")
    list_display = ["name", "code", "regulation_code"]
    search_fields = ["name", "code", "objective"]
    panels = [
        FieldRowPanel([FieldPanel("code"), FieldPanel("regulation_code")]),
        FieldPanel("name"),
        FieldPanel("objective"),
        FieldPanel("numerator"),
        FieldPanel("denominator"),
        FieldPanel("source"),
    ]
