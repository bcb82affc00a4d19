"""How pages of any room ask who applies something."""

from typing import Any

from django import template

from knowledge.adoption import selectors
from knowledge.adoption.models import APPLICABLE_KINDS
from knowledge.catalogue.models import Entry
from knowledge.instansi.models import Instansi

register = template.Library()


@register.inclusion_tag("adoption/_on_page.html", takes_context=True)
def adoption_of(context: dict[str, Any], entry: Entry | str | None) -> dict[str, Any]:
    """Who applies this thing, and for the signed-in the way to declare.

    Signed-out readers cost 1 query, none when nobody applies it; the signed-in up to 3 more. Nothing for other kinds and drafts.
    """
    if not isinstance(entry, Entry) or entry.kind not in APPLICABLE_KINDS:
        return {}
    user: Any = context["request"].user
    shown = {"entry": entry, "adopters": selectors.adopters_of(entry), "is_member": user.is_authenticated}
    if not user.is_authenticated:
        return shown
    mine = selectors.declaring_instansi(user)
    others = [instansi for instansi in mine if instansi.pk != entry.instansi_id]
    return {
        **shown,
        "may_declare": bool(others),
        "is_own": bool(mine) and not others,
        "standing": selectors.standing_declaration(entry.object_id, others) if others else None,
    }


@register.simple_tag
def applied_by(instansi: Instansi) -> list[selectors.Declared]:
    """What an instansi declared to apply (1 query, 2 when there is something)."""
    return selectors.applied_by(instansi)


@register.simple_tag
def declarations_for(user: Any, limit: int = 3) -> list[selectors.Declared]:
    """The latest declarations of the instansi for which somebody answers (1 query, 3 when they answer for one)."""
    instansi = selectors.declaring_instansi(user)
    return selectors.declarations_of(instansi, limit=limit) if instansi else []
