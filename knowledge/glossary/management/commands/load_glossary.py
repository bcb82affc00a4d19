"""`manage.py load_glossary`: the terms of the field from the data file."""

from typing import Any

from django.core.management.base import BaseCommand

from knowledge.glossary.loading import load_terms


class Command(BaseCommand):
    """Idempotent."""

    help = "Muat glosarium dari berkas data."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{load_terms()} istilah dimuat.")
