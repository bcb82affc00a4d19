"""How editors manage the register in the CMS."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList
from wagtail.snippets.views.snippets import SnippetViewSet

from knowledge.cms_lists import JoinedViewSet

from .forms import InstansiForm
from .models import Instansi, Mandate, Partner, Province, RegionalOffice, RoleModel


class InstansiViewSet(JoinedViewSet):
    """Instansi."""

    model = Instansi
    icon = "home"
    menu_label = _("Instansi")
    list_display = ["name", "code", "kind", "province", "valid_to"]
    list_filter = ["kind", "province", "is_assessed"]
    search_fields = ["code", "name", "short_name", "aliases"]
    list_per_page = 50
    edit_handler = ObjectList(
        [
            MultiFieldPanel([FieldPanel("code"), FieldPanel("name"), FieldPanel("short_name"), FieldPanel("aliases")], heading=_("Nama")),
            FieldRowPanel([FieldPanel("kind"), FieldPanel("province"), FieldPanel("is_assessed")]),
            FieldPanel("personnel_unit"),
            FieldRowPanel([FieldPanel("valid_from"), FieldPanel("valid_to")]),
            FieldPanel("successors"),
            FieldRowPanel([FieldPanel("confidence"), FieldPanel("note")]),
        ],
        base_form_class=InstansiForm,
    )


class ProvinceViewSet(JoinedViewSet):
    """Provinces with their time zones."""

    model = Province
    icon = "site"
    menu_label = _("Provinsi")
    list_display = ["name", "code", "zone", "regional_office"]
    list_filter = ["zone", "regional_office"]
    search_fields = ["name", "code", "iso_code"]
    list_per_page = 50
    panels = [
        FieldRowPanel([FieldPanel("code"), FieldPanel("name"), FieldPanel("iso_code")]),
        FieldRowPanel([FieldPanel("zone"), FieldPanel("timezone"), FieldPanel("regional_office")]),
        FieldRowPanel([FieldPanel("valid_from"), FieldPanel("regency_count"), FieldPanel("autonomous_count")]),
        FieldRowPanel([FieldPanel("tile_column"), FieldPanel("tile_row")]),
    ]


class RegionalOfficeViewSet(SnippetViewSet):
    """Regional offices of BKN."""

    model = RegionalOffice
    icon = "group"
    menu_label = _("Kantor regional BKN")
    list_display = ["code", "seat"]
    search_fields = ["code", "seat"]
    panels = [FieldPanel("code"), FieldPanel("seat"), FieldPanel("confidence")]


class MandateViewSet(JoinedViewSet):
    """Who is charged with what, and when."""

    model = Mandate
    icon = "key"
    menu_label = _("Mandat pengawasan")
    list_display = ["instansi", "function", "legal_basis", "valid_from", "valid_to"]
    list_filter = ["instansi"]
    search_fields = ["function", "legal_basis", "instansi__name"]
    panels = [
        FieldPanel("instansi"),
        FieldPanel("function"),
        FieldPanel("legal_basis"),
        FieldRowPanel([FieldPanel("valid_from"), FieldPanel("valid_to")]),
    ]


class PartnerViewSet(SnippetViewSet):
    """Organisations that work along."""

    model = Partner
    icon = "group"
    menu_label = _("Mitra")
    list_display = ["name", "kind", "valid_from", "valid_to"]
    list_filter = ["kind"]
    search_fields = ["name", "short_name", "role", "source"]
    panels = [
        FieldRowPanel([FieldPanel("name"), FieldPanel("short_name"), FieldPanel("kind")]),
        FieldPanel("instansi"),
        FieldPanel("role"),
        FieldPanel("assisted"),
        FieldRowPanel([FieldPanel("valid_from"), FieldPanel("valid_to")]),
        FieldRowPanel([FieldPanel("source"), FieldPanel("source_url")]),
    ]


class RoleModelViewSet(JoinedViewSet):
    """Instansi to learn from, by aspect."""

    model = RoleModel
    icon = "pick"
    menu_label = _("Instansi rujukan")
    list_display = ["instansi", "aspect", "text", "stated_on"]
    list_filter = ["aspect"]
    search_fields = ["text", "named_by", "source", "instansi__name"]
    panels = [
        FieldPanel("instansi"),
        FieldPanel("aspect"),
        FieldPanel("text"),
        FieldRowPanel([FieldPanel("named_by"), FieldPanel("stated_on")]),
        FieldRowPanel([FieldPanel("source"), FieldPanel("source_url")]),
    ]
