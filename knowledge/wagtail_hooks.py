"""The menu "Sistem merit" of the CMS: everything that editors maintain as data rather than as pages."""

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from .aspects.viewsets import AspectViewSet, CrosswalkViewSet, FindingViewSet, FrameworkViewSet, PriorityViewSet, TopicViewSet
from .figures.viewsets import FigureViewSet, IndicatorViewSet, TargetViewSet
from .glossary.viewsets import EquivalentViewSet, TermViewSet
from .instansi.viewsets import (
    InstansiViewSet,
    MandateViewSet,
    PartnerViewSet,
    ProvinceViewSet,
    RegionalOfficeViewSet,
    RoleModelViewSet,
)
from .people.viewsets import PersonViewSet


class MeritGroup(SnippetViewSetGroup):
    """The one place to look for the field's data."""

    menu_label = _("Sistem merit")
    menu_icon = "list-ul"
    menu_name = "sistem-merit"
    menu_order = 250
    items = (
        *(FrameworkViewSet, AspectViewSet, TopicViewSet, CrosswalkViewSet, PriorityViewSet, FindingViewSet),
        *(InstansiViewSet, MandateViewSet, PartnerViewSet, RoleModelViewSet, ProvinceViewSet, RegionalOfficeViewSet),
        *(PersonViewSet, TermViewSet, EquivalentViewSet, FigureViewSet, TargetViewSet, IndicatorViewSet),
    )


register_snippet(MeritGroup)
