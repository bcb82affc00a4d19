"""The tag manager by which pages carry aspects and topics, with form fields that offer only what exists."""

from typing import Any

from django import forms
from django.db.models import F, Q, QuerySet
from django.db.models.functions import Coalesce
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from modelcluster.contrib.taggit import ClusterTaggableManager

from .selectors import active_framework

CHOOSE_AN_ASPECT = _("Pilih sedikitnya satu aspek sebelum menerbitkan.")


class AspectCheckboxes(forms.CheckboxSelectMultiple):
    """Checkboxes by framework: each aspect in bold with its sub-aspects below it."""

    class Media:
        css = {"all": ["aspects/editor.css"]}

    def create_option(self, name: str, value: Any, label: Any, selected: Any, index: int, subindex: Any = None, attrs: Any = None) -> dict[str, Any]:
        option = super().create_option(name, value, label, selected, index, subindex=subindex, attrs=attrs)
        option["aspect"] = getattr(value, "instance", None)
        return option

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        """From the project's templates, which Django's own form renderer does not look into."""
        context = self.get_context(name, value, attrs)
        options = [option for _group, options, _index in context["widget"]["optgroups"] for option in options]
        return render_to_string("aspects/_checkboxes.html", {**context, "options": options})


class AspectChoiceField(forms.ModelMultipleChoiceField):
    """Aspects of the active framework and those already chosen; anything else is an error, never dropped in silence."""

    widget = AspectCheckboxes

    def label_from_instance(self, obj: Any) -> str:
        return str(obj)

    def offer(self, chosen: list[int]) -> None:
        """Narrow to the active framework plus what the page carries already."""
        framework = active_framework()
        if framework and self.queryset is not None:
            self.queryset = self.queryset.filter(Q(framework=framework) | Q(pk__in=chosen))


def in_reading_order(aspects: QuerySet) -> QuerySet:
    """Every aspect followed by its sub-aspects, framework by framework."""
    return aspects.select_related("parent", "framework").order_by(
        "framework", Coalesce("parent__position", "position"), F("parent").asc(nulls_first=True), "position"
    )


class VocabularyTaggableManager(ClusterTaggableManager):
    """A taggit manager whose form field is a list of checkboxes over the governed vocabulary, not free text."""

    def formfield(self, form_class: type | None = None, **kwargs: Any) -> forms.Field:
        """A multiple choice over all tags of the vocabulary; unknown values are an error, never dropped in silence."""
        tags = self.through.tag_model()._default_manager.all()
        is_aspect = hasattr(self.through.tag_model(), "framework")
        defaults: dict[str, Any] = {
            "queryset": in_reading_order(tags) if is_aspect else tags,
            "label": capfirst(self.verbose_name),
            # What taggit says of other tags speaks of commas.
            "help_text": self.help_text if is_aspect else "",
            "required": not self.blank,
            "error_messages": {
                "required": CHOOSE_AN_ASPECT,
                "invalid_choice": _("Pilihan %(value)s tidak dikenal. Muat ulang halaman ini dan pilih dari daftar."),
                "invalid_pk_value": _("Pilihan “%(pk)s” tidak dikenal. Muat ulang halaman ini dan pilih dari daftar."),
            },
        }
        if is_aspect:
            return AspectChoiceField(**defaults)
        return forms.ModelMultipleChoiceField(**defaults, widget=forms.CheckboxSelectMultiple)


class LinesField(forms.Field):
    """A list of texts, one a line."""

    widget = forms.Textarea(attrs={"rows": 4})

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(str(item) for item in value) if isinstance(value, list) else value

    def to_python(self, value: Any) -> list[str]:
        lines = value if isinstance(value, list) else str(value or "").splitlines()
        return [line.strip() for line in lines if line.strip()]

    def has_changed(self, initial: Any, data: Any) -> bool:
        return (initial or []) != self.to_python(data)
