"""Errors as RFC 9457 problem details: the same shape for every one, in words that say what to do."""

import json
from http import HTTPStatus
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from ninja import NinjaAPI, Schema
from ninja.errors import AuthenticationError, HttpError, ValidationError
from pydantic import ConfigDict, Field

CONTENT_TYPE = "application/problem+json"


class FieldError(Schema):
    """What is wrong with one parameter."""

    model_config = ConfigDict(extra="forbid")

    parameter: str
    message: str


class ProblemDetails(Schema):
    """RFC 9457."""

    model_config = ConfigDict(extra="forbid")

    type: str = Field(description="Selalu about:blank: status HTTP sudah mengatakan jenisnya.")
    title: str
    status: int
    detail: str = Field(description="Penjelasan untuk manusia.")
    errors: list[FieldError] = Field([], description="Parameter yang salah, satu per satu.")


class Problem(Exception):
    """Raised by endpoints; becomes a problem response."""

    def __init__(self, status: HTTPStatus, detail: Any, errors: list[dict[str, str]] | None = None) -> None:
        super().__init__(detail)
        self.status, self.detail, self.errors = status, detail, errors or []


def problem_response(status: HTTPStatus, detail: Any, errors: list[dict[str, str]] | None = None) -> HttpResponse:
    """A problem as a response that nobody keeps."""
    body: dict[str, Any] = {"type": "about:blank", "title": status.phrase, "status": int(status), "detail": str(detail)}
    if errors:
        body["errors"] = errors
    response = HttpResponse(json.dumps(body, ensure_ascii=False), status=status, content_type=CONTENT_TYPE)
    response["Cache-Control"] = "no-store"
    if status == HTTPStatus.UNAUTHORIZED:
        response["WWW-Authenticate"] = 'Bearer realm="api"'
    return response


def invalid_parameters(errors: list[dict[str, str]]) -> Problem:
    """Some parameters cannot be used as they are."""
    return Problem(HTTPStatus.UNPROCESSABLE_ENTITY, _("Sebagian parameter tidak dapat dipakai."), errors)


def unknown_instansi(code: str) -> Problem:
    """The register has no such code."""
    return Problem(HTTPStatus.NOT_FOUND, _("Tidak ada instansi dengan kode “%(code)s”. Lihat /api/v1/instansi.") % {"code": code[:30]})


def handle_with_problems(api: NinjaAPI) -> None:
    """Every error of an endpoint becomes a problem; an unforeseen one is left to Django, which logs it."""

    @api.exception_handler(Problem)
    def on_problem(request: HttpRequest, error: Problem) -> HttpResponse:
        return problem_response(error.status, error.detail, error.errors)

    @api.exception_handler(ValidationError)
    def on_invalid(request: HttpRequest, error: ValidationError) -> HttpResponse:
        problem = invalid_parameters([{"parameter": parameter_of(item["loc"]), "message": message_of(item)} for item in error.errors])
        return problem_response(problem.status, problem.detail, problem.errors)

    @api.exception_handler(AuthenticationError)
    def on_unauthenticated(request: HttpRequest, error: AuthenticationError) -> HttpResponse:
        return problem_response(HTTPStatus.UNAUTHORIZED, _("Sertakan token yang masih berlaku: Authorization: Bearer cop_…"))

    @api.exception_handler(HttpError)
    def on_http_error(request: HttpRequest, error: HttpError) -> HttpResponse:
        return problem_response(HTTPStatus(error.status_code), str(error))

    @api.exception_handler(Http404)
    def on_missing(request: HttpRequest, error: Http404) -> HttpResponse:
        return problem_response(HTTPStatus.NOT_FOUND, _("Tidak ditemukan."))


MESSAGES = {
    "missing": _("Wajib diisi."),
    "int_parsing": _("Harus bilangan bulat."),
    "int_from_float": _("Harus bilangan bulat."),
    "bool_parsing": _("Harus true atau false."),
    "greater_than_equal": _("Paling kecil %(ge)s."),
    "less_than_equal": _("Paling besar %(le)s."),
    "string_too_long": _("Paling panjang %(max_length)s huruf."),
    "string_too_short": _("Paling pendek %(min_length)s huruf."),
    "string_pattern_mismatch": _("Bentuknya tidak sesuai pola %(pattern)s."),
    "enum": _("Harus salah satu dari %(expected)s."),
}


def message_of(error: dict[str, Any]) -> str:
    """What is wrong, in words."""
    return str(MESSAGES.get(error["type"], _("Nilai ini tidak dapat dipakai."))) % error.get("ctx", {})


def parameter_of(location: tuple[Any, ...]) -> str:
    """The name of a parameter from where validation found the error: ("query", "page_size")."""
    return ".".join(str(part) for part in location[1:])
