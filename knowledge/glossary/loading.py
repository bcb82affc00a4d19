"""Loads the glossary and the names that readers use from their data files."""

import csv
from pathlib import Path

from django.db import transaction
from django.utils.text import slugify

from .models import Equivalent, Term
from .signals import names_loaded

DATA = Path(__file__).parent / "data"
SOURCE = "Definisi ditulis untuk platform ini"
# The second file holds what the first leaves out: words of the news that readers meet in text.
FILES = ("glossary.csv", "tambahan.csv")
EQUIVALENTS = "padanan.csv"


def read(name: str) -> list[dict[str, str]]:
    """A data file as dictionaries."""
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def parts(text: str) -> list[str]:
    """What semicolons separate."""
    return [part.strip() for part in text.split(";") if part.strip()]


@transaction.atomic
def load_terms() -> int:
    """Load every term; terms that editors changed since keep their definition. Returns how many the files hold."""
    items = [row for name in FILES for row in read(name)]
    for row in items:
        Term.objects.get_or_create(
            term=row["term"],
            defaults={
                "slug": slugify(row["term"])[:100],
                "expansion": row["expansion"],
                "definition": row["definition"],
                "synonyms": parts(row["synonyms"]),
                "source": SOURCE,
            },
        )
    return len(items)


@transaction.atomic
def load_equivalents() -> int:
    """Load the names that readers use; groups that are there stay as editors left them. Returns how many the file holds (2 queries)."""
    items = read(EQUIVALENTS)
    there = set(Equivalent.objects.values_list("name", flat=True))
    new = [row for row in items if row["istilah"] not in there]
    Equivalent.objects.bulk_create(
        Equivalent(name=row["istilah"], others=parts(row["padanan"]), kind=row["jenis"], note=row["catatan"]) for row in new
    )
    if new:
        names_loaded.send(Equivalent)
    return len(items)
