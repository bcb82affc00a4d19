"""Does what the clock asks for: reminders, scheduled publishing, roles that end. To be run by cron; running it again does nothing twice."""

import traceback
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from knowledge.clock import jobs


class Command(BaseCommand):
    help = "Jalankan pekerjaan berkala: pengingat, penerbitan terjadwal, peran yang berakhir. Aman diulang; jalankan lewat cron."

    def handle(self, *args: Any, **options: Any) -> None:
        failed = []
        for name, job in jobs().items():
            try:
                done = job()
            except Exception:  # noqa: BLE001  one broken job must not keep the others from their work
                failed.append(name)
                self.stderr.write(traceback.format_exc())
                continue
            self.stdout.write(f"{name}: {done}")
        if failed:
            raise CommandError(f"Gagal: {', '.join(failed)}. Pekerjaan lain selesai.")
