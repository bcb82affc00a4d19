"""How editors manage frameworks, aspects, topics, priorities and findings in the CMS."""

from django.forms import CheckboxSelectMultiple
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, ObjectList, PageChooserPanel
from wagtail.snippets.views.snippets import SnippetViewSet

from knowledge.cms_lists import JoinedViewSet

from .forms import AspectForm, FrameworkForm
from .models import Aspect, Finding, Framework, FrameworkCrosswalk, PriorityAspect, Topic

BAND_PANELS = [
    FieldRowPanel([FieldPanel("rank"), FieldPanel("code"), FieldPanel("name")]),
    FieldRowPanel([FieldPanel("floor"), FieldPanel("ceiling"), FieldPanel("index_floor"), FieldPanel("index_ceiling")]),
    FieldPanel("consequence"),
    FieldRowPanel([FieldPanel("evaluation_years"), FieldPanel("is_eligible_for_talent_pool"), FieldPanel("is_good")]),
]


class FrameworkViewSet(SnippetViewSet):
    """Instruments with their bands."""

    model = Framework
    icon = "list-ol"
    menu_label = _("Instrumen")
    list_display = ["name", "code", "valid_from", "valid_to", "oversight"]
    list_filter = ["confidence"]
    search_fields = ["code", "name", "oversight"]
    edit_handler = ObjectList(
        [
            MultiFieldPanel([FieldPanel("code"), FieldPanel("name"), FieldPanel("status"), FieldPanel("legal_basis")], heading=_("Instrumen")),
            FieldRowPanel([FieldPanel("valid_from"), FieldPanel("valid_to"), FieldPanel("oversight"), FieldPanel("application")]),
            FieldRowPanel([FieldPanel("min_score"), FieldPanel("max_score"), FieldPanel("index_method"), FieldPanel("index_confidence")]),
            InlinePanel("bands", panels=BAND_PANELS, label=_("Kategori")),
            MultiFieldPanel([FieldPanel("principles"), FieldPanel("stages"), FieldPanel("notes")], heading=_("Keterangan")),
            FieldRowPanel([FieldPanel("source"), FieldPanel("confidence")]),
        ],
        base_form_class=FrameworkForm,
    )


class AspectViewSet(JoinedViewSet):
    """Aspects and sub-aspects of every framework."""

    model = Aspect
    icon = "tag"
    menu_label = _("Aspek")
    list_display = ["code", "name", "framework", "parent", "max_score"]
    list_filter = ["framework", "name_confidence", "score_confidence"]
    search_fields = ["code", "name", "synonyms", "description"]
    list_per_page = 60
    edit_handler = ObjectList(
        [
            MultiFieldPanel([FieldPanel("framework"), FieldPanel("parent"), FieldPanel("code"), FieldPanel("position")], heading=_("Tempatnya")),
            MultiFieldPanel([FieldPanel("name"), FieldPanel("short_name"), FieldPanel("slug"), FieldPanel("icon")], heading=_("Nama")),
            FieldPanel("description"),
            FieldPanel("synonyms"),
            FieldRowPanel([FieldPanel("min_score"), FieldPanel("max_score"), FieldPanel("weight"), FieldPanel("level_min"), FieldPanel("level_max")]),
            FieldPanel("evidence_examples"),
            FieldRowPanel([FieldPanel("name_confidence"), FieldPanel("score_confidence"), FieldPanel("source")]),
        ],
        base_form_class=AspectForm,
    )


class TopicViewSet(SnippetViewSet):
    """The governed topics."""

    model = Topic
    icon = "tag"
    menu_label = _("Topik")
    list_display = ["name", "slug"]
    list_filter = ["aspects"]
    search_fields = ["name", "description"]
    panels = [FieldPanel("name"), FieldPanel("slug"), FieldPanel("description"), FieldPanel("aspects")]


class CrosswalkViewSet(JoinedViewSet):
    """Which aspect of one framework corresponds to which of another."""

    model = FrameworkCrosswalk
    icon = "rotate"
    menu_label = _("Pemetaan antarinstrumen")
    list_display = ["source", "target", "confidence"]
    search_fields = ["source__name", "target__name", "note"]
    panels = [FieldPanel("source"), FieldPanel("target"), FieldPanel("note"), FieldPanel("confidence")]


class PriorityViewSet(JoinedViewSet):
    """Aspects named as priorities, by period."""

    model = PriorityAspect
    icon = "warning"
    menu_label = _("Aspek prioritas")
    list_display = ["aspect", "starts_on", "ends_on", "source"]
    list_filter = ["aspect", "starts_on"]
    search_fields = ["aspect__name", "source"]
    panels = [FieldPanel("aspect"), FieldRowPanel([FieldPanel("starts_on"), FieldPanel("ends_on")]), FieldPanel("source")]


class FindingViewSet(JoinedViewSet):
    """Findings of supervision."""

    model = Finding
    icon = "search"
    menu_label = _("Temuan pengawasan")
    list_display = ["year", "stated_on", "aspect", "text"]
    list_filter = ["year", "aspect", "topics"]
    search_fields = ["text", "source"]
    panels = [
        FieldRowPanel([FieldPanel("year"), FieldPanel("stated_on")]),
        FieldPanel("aspect"),
        FieldPanel("text"),
        FieldPanel("source"),
        FieldPanel("topics", widget=CheckboxSelectMultiple),
        InlinePanel("links", panels=[PageChooserPanel("page")], label=_("Halaman"), heading=_("Acara dan materi yang menanggapi")),
    ]
