"""The API itself: endpoints by subject, errors as problems."""

from django.utils.translation import gettext_lazy as _

from .contract import VERSION, Contract
from .endpoints import frameworks, instansi, materials, recommendations, search
from .problems import handle_with_problems

DESCRIPTION = _(
    "Isi publik Community of Practice Sistem Merit untuk program lain. Tanpa token kecuali rekomendasi. "
    "Semua kesalahan berbentuk application/problem+json (RFC 9457)."
)

api = Contract(title="CoP Sistem Merit", version=VERSION, description=str(DESCRIPTION), docs_url=None, openapi_url=None, urls_namespace="api")
for module in (search, frameworks, materials, instansi, recommendations):
    api.add_router("", module.router)
handle_with_problems(api)
