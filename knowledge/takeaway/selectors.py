"""What may be taken along: published things only, asked anew each time, so that a kept file never outlives its page."""

from typing import Any

from wagtail.models import Page

from knowledge.aspects.models import Aspect, MeritSettings
from knowledge.catalogue import registry

from .models import AspectPack


def public_page(page_id: int) -> Any | None:
    """The live page of a registered kind that no restriction closes; None for anything else (3 queries)."""
    page = Page.objects.live().public().filter(pk=page_id).specific().first()
    return page if page is not None and registry.kind_of(page) is not None else None


def hub_aspect(slug: str, framework_code: str = "") -> Aspect | None:
    """The aspect at this address: in the framework named, else in the active one, else in the newest (1 query)."""
    wanted = Aspect.objects.roots().filter(slug=slug).select_related("framework")
    if framework_code:
        wanted = wanted.filter(framework__code=framework_code)
    active = MeritSettings.objects.values("active_framework")
    return wanted.filter(framework__in=active).first() or wanted.order_by("-framework__valid_from").first()


def pack_of(aspect: Aspect) -> AspectPack | None:
    """The pack that was last built for an aspect (1 query)."""
    return AspectPack.objects.filter(aspect=aspect).first()


def aspects_with_packs(codes: list[str], framework_code: str) -> list[dict[str, Any]]:
    """Aspects of a framework in their order, each with its pack or None (1 query)."""
    aspects = Aspect.objects.roots().filter(framework__code=framework_code, code__in=codes).select_related("pack", "framework")
    return [{"aspect": aspect, "pack": getattr(aspect, "pack", None)} for aspect in aspects.order_by("position")]
