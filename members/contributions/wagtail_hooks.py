"""What the CMS may not do with contributions: publish past the review, or hand out a file that is not public yet."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin import messages

from .models import Contribution, ContributionFile, State


def may_publish(user: Any, page: Any) -> bool:
    """Whether somebody may make the page public by the CMS's own button: not a writer ever, nobody before the review."""
    contribution = Contribution.objects.prefetch_related("coauthors").filter(page_id=page.pk).first()
    if contribution is None:
        return True
    return contribution.state == State.PUBLISHED and user.pk not in contribution.writer_ids


@hooks.register("before_publish_page")
def review_comes_first(request: HttpRequest, page: Any) -> HttpResponse | None:
    """The editor's button "publish"; what was typed is kept as a version."""
    if may_publish(request.user, page):
        return None
    messages.warning(request, _("Tersimpan sebagai versi, belum terbit: kontribusi anggota terbit lewat telaah oleh editor yang bukan penulisnya."))
    return HttpResponseRedirect(reverse("wagtailadmin_pages:edit", args=[page.pk]))


@hooks.register("before_bulk_action")
def review_comes_first_for_many(request: HttpRequest, action_type: str, objects: list[Any], action: Any) -> HttpResponse | None:
    """The same for many pages at once, those below the chosen ones included."""
    if action_type != "publish" or not objects or not hasattr(objects[0], "url_path"):
        return None
    refused = [page for page in objects if not may_publish(request.user, page)]
    below = Contribution.objects.exclude(state=State.PUBLISHED).select_related("page")
    parents = tuple(page.path for page in objects)
    if not refused and not any(each.page.path.startswith(parents) for each in below if request.POST.get("include_descendants")):
        return None
    messages.error(request, _("Tidak ada yang diterbitkan: di antaranya ada kontribusi anggota, yang terbit lewat telaah."))
    return HttpResponseRedirect(action.next_url)


@hooks.register("before_serve_document", order=-100)
def keep_drafts_to_their_people(document: Any, request: HttpRequest) -> HttpResponse | None:
    """A document of a contribution is for its writers and those who decide, until the page is public and whenever it is not.

    Raises:
        Http404: it is not for this reader.
    """
    file = ContributionFile.objects.select_related("contribution__page").filter(document_id=document.pk).first()
    if file is None or (file.contribution.state == State.PUBLISHED and file.contribution.page.live):
        return None
    if not request.user.has_perm("contributions.view_contribution", file.contribution):
        raise Http404
    return None
