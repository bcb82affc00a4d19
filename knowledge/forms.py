"""The editor's form of everything that carries aspects."""

from typing import Any

from knowledge.addresses import AddressedForm
from knowledge.aspects.fields import AspectChoiceField


class MaterialForm(AddressedForm):
    """Offers the aspects of the active framework and those the page carries already."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields.get("aspects")
        if isinstance(field, AspectChoiceField):
            field.offer([aspect.pk for aspect in self.initial.get("aspects") or []])

    def clean(self) -> dict[str, Any]:
        """Choosing a sub-aspect chooses its aspect too."""
        cleaned = super().clean()
        if "aspects" in cleaned:
            chosen = list(cleaned["aspects"])
            cleaned["aspects"] = [*chosen, *{aspect.parent for aspect in chosen if aspect.parent_id} - set(chosen)]
        return cleaned

    def _post_clean(self) -> None:
        """Let the page's own check see the aspects just chosen, and ask for them only where the page is to be public.

        Tags reach the page when the form is saved, which is after that check; and a page not yet saved calls itself live.
        """
        if "aspects" in self.cleaned_data:
            self.instance.aspects.set(self.cleaned_data["aspects"])
        was_live = self.instance.live
        if self.is_deferred_validation or "aspects" in self.errors:
            self.instance.live = False
        super()._post_clean()
        self.instance.live = was_live
