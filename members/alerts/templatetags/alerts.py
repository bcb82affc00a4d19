"""How the search page and the room show a member's saved searches. For the signed-out every tag is silent and free."""

from typing import Any

from django import template

from members.alerts import selectors
from members.alerts.models import MOST_SAVED, Rhythm

register = template.Library()


@register.inclusion_tag("alerts/_save.html", takes_context=True)
def save_search_button(context: dict[str, Any], parameters: str) -> dict[str, Any]:
    """The button that keeps a question, or the word that it is kept (1 query)."""
    request: Any = context.get("request")
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated or not parameters:
        return {}
    return {"request": request, "parameters": parameters, "saved": selectors.saved_question(user, parameters), "rhythms": Rhythm.choices[:2]}


@register.inclusion_tag("alerts/_list.html", takes_context=True)
def saved_searches(context: dict[str, Any]) -> dict[str, Any]:
    """What the member keeps, each with its rhythm (1 query)."""
    return {"request": context["request"], "kept": selectors.saved_by(context["request"].user), "rhythms": Rhythm.choices, "most": MOST_SAVED}
