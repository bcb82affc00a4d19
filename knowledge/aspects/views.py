"""Hubs of aspects and pages of instruments. What is published about an aspect, templates ask of the catalogue."""

from django.db.models import Exists, OuterRef, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from .models import Aspect, Framework, FrameworkCrosswalk, MeritSettings
from .selectors import findings_about, hub_frame, priority_periods


def aspect_list(request: HttpRequest) -> HttpResponse:
    """All aspects of the active framework, and the other frameworks."""
    return render(request, "aspects/aspect_list.html", {"frameworks": Framework.objects.all(), "active": active_key()})


def aspect_detail(request: HttpRequest, slug: str) -> HttpResponse:
    """The hub of one aspect; `?instrumen=` chooses where two frameworks use the same address, the active one by default."""
    is_active = Exists(MeritSettings.objects.filter(active_framework=OuterRef("framework")))
    found = Aspect.objects.roots().filter(slug=slug).select_related("framework").annotate(is_active=is_active)
    candidates = list(found.order_by("-is_active", "-framework__valid_from"))
    wanted = request.GET.get("instrumen", "")
    aspect = next((a for a in candidates if a.framework.code == wanted), candidates[0] if candidates else None)
    if aspect is None:
        raise Http404
    frame, findings = hub_frame(aspect), findings_about(aspect)
    context = {
        "aspect": aspect,
        "framework": aspect.framework,
        "subs": aspect.children.all(),
        "priorities": frame.priorities,
        "findings": findings,
        "answer_ids": [key for line in findings for key in line.page_ids],
        "topics": frame.topics,
        "links": frame.links,
    }
    return render(request, "aspects/aspect_detail.html", context)


def priority_list(request: HttpRequest) -> HttpResponse:
    """The priority aspects of now and of earlier periods, held against what there is about them."""
    periods = priority_periods()
    context = {"current": [p for p in periods if p.is_current], "past": [p for p in periods if not p.is_current], "periods": periods}
    return render(request, "aspects/priority_list.html", context)


def framework_list(request: HttpRequest) -> HttpResponse:
    """All frameworks with who oversaw each."""
    return render(request, "aspects/framework_list.html", {"frameworks": Framework.objects.all(), "active": active_key()})


def framework_detail(request: HttpRequest, code: str) -> HttpResponse:
    """One framework: aspects, bands with their consequences, index, crosswalk, sources."""
    framework = get_object_or_404(Framework, code=code)
    aspects = list(framework.aspects.order_by("position", "code"))
    links = FrameworkCrosswalk.objects.filter(Q(source__framework=framework) | Q(target__framework=framework))
    context = {
        "framework": framework,
        "bands": (bands := list(framework.bands.all())),
        "roots": [{"aspect": a, "subs": [sub for sub in aspects if sub.parent_id == a.pk]} for a in aspects if not a.is_sub],
        "sub_count": sum(a.is_sub for a in aspects),
        "is_computable": framework.max_score is not None and bool(bands),
        "links": links.select_related("source__framework", "target__framework").order_by("source__position", "target__position"),
        "frameworks": Framework.objects.all(),
        "active": active_key(),
    }
    return render(request, "aspects/framework_detail.html", context)


def active_key() -> int | None:
    """The key of the active framework (1 query)."""
    return MeritSettings.objects.values_list("active_framework", flat=True).first()
