"""System checks that hold what this site relies on and Django cannot know; `manage.py check` runs them."""

from typing import Any

from django.apps import apps
from django.conf import settings
from django.core import checks
from django.core.checks import CheckMessage, Error, Tags, register
from django.template import TemplateDoesNotExist
from django.template.loader import get_template
from django.urls import Resolver404, resolve

CALLS_OUTSIDE = ("WAGTAIL_ENABLE_UPDATE_CHECK", "WAGTAIL_ENABLE_WHATS_NEW_BANNER", "WAGTAIL_GRAVATAR_PROVIDER_URL")


@register(Tags.security)
def policy_comes_first(app_configs: Any, **options: Any) -> list[CheckMessage]:
    """A content policy that runs later than another middleware is missing from that one's own answers."""
    if settings.MIDDLEWARE[:1] == ["cop_site.middleware.SecurityHeadersMiddleware"]:
        return []
    return [Error("SecurityHeadersMiddleware must be the first middleware.", id="cop.E001")]


@register(Tags.security)
def sign_in_has_one_door(app_configs: Any, **options: Any) -> list[CheckMessage]:
    """Wagtail's and Django's own sign-in pages pass by the second factor and the limits."""
    messages: list[CheckMessage] = []
    for address in ("/admin/login/", "/django-admin/login/"):
        try:
            view = resolve(address).func
        except Resolver404:
            continue
        if view.__module__.startswith(("wagtail.admin", "django.contrib.admin")):
            messages.append(Error(f"{address} is a sign-in page that bypasses the second factor; shadow it in urls.py.", id="cop.E002"))
    return messages


@register()
def one_search_app(app_configs: Any, **options: Any) -> list[CheckMessage]:
    """With both installed every index task fails silently."""
    if apps.is_installed("wagtail.search") and apps.is_installed("modelsearch"):
        return [Error("wagtail.search and modelsearch are both installed; keep wagtail.search.", id="cop.E003")]
    return []


@register()
def rules_name_installed_apps(app_configs: Any, **options: Any) -> list[CheckMessage]:
    """A codename of an app that does not exist is a rule that nobody can ask for: a slip of the pen."""
    from members.rules import RULES

    labels = {config.label for config in apps.get_app_configs()}
    return [
        Error(f"members/rules.py: {codename} names no installed app.", id="cop.E004") for codename in RULES if codename.split(".")[0] not in labels
    ]


@register(Tags.templates)
def pages_have_templates(app_configs: Any, **options: Any) -> list[CheckMessage]:
    """A page type without its template is found here instead of by the first reader."""
    from wagtail.models import get_page_models

    messages: list[CheckMessage] = []
    for model in get_page_models():
        if model.__module__.startswith("wagtail.") or model._meta.abstract:
            continue
        try:
            get_template(model.template)
        except TemplateDoesNotExist:
            messages.append(Error(f"{model._meta.label} has no template {model.template}.", id="cop.E005"))
    return messages


@register(Tags.security)
def nothing_calls_outside(app_configs: Any, **options: Any) -> list[CheckMessage]:
    """These settings would make an editor's browser call hosts that are not ours."""
    return [Error(f"{name} must be off.", id="cop.E006") for name in CALLS_OUTSIDE if getattr(settings, name, True)]


@register(Tags.security, deploy=True)
def public_address_is_encrypted(app_configs: Any, **options: Any) -> list[CheckMessage]:
    """Links in mails and feeds are built from it."""
    if settings.BASE_URL.startswith("https://"):
        return []
    return [checks.Warning("COP_BASE_URL does not begin with https://.", id="cop.W001")]


@register()
def meaning_can_be_asked(app_configs: Any, **options: Any) -> list[CheckMessage]:
    """A slip of the pen, or a library that is not installed, would only show as a section that never comes."""
    from cop_site.search.meaning import meaning

    try:
        meaning()
    except (ImportError, TypeError) as error:
        return [Error(f"COP_SEARCH_MEANING names {settings.SEARCH_MEANING!r}, which cannot be used: {error}", id="cop.E007")]
    return []
