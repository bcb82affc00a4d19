"""Custom image and document models: chosen before the first migration, so that fields can follow."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument
from wagtail.images.models import AbstractImage, AbstractRendition, Image

from .validation import check_document


class CopImage(AbstractImage):
    """An image with its credit."""

    credit = models.CharField(_("kredit foto"), max_length=160, blank=True)

    admin_form_fields = (*Image.admin_form_fields, "credit")

    class Meta(AbstractImage.Meta):
        verbose_name = _("gambar")
        verbose_name_plural = _("gambar")


class CopRendition(AbstractRendition):
    """A scaled copy of an image."""

    image = models.ForeignKey(CopImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["image", "filter_spec", "focal_point_key"], name="one_rendition_per_filter")]


class CopDocument(AbstractDocument):
    """A downloadable document with its source and licence."""

    file = models.FileField(upload_to="documents", verbose_name=_("berkas"), validators=[check_document])
    source = models.CharField(_("sumber"), max_length=200, blank=True)

    admin_form_fields = ("title", "file", "collection", "source", "tags")

    class Meta(AbstractDocument.Meta):
        verbose_name = _("dokumen")
        verbose_name_plural = _("dokumen")
