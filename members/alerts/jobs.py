"""Work that the clock asks for: the news of saved searches, all of a member's in one mail."""

import datetime
from typing import Any

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from knowledge.mail.services import send_once

from .models import Rhythm, SavedSearch
from .registry import Thing, finder
from .selectors import entries_of, new_matches
from .services import MOST_MATCHES, note_known, token_for

# One run stays short; the next goes on.
MAILS_PER_RUN = 200
# A mail names so many of each question; the rest is a number and a link.
MOST_NAMED = 10
# A question may have grown since it was saved.
MOST_ASKED = 5 * MOST_MATCHES


def send_alerts() -> int:
    """Mail to each member what newly matches their due questions, at most one mail a day; returns how many mails."""
    today, sent = timezone.localdate(), 0
    members = SavedSearch.objects.due(today).with_address().order_by("user_id").values_list("user_id", flat=True).distinct()
    for user_id in list(members):
        sent += tell(user_id, today)
        if sent >= MAILS_PER_RUN:
            break
    return sent


@transaction.atomic
def tell(user_id: int, today: datetime.date) -> bool:
    """One member's news in one mail; True when one was sent.

    That the mail was sent, what it told and when it was asked are written together: a run that is cut short leaves either all of it
    or nothing. When the mail server refuses, nothing counts as told.
    """
    searches = list(SavedSearch.objects.select_for_update(of=("self",)).due(today).filter(user=user_id).select_related("user"))
    news = {search.pk: new_matches(search, most=MOST_ASKED) for search in searches}
    parts = parts_of(searches, news)
    if parts:
        stop_url = stop_address(user_id)
        is_sent = send_once(
            searches[0].user,
            key=f"saved-searches:{today}",
            template="alerts/news",
            context={"parts": parts, "total": sum(part["count"] for part in parts), "stop_url": stop_url},
            headers={"List-Unsubscribe": f"<{stop_url}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"},
        )
        if not is_sent:
            return False
    for search in searches:
        note_known(search, news[search.pk])
        search.checked_on = today
        search.save(update_fields=["checked_on"])
    return bool(parts)


def parts_of(searches: list[SavedSearch], news: dict[int, list[Thing]]) -> list[dict[str, Any]]:
    """What the mail says of each question that has news; a thing that answers several is named under the first."""
    named: set[Thing] = set()
    parts = []
    for search in searches:
        fresh = [thing for thing in news[search.pk] if thing not in named]
        named.update(fresh)
        if not fresh:
            continue
        entries = entries_of(fresh[:MOST_NAMED])
        parts.append(
            {
                "title": search.title,
                "rhythm": Rhythm(search.rhythm).label,
                "url": absolute(finder().address(search.parameters)),
                "items": [{"title": entry.title, "kind": entry.kind_label, "url": absolute(entry.url)} for entry in entries],
                "count": len(fresh),
                "more": len(fresh) - len(entries),
                "stop_url": stop_address(search.user_id, search.pk),
            }
        )
    return parts


def absolute(url: str) -> str:
    """An address of this site in full."""
    return settings.BASE_URL + url if url.startswith("/") else url


def stop_address(user_id: int, search_id: int | None = None) -> str:
    """The address under which this member stops the news of one question, or of all."""
    return absolute(reverse("alerts:stop", args=[token_for(user_id, search_id)]))
