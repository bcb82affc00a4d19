"""The editor of library pages: beside Wagtail's side panels one that lists what the page still lacks."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.components import MediaContainer
from wagtail.admin.ui.side_panels import BaseSidePanel
from wagtail.admin.views.pages.edit import EditView
from wagtail.admin.viewsets.pages import PageViewSet

from knowledge.catalogue.registry import kinds
from knowledge.models import MaterialPage

from .gaps import gaps_of


class GapsSidePanel(BaseSidePanel):
    """What the page as last saved still lacks."""

    class SidePanelToggle(BaseSidePanel.SidePanelToggle):
        """The button, with the number of gaps."""

        aria_label = _("Buka daftar yang masih kurang")
        icon_name = "list-ul"

        def get_context_data(self, parent_context: Any) -> dict[str, Any]:
            return {**super().get_context_data(parent_context), "count": len(self.panel.gaps)}

    name = "gaps"
    title = _("Yang masih kurang")
    template_name = "wagtailadmin/upkeep/gaps_panel.html"
    order = 340

    def __init__(self, page: Any, request: Any) -> None:
        super().__init__(page, request)
        self.gaps = gaps_of(page)

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        return {**super().get_context_data(parent_context), "gaps": self.gaps}


class MaterialEditView(EditView):
    """Wagtail's editor with one panel more; nothing that is missing keeps a page from being saved."""

    def get_side_panels(self) -> Any:
        """Not for the editor's own background saves, which render no panel that a reader could open."""
        panels = super().get_side_panels()
        if self.expects_json_response or self.hydrate_create_view:
            return panels
        return MediaContainer([*panels, GapsSidePanel(self.page, self.request)])


def material_viewsets() -> list[PageViewSet]:
    """The editor of every kind made of `MaterialPage`, events and episodes included; Wagtail asks the database for the exact type."""
    models = [kind.model for kind in kinds() if issubclass(kind.model, MaterialPage)]
    return [PageViewSet(f"editing_{model._meta.model_name}", model=model, edit_view_class=MaterialEditView) for model in models]
