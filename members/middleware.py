"""Before the CMS answers, roles that have expired lose their group, so that a clock-driven run is not waited for."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from .models import RoleGrant
from .services import sync_groups


class ExpiredRolesMiddleware:
    """Costs one query, in the CMS alone."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if (
            request.path_info.startswith("/admin/")
            and request.user.is_authenticated
            and RoleGrant.objects.expired().filter(user=request.user).exists()
        ):
            sync_groups(request.user)
        return self.get_response(request)
