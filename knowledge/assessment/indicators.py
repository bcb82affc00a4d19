"""The national indicator: the share of instansi whose newest published result is at least good (RPJMN 2020–2024)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from knowledge.instansi.models import Instansi

from .models import Layer, Result


@dataclass(frozen=True)
class GoodShare:
    """Numerator and denominator of the indicator, and the day on which the data stood so."""

    good: int
    rated: int
    subject: int
    as_of: date

    @property
    def share(self) -> float | None:
        """Good ones among all instansi to which the assessment applies; None when there are none."""
        return self.good / self.subject if self.subject else None

    @property
    def share_of_rated(self) -> float | None:
        """Good ones among those with a published result here; None when there are none."""
        return self.good / self.rated if self.rated else None


def good_share(*, kinds: Iterable[str] = (), up_to_year: int | None = None) -> GoodShare:
    """The indicator over all instansi or those of `kinds`, from the newest published verified result of each (2 queries).

    The denominator is the register: every instansi that exists today and is assessed, as the national figures count.
    """
    subject = Instansi.objects.current().assessed()
    kinds = list(kinds)
    if kinds:
        subject = subject.filter(kind__in=kinds)
    results = Result.objects.filter(
        layer=Layer.VERIFIED, is_complete=True, band__isnull=False, assessment__is_published=True, assessment__instansi__in=subject
    )
    if up_to_year is not None:
        results = results.filter(assessment__year__lte=up_to_year)
    newest: dict[int, bool] = {}
    rows = results.order_by("assessment__year", "assessment__decided_on", "assessment__pk")
    for instansi_id, is_good in rows.values_list("assessment__instansi", "band__is_good"):
        newest[instansi_id] = is_good
    return GoodShare(good=sum(newest.values()), rated=len(newest), subject=subject.count(), as_of=timezone.localdate())
