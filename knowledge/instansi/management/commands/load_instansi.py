"""`manage.py load_instansi`: the register of instansi from the data files."""

from typing import Any

from django.core.management.base import BaseCommand

from knowledge.instansi.loading import load_register


class Command(BaseCommand):
    """Idempotent."""

    help = "Muat provinsi, kantor regional BKN, dan daftar instansi dari berkas data."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{load_register()} instansi dimuat.")
