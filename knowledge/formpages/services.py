"""Takes in what readers send and deletes it in time."""

import datetime
from functools import partial
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from wagtail.contrib.forms.models import FormSubmission

from knowledge.mail.services import send_once

from .forms import TRAP, AskedForm
from .models import FormPage


class FormClosed(PermissionDenied):
    """The last day of the form has passed."""


@transaction.atomic
def take_in(page: FormPage, form: AskedForm) -> FormSubmission | None:
    """Keep what a reader sent and tell whoever is in charge; what a robot sent is dropped without a word (None).

    The mail says that something came, not what: the answers stay in the CMS.

    Raises:
        FormClosed: nothing is taken in any more.
    """
    if not page.is_open:
        raise FormClosed
    if form.is_from_robot:
        return None
    answers = {name: value for name, value in form.cleaned_data.items() if name != TRAP}
    submission = FormSubmission.objects.create(form_data=answers, page=page)
    transaction.on_commit(partial(tell, page))
    return submission


def tell(page: FormPage) -> bool:
    """A mail to whoever is in charge, at most one a day; False when none was sent."""
    if page.in_charge is None:
        return False
    context: dict[str, Any] = {"page": page, "list_url": reverse("wagtailforms:list_submissions", args=[page.pk])}
    return send_once(page.in_charge, key=f"form:{page.pk}:{timezone.localdate()}", template="formpages/submission", context=context)


def delete_expired() -> int:
    """Delete every submission that has been kept as long as its form says; returns how many (1 query a form, and 1)."""
    deleted = 0
    for key, keep_days in FormPage.objects.values_list("pk", "keep_days"):
        before = timezone.now() - datetime.timedelta(days=keep_days)
        deleted += FormSubmission.objects.filter(page=key, submit_time__lt=before).delete()[0]
    return deleted
