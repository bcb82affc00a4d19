"""Forms of the reviewer: what came of a review."""

import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .models import Outcome

CHOOSABLE = (Outcome.STILL_TRUE, Outcome.UPDATED, Outcome.WITHDRAWN)
DAYS_TO_THE_NEXT_REVIEW = 365


def next_year() -> datetime.date:
    """The usual date of the next review."""
    return timezone.localdate() + datetime.timedelta(days=DAYS_TO_THE_NEXT_REVIEW)


class ReviewForm(forms.Form):
    """The outcome of a review and when to look again."""

    outcome = forms.ChoiceField(
        label=_("Hasil tinjauan"), choices=[(outcome.value, outcome.label) for outcome in CHOOSABLE], widget=forms.RadioSelect
    )
    next_due = forms.DateField(
        label=_("Tinjau lagi pada"),
        initial=next_year,
        required=False,
        widget=forms.DateInput(attrs={"type": "date", "class": "input-s"}, format="%Y-%m-%d"),
        help_text=_("Kosongkan bila tanggal yang ada tidak perlu diubah."),
    )

    def clean_next_due(self) -> Any:
        """A review in the past would be due at once."""
        day = self.cleaned_data["next_due"]
        if day and day <= timezone.localdate():
            raise ValidationError(_("Pilih tanggal sesudah hari ini."))
        return day
