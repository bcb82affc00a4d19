"""Reads that need not be sent again: weak ETags, from the catalogue's version where that is enough, else from the answer itself."""

from collections.abc import Callable
from hashlib import blake2b

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.views.decorators.http import condition

from knowledge.aspects.models import MeritSettings
from knowledge.catalogue.services import current_version

View = Callable[..., HttpResponse]


def tag_of(*parts: object) -> str:
    """A weak tag over some parts."""
    digest = blake2b("\0".join(map(str, parts)).encode(), digest_size=12).hexdigest()
    return f'W/"{digest}"'


def catalogue_tag(request: HttpRequest, *args: object, **kwargs: object) -> str:
    """Changes with the address, the catalogue and the active framework (2 queries); an unchanged answer is not even made."""
    active = MeritSettings.objects.values_list("active_framework", flat=True).first()
    return tag_of(current_version(), active, request.get_full_path())


of_catalogue = condition(etag_func=catalogue_tag)


def with_tag(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """A successful answer with a tag of its content, unless it has one; 304 without content when the asker holds it."""
    if response.status_code != 200:
        return response
    if not response.has_header("ETag"):
        response["ETag"] = f'W/"{blake2b(response.content, digest_size=12).hexdigest()}"'
    return get_conditional_response(request, etag=response["ETag"], response=response) or response
