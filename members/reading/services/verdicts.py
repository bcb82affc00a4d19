"""Saying whether a page helped."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from knowledge.neighbours import page_entry
from members.reading.models import Verdict

from .rights import demand_reader


class NotToJudge(ValueError):
    """Only published pages of the library, events and episodes are judged."""


@transaction.atomic
def give_verdict(*, by: Any, page_id: int, is_helpful: bool, reason: str | None = None, text: str | None = None) -> Verdict:
    """Say whether a page helped, or say otherwise than before; there is one verdict per reader and page.

    A reason belongs to a no: with a yes it is dropped, and None leaves what stands. What is said anew is passed on anew.

    Raises:
        NotToJudge: the page is not published.
        PermissionDenied: the actor may not.
    """
    demand_reader(by)
    if page_entry(page_id) is None:
        raise NotToJudge(page_id)
    said: dict[str, Any] = {"is_helpful": is_helpful, "given_at": timezone.now(), "told_at": None}
    if is_helpful:
        said |= {"reason": "", "text": ""}
    else:
        said |= {name: value.strip() for name, value in (("reason", reason), ("text", text)) if value is not None}
    verdict, _ = Verdict.objects.update_or_create(user=by, page_id=page_id, defaults=said)
    return verdict
