"""`manage.py load_glossary`: the terms of the field and their everyday names from the data files."""

from typing import Any

from django.core.management.base import BaseCommand

from knowledge.glossary.loading import load_equivalents, load_terms


class Command(BaseCommand):
    """Idempotent."""

    help = "Muat glosarium dari berkas data."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{load_terms()} istilah dan {load_equivalents()} padanan kata dimuat.")
