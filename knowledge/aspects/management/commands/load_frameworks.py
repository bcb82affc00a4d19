"""`manage.py load_frameworks`: frameworks, aspects, bands, crosswalk and topics from the data files."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from knowledge.aspects.loading import BandsDoNotTile, load_frameworks


class Command(BaseCommand):
    """Idempotent."""

    help = "Muat instrumen, aspek, kategori, pemetaan, dan topik dari berkas data."

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            frameworks = load_frameworks()
        except BandsDoNotTile as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"{len(frameworks)} instrumen dimuat.")
