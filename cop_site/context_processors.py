"""What every page needs: the aspects in the menu and the site's public address."""

from typing import Any

from django.conf import settings
from django.core.cache import caches
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from knowledge.aspects.selectors import active_aspects

# A renamed aspect may show its old name in menus for this long on another worker.
MENU_SECONDS = 60


def menu_aspects() -> list[Any]:
    """The aspects of the menu, kept in memory for a minute (no query then)."""
    return caches["process"].get_or_set("menu_aspects", active_aspects, MENU_SECONDS) or []


def site(request: HttpRequest) -> dict[str, Any]:
    """Lazy, so that a page without the menu does not pay for it."""
    return {"menu_aspects": SimpleLazyObject(menu_aspects), "BASE_URL": settings.BASE_URL}
