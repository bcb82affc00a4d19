"""The page of recommendations: one first step, then the list with reasons. For those who may see the instansi's results."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from knowledge.assessment.selectors import served_instansi
from knowledge.instansi.models import Instansi

from .models import Recommendation
from .selectors import places_of
from .services import recommendations_for

RIGHT = "recommendations.view_recommendations"


@login_required
@require_safe
def recommendation_list(request: HttpRequest) -> HttpResponse:
    """Recommendations for my instansi, or for the one named by those who oversee all; `aspek` narrows to one weak aspect."""
    code = request.GET.get("instansi", "").strip()
    mine = [get_object_or_404(Instansi, code=code)] if code else served_instansi(request.user)
    if code and not request.user.has_perm(RIGHT, mine[0]):
        raise PermissionDenied
    instansi = mine[0] if mine else None
    chosen = recommendations_for(instansi) if instansi else None
    places = list(places_of(chosen)) if chosen else []
    aspect = request.GET.get("aspek", "")
    weak = chosen.profile["weak_aspects"] if chosen else []
    is_narrowed = any(item["code"] == aspect for item in weak)
    context = {
        "instansi": instansi,
        "others": mine[1:],
        "oversees": request.user.has_perm("assessment.enter_verified_scores"),
        "may_fill": bool(instansi) and request.user.has_perm("assessment.enter_scores", instansi),
        "chosen": chosen,
        "profile": chosen.profile if chosen else None,
        "weak": [{**item, "current": item["code"] == aspect} for item in weak],
        "is_narrowed": is_narrowed,
        "first_step": first_step(places),
        "places": [place for place in places if not is_narrowed or aspect in place.aspect_codes],
    }
    return render(request, "recommendations/recommendation_list.html", context)


def first_step(places: list[Recommendation]) -> dict[str, Any] | None:
    """One thing for this week: the first step that the best guide names, else opening the best item."""
    for place in places:
        step = (place.entry.facts or {}).get("first_step") if place.entry else None
        if step:
            return {"title": step, "entry": place.entry}
    return {"title": "", "entry": places[0].entry} if places else None
