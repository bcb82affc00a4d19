"""The step of photos and documents, with what another instansi needs to adapt, whom to ask and who wrote along."""

from pathlib import PurePath
from typing import Any

from django import forms
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from knowledge.media.validation import check_document
from members.contributions import services
from members.contributions.models import Contribution
from members.contributions.photos import ACCEPT, LONGEST_SIDE
from members.contributions.services.drafts import MOST_COAUTHORS

from .rows import CoAuthorRow, row_set
from .steps import StepForm, long_text, short_text

TOO_MANY = {
    "photo": _("Sudah ada lima foto. Hapus satu dahulu, lalu unggah lagi."),
    "document": _("Sudah ada lima dokumen. Hapus satu dahulu, lalu unggah lagi."),
}
DOCUMENT_ENDINGS = ("pdf", "docx", "xlsx", "pptx", "odt", "csv", "txt")
MOST_DOCUMENT_BYTES = 20 * 1024 * 1024


class FileRefused(ValueError):
    """A file cannot be kept; the form says why at its field."""


class FileForm(forms.Form):
    """What is said of a file that is there already."""

    use_required_attribute = False

    said = forms.CharField(label=_("Gambarkan isi foto bagi yang tidak dapat melihatnya"), max_length=200)
    caption = forms.CharField(label=_("Keterangan di bawah foto"), max_length=200, required=False)
    remove = forms.BooleanField(label=_("Hapus foto ini"), required=False)

    def __init__(self, data: Any = None, *, file: Any) -> None:
        self.file = file
        thing = file.image or file.document
        super().__init__(
            data, prefix=f"berkas-{file.pk}", initial={"said": thing.description if file.is_photo else thing.title, "caption": file.caption}
        )
        if not file.is_photo:
            self.fields["said"].label = _("Judul dokumen")
            self.fields["caption"].label = _("Keterangan dokumen")
            self.fields["remove"].label = _("Hapus dokumen ini")


