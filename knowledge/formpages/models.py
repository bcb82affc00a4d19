"""Form pages: what is asked, who reads it, and for how long it is kept."""

from typing import Any

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.contrib.forms.models import AbstractForm, AbstractFormField
from wagtail.contrib.forms.panels import FormSubmissionsPanel
from wagtail.fields import StreamField
from wagtail.models import Page

from knowledge.addresses import AddressedForm
from knowledge.blocks import ArticleBody

from .forms import AskedFormBuilder

SHORTEST_DAYS, LONGEST_DAYS = 1, 1095
PAGES_ONLY = [("", _("Halaman")), ("form", _("Formulir"))]


class FormField(AbstractFormField):
    """One question of a form."""

    page = ParentalKey("formpages.FormPage", on_delete=models.CASCADE, related_name="form_fields")


class FormPage(AbstractForm):
    """A page that invites to fill in a form. The form itself has another address, for only there a cookie is set."""

    parent_page_types = ["home.HomePage", "landing.LandingIndexPage"]
    subpage_types: list[str] = []
    form_builder = AskedFormBuilder
    base_form_class = AddressedForm
    preview_modes = PAGES_ONLY

    summary = models.TextField(_("ringkasan"), max_length=400, blank=True)
    body = StreamField(ArticleBody(), verbose_name=_("penjelasan"), blank=True)
    closes_on = models.DateField(_("dibuka sampai"), null=True, blank=True)
    consent_text = models.CharField(
        _("persetujuan"),
        max_length=300,
        blank=True,
        default=_("Saya setuju isian ini dipakai untuk keperluan yang dijelaskan pada halaman formulir"),
        help_text=_("Harus dicentang sebelum mengirim. Wajib ada bila formulir menanyakan data pribadi."),
    )
    thanks = models.TextField(_("ucapan sesudah mengirim"), max_length=600, blank=True)
    keep_days = models.PositiveSmallIntegerField(
        _("isian disimpan (hari)"),
        default=90,
        validators=[MinValueValidator(SHORTEST_DAYS), MaxValueValidator(LONGEST_DAYS)],
        help_text=_("Sesudahnya setiap isian dihapus sendiri; pembaca diberi tahu."),
    )
    steward = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("penanggung jawab"),
        help_text=_("Menerima surat pemberitahuan dan membaca isian; tanpa pilihan, pembuat halaman."),
    )
    is_fictional = models.BooleanField(_("contoh fiktif"), default=False, help_text=_("Ditampilkan dengan penanda bahwa isinya contoh."))

    content_panels = [
        FormSubmissionsPanel(),
        *Page.content_panels,
        MultiFieldPanel([FieldPanel("summary"), FieldPanel("is_fictional")], heading=_("Pembuka")),
        FieldPanel("body"),
        InlinePanel("form_fields", label=_("Pertanyaan"), heading=_("Pertanyaan"), min_num=1),
        MultiFieldPanel([FieldPanel("consent_text"), FieldPanel("thanks")], heading=_("Persetujuan dan ucapan")),
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("closes_on"), FieldPanel("keep_days")]), FieldPanel("steward")], heading=_("Masa dan penanggung jawab")
        ),
    ]

    class Meta:
        verbose_name = _("halaman formulir")
        verbose_name_plural = _("halaman formulir")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(keep_days__gte=SHORTEST_DAYS) & models.Q(keep_days__lte=LONGEST_DAYS), name="submissions_are_kept_for_a_while_only"
            )
        ]

    @property
    def is_open(self) -> bool:
        """Whether it may still be filled in."""
        return self.closes_on is None or self.closes_on >= timezone.localdate()

    @property
    def in_charge(self) -> Any:
        """Who reads the submissions."""
        return self.steward or self.owner

    @property
    def form_url(self) -> str:
        """Where it is filled in; "" before the page is saved."""
        return reverse("formpages:fill_in", args=[self.pk]) if self.pk else ""

    def get_submissions_list_view_class(self) -> Any:
        """The list in the CMS whose files are harmless to open."""
        from .views import HarmlessSubmissionsView

        return HarmlessSubmissionsView

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The invitation; a form is never taken here."""
        return Page.serve(self, request, *args, **kwargs)

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        """The invitation, or the form as it would be asked."""
        if mode_name != "form":
            return Page.serve_preview(self, request, "")
        from .views import asked

        return asked(request, self, self.get_form(page=self, user=request.user))
