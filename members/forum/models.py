"""Discussions under an aspect, the posts in them and what was edited. Written by `services` alone."""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from taggit.managers import TaggableManager
from taggit.models import ItemBase

from knowledge.aspects.models import Aspect
from knowledge.instansi.models import Instansi

from .querysets import DiscussionQuerySet, PostQuerySet

SLUG_LENGTH = 70


class DiscussionAspect(ItemBase):
    """A discussion carries an aspect."""

    tag = models.ForeignKey(Aspect, on_delete=models.PROTECT, related_name="discussion_links")
    content_object = models.ForeignKey("forum.Discussion", on_delete=models.CASCADE, related_name="aspect_links")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["tag", "content_object"], name="one_aspect_link_per_discussion")]


class Discussion(models.Model):
    """A question or an experience that a member puts before the others."""

    title = models.CharField(_("judul"), max_length=160)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="discussions", verbose_name=_("penulis"))
    instansi = models.ForeignKey(
        Instansi, on_delete=models.SET_NULL, null=True, blank=True, related_name="discussions", verbose_name=_("instansi penulis saat itu")
    )
    aspects = TaggableManager(through=DiscussionAspect, verbose_name=_("aspek"), help_text=_("Sedikitnya satu."))
    text = models.TextField(_("isi"))
    html = models.TextField(_("isi yang ditampilkan"), editable=False)
    about_kind = models.CharField(max_length=20, blank=True, editable=False)
    about_object_id = models.PositiveBigIntegerField(null=True, editable=False)
    about_url = models.CharField(_("tentang halaman"), max_length=500, blank=True)
    about_title = models.CharField(_("judul halaman itu"), max_length=255, blank=True)
    is_closed = models.BooleanField(_("ditutup"), default=False)
    is_hidden = models.BooleanField(_("disembunyikan"), default=False)
    is_fictional = models.BooleanField(_("contoh fiktif"), default=False)
    accepted_post = models.OneToOneField(
        "forum.Post", on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("jawaban diterima")
    )
    post_count = models.PositiveIntegerField(_("jumlah balasan"), default=0)
    last_post_at = models.DateTimeField(_("terakhir bergerak"), default=timezone.now)
    created_at = models.DateTimeField(_("dibuka"), default=timezone.now)
    edited_at = models.DateTimeField(_("disunting"), null=True, blank=True)
    external_id = models.CharField(_("ID asal"), max_length=120, blank=True)
    client_token = models.UUIDField(null=True, blank=True, editable=False, help_text=_("Mencegah kiriman ganda."))

    objects = DiscussionQuerySet.as_manager()

    class Meta:
        verbose_name = _("diskusi")
        verbose_name_plural = _("diskusi")
        ordering = ["-last_post_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["author", "client_token"], name="one_discussion_per_submission"),
            models.UniqueConstraint(fields=["external_id"], condition=~models.Q(external_id=""), name="one_discussion_per_external_id"),
        ]
        indexes = [
            models.Index(fields=["is_hidden", "-last_post_at", "-id"], name="discussion_by_last_post"),
            models.Index(fields=["about_url"], name="discussion_by_page"),
            models.Index(fields=["about_kind", "about_object_id"], name="discussion_by_entry"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return f"/forum/{self.pk}-{self.slug}/"

    @property
    def slug(self) -> str:
        """The readable part of the address, cut between words."""
        words = slugify(self.title)
        return (words if len(words) <= SLUG_LENGTH else words[:SLUG_LENGTH].rpartition("-")[0]) or "diskusi"

    # What the row component of the look asks for.
    @property
    def url(self) -> str:
        return self.get_absolute_url()

    @property
    def author_name(self) -> str:
        """Name and instansi as they stand under the title."""
        return f"{self.author} · {self.instansi.label}" if self.instansi else str(self.author)

    @property
    def last_activity_at(self) -> Any:
        return self.last_post_at

    @property
    def reply_count(self) -> int:
        return self.post_count

    @property
    def is_answered(self) -> bool:
        """Whether an answer was accepted."""
        return self.accepted_post_id is not None

    @cached_property
    def aspect_labels(self) -> list[Aspect]:
        """The aspects proper, in their order; no query when read through `for_rows`."""
        links = getattr(self, "main_links", None)
        if links is None:
            links = self.aspect_links.filter(tag__parent__isnull=True).select_related("tag").order_by("tag__framework_id", "tag__position")
        return [link.tag for link in links]


class Post(models.Model):
    """A reply in a discussion; its number never changes."""

    discussion = models.ForeignKey(Discussion, on_delete=models.CASCADE, related_name="posts", verbose_name=_("diskusi"))
    number = models.PositiveIntegerField(_("nomor"))
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="posts", verbose_name=_("penulis"))
    instansi = models.ForeignKey(
        Instansi, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("instansi penulis saat itu")
    )
    text = models.TextField(_("isi"))
    html = models.TextField(_("isi yang ditampilkan"), editable=False)
    is_hidden = models.BooleanField(_("disembunyikan"), default=False)
    created_at = models.DateTimeField(_("dikirim"), default=timezone.now)
    edited_at = models.DateTimeField(_("disunting"), null=True, blank=True)
    client_token = models.UUIDField(null=True, blank=True, editable=False)

    objects = PostQuerySet.as_manager()

    class Meta:
        verbose_name = _("balasan")
        verbose_name_plural = _("balasan")
        ordering = ["discussion", "number"]
        constraints = [
            models.UniqueConstraint(fields=["discussion", "number"], name="one_post_per_number"),
            models.UniqueConstraint(fields=["author", "client_token"], name="one_post_per_submission"),
        ]

    def __str__(self) -> str:
        return f"#{self.number} · {self.discussion_id}"

    def get_absolute_url(self) -> str:
        return f"{self.discussion.get_absolute_url()}?mulai={self.number}#balasan-{self.number}"


class EditIsFinal(RuntimeError):
    """The history of edits is only added to."""


class Edit(models.Model):
    """What a discussion or post said before it was edited. Rows are added, never changed."""

    discussion = models.ForeignKey(Discussion, on_delete=models.CASCADE, related_name="edits")
    post = models.ForeignKey(Post, on_delete=models.CASCADE, null=True, blank=True, related_name="edits", help_text=_("Kosong: teks pembuka."))
    title = models.CharField(_("judul sebelumnya"), max_length=160, blank=True)
    text = models.TextField(_("isi sebelumnya"))
    edited_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    edited_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("suntingan")
        verbose_name_plural = _("suntingan")
        ordering = ["edited_at", "pk"]

    def __str__(self) -> str:
        return f"{self.discussion_id}#{self.post_id or 0} {self.edited_at:%Y-%m-%d}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Refuse to change a row that is there.

        Raises:
            EditIsFinal: the row has been saved before.
        """
        if self.pk is not None:
            raise EditIsFinal(self.pk)
        super().save(*args, **kwargs)
