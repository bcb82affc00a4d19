"""The tag manager by which pages carry aspects and topics, with a form field that offers only what exists."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from modelcluster.contrib.taggit import ClusterTaggableManager


class VocabularyTaggableManager(ClusterTaggableManager):
    """A taggit manager whose form field is a list of checkboxes over the governed vocabulary, not free text."""

    def formfield(self, form_class: type | None = None, **kwargs: Any) -> forms.Field:
        """A multiple choice over all tags of the vocabulary; unknown values are an error, never dropped in silence."""
        defaults = {
            "queryset": self.through.tag_model()._default_manager.all(),
            "widget": forms.CheckboxSelectMultiple,
            "label": self.verbose_name,
            "help_text": self.help_text,
            "required": not self.blank,
            "error_messages": {"required": _("Pilih sedikitnya satu aspek sebelum menerbitkan.")},
        }
        return forms.ModelMultipleChoiceField(**defaults)
