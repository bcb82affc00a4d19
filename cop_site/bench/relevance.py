"""How well search ranks: a collection with judgements, asked of an engine, scored as its own evaluate.py does."""

import csv
import json
from math import log2
from pathlib import Path
from statistics import fmean
from typing import Any

from cop_site.search.queries import SearchQuery
from cop_site.search.selectors import search
from cop_site.search.services import index_entries
from knowledge.catalogue.models import Entry
from knowledge.catalogue.services import bump_version

FIRST_OBJECT = 20_000_000
DEPTH = 10
FEW = 5


def load(folder: Path) -> None:
    """Write the collection into the catalogue and the index, past the pages that would stand behind it."""
    documents = [json.loads(line) for line in (folder / "corpus.jsonl").read_text(encoding="utf-8").splitlines()]
    made = Entry.objects.bulk_create(
        Entry(
            kind=document["kind"],
            object_id=FIRST_OBJECT + number,
            external_id=document["id"],
            title=document["title"],
            url=f"/bench/{document['id']}/",
            summary=document["summary"],
            body=document["body"],
            year=document.get("year"),
        )
        for number, document in enumerate(documents)
    )
    index_entries([entry.pk for entry in made])
    bump_version()


def table(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV file."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def measured(folder: Path) -> dict[str, Any]:
    """Ask every query; the means of nDCG@10, Success@5 and MRR@10."""
    grades: dict[str, dict[str, int]] = {}
    for row in table(folder / "qrels.csv"):
        grades.setdefault(row["qid"], {})[row["doc_id"]] = int(row["grade"])
    scores = []
    for row in table(folder / "queries.csv"):
        found = search(SearchQuery(text=row["query"], limit=20)).hits
        # Terms and instansi of the register are no documents of the collection, yet they take their places.
        scores.append(scored([hit.entry.external_id for hit in found], grades[row["qid"]]))
    return {name: round(fmean(score[name] for score in scores), 4) for name in scores[0]} | {"queries": len(scores)}


def scored(ids: list[str], grades: dict[str, int]) -> dict[str, float]:
    """One query's scores: gain 2^grade - 1, discount log2(rank + 1)."""
    gained = sum((2 ** grades.get(id_, 0) - 1) / log2(rank + 1) for rank, id_ in enumerate(ids[:DEPTH], 1))
    best = sum((2**grade - 1) / log2(rank + 1) for rank, grade in enumerate(sorted(grades.values(), reverse=True)[:DEPTH], 1))
    first = next((rank for rank, id_ in enumerate(ids[:DEPTH], 1) if grades.get(id_)), None)
    return {
        "ndcg_at_10": gained / best if best else 0.0,
        "success_at_5": float(any(grades.get(id_) for id_ in ids[:FEW])),
        "mrr_at_10": 1 / first if first else 0.0,
    }
