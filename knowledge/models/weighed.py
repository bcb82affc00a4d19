"""What a reader weighs before starting: levels, effort, time, prerequisites and what to do first; shared by guides and practices."""

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, InlinePanel

from knowledge.work_order import around, work_order


class Effort(models.IntegerChoices):
    """How much work something asks, as its author judges it."""

    LIGHT = 1, _("ringan")
    MEDIUM = 2, _("sedang")
    HEAVY = 3, _("berat")


class Weighed(models.Model):
    """Abstract: levels between which something helps, and what it asks of those who do it."""

    level_from = models.PositiveSmallIntegerField(_("dari tingkat"), null=True, blank=True)
    level_to = models.PositiveSmallIntegerField(_("ke tingkat"), null=True, blank=True)
    effort = models.PositiveSmallIntegerField(_("upaya"), choices=Effort, null=True, blank=True)
    duration = models.CharField(_("perkiraan waktu"), max_length=120, blank=True)
    prerequisites = models.TextField(_("prasyarat"), blank=True, help_text=_("Satu per baris."))

    weighing_panels = [FieldPanel(name) for name in ("level_from", "level_to", "effort", "duration", "prerequisites")]
    order_panels = [
        InlinePanel(
            "dependencies",
            label=_("Kerjakan lebih dahulu"),
            help_text=_("Panduan atau praktik yang perlu selesai sebelum ini; rekomendasi menghormati urutannya."),
        )
    ]

    class Meta:
        abstract = True

    @property
    def prerequisite_list(self) -> list[str]:
        """The prerequisites, one a line."""
        return [line.strip() for line in self.prerequisites.splitlines() if line.strip()]

    @property
    def weighing(self) -> dict[str, str]:
        """Effort and time in words; empty where nothing was said."""
        effort = str(self.get_effort_display() or "") if self.effort else ""
        return {"effort": effort, "duration": self.duration, "effort_text": gettext("Upaya %(effort)s") % {"effort": effort} if effort else ""}

    def mentioned_pages(self) -> list[int]:
        """What else the page names, and what stands before and after it in the order of work."""
        named: list[int] = super().mentioned_pages()  # type: ignore[misc]
        return [*named, *around(self.pk)] if self.pk else named

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Adds the order of work, of published pages only."""
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)  # type: ignore[misc]
        return {**context, "work_order": work_order(self.pk, context["entries_by_page"]) if self.pk else None}


def level_does_not_fall(name: str) -> models.CheckConstraint:
    """The constraint that the second level is not below the first."""
    return models.CheckConstraint(
        condition=models.Q(level_from__isnull=True) | models.Q(level_to__isnull=True) | models.Q(level_from__lte=models.F("level_to")), name=name
    )
