"""The forms of a suggestion and of the decision about it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from knowledge import personal_data
from members.forum.markdown import MarkdownRefused, check

from .models import LONGEST_REASON, LONGEST_TEXT, Suggestion

ACCEPT, DECLINE = "terima", "tolak"


def area(rows: int) -> forms.Textarea:
    """A field of several lines."""
    return forms.Textarea(attrs={"rows": rows})


def checked_text(text: str) -> str:
    """A text that may be public on a page.

    Raises:
        ValidationError: too long, or with a number of a person in it.
    """
    try:
        check(text)
    except MarkdownRefused as error:
        raise forms.ValidationError(str(error)) from error
    found = [finding for finding in personal_data.find(text) if finding.is_blocking]
    if found:
        raise forms.ValidationError(
            _("Tampaknya ada %(kind)s: %(text)s. Hapus dahulu; halaman ini dibaca semua orang.") % {"kind": found[0].label, "text": found[0].masked}
        )
    return text


class SuggestionForm(forms.ModelForm):
    """What the passage should say, and why."""

    class Meta:
        model = Suggestion
        fields = ["proposed", "reason", "source_url", "wants_credit"]
        labels = {"proposed": _("Teks yang Anda usulkan"), "reason": _("Mengapa diubah"), "source_url": _("Alamat sumber, bila ada")}
        help_texts = {
            "proposed": _("Ubah langsung teks di bawah. **tebal**, *miring*, daftar dengan tanda hubung, dan [tautan](https://…) boleh dipakai."),
            "wants_credit": _("Bila diterima, nama Anda dicantumkan sebagai kontributor halaman ini."),
        }
        widgets = {"proposed": area(12), "reason": area(3)}
        error_messages = {
            "proposed": {"required": _("Tulis teks yang Anda usulkan.")},
            "reason": {"required": _("Tulis alasannya, agar penanggung jawab halaman dapat memutuskan.")},
        }

    def clean_proposed(self) -> str:
        """See `checked_text`."""
        return checked_text(self.cleaned_data["proposed"])


class DecisionForm(forms.Form):
    """Accept, with the text as it is to stand, or decline with a reason."""

    text = forms.CharField(label=_("Teks yang akan terbit"), max_length=LONGEST_TEXT, widget=area(12), help_text=_("Boleh Anda rapikan dahulu."))
    answer = forms.CharField(
        label=_("Jawaban untuk pengusul"),
        required=False,
        max_length=LONGEST_REASON,
        widget=area(3),
        help_text=_("Wajib bila usulan tidak dipakai."),
    )
    seen = forms.CharField(max_length=16, widget=forms.HiddenInput)
    keputusan = forms.ChoiceField(choices=[(ACCEPT, _("Terima")), (DECLINE, _("Tidak dipakai"))])

    def clean_text(self) -> str:
        """See `checked_text`."""
        return checked_text(self.cleaned_data["text"])

    def clean(self) -> dict[str, Any]:
        """A refusal says why."""
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("keputusan") == DECLINE:
            # Of a text that will not stand nothing is asked.
            self.errors.pop("text", None)
            if not cleaned.get("answer", "").strip():
                self.add_error("answer", _("Tulis mengapa usulan ini tidak dipakai; pengusulnya akan membacanya."))
        return cleaned
