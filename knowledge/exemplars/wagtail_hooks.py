"""Exemplars in the CMS: looked up, never decided there; and the guard before each file of theirs."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.ui.tables import BooleanColumn
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from .models import Exemplar


class LookOnlyPolicy(ModelPermissionPolicy):
    """As the model's permissions say, save that nothing is added, changed or deleted: that is done in the room, by those who may."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        return action == "view" and super().user_has_permission(user, action)

    def user_has_any_permission(self, user: Any, actions: Any) -> bool:
        return any(self.user_has_permission(user, action) for action in actions)

    def user_has_permission_for_instance(self, user: Any, action: str, instance: Any) -> bool:
        return self.user_has_permission(user, action)


class ExemplarViewSet(SnippetViewSet):
    """All exemplars with their three facts."""

    model = Exemplar
    icon = "success"
    menu_label = _("Bukti yang diterima")
    menu_order = 260
    add_to_admin_menu = True
    list_display = [
        "title",
        "aspect",
        "level",
        "instansi",
        BooleanColumn("is_accepted", label=_("Diterima")),
        BooleanColumn("is_consented", label=_("Disetujui")),
        BooleanColumn("is_redaction_checked", label=_("Diperiksa")),
    ]
    list_filter = ["evidence_kind", "year"]
    search_fields = ["title", "description"]
    inspect_view_enabled = True
    inspect_view_fields = [
        *("title", "description", "reason", "aspect", "level", "evidence_kind", "instansi", "year", "is_fictional"),
        *("accepted_at", "accepted_source", "consented_at", "redaction_checked_at"),
    ]

    def get_queryset(self, request: HttpRequest) -> Any:
        """With what each row names."""
        return Exemplar.objects.with_all()


register_permission_policy(Exemplar, LookOnlyPolicy(Exemplar))
register_snippet(ExemplarViewSet)


@hooks.register("before_serve_document", order=-100)
def guard_files(document: Any, request: HttpRequest) -> HttpResponse | None:
    """The file of an exemplar leaves at its public address alone, which asks at each download whether the exemplar is visible.

    Raises:
        Http404: it is hidden.
    """
    exemplar = Exemplar.objects.filter(document=document.pk).first()
    if exemplar is None:
        return None
    if not exemplar.is_visible:
        raise Http404
    return redirect(exemplar.file_url)
