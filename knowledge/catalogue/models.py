"""Entries: one row for each published thing of any kind, denormalised so that a list costs one query."""

from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from knowledge.aspects.models import Aspect, Topic
from knowledge.instansi.models import Instansi

from . import registry
from .querysets import EntryQuerySet


class Format(models.TextChoices):
    """In which form a thing is taken in; readers on weak networks choose by it."""

    TEXT = "teks", _("Bacaan")
    DOCUMENT = "dokumen", _("Dokumen")
    AUDIO = "audio", _("Audio")
    VIDEO = "video", _("Video")
    MEETING = "pertemuan", _("Pertemuan")
    DISCUSSION = "diskusi", _("Diskusi")


class Entry(models.Model):
    """A published thing as lists, hubs, search and recommendations see it. Written by `services`, never by hand."""

    kind = models.CharField(max_length=20)
    object_id = models.PositiveBigIntegerField()
    external_id = models.CharField(max_length=120, blank=True)
    title = models.CharField(max_length=255)
    url = models.CharField(max_length=500)
    summary = models.TextField(blank=True)
    body = models.TextField(blank=True)
    date = models.DateField(null=True)
    starts_at = models.DateTimeField(null=True)
    aspects = models.ManyToManyField(Aspect, related_name="entries")
    topics = models.ManyToManyField(Topic, related_name="entries")
    # The same links once more as plain data, so that a list of cards needs no second query:
    # [{"code", "name", "slug", "position", "framework"}], sub-aspects as codes.
    aspect_labels = models.JSONField(default=list)
    sub_aspect_codes = models.JSONField(default=list)
    topic_labels = models.JSONField(default=list)
    instansi = models.ForeignKey(Instansi, on_delete=models.SET_NULL, null=True, related_name="entries")
    year = models.PositiveSmallIntegerField(null=True)
    level_from = models.PositiveSmallIntegerField(null=True)
    level_to = models.PositiveSmallIntegerField(null=True)
    effort = models.PositiveSmallIntegerField(null=True)
    review_due = models.DateField(null=True)
    source_status = models.CharField(max_length=20, blank=True)
    format = models.CharField(max_length=12, blank=True)
    is_fictional = models.BooleanField(default=False)
    is_recommendable = models.BooleanField(default=True)
    facts = models.JSONField(default=dict)
    updated_at = models.DateTimeField(auto_now=True)

    objects = EntryQuerySet.as_manager()

    class Meta:
        verbose_name = _("entri katalog")
        verbose_name_plural = _("katalog")
        ordering = ["-date", "-pk"]
        constraints = [models.UniqueConstraint(fields=["kind", "object_id"], name="one_entry_per_thing")]
        indexes = [
            models.Index(fields=["kind", "-date", "-id"], name="entry_by_kind_and_date"),
            models.Index(fields=["external_id"], name="entry_by_external_id"),
            models.Index(fields=["starts_at"], name="entry_by_start"),
        ]

    def __str__(self) -> str:
        return self.title

    @cached_property
    def kind_info(self) -> registry.EntryKind:
        """Label, icon and index address of the kind."""
        return registry.kind(self.kind)

    @property
    def kind_label(self) -> str:
        """The word for this kind, as on cards."""
        return self.kind_info.label

    @property
    def meta(self) -> list[str]:
        """Short facts for the foot of a card, as the kind gave them."""
        return list(self.facts.get("meta", ()))

    @property
    def key(self) -> str:
        """A name that does not depend on the order of insertion: external id, or kind and address."""
        return self.external_id or f"{self.kind}:{self.url}"


class CatalogueVersion(models.Model):
    """A single row that moves on with every change, so that stored results know when they are stale."""

    number = models.PositiveBigIntegerField(default=0)

    def __str__(self) -> str:
        return str(self.number)
