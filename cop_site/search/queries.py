"""What a reader asks for: words, their other names, filters and order; the same for every engine."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from .language import WORD, folded, is_stopword, is_weak, stem, words
from .thesaurus import Alternative, Phrase, Thesaurus

LONGEST_TEXT = 400
MOST_WORDS = 24
# Alternatives beyond these few only add noise and time.
MOST_ALTERNATIVES = 12
# A word that so many entries hold, or one in so many, makes none of them a hit by itself, unless they are few anyway.
MOST_COMMON = 5_000
COMMON_SHARE = 12
SELDOM = 50
BY_RELEVANCE = "relevansi"
BY_DATE = "tanggal"
SORTS = (BY_RELEVANCE, BY_DATE)
# The groups of filters: how counts are called in results, and the choices in a query.
FACETS = {
    "kinds": "kinds",
    "aspects": "aspect_ids",
    "instansi": "instansi_ids",
    "provinces": "province_ids",
    "years": "years",
    "levels": "levels",
    "formats": "formats",
}


@dataclass(frozen=True)
class Segment:
    """Words that belong together, and the other ways to say them. A reader's single word is a segment of one."""

    words: Phrase
    alternatives: tuple[Alternative, ...] = ()

    @property
    def stems(self) -> Phrase:
        """The stems of its own words."""
        return tuple(stem(word) for word in self.words)

    @property
    def options(self) -> list[list[Phrase]]:
        """All of its own words, or one other name."""
        own: list[Phrase] = [(part,) for part in dict.fromkeys(self.stems)]
        return [own, *([other.phrase] for other in self.alternatives)]


