"""Redirects from addresses that are no more: Wagtail's own, but silent about what is not for everybody's eyes."""

from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse
from wagtail.contrib.redirects.middleware import RedirectMiddleware
from wagtail.models import Page, Site

from knowledge.addresses import LEFT_TO_PAGES, answering
from members.forum.models import Discussion


class OldAddressMiddleware(RedirectMiddleware):
    """Looks a missing address up among the redirects; it runs only where nothing else answered, so that it hides nothing."""

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        """The redirect, or the answer as it was when there is none or its target is withheld (its address would tell its title)."""
        answer: HttpResponse = super().process_response(request, response)
        if answer is not response and is_withheld(urlsplit(answer.headers.get("Location", "")).path):
            return response
        return answer


def is_withheld(path: str) -> bool:
    """Whether an address belongs to a page that is not published or to a hidden discussion (1 or 2 queries)."""
    found = answering(path)
    if found is None:
        return False
    if found.view_name == "forum:detail":
        return not Discussion.objects.visible().filter(pk=found.kwargs["pk"]).exists()
    if found.url_name != LEFT_TO_PAGES:
        return False
    site = Site.objects.filter(is_default_site=True).select_related("root_page").first()
    root = site.root_page.url_path if site else "/"
    slug = path.strip("/").rpartition("/")[2]
    return Page.objects.filter(live=False, slug=slug, url_path=f"{root}{path.strip('/')}/").exists()
