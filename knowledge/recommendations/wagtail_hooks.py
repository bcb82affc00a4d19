"""The weights in the CMS: versions can be read and a new one added from a copy; none is changed or deleted."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from .models import RecommendationWeights


class AddOnlyPolicy(ModelPermissionPolicy):
    """As the model's permissions say, save that nothing is changed or deleted."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        return action not in ("change", "delete") and super().user_has_permission(user, action)

    def user_has_any_permission(self, user: Any, actions: Any) -> bool:
        return any(self.user_has_permission(user, action) for action in actions)

    def user_has_permission_for_instance(self, user: Any, action: str, instance: Any) -> bool:
        return self.user_has_permission(user, action)


class WeightsViewSet(SnippetViewSet):
    """Versions of the weights."""

    model = RecommendationWeights
    icon = "order"
    menu_label = _("Bobot rekomendasi")
    list_display = ["version", "note", "gap", "match", "created_at"]
    inspect_view_enabled = True
    copy_view_enabled = True


register_permission_policy(RecommendationWeights, AddOnlyPolicy(RecommendationWeights))
register_snippet(WeightsViewSet)
