"""Work that the clock asks for: tell contributors who applies their material, and let confirmations end on their day."""

import datetime
from typing import Any

from django.utils import timezone
from wagtail.models import Page

from knowledge.catalogue.models import Entry
from knowledge.catalogue.services import sync_entry
from knowledge.mail.services import send_once
from knowledge.models import MaterialCredit

from .models import APPLICABLE_KINDS, Adoption
from .selectors import adoption_facts

# A mail server that was down for long is caught up with; what is older is no news.
NEWS_DAYS = 14


def tell_contributors() -> int:
    """Mail whoever looks after or is credited on a page that an instansi declared to apply: once per instansi and page."""
    since = timezone.now() - datetime.timedelta(days=NEWS_DAYS)
    adoptions = list(Adoption.objects.active().elsewhere().filter(declared_at__gte=since).select_related("instansi").order_by("declared_at", "pk"))
    pages = {page.pk: page for page in Page.objects.filter(pk__in={adoption.page_id for adoption in adoptions}).select_related("owner").specific()}
    entries = Entry.objects.of_kind(*APPLICABLE_KINDS).for_cards().filter(object_id__in=pages)
    published = {entry.object_id: entry for entry in entries}
    people = {pk: contributors_of(page) for pk, page in pages.items() if pk in published}
    return sum(
        send_once(
            person,
            key=f"adopted:{adoption.page_id}:{adoption.instansi_id}",
            template="adoption/declared",
            context={"adoption": adoption, "entry": published[adoption.page_id]},
        )
        for adoption in adoptions
        for person in people.get(adoption.page_id, ())
        if person.pk != adoption.declared_by_id
    )


def contributors_of(page: Any) -> list[Any]:
    """The steward, or without one whoever made the page, and the credited members; each once (1 query, 2 with a steward)."""
    credited = MaterialCredit.objects.filter(page=page.pk, user__isnull=False).select_related("user")
    people = [getattr(page, "steward", None) or page.owner, *(credit.user for credit in credited)]
    return list({person.pk: person for person in people if person}.values())


def refresh_expired() -> int:
    """Write entries anew whose number of confirmed adopters has fallen because a confirmation ended; returns how many."""
    today = timezone.localdate()
    ended = Adoption.objects.active().filter(
        confirmed_at__isnull=False, revoked_at__isnull=True, expires_on__lt=today, expires_on__gte=today - datetime.timedelta(days=NEWS_DAYS)
    )
    refreshed = 0
    for entry in Entry.objects.of_kind(*APPLICABLE_KINDS).for_cards().filter(object_id__in=ended.values("page_id")):
        now = adoption_facts(entry.kind, [entry.object_id]).get(entry.object_id, {})
        if entry.facts.get("verified_by") != now.get("verified_by"):
            sync_entry(Page.objects.get(pk=entry.object_id).specific)
            refreshed += 1
    return refreshed
