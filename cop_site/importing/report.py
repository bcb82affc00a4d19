"""What an import has to tell: counts for each kind, and each bad line with its number and the reason."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

# Of notices the first ones are enough; bad lines are all told.
MOST_NOTICES = 100
OUTCOMES = ("created", "updated", "unchanged", "bad")
UNKNOWN_KIND = "?"


@dataclass(frozen=True)
class Issue:
    """One problem or notice. Lines count from 1; None is the file as a whole."""

    line: int | None
    message: str

    def __str__(self) -> str:
        return self.message if self.line is None else _("Baris %(line)s: %(message)s") % {"line": self.line, "message": self.message}


def quietly(issue: Issue) -> None:
    """Tell nobody."""


@dataclass
class ImportReport:
    """The outcome of one file; every line that is not blank is created, updated, unchanged or bad."""

    on_issue: Callable[[Issue], None] = quietly
    on_notice: Callable[[Issue], None] = quietly
    counts: dict[str, Counter[str]] = field(default_factory=dict)
    notice_count: int = 0

    def add(self, kind: str, outcome: str) -> None:
        """Count one line."""
        self.counts.setdefault(kind, Counter())[outcome] += 1

    def bad(self, line: int, kind: str, *reasons: str) -> None:
        """Count a bad line and tell why."""
        self.add(kind or UNKNOWN_KIND, "bad")
        self.on_issue(Issue(line, " ".join(reasons)))

    def notice(self, line: int | None, message: str) -> None:
        """Tell something that keeps no line out."""
        self.notice_count += 1
        if self.notice_count <= MOST_NOTICES:
            self.on_notice(Issue(line, message))

    def total(self, outcome: str) -> int:
        """How many lines of all kinds came out so."""
        return sum(counter[outcome] for counter in self.counts.values())

    @property
    def lines_read(self) -> int:
        """All lines that were not blank."""
        return sum(counter.total() for counter in self.counts.values())

    @property
    def is_clean(self) -> bool:
        """Whether every line was good."""
        return self.total("bad") == 0

    def table(self) -> str:
        """A row for each kind and one for all of them."""
        head = (_("jenis"), _("baru"), _("diperbarui"), _("tetap"), _("bermasalah"))
        rows = [(kind, *(counter[outcome] for outcome in OUTCOMES)) for kind, counter in sorted(self.counts.items())]
        rows.append((_("jumlah"), *(self.total(outcome) for outcome in OUTCOMES)))
        return "\n".join(f"  {row[0]:<12}" + "".join(f"{cell:>12}" for cell in row[1:]) for row in [head, *rows])
