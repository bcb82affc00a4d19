"""Recommendations of one instansi, for those who may see them."""

from typing import Annotated, Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja import Query, Router

from cop_site.api.auth import AUTH
from cop_site.api.problems import HTTPStatus, Problem, unknown_instansi
from cop_site.api.schemas import Recommendations
from knowledge.instansi.models import Instansi
from knowledge.recommendations.services import as_json

router = Router(tags=["Rekomendasi"])

Code = Annotated[str, Query(min_length=1, max_length=30, description="Kode instansi, misalnya 63.")]


@router.get("/recommendations", response=Recommendations, auth=AUTH, summary="Materi yang disarankan bagi satu instansi")
def recommend(request: HttpRequest, instansi: Code) -> dict[str, Any]:
    """Sama dengan halaman dan `manage.py recommend --json`: tiap saran dengan alasannya; nilai bagian-bagiannya berjumlah skornya."""
    found = Instansi.objects.filter(code=instansi.replace("\0", "")).first()
    if found is None:
        raise unknown_instansi(instansi)
    asker: Any = getattr(request, "auth", None)
    if not asker.has_perm("recommendations.view_recommendations", found):
        raise Problem(HTTPStatus.FORBIDDEN, _("Token atau akun ini tidak berhak melihat rekomendasi %(instansi)s.") % {"instansi": found.label})
    return as_json(found)
