"""Which two tags are meant."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from knowledge.aspects.models import Topic


class MergeForm(forms.Form):
    """One that goes, one that stays."""

    source = forms.ModelChoiceField(queryset=Topic.objects.none(), label=_("Yang digabungkan dan hilang"))
    target = forms.ModelChoiceField(queryset=Topic.objects.none(), label=_("Yang tetap"))

    def __init__(self, *args: Any, model: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("source", "target"):
            self.fields[name].queryset = model._default_manager.order_by("name")  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Two different ones."""
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("source") and cleaned.get("source") == cleaned.get("target"):
            raise ValidationError(_("Pilih dua yang berbeda."))
        return cleaned
