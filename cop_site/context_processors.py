"""What every page needs: the aspects in the menu and the site's public address."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from knowledge.aspects.selectors import active_aspects


def site(request: HttpRequest) -> dict[str, Any]:
    """Lazy, so that a page without the menu does not pay for it."""
    return {"menu_aspects": SimpleLazyObject(active_aspects), "BASE_URL": settings.BASE_URL}
