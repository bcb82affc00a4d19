"""Has the backend learn the catalogue: on command, and by the clock when the catalogue has changed."""

from collections.abc import Iterator
from datetime import timedelta

from django.conf import settings
from django.utils import timezone

from cop_site.search.documents import Document, batches
from cop_site.search.kinds import INSTANSI, TERMS
from cop_site.search.models import MeaningSpace
from knowledge.catalogue.models import Entry
from knowledge.catalogue.services import current_version

from . import meaning

# Names and definitions are found by their words; beside material they would only fill the list.
LEFT_OUT = (INSTANSI, TERMS)
# Once a night, whatever hour the clock strikes.
RENEWED_AFTER = timedelta(hours=20)


def documents(most: int) -> Iterator[Document]:
    """The documents of the newest so many entries."""
    entries = Entry.objects.exclude(kind__in=LEFT_OUT)
    first = next(iter(entries.order_by("-pk").values_list("pk", flat=True)[most - 1 : most]), 0)
    for batch in batches(entries.filter(pk__gte=first)):
        yield from batch


def rebuild_meaning() -> int:
    """Have the backend learn the catalogue as it is; returns how many entries it knows then, 0 when there is no backend."""
    backend = meaning()
    if backend is None:
        return 0
    version = current_version()
    count = backend.rebuild(documents(backend.most_entries))
    MeaningSpace.objects.bulk_create(
        [MeaningSpace(backend=settings.SEARCH_MEANING, catalogue_version=version, built_at=timezone.now())],
        update_conflicts=True,
        unique_fields=["backend"],
        update_fields=["catalogue_version", "built_at"],
    )
    return count


def renew_meaning() -> int:
    """What the clock asks for: learn anew when the catalogue has changed and the last time is long ago, or when nothing can answer."""
    backend = meaning()
    return 0 if backend is None or (backend.is_ready() and is_fresh()) else rebuild_meaning()


def is_fresh() -> bool:
    """Whether what was learned still holds (1 or 2 queries)."""
    built = MeaningSpace.objects.filter(backend=settings.SEARCH_MEANING).values_list("catalogue_version", "built_at").first()
    if built is None or built[1] is None:
        return False
    return timezone.now() - built[1] < RENEWED_AFTER or built[0] == current_version()
