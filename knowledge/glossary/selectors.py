"""Reads of the glossary: terms by letter, and the acronyms that text explains at first mention."""

import re
from dataclasses import dataclass
from itertools import groupby

from knowledge.kept import forget, kept

from .models import Term

ACRONYMS = "glossary:acronyms"
# Other processes learn of an editor's change this many seconds later.
KEPT_SECONDS = 60


@dataclass(frozen=True)
class Acronyms:
    """Expansions by acronym, and the pattern that finds them as whole words."""

    expansions: dict[str, str]
    pattern: re.Pattern[str] | None


def terms_by_letter(q: str = "") -> list[tuple[str, list[Term]]]:
    """Terms whose text holds every word of `q`, grouped by their first letter (1 query)."""
    terms = list(Term.objects.all())
    for word in q.lower().split():
        terms = [term for term in terms if word in searchable_text(term)]
    ordered = sorted(terms, key=lambda term: term.term.lower())
    return [(letter, list(group)) for letter, group in groupby(ordered, key=lambda term: term.term[0].upper())]


def searchable_text(term: Term) -> str:
    """Everything by which a term can be found."""
    return " ".join([term.term, term.expansion, term.definition, *term.synonyms]).lower()


def acronyms() -> Acronyms:
    """The acronyms with their expansions; kept in the process for a minute or until a term is saved here."""
    return kept(ACRONYMS, read_acronyms, seconds=KEPT_SECONDS)


def read_acronyms() -> Acronyms:
    """The acronyms themselves (1 query)."""
    pairs = Term.objects.exclude(expansion="").values_list("term", "expansion")
    expansions = {form: expansion for term, expansion in pairs if is_short(term, expansion) for form in written_forms(term)}
    # Longest first, so that CPNS is not read as something shorter.
    words = sorted(expansions, key=len, reverse=True)
    pattern = re.compile(rf"(?<![\w/-])(?:{'|'.join(re.escape(word) for word in words)})(?![\w/-])") if words else None
    return Acronyms(expansions, pattern)


def is_short(term: str, expansion: str) -> bool:
    """Whether a term is one word that is short for its expansion, not a word that the expansion merely repeats."""
    return " " not in term and term.casefold() not in expansion.casefold()


def written_forms(term: str) -> list[str]:
    """How a short form is written in text: acronyms exactly so, contractions such as Kanreg also in small letters."""
    return [term] if sum(letter.isupper() for letter in term) > 1 else [term, term.lower()]


def forget_acronyms() -> None:
    """A term changed."""
    forget(ACRONYMS)
