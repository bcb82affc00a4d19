"""`manage.py seed_scale --materials N …`: fictional data in bulk for benchmarks; running again adds only what is missing."""

import sys
import time
from argparse import ArgumentParser
from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.utils.translation import gettext as _

from cop_site.importing.run import prepare_site
from cop_site.scale.assessments import seed_assessments
from cop_site.scale.forum import NoTopics, seed_posts, seed_topics
from cop_site.scale.library import seed_materials
from cop_site.scale.people import seed_members

# Members first, because discussions are theirs.
SEEDS = {"members": seed_members, "materials": seed_materials, "topics": seed_topics, "posts": seed_posts, "assessments": seed_assessments}


class Command(BaseCommand):
    """Numbers are what there will be in all, not what is added."""

    help = "Isi situs dengan data contoh dalam jumlah besar untuk pengukuran. Ditolak di situs produksi."

    def add_arguments(self, parser: ArgumentParser) -> None:
        for name in ("materials", "topics", "posts", "members", "assessments", "registrations"):
            parser.add_argument(f"--{name}", type=int, default=0, metavar="N")

    def handle(self, *, registrations: int, **options: Any) -> None:
        if not settings.DEMO_ACCOUNTS_ALLOWED:
            raise CommandError(_("Data contoh tidak boleh dimuat di situs produksi."))
        if any(options[name] < 0 for name in SEEDS) or registrations < 0:
            raise CommandError(_("Jumlah tidak boleh negatif."))
        prepare_site()
        for name, seed in SEEDS.items():
            if options[name]:
                self.measure(name, seed(options[name]))
        with connection.cursor() as cursor:
            # The planner of either database chooses by what it knows of the sizes.
            cursor.execute("ANALYZE")
        if registrations:
            self.stderr.write(_("registrations: belum ada pendaftaran acara di situs ini, jadi tidak ada yang dibuat."))
            sys.exit(1)

    def measure(self, name: str, chunks: Iterator[int]) -> None:
        """Run one kind and print how many rows a second it wrote."""
        started, cpu, rows = time.monotonic(), time.process_time(), 0
        try:
            for written in chunks:
                rows += written
        except NoTopics as error:
            raise CommandError(_("posts: tidak ada diskusi untuk dibalas; sebutkan juga --topics.")) from error
        seconds, used = max(time.monotonic() - started, 0.001), max(time.process_time() - cpu, 0.001)
        self.stdout.write(
            _("%(name)s: %(rows)s baris dalam %(seconds).1f detik, %(rate)s per detik (%(cpu_rate)s per detik CPU)")
            % {"name": name, "rows": rows, "seconds": seconds, "rate": round(rows / seconds), "cpu_rate": round(rows / used)}
        )
