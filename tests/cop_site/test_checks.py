"""The site's own system checks pass, and each of them is able to fail."""

import sys
from collections.abc import Callable
from typing import Any

import pytest
from django.urls import include, path
from wagtail.admin import urls as wagtailadmin_urls

from cop_site import checks
from cop_site.search.meaning import backend_at

urlpatterns = [path("admin/", include(wagtailadmin_urls))]
ALL: list[Callable[..., list[Any]]] = [
    checks.policy_comes_first,
    checks.sign_in_has_one_door,
    checks.one_search_app,
    checks.rules_name_installed_apps,
    checks.pages_have_templates,
    checks.nothing_calls_outside,
    checks.meaning_can_be_asked,
]


@pytest.mark.parametrize("check", ALL, ids=lambda check: check.__name__)
def test_the_site_passes(check: Callable[..., list[Any]]) -> None:
    assert check(None) == []


def test_a_middleware_before_the_policy_is_found(settings: Any) -> None:
    settings.MIDDLEWARE = settings.MIDDLEWARE[1:]

    assert [message.id for message in checks.policy_comes_first(None)] == ["cop.E001"]


@pytest.mark.urls("tests.cop_site.test_checks")
def test_wagtails_own_sign_in_page_is_found() -> None:
    assert [message.id for message in checks.sign_in_has_one_door(None)] == ["cop.E002"]


def test_two_search_apps_are_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checks.apps, "is_installed", lambda name: True)

    assert [message.id for message in checks.one_search_app(None)] == ["cop.E003"]


def test_a_rule_of_an_app_that_does_not_exist_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("members.rules", fromlist=["RULES"]).RULES, "asessment.view_result", lambda user, obj: True)

    assert [message.id for message in checks.rules_name_installed_apps(None)] == ["cop.E004"]


def test_a_page_type_without_its_template_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    from cop_site.home.models import HomePage

    monkeypatch.setattr(HomePage, "template", "home/missing.html")

    assert [message.id for message in checks.pages_have_templates(None)] == ["cop.E005"]


def test_a_setting_that_calls_outside_is_found(settings: Any) -> None:
    settings.WAGTAIL_ENABLE_UPDATE_CHECK = True

    assert [message.id for message in checks.nothing_calls_outside(None)] == ["cop.E006"]


def test_an_unencrypted_public_address_is_found(settings: Any) -> None:
    settings.BASE_URL = "http://cop.example"

    assert [message.id for message in checks.public_address_is_encrypted(None)] == ["cop.W001"]


@pytest.mark.parametrize("named", ["lsq", "cop_site.search.meaning.Meaning", "cop_site.search.meaning.nowhere.Class"])
def test_a_search_for_meaning_that_cannot_be_used_is_found(settings: Any, named: str) -> None:
    settings.SEARCH_MEANING = named

    assert [message.id for message in checks.meaning_can_be_asked(None)] == ["cop.E007"]


def test_a_search_for_meaning_whose_library_is_missing_is_found(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.SEARCH_MEANING = "lsa"
    assert checks.meaning_can_be_asked(None) == []

    backend_at.cache_clear()
    monkeypatch.setitem(sys.modules, "sklearn", None)

    assert [message.id for message in checks.meaning_can_be_asked(None)] == ["cop.E007"]
