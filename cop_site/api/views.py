"""The description of the API as JSON and as a page; and the answer for addresses that are not there."""

import json
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from .problems import problem_response
from .router import api


def described() -> dict[str, Any]:
    """The OpenAPI description with the site's public address (1 query)."""
    return {**api.get_openapi_schema(path_prefix="/api/v1/"), "servers": [{"url": settings.BASE_URL}]}


@require_safe
def openapi(request: HttpRequest) -> HttpResponse:
    """`/api/v1/openapi.json`."""
    return HttpResponse(json.dumps(described(), ensure_ascii=False), content_type="application/json")


@require_safe
def docs(request: HttpRequest) -> HttpResponse:
    """`/api/v1/docs`: the description for people, made on the server, without scripts or outside hosts."""
    schema = described()
    groups: dict[str, list[dict[str, Any]]] = {}
    for path, operations in schema["paths"].items():
        for method, operation in operations.items():
            groups.setdefault(operation["tags"][0], []).append({**operation, "path": path, "method": method.upper(), "answer": answer_of(operation)})
    shapes = [{"name": name, "fields": fields_of(shape)} for name, shape in schema["components"]["schemas"].items()]
    return render(request, "api/docs.html", {"info": schema["info"], "groups": groups.items(), "shapes": shapes, "site": settings.BASE_URL})


def missing(request: HttpRequest, path: str = "") -> HttpResponse:
    """Any other address below /api/."""
    return problem_response(HTTPStatus.NOT_FOUND, _("Tidak ada alamat ini. Daftarnya di /api/v1/docs."))


def answer_of(operation: dict[str, Any]) -> str:
    """The name of the shape that a successful answer has."""
    return str(operation["responses"]["200"]["content"]["application/json"]["schema"].get("$ref", "")).rsplit("/", 1)[-1]


def fields_of(shape: dict[str, Any]) -> list[dict[str, str]]:
    """The fields of a shape in words."""
    return [
        {"name": name, "type": type_of(field), "description": field.get("description", "")} for name, field in shape.get("properties", {}).items()
    ]


def type_of(field: dict[str, Any]) -> str:
    """A JSON type in words: `string`, `Event[]`, `number | null`."""
    if "$ref" in field:
        return str(field["$ref"]).rsplit("/", 1)[-1]
    if "anyOf" in field:
        return " | ".join(type_of(one) for one in field["anyOf"])
    if field.get("type") == "array":
        return f"{type_of(field['items'])}[]"
    return str(field.get("format") or field.get("type", "object"))
