"""`manage.py import_scores FILE`: scores from CSV or XLSX; bad rows are named, good ones kept."""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from knowledge.assessment.importing import FileRefused, Issue, import_scores

PRINTED = 100


class Command(BaseCommand):
    """Exit code 1 when any row was bad. Importing again changes nothing."""

    help = "Impor skor dari CSV atau XLSX: kode_instansi, tahun, instrumen, kode, skor, status."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="Berkas CSV atau XLSX.")

    def handle(self, *args: Any, **options: Any) -> None:
        path: Path = options["file"]
        try:
            with path.open("rb") as file:
                report = import_scores(file, size=path.stat().st_size)
        except OSError as error:
            raise CommandError(f"Berkas {path} tidak dapat dibuka: {error.strerror or error}.") from error
        except FileRefused as error:
            raise CommandError(f"{path.name}: {error}") from error
        self.print_issues(report.notices, report.notice_count, self.stdout, "pemberitahuan")
        self.print_issues(report.issues, report.issue_count, self.stderr, "masalah")
        self.stdout.write(report.summary)
        if not report.is_clean:
            sys.exit(1)

    def print_issues(self, issues: list[Issue], count: int, stream: Any, noun: str) -> None:
        """The first ones, and how many more there are."""
        for issue in issues[:PRINTED]:
            stream.write(str(issue))
        if count > PRINTED:
            hidden = f"{count - min(len(issues), PRINTED):,}".replace(",", ".")
            stream.write(f"… dan {hidden} {noun} lain.")
