"""How the weights of acts are edited in the CMS: changed only, for which acts there are is decided by the rooms that count them."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, HelpPanel, ObjectList
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from .models import ActWeight

FORMULA = _(
    "Popularitas = jumlah bobot × banyaknya tindakan × 2^(−umur ÷ 7 hari). Umur dihitung dari akhir hari tindakan itu; dua jam pertama "
    "tidak mengurangi apa pun. Urutan hasil pencarian tidak dipengaruhi."
)


class ChangeOnlyPolicy(ModelPermissionPolicy):
    """As the model's permissions say, save that nothing is added or deleted."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        return action not in ("add", "delete") and super().user_has_permission(user, action)

    def user_has_any_permission(self, user: Any, actions: Any) -> bool:
        return any(self.user_has_permission(user, action) for action in actions)

    def user_has_permission_for_instance(self, user: Any, action: str, instance: Any) -> bool:
        return self.user_has_permission(user, action)


class ActWeightViewSet(SnippetViewSet):
    """Weights of acts."""

    model = ActWeight
    icon = "pick"
    menu_label = _("Bobot popularitas")
    list_display = ["label", "weight"]
    edit_handler = ObjectList([HelpPanel(content=FORMULA), FieldPanel("label", read_only=True), FieldPanel("weight")])


register_permission_policy(ActWeight, ChangeOnlyPolicy(ActWeight))
register_snippet(ActWeightViewSet)
