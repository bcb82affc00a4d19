"""Which guide or practice asks for another one to be done first."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import PageChooserPanel
from wagtail.models import Orderable

# Page types that stand in an order of work.
ORDERED_TYPES = ["knowledge.GuidePage", "knowledge.PracticePage"]


class Dependency(Orderable):
    """A page that is to be done after another one ("kerjakan lebih dahulu")."""

    page = ParentalKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="dependencies")
    requires = models.ForeignKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="+", verbose_name=_("kerjakan lebih dahulu"))

    panels = [PageChooserPanel("requires", ORDERED_TYPES)]

    class Meta(Orderable.Meta):
        verbose_name = _("prasyarat pengerjaan")
        verbose_name_plural = _("prasyarat pengerjaan")
        constraints = [
            models.UniqueConstraint(fields=["page", "requires"], name="one_dependency_per_pair"),
            models.CheckConstraint(condition=~models.Q(page=models.F("requires")), name="nothing_depends_on_itself"),
        ]

    def __str__(self) -> str:
        return f"{self.page_id} ← {self.requires_id}"

    def clean(self) -> None:
        """Refuse a circle: what comes first must not wait for what comes after it."""
        from knowledge.work_order import known_edges, reachable

        super().clean()
        if self.page_id and self.requires_id and self.page_id in {self.requires_id, *reachable(known_edges(), self.requires_id)}:
            raise ValidationError({"requires": _("Urutan ini melingkar: halaman itu sendiri menunggu halaman ini.")})
