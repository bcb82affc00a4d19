"""How fragments, help texts and frames are kept in the CMS."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, PageChooserPanel
from wagtail.admin.ui.tables import BooleanColumn, Column, UpdatedAtColumn
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from knowledge.cms_lists import JoinedViewSet

from .models import Fragment, HelpText, StartingPoint


class FragmentViewSet(SnippetViewSet):
    """Fragments; the page "Penggunaan" of each says where it stands."""

    model = Fragment
    icon = "copy"
    menu_label = _("Potongan bersama")
    list_display = ["title", "key", UpdatedAtColumn()]
    search_fields = ["title", "key"]
    panels = [FieldRowPanel([FieldPanel("title"), FieldPanel("key")]), FieldPanel("body")]


class HelpTextViewSet(SnippetViewSet):
    """Help, a row for each place."""

    model = HelpText
    icon = "help"
    menu_label = _("Bantuan")
    list_display: list[Any] = ["title", Column("get_key_display", label=_("Tempat")), BooleanColumn("is_shown", label=_("Ditampilkan"))]
    list_filter = ["is_shown"]
    search_fields = ["title", "body"]
    panels = [
        FieldRowPanel([FieldPanel("key"), FieldPanel("is_shown")]),
        FieldPanel("title"),
        FieldPanel("body"),
        MultiFieldPanel([FieldRowPanel([FieldPanel("link_label"), FieldPanel("link_url")])], heading=_("Tautan")),
    ]


class StartingPointViewSet(JoinedViewSet):
    """Frames from which new pages start."""

    model = StartingPoint
    icon = "doc-empty"
    menu_label = _("Kerangka awal")
    list_display = ["title", "page", "note"]
    search_fields = ["title", "note"]
    panels = [PageChooserPanel("page", ["knowledge.GuidePage", "knowledge.PracticePage"]), FieldPanel("title"), FieldPanel("note")]


class SharedGroup(SnippetViewSetGroup):
    """The menu "Isi bersama"."""

    menu_label = _("Isi bersama")
    menu_icon = "copy"
    menu_name = "isi-bersama"
    menu_order = 260
    items = (FragmentViewSet, StartingPointViewSet, HelpTextViewSet)
