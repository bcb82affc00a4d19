"""What an import has to tell: counts, the first problems and notices with row and field, and how many there are in all."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

KEPT_ISSUES = 200  # of a hopeless file with thousands of problems, the first ones are enough to mend it


class FileRefused(ValueError):
    """The file as a whole cannot be used; the message says why. Nothing was written."""


@dataclass(frozen=True)
class Issue:
    """One problem or notice. `row` counts as a spreadsheet does, the header being row 1; None is the file as a whole."""

    row: int | None
    field: str
    message: str

    def __str__(self) -> str:
        if self.row is None:
            return self.message
        if not self.field:
            return _("Baris %(row)s: %(message)s") % {"row": self.row, "message": self.message}
        return _("Baris %(row)s, kolom %(field)s: %(message)s") % {"row": self.row, "field": self.field, "message": self.message}


@dataclass
class ImportReport:
    """The outcome of one file. Every row read is kept (a new score), unchanged (stood already) or bad."""

    rows_read: int = 0
    kept: int = 0
    unchanged: int = 0
    bad: int = 0
    assessments: int = 0
    issue_count: int = 0
    notice_count: int = 0
    issues: list[Issue] = field(default_factory=list)
    notices: list[Issue] = field(default_factory=list)

    @property
    def is_clean(self) -> bool:
        """Whether every row was good."""
        return self.bad == 0

    @property
    def hidden_issues(self) -> int:
        """Problems that were counted but not kept."""
        return self.issue_count - len(self.issues)

    def add_issues(self, issues: list[Issue]) -> None:
        """Count one bad row and keep its problems while there is room."""
        self.bad += 1
        self.issue_count += len(issues)
        self.issues += issues[: KEPT_ISSUES - len(self.issues)]

    def add_notice(self, notice: Issue) -> None:
        """Count a notice and keep it while there is room."""
        self.notice_count += 1
        if len(self.notices) < KEPT_ISSUES:
            self.notices.append(notice)

    @property
    def summary(self) -> str:
        """One sentence of counts."""
        return _(
            "%(rows)s baris dibaca: %(kept)s skor dicatat, %(unchanged)s tidak berubah, %(bad)s bermasalah; %(assessments)s penilaian tersentuh."
        ) % {"rows": self.rows_read, "kept": self.kept, "unchanged": self.unchanged, "bad": self.bad, "assessments": self.assessments}
