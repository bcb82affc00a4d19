"""The worklist on the first page of the CMS: what waits for this person."""

from typing import Any

from wagtail.admin.ui.components import Component
from wagtail.models import TaskState

from .selectors import open_tasks_of, stale_entries

SHOWN = 8


class WorklistPanel(Component):
    """My reviews, submissions that wait for me, and how much is stale (5 queries)."""

    name = "worklist"
    order = 105
    template_name = "wagtailadmin/upkeep/worklist.html"

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """Counts and the most urgent reviews."""
        user = parent_context["request"].user
        tasks = open_tasks_of(user)
        may_see_reports = user.has_perm("upkeep.see_reports")
        return {
            **super().get_context_data(parent_context),
            "tasks": list(tasks[:SHOWN]),
            "task_count": tasks.count(),
            "submission_count": TaskState.objects.reviewable_by(user).count(),
            "may_see_reports": may_see_reports,
            "stale_count": stale_entries().count() if may_see_reports else 0,
        }
