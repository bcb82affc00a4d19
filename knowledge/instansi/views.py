"""The public register. What is published of an instansi, templates ask of the catalogue and of upper rooms."""

from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from .filters import RegisterFilter
from .models import Instansi, Mandate, Partner, RoleModel
from .registry import appearances_of


def instansi_list(request: HttpRequest) -> HttpResponse:
    """The register, narrowed as the address says."""
    return render(request, "instansi/instansi_list.html", {"register": RegisterFilter(request.GET, path=request.path)})


def instansi_detail(request: HttpRequest, code: str) -> HttpResponse:
    """One instansi: where it belongs, when it existed, who followed it, what it was charged with."""
    through = Instansi.successors.through.objects
    # Few instansi have a mandate, a successor or were named as one to learn from; the others need not ask twice.
    known = Instansi.objects.select_related("province__regional_office").annotate(
        has_mandates=Exists(Mandate.objects.filter(instansi=OuterRef("pk"))),
        has_roles=Exists(RoleModel.objects.filter(instansi=OuterRef("pk"))),
        has_links=Exists(through.filter(Q(from_instansi=OuterRef("pk")) | Q(to_instansi=OuterRef("pk")))),
    )
    instansi: Any = get_object_or_404(known, code=code)
    context: dict[str, Any] = {
        "instansi": instansi,
        "is_active": instansi.is_active_on(timezone.localdate().isoformat()),
        "mandates": instansi.mandates.all() if instansi.has_mandates else [],
        "role_models": instansi.role_models.select_related("aspect") if instansi.has_roles else [],
        "chain": successions(instansi) if instansi.has_links else {},
        "presences": appearances_of(instansi),
    }
    return render(request, "instansi/instansi_detail.html", context)


def successions(instansi: Instansi) -> dict[str, list[Instansi]]:
    """Who took the tasks over and from whom they came (1 query)."""
    links = Instansi.successors.through.objects.filter(Q(from_instansi=instansi) | Q(to_instansi=instansi))
    found: dict[str, list[Instansi]] = {"successors": [], "predecessors": []}
    for link in links.select_related("from_instansi", "to_instansi"):
        if link.from_instansi_id == instansi.pk:
            found["successors"].append(link.to_instansi)
        else:
            found["predecessors"].append(link.from_instansi)
    return found


def partner_list(request: HttpRequest) -> HttpResponse:
    """Who works along in which role, and who was charged with what and when."""
    partners = Partner.objects.select_related("instansi").prefetch_related("assisted").order_by("kind", "valid_from", "name")
    return render(request, "instansi/partner_list.html", {"partners": partners, "mandates": Mandate.objects.select_related("instansi")})
