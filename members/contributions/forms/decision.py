"""What an editor decides: the same two forms on our review page and in the CMS."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.models import Revision

OUTDATED = _("Naskah ini berubah sejak Anda membukanya. Komentar Anda tetap ada di sini; baca versi terbaru, lalu putuskan lagi.")


class ApproveForm(forms.Form):
    """Approval, with a word if wanted."""

    comment = forms.CharField(label=_("Komentar untuk penulis"), required=False, max_length=4000, widget=forms.Textarea(attrs={"rows": 5}))
    seen_revision = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        """The version read must be the latest there is; what was typed stays in the form."""
        cleaned: dict[str, Any] = super().clean() or {}
        seen = cleaned.get("seen_revision")
        if seen is None:
            return cleaned
        revision = Revision.objects.filter(pk=seen).first() if seen < 2**63 else None
        if revision is None or not revision.is_latest_revision():
            raise forms.ValidationError(OUTDATED, code="outdated")
        return cleaned


class AskForChangesForm(ApproveForm):
    """A request for changes says which."""

    comment = forms.CharField(
        label=_("Yang perlu diperbaiki"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": _("Tulis apa yang perlu diperbaiki, agar penulis dapat melanjutkan.")},
    )


class DecisionForm(ApproveForm):
    """Both in one form with two buttons; without a version nothing is decided."""

    keputusan = forms.ChoiceField(choices=[("approve", _("Setujui")), ("reject", _("Minta perbaikan"))])

    def clean(self) -> dict[str, Any]:
        """A request for changes says which."""
        cleaned = super().clean()
        if cleaned.get("seen_revision") is None:
            raise forms.ValidationError(OUTDATED, code="outdated")
        if cleaned.get("keputusan") == "reject" and not cleaned.get("comment", "").strip():
            self.add_error("comment", _("Tulis apa yang perlu diperbaiki, agar penulis dapat melanjutkan."))
        return cleaned
