"""Loads the glossary from its data files."""

import csv
from pathlib import Path

from django.db import transaction
from django.utils.text import slugify

from .models import Term

DATA = Path(__file__).parent / "data"
SOURCE = "Definisi ditulis untuk platform ini"
# The second file holds what the first leaves out: words of the news that readers meet in text.
FILES = ("glossary.csv", "tambahan.csv")


def read(name: str) -> list[dict[str, str]]:
    """A data file as dictionaries."""
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


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
                "synonyms": [word.strip() for word in row["synonyms"].split(";") if word.strip()],
                "source": SOURCE,
            },
        )
    return len(items)
