"""What the clock asks of scheduled pages; `manage.py send_due` runs it with the other jobs."""

import io

from django.core.management import call_command
from django.utils import timezone
from wagtail.models import Page, Revision


def scheduled_pages() -> int:
    """Publish and withdraw what editors scheduled; returns how many pages had their time."""
    now = timezone.now()
    due = Revision.page_revisions.filter(approved_go_live_at__lte=now).count() + Page.objects.live().filter(expire_at__lte=now).count()
    if due:
        call_command("publish_scheduled", stdout=io.StringIO())
    return due
