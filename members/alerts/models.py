"""A question that a member keeps, and what of its answer they know already."""

import datetime
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

# More questions than a person can follow; it also bounds what the clock has to ask.
MOST_SAVED = 20
LONGEST_QUESTION = 1500
LONGEST_TITLE = 300
DAYS_OF_A_WEEK = 7


class Rhythm(models.TextChoices):
    """How often new matches are told."""

    DAILY = "harian", _("Paling sering sekali sehari")
    WEEKLY = "mingguan", _("Paling sering sekali sepekan")
    SILENT = "diam", _("Simpan saja, tanpa surel")


class SavedSearchQuerySet(models.QuerySet):
    """Narrows saved searches."""

    def due(self, today: datetime.date) -> "SavedSearchQuerySet":
        """Those that are to be asked again."""
        week_ago = today - datetime.timedelta(days=DAYS_OF_A_WEEK)
        return self.filter(Q(rhythm=Rhythm.DAILY, checked_on__lt=today) | Q(rhythm=Rhythm.WEEKLY, checked_on__lte=week_ago))

    def with_address(self) -> Any:
        """Of people whom a mail can reach."""
        return self.filter(user__is_active=True).exclude(user__email="")


class SavedSearch(models.Model):
    """A question with its filters. It is the member's alone."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="saved_searches", verbose_name=_("pengguna"))
    # Numbered places, so that the database itself knows how many a member may keep.
    place = models.PositiveSmallIntegerField(_("tempat"))
    parameters = models.CharField(_("pertanyaan"), max_length=LONGEST_QUESTION)
    title = models.CharField(_("judul"), max_length=LONGEST_TITLE)
    rhythm = models.CharField(_("kabar lewat surel"), max_length=10, choices=Rhythm, default=Rhythm.WEEKLY)
    created_at = models.DateTimeField(_("disimpan"), default=timezone.now)
    checked_on = models.DateField(_("terakhir ditanyakan"), default=timezone.localdate)

    objects = SavedSearchQuerySet.as_manager()

    class Meta:
        verbose_name = _("pencarian tersimpan")
        verbose_name_plural = _("pencarian tersimpan")
        ordering = ["place"]
        constraints = [
            models.UniqueConstraint(fields=["user", "parameters"], name="one_saved_search_per_reader_and_question"),
            models.UniqueConstraint(fields=["user", "place"], name="one_saved_search_per_reader_and_place"),
            models.CheckConstraint(condition=Q(place__gte=1, place__lte=MOST_SAVED), name="a_reader_saves_only_so_many_searches"),
            models.CheckConstraint(condition=~Q(parameters=""), name="a_saved_search_asks_something"),
        ]
        indexes = [models.Index(fields=["rhythm", "checked_on"], name="saved_search_by_due")]

    def __str__(self) -> str:
        return self.title


class KnownMatch(models.Model):
    """A thing that matched when the question was saved, or that was told since; no title is kept, so that none can leak."""

    search = models.ForeignKey(SavedSearch, on_delete=models.CASCADE, related_name="known", verbose_name=_("pencarian"))
    kind = models.CharField(_("jenis"), max_length=20)
    object_id = models.PositiveBigIntegerField(_("nomor"))

    class Meta:
        verbose_name = _("hasil yang diketahui")
        verbose_name_plural = _("hasil yang diketahui")
        constraints = [models.UniqueConstraint(fields=["search", "kind", "object_id"], name="each_match_is_known_once")]

    def __str__(self) -> str:
        return f"{self.search_id} · {self.kind} {self.object_id}"
