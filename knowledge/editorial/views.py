"""Page of the CMS on which an editor starts a new page from a frame."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from .models import StartingPoint
from .services import start_from


@require_http_methods(["GET", "POST"])
def start(request: HttpRequest) -> HttpResponse:
    """The frames below whose parents the editor may add pages; POST makes the copy and opens it."""
    if request.method == "POST":
        key = request.POST.get("kerangka", "")
        chosen = get_object_or_404(StartingPoint.objects.select_related("page"), pk=int(key) if key.isascii() and key.isdigit() else 0)
        page = start_from(chosen, by=request.user)
        messages.success(request, _("Salinan kerangka siap diisi. Halaman ini belum terbit."))
        return redirect("wagtailadmin_pages:edit", page.pk)
    points = [
        point
        for point in StartingPoint.objects.select_related("page__content_type")
        if point.page.get_parent().permissions_for_user(request.user).can_add_subpage()
    ]
    return render(request, "editorial/admin/start.html", {"points": points})
