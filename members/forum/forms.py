"""Forms of the forum: a discussion, a reply, the filter of the list."""

import uuid
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from knowledge.aspects.models import Aspect
from knowledge.catalogue.models import Entry
from members.fields import AspectsField

from . import markdown


class MarkdownField(forms.CharField):
    """A text of a member; too much of it is refused here, with what was typed kept in the form."""

    widget = forms.Textarea

    def __init__(self, *, rows: int = 8, **kwargs: Any) -> None:
        kwargs.setdefault("help_text", _("Markdown: **tebal**, - daftar, > kutipan, [tautan](alamat). Jangan menulis data pribadi orang lain."))
        super().__init__(widget=forms.Textarea(attrs={"rows": rows}), **kwargs)

    def clean(self, value: Any) -> str:
        """The text as it was typed, when it can be shown."""
        text = super().clean(value)
        try:
            markdown.check(text)
        except markdown.MarkdownRefused as refused:
            raise ValidationError(str(refused), code="refused") from refused
        return text


def new_token() -> str:
    """One for each time a form is shown, so that a second click sends nothing twice."""
    return str(uuid.uuid4())


class ReplyForm(forms.Form):
    """A reply."""

    text = MarkdownField(label=_("Balasan Anda"), rows=6, error_messages={"required": _("Tulis balasan Anda lebih dulu.")})
    token = forms.UUIDField(widget=forms.HiddenInput, required=False, initial=new_token)


class DiscussionForm(forms.Form):
    """A question or an experience, with at least one aspect."""

    title = forms.CharField(
        label=_("Judul"), min_length=10, max_length=160, help_text=_("Satu kalimat yang menyebut persoalannya."),
        error_messages={"required": _("Beri judul."), "min_length": _("Judul terlalu pendek; sebutkan persoalannya dalam satu kalimat.")},
    )  # fmt: skip
    aspects = AspectsField(
        label=_("Aspek"),
        help_text=_("Sedikitnya satu, agar yang paham dapat menemukan pertanyaan Anda."),
        error_messages={
            "required": _("Pilih sedikitnya satu aspek."),
            "invalid_choice": _("Aspek “%(value)s” tidak dikenal. Pilih dari daftar."),
            "invalid_pk_value": _("Aspek “%(pk)s” tidak dikenal. Pilih dari daftar."),
        },
    )
    sub_aspects = AspectsField(label=_("Sub-aspek"), required=False)
    text = MarkdownField(
        label=_("Isi"), rows=10, error_messages={"required": _("Ceritakan keadaannya: apa yang sudah dicoba dan apa yang ingin diketahui.")}
    )
    tentang = forms.CharField(max_length=500, required=False, widget=forms.HiddenInput)
    token = forms.UUIDField(widget=forms.HiddenInput, required=False, initial=new_token)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        active = Aspect.objects.active()
        offered: Any = self.fields
        offered["aspects"].offer(active.roots())
        offered["sub_aspects"].offer(active.subs().select_related("parent"))

    def clean_tentang(self) -> Entry | None:
        """The page asked about, when it is one that is published."""
        url = self.cleaned_data["tentang"]
        return Entry.objects.filter(url=url).exclude(kind="forum").first() if url else None

    @property
    def chosen(self) -> list[Aspect]:
        """Aspects and sub-aspects together."""
        return [*self.cleaned_data["aspects"], *self.cleaned_data["sub_aspects"]]


class ListFilter(forms.Form):
    """What the list is narrowed by; anything unknown is ignored, as in any link that grew old."""

    aspek = forms.CharField(max_length=10, required=False)
    status = forms.ChoiceField(choices=[("belum-terjawab", _("Belum terjawab")), ("tersembunyi", _("Disembunyikan"))], required=False)
    q = forms.CharField(max_length=80, required=False)
    sebelum = forms.CharField(max_length=40, required=False)
    sesudah = forms.CharField(max_length=40, required=False)