@dataclass(frozen=True)
class SearchQuery:
    """One question to an engine. Filters of one kind are alternatives, filters of different kinds narrow together."""

    text: str = ""
    segments: tuple[Segment, ...] = ()
    kinds: tuple[str, ...] = ()
    aspect_ids: tuple[int, ...] = ()
    instansi_ids: tuple[int, ...] = ()
    province_ids: tuple[int, ...] = ()
    years: tuple[int, ...] = ()
    levels: tuple[int, ...] = ()
    formats: tuple[str, ...] = ()
    # From the beginning of this year on, and before the beginning of that one.
    since: int | None = None
    before: int | None = None
    # What must stand in a row, what must not be there, and (for the latter alone) what is found by any of these.
    phrases: tuple[Phrase, ...] = ()
    without: tuple[Phrase, ...] = ()
    any_of: tuple[Phrase, ...] = ()
    sort: str = BY_RELEVANCE
    offset: int = 0
    limit: int = 20
    # The words as they were typed; no better spelling takes their place.
    is_exact: bool = False
    # Every segment must be found; an engine is asked again without this when too little was.
    is_strict: bool = True

    @property
    def words(self) -> list[str]:
        """The reader's own words, in order, without repetition."""
        return list(dict.fromkeys(word for segment in self.segments for word in segment.words))

    @property
    def chosen(self) -> dict[str, tuple[Any, ...]]:
        """The choices of each group of filters in which something is chosen, by the name of its counts."""
        return {name: values for name, field in FACETS.items() if (values := getattr(self, field))}

    @property
    def is_narrowed(self) -> bool:
        """Whether any filter is set."""
        return bool(self.chosen or self.since or self.before)

    def has_year(self, year: int) -> bool:
        """Whether a year lies within the asked time."""
        return (self.since is None or year >= self.since) and (self.before is None or year < self.before)

    def left_out(self) -> "SearchQuery":
        """The question that finds what this one leaves out."""
        return SearchQuery(any_of=self.without)

    def relaxed(self) -> "SearchQuery":
        """The same question, content with some of the segments."""
        return replace(self, is_strict=False)

    @property
    def is_ranked(self) -> bool:
        """Whether the best come first; else the newest do."""
        return bool(self.segments) and self.sort != BY_DATE

    @property
    def all_stems(self) -> set[str]:
        """The stems of the reader's words and of all their other names."""
        own = {part for segment in self.segments for part in segment.stems}
        return own | {part for segment in self.segments for other in segment.alternatives for part in other.phrase}

    def demands(self, holding: Mapping[str, int], size: int) -> list[list[list[Phrase]]]:
        """What makes an entry a hit: of every demand one option, of that option every phrase.

        Strict: each segment by its words or by another name. Else: any word or name; but no word alone that says little or that
        very many entries hold, unless there is nothing else.
        """
        if self.any_of:
            return [[[phrase] for phrase in self.any_of]]
        exact: list[list[list[Phrase]]] = [[[phrase]] for phrase in self.phrases]
        if self.is_strict:
            return [*(segment.options for segment in self.segments), *exact]
        common = min(MOST_COMMON, max(SELDOM, size // COMMON_SHARE))
        telling = {stem(word) for word in self.words if not is_weak(word)} | {
            part
            for segment in self.segments
            for other in segment.alternatives
            for part in other.phrase
            if not is_stopword(part) and not is_weak(part)
        }
        single = [part for part in sorted(telling) if len(part) > 1 and holding.get(part, 0) <= common]
        if not any(holding.get(part) for part in single):
            single = sorted({stem(word) for word in self.words})
        names = {other.phrase for segment in self.segments for other in segment.alternatives if len(other.phrase) > 1}
        phrases: list[Phrase] = [*((part,) for part in single), *sorted(names)]
        return [[[phrase] for phrase in phrases], *exact]


@dataclass(frozen=True)
class Understanding:
    """A text as segments, with the spelling that was corrected on the way."""

    segments: tuple[Segment, ...]
    corrections: dict[str, str] = field(default_factory=dict)


Correct = Callable[[Iterable[str]], dict[str, str]]


def understand(text: str, thesaurus: Thesaurus, correct: Correct | None = None) -> Understanding:
    """Split a text into segments; `correct` is asked for better spellings of words that nothing knows.

    Words without meaning are dropped unless nothing else remains. Never fails, whatever the text holds.
    """
    said = words(text[:LONGEST_TEXT])[:MOST_WORDS]
    written = WORD.findall(text[:LONGEST_TEXT])[: len(said)]
    if [folded(word) for word in written] != [folded(word) for word in WORD.findall(folded(text[:LONGEST_TEXT]))[: len(said)]]:
        written = list(said)
    corrections = correct([word for word in said if not is_stopword(word) and not thesaurus.knows(word)]) if correct else {}
    # One word may turn out to be two.
    pairs = [(better, sign) for word, sign in zip(said, written, strict=True) for better in corrections.get(word, word).split()]
    said, written = [better for better, _sign in pairs], [sign for _better, sign in pairs]
    found = list(split(said, written, thesaurus))
    meaning = [Segment(kept, one.alternatives) for one in found if (kept := tuple(word for word in one.words if not is_stopword(word)))]
    return Understanding(tuple(meaning or found), corrections)


def split(said: list[str], written: list[str], thesaurus: Thesaurus) -> Iterable[Segment]:
    """Segments from left to right, always the longest phrase that the thesaurus knows."""
    start = 0
    while start < len(said):
        length, alternatives = longest_known(said[start:], written[start:], thesaurus)
        yield Segment(tuple(said[start : start + length]), tuple(alternatives[:MOST_ALTERNATIVES]))
        start += length


def longest_known(said: list[str], written: list[str], thesaurus: Thesaurus) -> tuple[int, list[Alternative]]:
    """How many of the first words make a known phrase, and its alternatives; (1, []) when none does."""
    for length in range(min(thesaurus.longest, len(said)), 0, -1):
        alternatives = thesaurus.of(tuple(stem(word) for word in said[:length]), written[:length])
        if alternatives:
            return length, alternatives
    return 1, []
