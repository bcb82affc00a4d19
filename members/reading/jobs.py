"""Work that the clock asks for: announcements and reminders to subscribers, reasons of readers to those who look after pages."""

import datetime
from collections import defaultdict
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from knowledge.mail.selectors import recipients_of
from knowledge.mail.services import send_once
from knowledge.models import AnnouncementDate, AnnouncementPage

from .models import AnnouncementSubscription, Verdict
from .services.subscriptions import token_for

# What is older is no news: a server that was down for long must not send last year's.
NEWS_DAYS = 14
REMIND_DAYS = 7
# One run stays short; the next goes on.
MAILS_PER_RUN = 500


def send_announcements() -> int:
    """Mail each new announcement to those who had subscribed to its category when it was published; once, however often it changes."""
    since = timezone.now() - datetime.timedelta(days=NEWS_DAYS)
    sent = 0
    for page in AnnouncementPage.objects.live().public().filter(first_published_at__gte=since).order_by("first_published_at", "pk"):
        subscriptions = AnnouncementSubscription.objects.filter(category=page.category, created_at__lte=page.first_published_at)
        sent += mail_to(subscriptions, key=f"announcement:{page.pk}", template="reading/announcement", page=page, most=MAILS_PER_RUN - sent)
    return sent


def mail_to(subscriptions: QuerySet, *, key: str, template: str, page: AnnouncementPage, most: int, **context: Any) -> int:
    """Send to subscribers whom this key has not reached, at most so many; returns how many were sent."""
    waiting = subscriptions.filter(user__is_active=True).exclude(user__in=recipients_of(key)).select_related("user").order_by("pk")[: max(most, 0)]
    said = {"page": page, "dates": list(page.dates.all()), "url": page.get_url() or page.url_path, **context}
    return sum(
        send_once(
            subscription.user, key=key, template=template, context={**said, "stop_url": stop_url(subscription)}, headers=stop_headers(subscription)
        )
        for subscription in waiting
    )


def stop_url(subscription: AnnouncementSubscription) -> str:
    """The address under which this reader stops this subscription."""
    return settings.BASE_URL + reverse("reading:unsubscribe", args=[token_for(subscription)])


def stop_headers(subscription: AnnouncementSubscription) -> dict[str, str]:
    """What lets mail programs offer the same with one press (RFC 8058)."""
    return {"List-Unsubscribe": f"<{stop_url(subscription)}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}


def send_reminders() -> int:
    """Remind subscribers of the beginning and end of announced spans, once for each announcement and day.

    Whoever got the announcement itself within the days of reminding needs no second mail.
    """
    today = timezone.localdate()
    last = today + datetime.timedelta(days=REMIND_DAYS)
    live = AnnouncementPage.objects.live().public()
    days: dict[tuple[int, datetime.date], list[AnnouncementDate]] = defaultdict(list)
    for moment in AnnouncementDate.objects.filter(page__in=live).order_by("starts_on", "pk"):
        for day in {moment.starts_on, moment.ends_on or moment.starts_on}:
            if today <= day <= last:
                days[moment.page_id, day].append(moment)
    pages = {page.pk: page for page in live.filter(pk__in={page_id for page_id, _ in days})}
    sent = 0
    for (page_id, day), moments in sorted(days.items(), key=lambda item: (item[0][1], item[0][0])):
        page = pages[page_id]
        subscriptions = AnnouncementSubscription.objects.filter(category=page.category)
        if page.first_published_at and timezone.localdate(page.first_published_at) > day - datetime.timedelta(days=REMIND_DAYS):
            subscriptions = subscriptions.filter(created_at__gt=page.first_published_at)
        key, most = f"announcement-date:{page_id}:{day}", MAILS_PER_RUN - sent
        sent += mail_to(subscriptions, key=key, template="reading/reminder", page=page, most=most, day=day, moments=moments)
    return sent


def pass_on_reasons() -> int:
    """Mail to whoever looks after pages why they did not help, all of a week in one mail, without names; returns how many mails."""
    waiting = Verdict.objects.filter(is_helpful=False, told_at__isnull=True).exclude(reason="", text="").order_by("given_at", "pk")
    by_page: dict[int, list[Verdict]] = defaultdict(list)
    for verdict in waiting:
        by_page[verdict.page_id].append(verdict)
    by_steward: dict[int, list[Any]] = defaultdict(list)
    people: dict[int, Any] = {}
    for page in Page.objects.filter(pk__in=by_page).select_related("owner").order_by("title").specific():
        steward = getattr(page, "steward", None) or page.owner
        if steward is not None:
            people[steward.pk] = steward
            by_steward[steward.pk].append(page)
    year, week, _ = timezone.localdate().isocalendar()
    sent = 0
    for steward_id, pages in by_steward.items():
        said = [{"title": page.title, "url": page.get_url() or page.url_path, "verdicts": by_page[page.pk]} for page in pages]
        if send_once(people[steward_id], key=f"reasons:{year}-{week:02}", template="reading/reasons", context={"pages": said}):
            Verdict.objects.filter(pk__in=[verdict.pk for page in pages for verdict in by_page[page.pk]]).update(told_at=timezone.now())
            sent += 1
    return sent
