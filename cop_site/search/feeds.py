"""A filtered list as an Atom feed: the same question and the same filters as on the search page, the newest first."""

from dataclasses import replace
from datetime import UTC, datetime, time
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _
from django.views.decorators.http import conditional_page, require_safe

from knowledge.catalogue.models import Entry

from .addresses import EXACT, FEED, PAGE, address, filters_of, parameters
from .facets import facets
from .filters import filter_aspects
from .listing import title_of
from .queries import BY_DATE
from .selectors import search

MOST_ITEMS = 30
# Characters that XML 1.0 cannot hold, not even escaped.
_NOT_XML = dict.fromkeys([*range(0x09), 0x0B, 0x0C, *range(0x0E, 0x20), 0xFFFE, 0xFFFF, *range(0xD800, 0xE000)])


class ListFeed(Atom1Feed):
    """Atom that says the same as long as the list is the same: an empty one is not "changed now"."""

    content_type = "application/atom+xml; charset=utf-8"

    def latest_post_date(self) -> datetime:
        return max((item["updateddate"] for item in self.items), default=datetime(2020, 1, 1, tzinfo=UTC))


def xml_text(text: str) -> str:
    """The text without what XML cannot hold."""
    return text.translate(_NOT_XML)


def moment_of(entry: Entry) -> datetime:
    """The beginning of its day, or of the day of the last change for what has no date."""
    day = entry.date or timezone.localdate(entry.updated_at)
    return timezone.make_aware(datetime.combine(day, time.min))


def absolute(url: str) -> str:
    """An address of this site in full."""
    return settings.BASE_URL + url if url.startswith("/") else url


def item_of(entry: Entry) -> dict[str, Any]:
    """One entry as the feed shows it; its name stays when its title changes."""
    moment = moment_of(entry)
    return {
        "title": xml_text(entry.title),
        "link": absolute(entry.url),
        "description": xml_text(entry.summary),
        "unique_id": f"{settings.BASE_URL}/cari/umpan.xml#{entry.kind}-{entry.object_id}",
        "pubdate": moment,
        "updateddate": moment,
        "categories": [xml_text(entry.kind_label), *(xml_text(label["name"]) for label in entry.aspect_labels)],
    }


@require_safe
@conditional_page
def list_feed(request: HttpRequest) -> HttpResponse:
    """`/cari/umpan.xml`: what the search page lists, without a better spelling (a subscription must not change its meaning)."""
    aspects = filter_aspects()
    filters = filters_of(request.GET, aspects=aspects, urut=BY_DATE, page="1", page_size=MOST_ITEMS)
    query = replace(filters.query, is_exact=True)
    answer = search(query)
    asked = parameters(request.GET, filters)
    here = absolute(address(FEED, asked, "urut", EXACT))
    title = title_of(query.text, facets(answer.results, query, aspects)) or _("yang terbaru")
    feed = ListFeed(
        title=xml_text(f"CoP Sistem Merit: {title}"),
        link=absolute(address(PAGE, asked, EXACT)),
        description=None,
        subtitle=_("Yang terbaru lebih dulu."),
        language="id",
        author_name="CoP Sistem Merit",
        feed_url=here,
        feed_guid=here,
    )
    for hit in answer.hits:
        feed.add_item(**item_of(hit.entry))
    response = HttpResponse(content_type=feed.content_type)
    feed.write(response, "utf-8")
    return response
