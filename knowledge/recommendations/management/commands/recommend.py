"""`manage.py recommend --instansi CODE --json`: what the page shows, on the command line."""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from knowledge.instansi.models import Instansi
from knowledge.recommendations.services import as_json


class Command(BaseCommand):
    """An unknown code is an error."""

    help = "Rekomendasi untuk satu instansi."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--instansi", required=True, metavar="KODE", help="Kode instansi, misalnya 63 atau N-SETJENMK.")
        parser.add_argument("--json", action="store_true", help="Tulis sebagai JSON.")

    def handle(self, *args: Any, **options: Any) -> None:
        instansi = Instansi.objects.filter(code=options["instansi"]).first()
        if instansi is None:
            raise CommandError(f"Kode instansi {options['instansi']} tidak dikenal.")
        answer = as_json(instansi)
        if options["json"]:
            self.stdout.write(json.dumps(answer, ensure_ascii=False, indent=2))
            return
        if answer["year"] is None:
            self.stdout.write(f"{instansi.label}: belum ada penilaian.")
        for weak in answer["weak_aspects"]:
            self.stdout.write(f"Aspek {weak['code']} {weak['name']}: {weak['reason']}")
        for item in answer["recommendations"]:
            self.stdout.write(f"{item['rank']}. [{item['kind']}] {item['title']} ({item['score']:.3f})")
