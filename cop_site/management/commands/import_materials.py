"""`manage.py import_materials FILE.jsonl`: an old knowledge base, one JSON object a line; bad lines are named, good ones kept."""

import sys
import time
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import OperationalError
from django.utils.translation import gettext as _

from cop_site.importing.reading import FileRefused
from cop_site.importing.report import MOST_NOTICES, ImportReport, Issue
from cop_site.importing.run import SiteNotPrepared, import_materials, prepare_site
from members.accounts.models import User

SECONDS_BETWEEN_LINES = 5.0


class Command(BaseCommand):
    """Exit code 1 when any line was bad. Importing again changes nothing."""

    help = "Impor basis pengetahuan lama dari JSONL: id, kind, title, aspect, aspects_extra, summary, body, instansi, year, source_url."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="Berkas JSONL, UTF-8; satu objek per baris.")
        parser.add_argument("--owner", metavar="EMAIL", default="", help="Pemilik halaman dan penulis diskusi.")
        parser.add_argument("--dry-run", action="store_true", help="Periksa semua baris tanpa menulis apa pun.")

    def handle(self, *, file: Path, owner: str, dry_run: bool, **options: Any) -> None:
        by = owner_named(owner)
        self.started, self.told_at = time.monotonic(), time.monotonic()
        report = ImportReport(on_issue=self.tell(self.stderr), on_notice=self.tell(self.stdout))
        try:
            with file.open("rb") as source:
                if not dry_run:
                    prepare_site()
                import_materials(source, report=report, by=by, is_dry=dry_run, on_progress=self.show_progress)
        except OSError as error:
            raise CommandError(_("Berkas %(file)s tidak dapat dibuka: %(reason)s.") % {"file": file, "reason": error.strerror or error}) from error
        except SiteNotPrepared as error:
            raise CommandError(_("Situs belum disiapkan. Jalankan `manage.py prepare`, lalu ulangi.")) from error
        except FileRefused as error:
            raise CommandError(f"{file.name}: {error}") from error
        except OperationalError as error:
            raise CommandError(
                _("Basis data tidak dapat ditulis (%(error)s). Baris sebelumnya sudah tersimpan; jalankan perintah ini lagi untuk melanjutkan.")
                % {"error": error}
            ) from error
        self.summarise(report, is_dry=dry_run)
        if not report.is_clean:
            sys.exit(1)

    def tell(self, stream: Any) -> Any:
        """Writes one problem or notice at once."""

        def write(issue: Issue) -> None:
            self.clear_progress()
            stream.write(str(issue))

        return write

    def show_progress(self, count: int) -> None:
        """One line that renews itself on a terminal, a new line every few seconds elsewhere."""
        now = time.monotonic()
        text = _("%(count)s baris, %(rate)s per detik") % {"count": count, "rate": round(count / max(now - self.started, 0.001))}
        if self.stdout.isatty():
            self.stdout.write(f"\r\033[K{text}", ending="")
            self.stdout.flush()
        elif now - self.told_at >= SECONDS_BETWEEN_LINES:
            self.told_at = now
            self.stdout.write(text)
            self.stdout.flush()

    def clear_progress(self) -> None:
        """Room for another line."""
        if self.stdout.isatty():
            self.stdout.write("\r\033[K", ending="")

    def summarise(self, report: ImportReport, *, is_dry: bool) -> None:
        """The counts, and how long it took."""
        self.clear_progress()
        if report.notice_count > MOST_NOTICES:
            self.stdout.write(_("… dan %(count)s pemberitahuan lain.") % {"count": report.notice_count - MOST_NOTICES})
        self.stdout.write(report.table())
        seconds = time.monotonic() - self.started
        words = (
            _("%(count)s baris diperiksa dalam %(seconds).1f detik; tidak ada yang ditulis.")
            if is_dry
            else _("%(count)s baris dibaca dalam %(seconds).1f detik; %(good)s tersimpan, %(bad)s bermasalah.")
        )
        good = report.lines_read - report.total("bad")
        self.stdout.write(words % {"count": report.lines_read, "seconds": seconds, "good": good, "bad": report.total("bad")})


def owner_named(email: str) -> User | None:
    """The account of an address; None when none was named.

    Raises:
        CommandError: nobody with that address can sign in.
    """
    if not email:
        return None
    found = User.objects.filter(email=email.strip().lower(), is_active=True).first()
    if found is None:
        raise CommandError(_("Tidak ada akun aktif dengan surel %(email)s.") % {"email": email})
    return found
