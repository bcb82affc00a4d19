"""The OpenAPI description: what ninja knows of the endpoints, with every error and every known code added."""

from http import HTTPStatus
from typing import Any

from ninja import NinjaAPI
from ninja.openapi.schema import OpenAPISchema

from cop_site.search.filters import filter_aspects
from knowledge.catalogue import registry
from knowledge.instansi.models import Province

from .problems import CONTENT_TYPE, ProblemDetails

VERSION = "1.0.0"
EVERYWHERE = {
    HTTPStatus.BAD_REQUEST: "Permintaan tidak dapat dibaca.",
    HTTPStatus.METHOD_NOT_ALLOWED: "Metode lain tidak diterima; Allow menyebut yang diterima.",
    HTTPStatus.TOO_MANY_REQUESTS: "Terlalu banyak permintaan; Retry-After menyebut kapan boleh lagi.",
}
WITH_PARAMETERS = {HTTPStatus.UNPROCESSABLE_ENTITY: "Ada parameter yang tidak dapat dipakai; errors menyebutnya satu per satu."}
WITH_CODE = {HTTPStatus.NOT_FOUND: "Kode tidak dikenal."}
WITH_RIGHTS = {
    HTTPStatus.UNAUTHORIZED: "Tanpa token atau sesi yang berlaku.",
    HTTPStatus.FORBIDDEN: "Token atau akun tidak berhak.",
}
CODED = {"code", "instansi"}


class Contract(NinjaAPI):
    """The API, with a description that leaves nothing unsaid."""

    def get_openapi_schema(self, *, path_prefix: str | None = None, path_params: Any = None) -> OpenAPISchema:
        """The description; codes of aspects, kinds and provinces are those of now (2 queries)."""
        schema = super().get_openapi_schema(path_prefix=path_prefix, path_params=path_params)
        codes = {
            "aspek": [aspect.code for aspect in filter_aspects()],
            "jenis": [kind.code for kind in registry.kinds()],
            "provinsi": list(Province.objects.values_list("code", flat=True)),
        }
        schema["components"]["schemas"] |= problem_schemas()
        for operations in schema["paths"].values():
            for operation in operations.values():
                describe(operation, codes)
        return schema


def problem_schemas() -> dict[str, Any]:
    """The shapes of problems."""
    own = ProblemDetails.model_json_schema(ref_template="#/components/schemas/{model}")
    return {**own.pop("$defs", {}), "ProblemDetails": own}


def describe(operation: dict[str, Any], codes: dict[str, list[str]]) -> None:
    """Add to one operation what ninja does not know."""
    names = {parameter["name"] for parameter in operation["parameters"]}
    errors = {**EVERYWHERE}
    if names:
        errors |= WITH_PARAMETERS
    if names & CODED:
        errors |= WITH_CODE
    if operation.get("security"):
        errors |= WITH_RIGHTS
    problem = {CONTENT_TYPE: {"schema": {"$ref": "#/components/schemas/ProblemDetails"}}}
    responses = {str(status): response for status, response in operation["responses"].items()}
    responses["200"]["headers"] = {"ETag": {"description": "Kirim kembali sebagai If-None-Match.", "schema": {"type": "string"}}}
    responses["304"] = {"description": "Belum berubah sejak ETag yang dikirim."}
    responses |= {str(int(status)): {"description": text, "content": problem} for status, text in sorted(errors.items())}
    operation["responses"] = dict(sorted(responses.items()))
    for parameter in operation["parameters"]:
        known = codes.get(parameter["name"])
        if known and parameter["schema"].get("type") == "array":
            parameter["schema"]["items"]["enum"] = known
