"""Answers for the search page and the API: entries in order, counts for filters, marks, a better spelling."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from threading import Event
from time import monotonic

from django.db.models import Q
from django.utils.safestring import SafeString

from knowledge.catalogue.models import Entry

from .engines import Engine, EngineDown, SearchResults, database_engine, outer_engine
from .highlights import Marker
from .language import stem, words
from .operators import Spoken, spoken
from .queries import BY_DATE, LONGEST_TEXT, Correct, SearchQuery, Understanding, understand
from .services import send_pending
from .spelling import MOST_CORRECTED, closest, distance, splits, tolerance
from .thesaurus import Thesaurus, phrase_of, thesaurus

MOST_NAMED = 3
SUGGESTIONS = 8
# Candidates from which the suggestions are chosen.
CANDIDATES = 60
# Short titles of one kind, such as terms, must not fill the list while others are there.
MOST_OF_A_KIND = 3


@dataclass
class Found:
    """An entry with what made it a hit."""

    entry: Entry
    title: SafeString
    highlight: SafeString | None


@dataclass
class Answer:
    """What a question brought."""

    query: SearchQuery
    results: SearchResults
    hits: list[Found]
    # Instansi and terms that are called exactly as the text says.
    named: list[Entry]
    suggestion: str
    took_ms: int
    # The outer engine is down and the database's own answered.
    is_provisional: bool


def search(query: SearchQuery) -> Answer:
    """Answer a question (at most 7 queries once the names are in memory).

    A word that no entry holds is replaced by the nearest that one does; `suggestion` says so. An exact question is answered
    as it was typed, and `suggestion` says what else was perhaps meant when that found nothing.
    """
    started, engine = monotonic(), database_engine()
    names = thesaurus()
    said = spoken(query.text)

    def correct(found: Iterable[str]) -> dict[str, str]:
        return corrections(engine, [word for word in found if word not in said.quoted_words])

    query, understood = meant(query, said, names, None if query.is_exact else correct)
    has_words = bool(words(query.text))
    # Signs alone are a question without an answer, not a wish to see everything.
    results, is_provisional = found_for(query) if has_words or not query.text.strip() else (SearchResults(), False)
    named_as = names.names.get(phrase_of(said.plain), [])[:MOST_NAMED] if query.offset == 0 else []
    entries = entries_for(results.ids, named_as)
    marker = Marker.for_query(query)
    hits = [
        Found(entry, marker.title(entry.title), marker.excerpt(entry.summary, entry.body) if query.segments else None)
        for id_ in results.ids
        if (entry := entries.get(id_)) is not None
    ]
    named = [entry for entry in entries.values() if (entry.kind, entry.object_id) in named_as]
    if query.is_exact and not results.total:
        understood = meant(query, said, names, correct)[1]
    suggestion = corrected_text(said, understood.corrections)
    return Answer(query, results, hits, named, suggestion, round((monotonic() - started) * 1000), is_provisional)


def meant(query: SearchQuery, said: Spoken, names: Thesaurus, correct: Correct | None = None) -> tuple[SearchQuery, Understanding]:
    """The query with what its text means, and how that was understood."""
    understood = understand(said.plain, names, correct)
    phrases, without = (tuple(sign.phrase for sign in signs) for signs in (said.phrases, said.without))
    return replace(query, segments=understood.segments, phrases=phrases, without=without), understood


# Set while the outer engine has missed something; the first reader after its return has it sent what waits.
_catching_up = Event()


def found_for(query: SearchQuery) -> tuple[SearchResults, bool]:
    """What the outer engine answers, or the database's own when there is none or it is down; True for the latter."""
    outer = outer_engine()
    if outer is None:
        return database_engine().query(query), False
    try:
        results = outer.query(query)
    except EngineDown:
        _catching_up.set()
        return database_engine().query(query), True
    if _catching_up.is_set() and send_pending():
        _catching_up.clear()
    return results, False


def whole_matches(query: SearchQuery, most: int) -> list[int]:
    """Ids of at most so many entries that hold all that is asked, the newest first; never those with only some of the words (3 queries)."""
    engine = database_engine()
    query, _understood = meant(replace(query, sort=BY_DATE, offset=0, limit=most), spoken(query.text), thesaurus())
    return engine.find(query, engine.collection(query.all_stems), most).ids


def entries_for(ids: list[int], named_as: list[tuple[str, int]]) -> dict[int, Entry]:
    """Entries by id, and those of some things, all at once (1 query)."""
    wanted = Q(pk__in=ids)
    for kind, object_id in named_as:
        wanted |= Q(kind=kind, object_id=object_id)
    return {entry.pk: entry for entry in Entry.objects.filter(wanted).select_related("instansi")}


def corrections(engine: Engine, said: Iterable[str]) -> dict[str, str]:
    """Better spellings of those words that the index does not hold (0 to 3 queries): one letter, two words written together, two letters."""
    wrong = [word for word in engine.unknown(said) if tolerance(word)][:MOST_CORRECTED]
    candidates = engine.similar(wrong) if wrong else []
    better = {word: closest(word, candidates) for word in wrong}
    apart = separated(engine, [word for word, other in better.items() if not other or distance(word, other, 1) > 1])
    return {word: other for word, near in better.items() if (other := apart.get(word) or near)}


def separated(engine: Engine, words_: list[str]) -> dict[str, str]:
    """Words that are two which the index knows, written together; of several ways the more common one (0 or 1 query)."""
    ways = {word: found for word in words_ if (found := splits(word))}
    if not ways:
        return {}
    holding = engine.collection({stem(part) for found in ways.values() for pair in found for part in pair}).holding
    best = {word: max(found, key=lambda pair: min(holding.get(stem(part), 0) for part in pair)) for word, found in ways.items()}
    return {word: " ".join(pair) for word, pair in best.items() if all(holding.get(stem(part)) for part in pair)}


def corrected_text(said: Spoken, found: dict[str, str]) -> str:
    """The text as it was probably meant, with its signs as they were written; empty when it is right as it is."""
    if not found:
        return ""
    better = (found.get(word, word) for word in words(said.loose[:LONGEST_TEXT]))
    return " ".join([*better, *(sign.written for sign in (*said.phrases, *said.without))])


def suggestions(text: str) -> list[Entry]:
    """Entries whose title holds what was typed so far; those that begin with it first (2 queries)."""
    typed = words(text[:LONGEST_TEXT])
    if not typed:
        return []
    entries = list(Entry.objects.for_cards().filter(pk__in=database_engine().suggest(typed, CANDIDATES)))
    start = " ".join(typed)

    def order(entry: Entry) -> tuple[bool, int, str, int]:
        title = " ".join(words(entry.title))
        return (not title.startswith(start), len(title), title, entry.pk)

    return varied(sorted(entries, key=order))


def varied(entries: list[Entry]) -> list[Entry]:
    """The first few of each kind, then what is left over; in the order in which they came."""
    seen: Counter[str] = Counter()
    is_spare = {}
    for entry in entries:
        seen[entry.kind] += 1
        is_spare[entry.pk] = seen[entry.kind] > MOST_OF_A_KIND
    chosen = {entry.pk for entry in sorted(entries, key=lambda entry: is_spare[entry.pk])[:SUGGESTIONS]}
    return [entry for entry in entries if entry.pk in chosen]
