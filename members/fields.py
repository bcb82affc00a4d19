"""Form fields of this floor: an instansi found by its code or name, aspects as checkboxes."""

import re
from typing import Any

from django import forms
from django.template.loader import render_to_string
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from knowledge.aspects.models import Aspect
from knowledge.instansi.models import Instansi

CODE_IN_BRACKETS = re.compile(r"\(([^()]+)\)\s*$")
SUGGESTIONS = 5


def written(instansi: Instansi) -> str:
    """How an instansi stands in the field: its name, the short one for regional governments, and in brackets its code."""
    return f"{instansi.label if instansi.province_id else instansi.name} ({instansi.code})"


class InstansiInput(forms.TextInput):
    """A text field with a list of every current instansi to choose from while typing, without script."""

    def render(self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None) -> Any:
        """The field and its list."""
        list_id = f"{(attrs or {}).get('id', name)}_daftar"
        field = super().render(name, value, {**(attrs or {}), "list": list_id, "autocomplete": "off"}, renderer)
        options = [written(instansi) for instansi in Instansi.objects.current().only("name", "short_name", "code", "province_id")]
        return render_to_string("members/instansi_input.html", {"field": field, "list_id": list_id, "options": options})


class InstansiField(forms.CharField):
    """Takes a code, a name or some words of it; answers with the one current instansi that is meant."""

    widget = InstansiInput
    default_error_messages = {
        "unknown": _("Instansi “%(text)s” tidak ditemukan di register. Ketik sebagian nama atau kodenya, misalnya Klaten atau 33.10."),
        "ambiguous": _("Ada %(count)s instansi yang cocok dengan “%(text)s”: %(names)s. Tulis lebih lengkap atau pakai kodenya."),
    }

    def prepare_value(self, value: Any) -> Any:
        """A stored instansi as text."""
        if isinstance(value, int):
            value = Instansi.objects.filter(pk=value).first()
        return written(value) if isinstance(value, Instansi) else value

    def clean(self, value: Any) -> Instansi | None:
        """The instansi, or None when the field may be empty and is."""
        text = super().clean(value)
        if not text:
            return None
        bracket = CODE_IN_BRACKETS.search(text)
        current = Instansi.objects.current()
        for code in ([bracket.group(1).strip()] if bracket else []) + [text]:
            exact = current.filter(code__iexact=code).first()
            if exact is not None:
                return exact
        named = list(current.filter(name__iexact=text)[:2]) or list(current.filter(short_name__iexact=text)[:2])
        found = named if len(named) == 1 else list(current.matching(text).distinct()[:100])
        if len(found) == 1:
            return found[0]
        shown = text if len(text) <= 60 else f"{text[:60]}…"
        if not found:
            raise forms.ValidationError(self.error_messages["unknown"], code="unknown", params={"text": shown})
        names = ", ".join(written(instansi) for instansi in found[:SUGGESTIONS])
        more = gettext(" dan lainnya") if len(found) > SUGGESTIONS else ""
        raise forms.ValidationError(
            self.error_messages["ambiguous"], code="ambiguous", params={"text": shown, "count": len(found), "names": names + more}
        )


class AspectsField(forms.ModelMultipleChoiceField):
    """Checkboxes over the aspects of the active framework."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(queryset=Aspect.objects.none(), **kwargs)

    def offer(self, aspects: Any) -> None:
        """What may be chosen; asked when the form is made, because the active framework is a setting."""
        self.queryset = aspects

    def label_from_instance(self, obj: Any) -> str:
        """The number and the name."""
        return f"{obj.code}. {obj.name}"
