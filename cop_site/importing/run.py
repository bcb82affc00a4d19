"""The import itself: read, judge, write in batches; whatever happens to one line, the others are kept."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, BinaryIO

from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import DatabaseError, OperationalError, transaction
from django.utils.translation import gettext as _

from cop_site.home.tree import plant_tree
from knowledge.aspects.models import Framework
from knowledge.catalogue import registry
from knowledge.models import MaterialPage
from members.forum.models import Discussion
from members.services import archive_account

from .addresses import keep_addresses
from .bodies import BodyRefused
from .discussions import DiscussionWriter
from .known import CODES_OF, Known
from .marks import marks_of, marks_of_pages
from .pages import Outcome, PageWriter, blocks
from .reading import Line, lines
from .records import Judge, Record
from .report import ImportReport

# Written in one transaction: enough to be quick, few enough that other writers wait a second at most.
BATCH = 200


class SiteNotPrepared(RuntimeError):
    """The frameworks have not been loaded; `prepare_site` does it."""


def prepare_site() -> None:
    """What an import stands on, on a site that has only been migrated: frameworks, the register, the index pages."""
    if not Framework.objects.filter(code=CODES_OF).exists():
        call_command("prepare", verbosity=0)
    plant_tree()


def import_materials(
    file: BinaryIO,
    *,
    report: ImportReport,
    by: Any = None,
    is_dry: bool = False,
    on_progress: Callable[[int], None] = lambda count: None,
) -> ImportReport:
    """Write the good lines of a file; the report counts every line and tells of each bad one.

    Importing the same file again changes nothing. A run that was cut short is completed by the next one. With `is_dry`
    every line is judged and nothing is written. `by` owns what is new; without it discussions are the archive's.

    Raises:
        FileRefused: the file as a whole cannot be read; nothing was written.
        SiteNotPrepared: there is no framework whose codes the lines could name.
    """
    run = Run(report=report, by=by, is_dry=is_dry)
    batch: list[Record] = []
    for line in lines(file):
        record = run.judged(line)
        if record is not None:
            batch.append(record)
        if len(batch) >= BATCH:
            run.write(batch)
            on_progress(report.lines_read)
            batch = []
    run.write(batch)
    on_progress(report.lines_read)
    return report


@dataclass
class Run:
    """One import with all that it has read once."""

    report: ImportReport
    by: Any
    is_dry: bool
    known: Known = field(default_factory=Known)
    judge: Judge = field(init=False)

    def __post_init__(self) -> None:
        if not self.known.aspects:
            raise SiteNotPrepared
        self.judge = Judge(self.known)

    def judged(self, line: Line) -> Record | None:
        """The record of a good line; a bad one is told."""
        data = line.data or {}
        kind = data.get("kind") if data.get("kind") in registry_codes() else ""
        if line.data is None:
            self.report.bad(line.number, "", line.problem)
            return None
        record, reasons = self.judge.judge(line.number, line.data, self.report.notice)
        if record is None:
            self.report.bad(line.number, str(kind or ""), *reasons)
        return record

    def write(self, records: Sequence[Record]) -> None:
        """Write records, all in one transaction; when that fails, in halves, until the one that fails stands alone.

        Raises:
            OperationalError: the database itself cannot be written; what was written before stays.
        """
        if not records:
            return
        if self.is_dry:
            self.count(foreseen(records))
            return
        kept: list[tuple[int | None, str]] = []
        try:
            with transaction.atomic():
                outcomes = self.write_all(records, lambda line, message: kept.append((line, message)))
        except OperationalError:
            raise
        except (DatabaseError, ValidationError, ValueError) as error:
            if len(records) == 1:
                reason = _("tidak dapat disimpan (%(error)s).") % {"error": " ".join(str(error).split())[:200]}
                self.report.bad(records[0].line, records[0].kind, reason)
                return
            middle = len(records) // 2
            self.write(records[:middle])
            self.write(records[middle:])
            return
        for line, message in kept:
            self.report.notice(line, message)
        self.count(outcomes)

    def count(self, outcomes: Iterable[Outcome]) -> None:
        """Tell of the bad ones and count all."""
        for outcome in outcomes:
            if outcome.name == "bad":
                self.report.bad(outcome.record.line, outcome.record.kind, outcome.reason)
            else:
                self.report.add(outcome.record.kind, outcome.name)

    def write_all(self, records: Sequence[Record], notice: Callable[[int | None, str], None]) -> list[Outcome]:
        """Write records kind by kind, then their original addresses."""
        existing = existing_things([record.id for record in records])
        outcomes: list[Outcome] = []
        by_kind: dict[str, list[Record]] = defaultdict(list)
        for record in records:
            reason = elsewhere(record, existing)
            if reason:
                outcomes.append(Outcome(record, "bad", reason=reason))
            else:
                by_kind[record.kind].append(record)
        for kind in sorted(by_kind):
            keys = {record.id: existing[record.id][kind] for record in by_kind[kind] if record.id in existing}
            if kind == "forum":
                outcomes += DiscussionWriter(self.known, self.by or archive_account()).write(by_kind[kind], keys)
            else:
                outcomes += PageWriter(self.known, self.by, notice).write(kind, by_kind[kind], keys)
        keep_addresses([outcome for outcome in outcomes if outcome.name != "bad"], notice)
        return outcomes


def elsewhere(record: Record, existing: dict[str, dict[str, int]]) -> str:
    """Why the id of a record cannot be used: a thing of another kind bears it; "" when none does."""
    others = sorted(set(existing.get(record.id, {})) - {record.kind})
    return _("id ini sudah dipakai di situs untuk jenis lain (%(kind)s).") % {"kind": ", ".join(others)} if others else ""


def foreseen(records: Sequence[Record]) -> Iterator[Outcome]:
    """What an import would make of records; nothing is written."""
    existing = existing_things([record.id for record in records])
    keys = {record.id: existing[record.id][record.kind] for record in records if record.kind in existing.get(record.id, {})}
    of_pages = marks_of_pages(keys[record.id] for record in records if record.id in keys and record.kind != "forum")
    of_forum = marks_of(Discussion, [keys[record.id] for record in records if record.id in keys and record.kind == "forum"])
    for record in records:
        reason = elsewhere(record, existing) or body_problem(record)
        mark = (of_forum if record.kind == "forum" else of_pages).get(keys.get(record.id, 0))
        is_same = mark is not None and mark.digest == record.digest
        yield Outcome(record, "bad" if reason else "created" if record.id not in keys else "unchanged" if is_same else "updated", reason=reason)


def body_problem(record: Record) -> str:
    """Why the body of a record cannot become that of a page; "" when it can."""
    try:
        if record.kind != "forum":
            blocks(record)
    except BodyRefused as refused:
        return f"body: {refused}"
    return ""


def registry_codes() -> set[str]:
    """The codes of all kinds."""
    return {kind.code for kind in registry.kinds()}


def kinds_with_ids() -> Iterator[registry.EntryKind]:
    """The kinds whose things keep the id of an old knowledge base."""
    return (kind for kind in registry.kinds() if kind.model is Discussion or issubclass(kind.model, MaterialPage))


def existing_things(ids: Sequence[str]) -> dict[str, dict[str, int]]:
    """What bears some ids already: id → kind → key; of copies the oldest (1 query a kind)."""
    found: dict[str, dict[str, int]] = defaultdict(dict)
    for kind in kinds_with_ids():
        for external_id, key in kind.model._base_manager.filter(external_id__in=ids).order_by("-pk").values_list("external_id", "pk"):
            found[external_id][kind.code] = key
    return found
