"""The versions of the instrument, as data."""

from typing import Annotated, Any

from django.db.models import Prefetch
from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja import Path, Router

from cop_site.api.problems import HTTPStatus, Problem
from cop_site.api.schemas import FrameworkDetail, Frameworks
from knowledge.aspects.models import Aspect, Framework
from knowledge.aspects.selectors import active_framework

router = Router(tags=["Instrumen"])


@router.get("/frameworks", response=Frameworks, summary="Semua versi instrumen")
def list_frameworks(request: HttpRequest) -> dict[str, Any]:
    """Yang paling baru dulu; is_active menandai yang dipakai untuk penilaian baru."""
    active = active_framework()
    return {"results": [framework_row(framework, active) for framework in Framework.objects.all()]}


@router.get("/frameworks/{code}", response=FrameworkDetail, summary="Satu versi dengan aspek dan kategorinya")
def read_framework(request: HttpRequest, code: Annotated[str, Path(pattern=r"^[-\w]{1,40}$", description="Misalnya kasn-2019.")]) -> dict[str, Any]:
    """Skor maksimum kosong berarti belum diketahui, bukan nol."""
    roots = Prefetch("aspects", Aspect.objects.roots().order_by("position"), to_attr="roots")
    subs = Prefetch("roots__children", Aspect.objects.order_by("position"), to_attr="subs")
    framework = Framework.objects.filter(code=code).prefetch_related(roots, subs, "bands").first()
    if framework is None:
        raise Problem(HTTPStatus.NOT_FOUND, _("Tidak ada instrumen dengan kode “%(code)s”.") % {"code": code})
    return {
        **framework_row(framework, active_framework()),
        "legal_basis": framework.legal_basis,
        "oversight": framework.oversight,
        "application": framework.application,
        "aspects": [aspect_row(aspect) for aspect in framework.roots],
        "bands": [
            {name: getattr(band, name) for name in ("rank", "code", "name", "floor", "ceiling", "index_floor", "index_ceiling", "consequence")}
            for band in framework.bands.all()
        ],
    }


def framework_row(framework: Framework, active: Framework | None) -> dict[str, Any]:
    """A version in a list."""
    names = ("code", "name", "status", "valid_from", "valid_to", "max_score", "min_score")
    return {**{name: getattr(framework, name) for name in names}, "is_active": framework == active}


def aspect_row(aspect: Any) -> dict[str, Any]:
    """An aspect with the sub-aspects that were fetched with it."""
    names = ("code", "name", "short_name", "description", "max_score", "min_score")
    subs = ("code", "name", "max_score", "min_score", "weight", "level_min", "level_max")
    return {
        **{name: getattr(aspect, name) for name in names},
        "url": aspect.get_absolute_url(),
        "sub_aspects": [{name: getattr(sub, name) for name in subs} for sub in aspect.subs],
    }
