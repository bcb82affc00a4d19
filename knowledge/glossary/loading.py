"""Loads the glossary from its data file."""

import csv
from pathlib import Path

from django.db import transaction
from django.utils.text import slugify

from .models import Term

DATA = Path(__file__).parent / "data"
SOURCE = "glossary.csv, ditulis untuk platform ini"


@transaction.atomic
def load_terms() -> int:
    """Load every term; terms that editors changed since keep their definition. Returns how many the file holds."""
    with (DATA / "glossary.csv").open(encoding="utf-8", newline="") as file:
        items = list(csv.DictReader(file))
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
