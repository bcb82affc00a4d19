"""The editor's form of everything that carries aspects."""

from typing import Any

from wagtail.admin.forms import WagtailAdminPageForm

from knowledge.aspects.fields import AspectChoiceField


class MaterialForm(WagtailAdminPageForm):
    """Offers the aspects of the active framework and those the page carries already."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields.get("aspects")
        if isinstance(field, AspectChoiceField):
            field.offer([aspect.pk for aspect in self.initial.get("aspects") or []])
