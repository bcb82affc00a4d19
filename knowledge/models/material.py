"""What every tagged page shares: aspects, topics, summary, source and rights, freshness, related pages."""

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest, HttpResponsePermanentRedirect
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel, PageChooserPanel
from wagtail.models import Orderable, Page

from knowledge.aspects.fields import CHOOSE_AN_ASPECT, VocabularyTaggableManager
from knowledge.aspects.models import Aspect, PageAspect, PageTopic
from knowledge.filters import EntryFilter
from knowledge.forms import MaterialForm
from knowledge.neighbours import neighbours_of


class RelatedPage(Orderable):
    """A page to read next, chosen by an editor ("baca juga")."""

    page = ParentalKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="related_links")
    target = models.ForeignKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="+", verbose_name=_("halaman"))

    panels = [PageChooserPanel("target")]

    class Meta(Orderable.Meta):
        constraints = [models.UniqueConstraint(fields=["page", "target"], name="one_related_link_per_pair")]


class CreditRole(models.TextChoices):
    """What somebody did for a piece of material."""

    AUTHOR = "penulis", _("Penulis")
    SOURCE = "narasumber", _("Narasumber")
    EDITOR = "penyunting", _("Penyunting")
    CONTRIBUTOR = "kontributor", _("Kontributor")


class MaterialCredit(Orderable):
    """Somebody who is credited on a page: a member of the community, or just a name."""

    page = ParentalKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="credits")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="material_credits", verbose_name=_("anggota")
    )
    name = models.CharField(_("nama"), max_length=160)
    role = models.CharField(_("peran"), max_length=12, choices=CreditRole, default=CreditRole.AUTHOR)

    panels = [FieldPanel("name"), FieldPanel("role")]

    class Meta(Orderable.Meta):
        verbose_name = _("kredit")
        verbose_name_plural = _("kredit")
        constraints = [
            models.UniqueConstraint(fields=["page", "user", "role"], condition=models.Q(user__isnull=False), name="one_credit_per_member_and_role")
        ]

    def __str__(self) -> str:
        return f"{self.name} · {self.get_role_display()}"


