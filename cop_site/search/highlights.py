"""Marks in a text the words that made it a hit. Everything is escaped; only `<mark>` is ours."""

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from .language import WORD, stem, words
from .queries import SearchQuery
from .thesaurus import Phrase

EXCERPT_LENGTH = 220
# Words before the first marked one, so that a reader sees its context.
LEAD_LENGTH = 60
LONGEST_SCANNED = 20_000


@dataclass(frozen=True)
class Marker:
    """What to mark: stems of the reader's words, and whole phrases that mean the same."""

    stems: frozenset[str]
    phrases: tuple[Phrase, ...]

    @classmethod
    def for_query(cls, query: SearchQuery) -> "Marker":
        """The marker of a question."""
        own = frozenset(stem(word) for word in query.words)
        others = {other.phrase for segment in query.segments for other in segment.alternatives}
        return cls(own | {phrase[0] for phrase in others if len(phrase) == 1}, tuple(sorted(phrase for phrase in others if len(phrase) > 1)))

    def spans(self, text: str) -> list[tuple[int, int]]:
        """Where in the text something is to be marked, in order and without overlap."""
        places = [(found.start(), found.end(), stem_of(found.group())) for found in WORD.finditer(text)]
        marked = {index for index, place in enumerate(places) if place[2] in self.stems}
        roots = [place[2] for place in places]
        for phrase in self.phrases:
            for index, root in enumerate(roots):
                if root == phrase[0] and tuple(roots[index : index + len(phrase)]) == phrase:
                    marked.update(range(index, index + len(phrase)))
        return [places[index][:2] for index in sorted(marked)]

    def title(self, text: str) -> SafeString:
        """The whole text with its marks."""
        text = unicodedata.normalize("NFC", text)
        return marked_up(text, self.spans(text))

    def excerpt(self, *texts: str) -> SafeString | None:
        """A part of the first text that holds something to mark; None when none does."""
        for given in texts:
            text = re.sub(r"\s+", " ", unicodedata.normalize("NFC", given[:LONGEST_SCANNED])).strip()
            spans = self.spans(text)
            if spans:
                return cut(text, spans)
        return None


def stem_of(written: str) -> str:
    """The stem of a word as it stands in a text."""
    folded = words(written)
    return stem(folded[0]) if folded else ""


def densest(text: str, spans: list[tuple[int, int]]) -> tuple[int, int]:
    """The first mark of the first stretch that holds the most different ones; one walk, however often a word is repeated."""
    said = [text[a:b].lower() for a, b in spans]
    inside: Counter[str] = Counter()
    best, most, reached = spans[0], 0, 0
    for index, span in enumerate(spans):
        while reached < len(spans) and spans[reached][0] < span[0] + EXCERPT_LENGTH - LEAD_LENGTH:
            inside[said[reached]] += 1
            reached += 1
        if len(inside) > most:
            best, most = span, len(inside)
        inside[said[index]] -= 1
        if not inside[said[index]]:
            del inside[said[index]]
    return best


def cut(text: str, spans: list[tuple[int, int]]) -> SafeString:
    """The stretch with the most different marks, from word to word, with dots where something was left out."""
    best = densest(text, spans)
    start = 0 if best[0] <= LEAD_LENGTH else text.rfind(" ", 0, best[0] - LEAD_LENGTH) + 1
    end = len(text) if len(text) - start <= EXCERPT_LENGTH else max(text.rfind(" ", start, start + EXCERPT_LENGTH), best[1])
    inner = marked_up(text[start:end], [(a - start, b - start) for a, b in spans if start <= a and b <= end])
    return mark_safe(f"{'… ' if start else ''}{inner}{' …' if end < len(text) else ''}")  # noqa: S308 - escaped by marked_up


def marked_up(text: str, spans: list[tuple[int, int]]) -> SafeString:
    """The text, escaped, with `<mark>` around the spans."""
    pieces, last = [], 0
    for start, end in spans:
        pieces += [escape(text[last:start]), "<mark>", escape(text[start:end]), "</mark>"]
        last = end
    return mark_safe("".join([*pieces, escape(text[last:])]))  # noqa: S308 - every piece of text is escaped
