"""The door of the CMS: whoever has no role for it is told so, and roles that have expired lose their group on the way in."""

from collections.abc import Callable

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.views.defaults import permission_denied

from .models import RoleGrant
from .services import sync_groups

CMS = "/admin/"
# These lead to the one sign-in page or out.
OPEN = ("/admin/login/", "/admin/logout/", "/admin/password_reset/")


class CmsDoorMiddleware:
    """Costs two queries, in the CMS alone. Without it Wagtail would send a member to the sign-in page, and that page back to it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        path = request.path_info
        if path.startswith(CMS) and not path.startswith(OPEN) and request.user.is_authenticated:
            if not request.user.has_perm("wagtailadmin.access_admin"):
                return permission_denied(request, PermissionDenied())
            # A clock-driven run is not waited for.
            if RoleGrant.objects.expired().filter(user=request.user).exists():
                sync_groups(request.user)
        return self.get_response(request)