class AttachmentsForm(StepForm):
    """One photo and one document at a time; the rest is text that saves itself like that of every step."""

    step = "berkas"
    row_sets = {"coauthors": row_set(CoAuthorRow, most=MOST_COAUTHORS)}

    photo = forms.FileField(
        label=_("Foto"), required=False, help_text=_("JPEG, PNG, atau WebP, paling besar 10 MB. Lokasi dan data kamera dihapus dari foto."),
        widget=forms.ClearableFileInput(attrs={"accept": ACCEPT, "data-longest-side": LONGEST_SIDE}),
    )  # fmt: skip
    photo_description = short_text(
        _("Gambarkan isi foto bagi yang tidak dapat melihatnya"), 200, _("Misalnya: tim penilai duduk melingkar membahas peta jabatan.")
    )
    photo_caption = short_text(_("Keterangan di bawah foto"), 200)
    document = forms.FileField(
        label=_("Dokumen"), required=False, help_text=_("PDF, DOCX, XLSX, PPTX, ODT, CSV, atau TXT, paling besar 20 MB."),
        widget=forms.ClearableFileInput(attrs={"accept": ",".join(f".{ending}" for ending in DOCUMENT_ENDINGS)}),
    )  # fmt: skip
    document_title = short_text(_("Judul dokumen"), 160)
    adapt = long_text(_("Cara mengadaptasi"), rows=5, help_text=_("Yang dapat diubah, dan yang sebaiknya tidak, bila instansi lain mencobanya."))
    contact = short_text(_("Kontak"), 250, _("Unit kerja dan surel dinas; bukan nomor telepon atau surel pribadi."))

    def __init__(self, data: Any = None, files: Any = None, **kwargs: Any) -> None:
        super().__init__(data, files, **kwargs)
        kept = self.contribution.files.select_related("image", "document") if self.contribution else []
        self.file_forms = [FileForm(data, file=file) for file in kept]
        coauthors = list(self.contribution.coauthors.all()) if self.contribution else []
        rows = self.row_sets["coauthors"]
        self.rows["coauthors"] = rows(data, stored=[{"name": each.name, "email": each.email} for each in coauthors], prefix="coauthors")
        self.coauthors = coauthors

    def is_valid(self) -> bool:
        """What is said of files counts too, unless the file is to go."""
        return all([super().is_valid(), *(form.is_valid() or self.is_leaving(form) for form in self.file_forms)])

    @property
    def problems(self) -> dict[str, str]:
        found = super().problems
        for form in self.file_forms:
            found |= {} if self.is_leaving(form) else {form.add_prefix(name): str(errors[0]) for name, errors in form.errors.items()}
        return found

    @staticmethod
    def is_leaving(form: FileForm) -> bool:
        """Whether the file is to be removed."""
        return bool(getattr(form, "cleaned_data", {}).get("remove"))

    def clean(self) -> dict[str, Any]:
        """A photo comes with words for those who cannot see it; a file is what its name says."""
        cleaned: dict[str, Any] = super().clean() or {}
        photo, document = cleaned.get("photo"), cleaned.get("document")
        if photo and not cleaned.get("photo_description"):
            self.add_error("photo_description", _("Tulis satu kalimat tentang isi foto, lalu pilih fotonya lagi."))
        if document:
            if PurePath(document.name).suffix.lower().lstrip(".") not in DOCUMENT_ENDINGS:
                self.add_error("document", _("Jenis berkas ini tidak diterima. Simpan sebagai PDF, DOCX, XLSX, PPTX, ODT, CSV, atau TXT."))
            elif document.size > MOST_DOCUMENT_BYTES:
                self.add_error("document", _("Dokumen ini lebih dari 20 MB. Perkecil dahulu, lalu unggah lagi."))
            else:
                try:
                    check_document(document)
                except forms.ValidationError as refused:
                    self.add_error("document", refused)
        return cleaned

    @property
    def said_of_files(self) -> dict[int, tuple[str, str]]:
        """Key of a file that stays → what is said of it, and its caption."""
        return {f.file.pk: (f.cleaned_data["said"], f.cleaned_data["caption"]) for f in self.file_forms if not self.is_leaving(f)}

    @property
    def leaving(self) -> list[int]:
        """Keys of the files to remove."""
        return [form.file.pk for form in self.file_forms if self.is_leaving(form)]

    @property
    def beside(self) -> dict[str, Any]:
        return {"coauthors": self.rows["coauthors"].rows}

    @transaction.atomic
    def save(self, *, by: Any) -> Contribution:
        """Text, words about files, files that go, files that come: all or nothing."""
        contribution = super().save(by=by)
        services.describe_files(contribution, by=by, words=self.said_of_files)
        services.remove_files(contribution, by=by, keys=self.leaving)
        for name, add in (("photo", self.add_photo), ("document", self.add_document)):
            if self.cleaned_data.get(name):
                try:
                    add(contribution, by=by)
                except services.TooManyFiles:
                    self.refuse(name, TOO_MANY[name])
                except forms.ValidationError as refused:
                    self.refuse(name, "; ".join(refused.messages))
        return contribution

    def refuse(self, name: str, text: Any) -> None:
        """Say at the field why its file cannot be kept, and keep nothing of this form.

        Raises:
            FileRefused: always.
        """
        self.add_error(name, text)
        raise FileRefused(name)

    def add_photo(self, contribution: Contribution, *, by: Any) -> None:
        """The new photo."""
        said = self.cleaned_data
        services.add_photo(contribution, by=by, upload=said["photo"], description=said["photo_description"], caption=said["photo_caption"])

    def add_document(self, contribution: Contribution, *, by: Any) -> None:
        """The new document, under its own name when no title was given."""
        upload = self.cleaned_data["document"]
        services.add_document(contribution, by=by, upload=upload, title=self.cleaned_data["document_title"] or PurePath(upload.name).stem[:160])
