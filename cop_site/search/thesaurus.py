"""Other words for what a reader says: from the glossary, its everyday names, the aspects and the short names of provinces, as editors keep them."""

import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import combinations
from threading import Lock

from knowledge.aspects.models import Aspect, Topic
from knowledge.catalogue.services import current_version
from knowledge.glossary.models import Equivalent, Term
from knowledge.instansi.models import Instansi, Province

from .kinds import INSTANSI, TERMS
from .language import stem, words

# An expansion means the same; a synonym means nearly the same; two synonyms of one term may be further apart.
# The reader's own words count by form and by stem, so that even an expansion weighs less than they do.
EXPANSION_WEIGHT = 1.0
SYNONYM_WEIGHT = 0.7
SIBLING_WEIGHT = 0.4
LONGEST_PHRASE = 7
SHORT_ACRONYM = 2
STALE_AFTER_SECONDS = 60

Phrase = tuple[str, ...]


@dataclass(frozen=True)
class Alternative:
    """Another way to say something: stems in order, and how much it weighs against the reader's own words."""

    phrase: Phrase
    weight: float


@dataclass
class Thesaurus:
    """Phrases (as stems) and their alternatives."""

    alternatives: dict[Phrase, dict[Phrase, float]] = field(default_factory=dict)
    acronyms: set[Phrase] = field(default_factory=set)
    vocabulary: set[str] = field(default_factory=set)
    names: dict[Phrase, list[tuple[str, int]]] = field(default_factory=dict)
    longest: int = 1

    def name(self, kind: str, object_id: int, *names: str) -> None:
        """A thing that is called exactly so."""
        for phrase in {phrase_of(name) for name in names} - {()}:
            self.names.setdefault(phrase, []).append((kind, object_id))

    def relate(self, one: Phrase, other: Phrase, weight: float) -> None:
        """Both phrases find each other."""
        if not one or not other or one == other:
            return
        for source, target in ((one, other), (other, one)):
            known = self.alternatives.setdefault(source, {})
            known[target] = max(weight, known.get(target, 0))
        self.vocabulary.update(one, other)
        self.longest = min(max(self.longest, len(one), len(other)), LONGEST_PHRASE)

    def add(self, term: str, expansion: str, synonyms: Iterable[str], closeness: float = SYNONYM_WEIGHT) -> None:
        """One concept with its names, and how close these are to it."""
        name, meaning = phrase_of(term), phrase_of(expansion)
        others = [phrase_of(word) for word in synonyms]
        self.relate(name, meaning, EXPANSION_WEIGHT)
        for other in others:
            self.relate(name, other, closeness)
            self.relate(meaning, other, closeness)
        for one, other in combinations(others, 2):
            self.relate(one, other, SIBLING_WEIGHT)
        self.acronyms |= {phrase_of(word) for word in (term, *synonyms) if len(word) <= SHORT_ACRONYM and word.isupper()}

    def knows(self, word: str) -> bool:
        """Whether the word is part of any name, so that it is not a mistake in writing."""
        return stem(word) in self.vocabulary

    def of(self, phrase: Phrase, written: list[str]) -> list[Alternative]:
        """The alternatives of a phrase, the closest first; two letters only count as an acronym when written in capitals."""
        if phrase in self.acronyms and not all(word.isupper() for word in written):
            return []
        found = self.alternatives.get(phrase, {})
        return [Alternative(other, weight) for other, weight in sorted(found.items(), key=lambda item: (-item[1], item[0]))]


# The whole register and glossary are read anew after each edit; their names seldom change.
@lru_cache(maxsize=16_384)
def phrase_of(text: str) -> Phrase:
    """The stems of a name."""
    return tuple(stem(word) for word in words(text))


def build() -> Thesaurus:
    """Read what editors keep (6 queries, 7 when topics have other names)."""
    found = Thesaurus()
    for term in Term.objects.all():
        found.add(term.term, term.expansion, term.synonyms)
        found.name(TERMS, term.pk, term.term, term.expansion, *term.synonyms)
    for group in Equivalent.objects.filter(is_used=True):
        # What an abbreviation stands for is the same thing.
        closeness = EXPANSION_WEIGHT if group.kind == Equivalent.Kind.ABBREVIATION else SYNONYM_WEIGHT
        found.add(group.name, "", group.others, closeness)
    for aspect in Aspect.objects.roots():
        found.add(aspect.name, aspect.short_name, aspect.synonyms.splitlines())
    for topic in Topic.objects.filter(other_names__isnull=False).distinct().prefetch_related("other_names"):
        found.add(topic.name, "", [other.name for other in topic.other_names.all()])
    for province in Province.objects.all():
        found.add(province.name, "", province.aliases)
    for instansi in Instansi.objects.only("name", "short_name", "aliases", "code"):
        found.name(INSTANSI, instansi.pk, instansi.name, instansi.short_name, instansi.code, *instansi.aliases)
    return found


_lock = Lock()
_kept: dict[str, tuple[int, float, Thesaurus]] = {}


def thesaurus() -> Thesaurus:
    """The thesaurus of this process; read anew when the catalogue has changed, or after a minute (1 query, else 6 or 7)."""
    version, now = current_version(), time.monotonic()
    kept = _kept.get("now")
    if kept and kept[0] == version and now - kept[1] < STALE_AFTER_SECONDS:
        return kept[2]
    with _lock:
        found = build()
        _kept["now"] = (version, now, found)
    return found


def forget() -> None:
    """Read anew at the next search."""
    _kept.clear()
