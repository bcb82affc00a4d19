"""Custom image and document models, the text that search finds in documents, and how often each was downloaded."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument
from wagtail.images.models import AbstractImage, AbstractRendition, Image

from .querysets import DocumentTextQuerySet
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


class Readability(models.TextChoices):
    """What came of reading a document's text; the values are those that `reading` answers."""

    READ = "terbaca", _("Terbaca")
    CUT = "terpotong", _("Terbaca sebagian: berkasnya sangat panjang")
    EMPTY = "tanpa-teks", _("Tanpa teks: mungkin hasil pindaian")
    LOCKED = "terkunci", _("Terkunci kata sandi")
    BROKEN = "rusak", _("Tidak dapat dibaca")
    SLOW = "terlalu-berat", _("Terlalu berat untuk dibaca")
    OTHER = "bukan-teks", _("Bukan berkas teks")


class DocumentText(models.Model):
    """The text of a document, kept beside it so that pages which only link to the file do not load it."""

    document = models.OneToOneField(CopDocument, on_delete=models.CASCADE, primary_key=True, related_name="reading")
    text = models.TextField(_("teks"), blank=True)
    readability = models.CharField(_("keterbacaan"), max_length=14, choices=Readability)
    # Which file it was read from: name and hash, so that a replaced file is read anew.
    source_key = models.CharField(max_length=400)
    read_at = models.DateTimeField(_("dibaca"), auto_now=True)

    objects = DocumentTextQuerySet.as_manager()

    class Meta:
        verbose_name = _("teks dokumen")
        verbose_name_plural = _("teks dokumen")

    def __str__(self) -> str:
        return f"{self.document_id} · {self.get_readability_display()}"


class DownloadCount(models.Model):
    """How often a document was downloaded on a day. A sum only: nothing here says who."""

    document = models.ForeignKey(CopDocument, on_delete=models.CASCADE, related_name="download_counts", verbose_name=_("dokumen"))
    day = models.DateField(_("hari"))
    count = models.PositiveIntegerField(_("jumlah"), default=0)

    class Meta:
        verbose_name = _("jumlah unduhan")
        verbose_name_plural = _("jumlah unduhan")
        constraints = [models.UniqueConstraint(fields=["document", "day"], name="one_download_count_per_document_and_day")]

    def __str__(self) -> str:
        return f"{self.document_id} · {self.day}: {self.count}"
