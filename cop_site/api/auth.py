"""Who asks: a token in the header, or the session of somebody who is signed in. What they may do, the rules table says."""

from typing import Any

from django.http import HttpRequest
from ninja.errors import AuthenticationError
from ninja.security import APIKeyCookie, HttpBearer

from .services import user_of


class Token(HttpBearer):
    """`Authorization: Bearer cop_…`; made with `manage.py create_api_token`."""

    def __call__(self, request: HttpRequest) -> Any | None:
        """A wrong token is refused, whatever session comes with it."""
        found = super().__call__(request)
        if found is None and request.headers.get(self.header):
            raise AuthenticationError
        return found

    def authenticate(self, request: HttpRequest, token: str) -> Any | None:
        return user_of(token)


class Session(APIKeyCookie):
    """The session cookie of the site."""

    param_name = "sessionid"

    def authenticate(self, request: HttpRequest, key: str | None) -> Any | None:
        return request.user if key and request.user.is_authenticated else None


AUTH = [Token(), Session()]
