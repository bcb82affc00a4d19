"""The records of the forum become discussions."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from members.forum.archiving import ArchivedDiscussion, archive_discussions, renew_discussions
from members.forum.models import Discussion

from .known import Known
from .marks import Mark, mark_rows, marks_of
from .pages import Outcome
from .records import Record


@dataclass
class DiscussionWriter:
    """Writes the discussions of a batch, inside the caller's transaction."""

    known: Known
    by: Any

    def write(self, records: Sequence[Record], existing: dict[str, int]) -> list[Outcome]:
        """Open or renew discussions; `existing` are the keys of those that are there, by external id."""
        marks = marks_of(Discussion, [existing[record.id] for record in records if record.id in existing])
        unchanged = [r for r in records if r.id in existing and (known := marks.get(existing[r.id])) and known.digest == r.digest]
        done = {record.id for record in unchanged}
        new = [record for record in records if record.id not in existing]
        stale = [record for record in records if record.id in existing and record.id not in done]
        opened = archive_discussions([self.draft(record) for record in new], by=self.by) if new else []
        rows = Discussion.objects.in_bulk([existing[record.id] for record in stale])
        pairs = [(rows[existing[record.id]], self.draft(record)) for record in stale]
        renewed = renew_discussions(pairs, by=self.by) if pairs else []
        written = [*zip(new, opened, strict=True), *zip(stale, renewed, strict=True)]
        mark_rows(((row, Mark(record.digest, record.source_url)) for record, row in written), by=self.by)
        return [
            *(Outcome(record, "unchanged", Discussion(pk=existing[record.id], title=record.title)) for record in unchanged),
            *(Outcome(record, "created", row) for record, row in zip(new, opened, strict=True)),
            *(Outcome(record, "updated", row, former_address=former(marks.get(row.pk))) for record, row in zip(stale, renewed, strict=True)),
        ]

    def draft(self, record: Record) -> ArchivedDiscussion:
        """The discussion of a record; what the forum has no field for stands below its text."""
        stated = [
            _("arsip %(year)s") % {"year": record.year} if record.year else "",
            "" if record.instansi_id else record.instansi,
            f"<{record.source_url}>" if record.source_url else "",
        ]
        footer = " · ".join(part for part in stated if part)
        parts = [record.summary, record.body, f"*({footer})*" if footer else ""]
        return ArchivedDiscussion(
            external_id=record.id,
            title=record.title,
            text="\n\n".join(part for part in parts if part) or record.title,
            aspects=self.known.with_parents(record.aspects),
            instansi_id=record.instansi_id,
            opened_at=datetime.datetime(record.year, 1, 1, 5, tzinfo=datetime.UTC) if record.year else timezone.now(),
        )


def former(mark: Mark | None) -> str:
    """The original address that the import before gave."""
    return mark.address if mark else ""
