"""Many entries that read like the real ones: words of the field in Zipf's proportions, facts spread as on a national site."""

import random
import tomllib
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path
from typing import Any

from knowledge.aspects.models import Aspect
from knowledge.catalogue.models import Entry, Format
from knowledge.catalogue.services import bump_version
from knowledge.instansi.models import Instansi

SEED = 20260101
VOCABULARY = 20_000
BATCH = 2_000
FIRST_DAY = date(2015, 1, 1)
DAYS = 4_000
KINDS = ("panduan", "praktik", "cerita-lab", "regulasi", "berita", "acara", "podcast", "forum", "klinik-faq", "templat")
DATA = Path(__file__).parent / "data" / "words.toml"


def grown(data: dict[str, Any], count: int, chance: random.Random) -> list[str]:
    """More words than the field has: made of Indonesian syllables, so that the vocabulary is as large as a real one."""
    onsets, vowels, codas = data["onsets"].split(), "aiueo", data["codas"]
    made = dict.fromkeys(data["words"].split())
    while len(made) < count:
        made["".join(chance.choice(onsets) + chance.choice(vowels) + chance.choice(codas) for _ in range(chance.choice((2, 2, 3, 3, 4))))] = None
    return list(made)


def texts(count: int) -> Iterator[tuple[str, str, str, random.Random]]:
    """Title, summary and body of so many entries; the same every time."""
    chance = random.Random(SEED)  # noqa: S311 - test data
    data = tomllib.loads(DATA.read_text(encoding="utf-8"))
    words, known = grown(data, VOCABULARY, chance), data["topics"]
    weights = list(accumulate(1 / (rank + 8) for rank in range(len(words))))
    topic_weights = list(accumulate(1 / (rank + 3) for rank in range(len(known))))
    for _ in range(count):
        topics = chance.choices(known, cum_weights=topic_weights, k=3)
        row = chance.choices(words, cum_weights=weights, k=90)
        title = f"{topics[0]} {' '.join(row[:4])}".capitalize()
        summary = f"{' '.join(row[4:12])} {topics[1]} {' '.join(row[12:16])}."
        body = f"{' '.join(row[16:50])} {topics[0]} {' '.join(row[50:80])} {topics[2]} {' '.join(row[80:])}."
        yield title, summary, body, chance


def plant(count: int) -> None:
    """Write so many entries into the catalogue, past the pages that would stand behind them; the index is rebuilt afterwards."""
    aspects = list(Aspect.objects.roots())
    instansi = list(Instansi.objects.values_list("pk", flat=True))
    pending: list[Entry] = []
    for number, (title, summary, body, chance) in enumerate(texts(count)):
        pending.append(
            Entry(
                kind=chance.choice(KINDS), object_id=10_000_000 + number, external_id=f"bench-{number}", title=title, url=f"/bench/{number}/",
                summary=summary, body=body, date=FIRST_DAY + timedelta(days=chance.randrange(DAYS)),
                instansi_id=chance.choice(instansi) if chance.random() < 0.6 else None, level_from=chance.choice((None, 1, 2, 3)), level_to=4,
                format=chance.choice(Format.values),
            )
        )  # fmt: skip
        if len(pending) == BATCH:
            store(pending, aspects, chance)
            pending = []
    store(pending, aspects, random.Random(SEED))  # noqa: S311 - test data
    bump_version()


def store(entries: list[Entry], aspects: list[Aspect], chance: random.Random) -> None:
    """One batch with its links."""
    through: Any = Entry.aspects.through
    made = Entry.objects.bulk_create(entries)
    links = [through(entry_id=entry.pk, aspect_id=aspect.pk) for entry in made for aspect in chance.sample(aspects, chance.choice((1, 1, 2)))]
    through.objects.bulk_create(links)