class IndexPage(Page):
    """A page that lists the published things of one kind, narrowed as the address says."""

    entry_kind = ""
    # Facts of the kind by which its list can be narrowed, as named in `knowledge.filters`.
    narrowed_by: tuple[str, ...] = ()

    intro = models.TextField(_("pengantar"), blank=True)

    content_panels = [*Page.content_panels, FieldPanel("intro")]

    class Meta:
        abstract = True

    def narrowing(self, request: HttpRequest) -> EntryFilter:
        """What the address chooses."""
        return EntryFilter(request.GET, kind=self.entry_kind, facts=self.narrowed_by, path=request.path)

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """The list, or the way to a topic's own name from another one of it."""
        renamed = self.narrowing(request).renamed_url if "topik" in request.GET else ""
        return HttpResponsePermanentRedirect(renamed) if renamed else super().serve(request, *args, **kwargs)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Adds the narrowed list."""
        return {**super().get_context(request, *args, **kwargs), "narrowing": self.narrowing(request)}


class MaterialPage(Page):
    """Abstract: a page that carries at least one aspect and therefore appears on hubs, in search and recommendations."""

    summary = models.TextField(
        _("ringkasan"), max_length=400, blank=True, help_text=_("Satu atau dua kalimat: apa yang dapat dilakukan pembaca sesudahnya.")
    )
    aspects = VocabularyTaggableManager(
        through=PageAspect,
        blank=False,
        verbose_name=_("aspek dan sub-aspek"),
        help_text=_("Sedikitnya satu aspek. Memilih sub-aspek sudah termasuk aspek induknya."),
    )
    topics = VocabularyTaggableManager(through=PageTopic, blank=True, verbose_name=_("topik"))
    external_id = models.CharField(
        _("ID asal"), max_length=120, blank=True, db_index=True, help_text=_("ID dari basis pengetahuan lama, bila diimpor.")
    )
    source_name = models.CharField(_("sumber"), max_length=250, blank=True)
    source_url = models.URLField(_("alamat sumber"), max_length=500, blank=True)
    rights = models.CharField(_("hak"), max_length=200, blank=True, help_text=_("Misalnya: ringkasan; hak cipta pada penerbit."))
    is_fictional = models.BooleanField(_("contoh fiktif"), default=False, help_text=_("Ditampilkan dengan penanda bahwa isinya contoh."))
    steward = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("penanggung jawab isi"),
        help_text=_("Diingatkan bila isi perlu ditinjau; tanpa pilihan, pembuat halamannya."),
    )
    reviewed_on = models.DateField(_("ditinjau pada"), null=True, blank=True)
    review_due = models.DateField(_("tinjau lagi pada"), null=True, blank=True)

    base_form_class = MaterialForm

    taxonomy_panels = [
        MultiFieldPanel([FieldPanel("aspects", required_on_save=False), FieldPanel("topics", required_on_save=False)], heading=_("Aspek dan topik"))
    ]
    source_panels = [
        MultiFieldPanel(
            [FieldPanel("source_name"), FieldPanel("source_url"), FieldPanel("rights"), FieldPanel("is_fictional")], heading=_("Sumber dan hak")
        ),
        MultiFieldPanel([FieldPanel("steward"), FieldPanel("reviewed_on"), FieldPanel("review_due")], heading=_("Kesegaran")),
        InlinePanel("credits", label=_("Kredit"), heading=_("Yang dikreditkan")),
        InlinePanel("related_links", label=_("Baca juga")),
    ]

    class Meta:
        abstract = True

    def clean(self) -> None:
        """Refuse to be live without an aspect; choosing a sub-aspect brings its parent along."""
        super().clean()
        chosen = self.chosen_aspects
        missing_parents = {a.parent for a in chosen if a.parent_id} - set(chosen)
        if missing_parents:
            self.aspects.add(*missing_parents)
        if self.live and not chosen:
            raise ValidationError({"aspects": CHOOSE_AN_ASPECT})

    @property
    def chosen_aspects(self) -> list[Aspect]:
        """Aspects and sub-aspects chosen so far, saved or not, in their order (1 query when saved)."""
        links = self.aspect_links.all()
        links = links.select_related("tag__parent") if hasattr(links, "select_related") else links
        return sorted((link.tag for link in links), key=lambda a: (a.framework_id, a.parent_id is not None, a.position))

    @property
    def main_aspects(self) -> list[Aspect]:
        """The aspects proper."""
        return [aspect for aspect in self.chosen_aspects if not aspect.is_sub]

    def entry_facts(self) -> dict[str, Any]:
        """Small public facts for cards; kinds add their own. `meta` is a list of texts for the foot of a card."""
        return {}

    @property
    def review_state(self) -> str:
        """Where the item stands in the care of its quality: "due", "reviewed" or "open"."""
        if self.review_due and self.review_due <= timezone.localdate():
            return "due"
        return "reviewed" if self.reviewed_on else "open"

    def credited(self) -> list[dict[str, str]]:
        """Who is credited and as what, in order (1 query when saved)."""
        return [{"name": credit.name, "role": str(credit.get_role_display())} for credit in self.credits.all()]

    def mentioned_pages(self) -> list[int]:
        """Keys of pages that this one names in fields of its own; their entries come along with its neighbours."""
        return []

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Adds the page's own entry, those of the pages to read next and of the pages that lead here (1 query; a draft has no entry)."""
        around = neighbours_of(self, naming=self.mentioned_pages())
        # A preview shows what the draft says; the entry is what the public sees.
        live = None if getattr(request, "is_preview", False) else around.own
        return {
            **super().get_context(request, *args, **kwargs),
            "entry": live,
            "aspect_labels": live.aspect_labels if live else self.main_aspects,
            "topic_labels": live.topic_labels if live else [link.tag for link in self.topic_links.all()],
            "credits": live.facts.get("credits", []) if live else self.credited(),
            "related": around.related,
            "used_by": around.users,
            "entries_by_page": around.by_page,
        }
