"""The panel in the editor that compares weekday and date as printed in the source with the calendar and the event."""

from typing import Any

from wagtail.admin.panels import Panel

from .date_checks import event_date_warnings


class DateWarningPanel(Panel):
    """Shows what `date_warnings` says about the page as it was last saved; asks for nothing and blocks nothing."""

    class BoundPanel(Panel.BoundPanel):
        """The panel with its event."""

        template_name = "events/admin/date_warning_panel.html"

        def get_context_data(self, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
            """Adds the warnings."""
            context = super().get_context_data(parent_context) or {}
            return {**context, "warnings": event_date_warnings(self.instance), "is_new": self.instance.pk is None}
