"""The import itself: read, judge, group by assessment, record; good rows stay although others are bad."""

from collections import defaultdict
from collections.abc import Callable
from typing import Any, BinaryIO

from django.db import transaction
from django.utils.translation import gettext as _

from knowledge.assessment.models import Via
from knowledge.assessment.services import record_scores
from knowledge.instansi.models import Instansi

from .checks import RowChecker, ScoreRow
from .report import ImportReport, Issue
from .tables import COLUMNS, read_table


def import_scores(
    file: BinaryIO, *, size: int, by: Any = None, via: str = Via.IMPORT, may_record: Callable[[Instansi, str], bool] | None = None
) -> ImportReport:
    """Record the good rows of a CSV or XLSX file; the report names every bad one.

    Each assessment is written in one transaction. Importing a file again changes nothing. `may_record` narrows for whom.

    Raises:
        FileRefused: the file as a whole cannot be used; nothing was written.
    """
    table = read_table(file, size=size)
    checker = RowChecker(may_record) if may_record else RowChecker()
    report = ImportReport()
    for notice in table.notices:
        report.add_notice(notice)
    groups: dict[tuple[int, int, int], list[ScoreRow]] = defaultdict(list)
    seen: dict[tuple[int, int, int, str, str], int] = {}
    for row in table.rows:
        report.rows_read += 1
        good, problems, notices = checker.check(row, table.width)
        if good is None:
            report.add_issues(problems)
            continue
        place = (good.instansi.pk, good.year, good.framework.pk)
        first = seen.setdefault((*place, good.layer, good.code), good.number)
        if first != good.number:
            report.add_issues([Issue(good.number, COLUMNS[3], _("sudah ada di baris %(row)s; yang dipakai baris itu.") % {"row": first})])
            continue
        for notice in notices:
            report.add_notice(notice)
        groups[place].append(good)
    for rows in groups.values():
        record_group(rows, checker, report, by=by, via=via)
    return report


@transaction.atomic
def record_group(rows: list[ScoreRow], checker: RowChecker, report: ImportReport, *, by: Any, via: str) -> None:
    """Write the rows of one assessment, layer by layer, all or none."""
    first = rows[0]
    layers: dict[str, dict[str, Any]] = defaultdict(dict)
    for row in rows:
        layers[row.layer][row.code] = row.value
    added = unchanged = 0
    for layer, scores in layers.items():
        recorded = record_scores(
            instansi=first.instansi, year=first.year, framework=first.framework, layer=layer, scores=scores, by=by, via=via,
            spec=checker.spec_of(first.framework),
        )  # fmt: skip
        added, unchanged = added + recorded.added, unchanged + recorded.unchanged
    report.kept, report.unchanged, report.assessments = report.kept + added, report.unchanged + unchanged, report.assessments + 1
