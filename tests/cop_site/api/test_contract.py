"""The API against its own description, by tools that nobody here wrote; and proof that they would notice."""

import copy
import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import schemathesis
from django.core import signals
from django.db import close_old_connections
from hypothesis import HealthCheck, given, settings
from openapi_spec_validator import validate
from openapi_spec_validator.validation.exceptions import OpenAPIValidationError
from schemathesis import GenerationMode
from schemathesis.core.failures import FailureGroup

from cop_site.wsgi import application

ADDRESS = "/api/v1/openapi.json"
EXAMPLES = settings(max_examples=20, suppress_health_check=list(HealthCheck), derandomize=True, database=None)

PATHS = ("search", "search/suggest", "materials", "events", "stats", "frameworks", "frameworks/{code}", "instansi", "recommendations")
WITHOUT_PARAMETERS = ("stats", "frameworks")


@pytest.fixture
def described(db: None) -> Iterator[Any]:
    """The description, read as any client reads it; a request's end leaves the test's own connection open, as under Django's client."""
    ends = (signals.request_started, signals.request_finished)
    for end in ends:
        end.disconnect(close_old_connections)
    yield schemathesis.openapi.from_wsgi(ADDRESS, application)
    for end in ends:
        end.connect(close_old_connections)


def check(described: Any, path: str, mode: GenerationMode, headers: dict[str, str]) -> None:
    """Ask as the description allows (or, negative, as it forbids) and hold every answer against it."""
    operation = described[f"/api/v1/{path}"]["GET"]

    @EXAMPLES
    @given(case=operation.as_strategy(generation_mode=mode))
    def ask(case: Any) -> None:
        case.call_and_validate(headers=headers)

    ask()


@pytest.fixture
def headers(bearer: Callable[..., dict[str, str]]) -> dict[str, str]:
    """A token that opens the recommendations of everybody."""
    return {"Authorization": bearer("verifikator")["HTTP_AUTHORIZATION"]}


@pytest.mark.parametrize("path", PATHS)
def test_what_the_description_allows_is_answered_as_described(described: Any, headers: dict[str, str], path: str) -> None:
    check(described, path, GenerationMode.POSITIVE, headers)


@pytest.mark.parametrize("path", [path for path in PATHS if path not in WITHOUT_PARAMETERS])
def test_what_the_description_forbids_is_refused_as_described(described: Any, headers: dict[str, str], path: str) -> None:
    check(described, path, GenerationMode.NEGATIVE, headers)


def test_every_path_is_asked(described: Any) -> None:
    assert {operation.ok().path for operation in described.get_all_operations()} == {f"/api/v1/{path}" for path in PATHS}


def test_the_description_is_valid_openapi(client: Any, db: None) -> None:
    validate(client.get(ADDRESS).json())


def test_the_validator_notices_a_broken_description(client: Any, db: None) -> None:
    broken = copy.deepcopy(client.get(ADDRESS).json())
    broken["paths"]["/api/v1/search"]["get"]["responses"] = "none"

    with pytest.raises(OpenAPIValidationError):
        validate(broken)


def test_schemathesis_notices_an_answer_that_is_not_as_described(client: Any, db: None) -> None:
    wrong = client.get(ADDRESS).json()
    wrong["components"]["schemas"]["Stats"]["properties"]["terms"] = {"type": "string"}
    operation = schemathesis.openapi.from_dict(json.loads(json.dumps(wrong)))["/api/v1/stats"]["GET"]

    with pytest.raises(FailureGroup):
        operation.Case().call_and_validate(app=application)
