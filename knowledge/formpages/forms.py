"""The form that a form page's fields make, with consent and a field that only robots fill in."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.forms.forms import BaseForm, FormBuilder

# What a form page's own fields can never be called: their names come from labels and hold no hyphen.
CONSENT = "persetujuan-data"
TRAP = "situs-web"
LONGEST_ANSWER = 5000


class AskedForm(BaseForm):
    """The form as readers fill it in."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.page is not None and self.page.consent_text:
            self.fields[CONSENT] = forms.BooleanField(
                label=self.page.consent_text, error_messages={"required": _("Tanpa persetujuan ini isian tidak dapat dikirim.")}
            )
        self.fields[TRAP] = forms.CharField(
            label=_("Biarkan kosong"), required=False, widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"})
        )

    @property
    def asked_fields(self) -> list[Any]:
        """The fields that people see, in their order."""
        return [field for field in self.visible_fields() if field.name != TRAP]

    @property
    def trap(self) -> Any:
        """The field that people do not see."""
        return self[TRAP]

    @property
    def is_from_robot(self) -> bool:
        """Whether what people do not see was filled in."""
        return bool(self.data.get(self.add_prefix(TRAP), "").strip())


class AskedFormBuilder(FormBuilder):
    """Builds `AskedForm` from the rows of a form page; long answers have an end."""

    def create_multiline_field(self, field: Any, options: dict[str, Any]) -> forms.Field:
        """A text of several lines."""
        return super().create_multiline_field(field, {"max_length": LONGEST_ANSWER, "widget": forms.Textarea(attrs={"rows": 5}), **options})

    def get_form_class(self) -> type[forms.Form]:
        """The class for the fields."""
        return type("AskedPageForm", (AskedForm,), self.formfields)
