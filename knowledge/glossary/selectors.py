"""Reads of the glossary: terms by letter, and the marks by which text explains a term at its first mention."""

import re
from dataclasses import dataclass
from itertools import groupby

from knowledge.kept import forget, kept

from .models import Term

MARKS = "glossary:marks"
# Other processes learn of an editor's change this many seconds later.
KEPT_SECONDS = 60
# Keeps the length of a text, so that places found in the small letters are places in the text.
SMALL_LETTERS = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "abcdefghijklmnopqrstuvwxyz")


@dataclass(frozen=True)
class Mark:
    """How a term is shown in text: where it is explained, and what a short form stands for."""

    slug: str
    expansion: str = ""
    # A short form counts only as it is written; empty for words that may also begin a sentence.
    written: tuple[str, ...] = ()


@dataclass(frozen=True)
class Marks:
    """Terms by their form in small letters, and by first word the pattern that reads on: most words begin no term, which is soon known."""

    by_form: dict[str, Mark]
    by_first_word: dict[str, re.Pattern[str]]


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


def marks() -> Marks:
    """All terms, ready to be found in text; kept in the process for a minute or until a term is saved here."""
    return kept(MARKS, read_marks, seconds=KEPT_SECONDS)


def read_marks() -> Marks:
    """The marks themselves (1 query)."""
    by_form: dict[str, Mark] = {}
    for slug, term, expansion in Term.objects.values_list("slug", "term", "expansion"):
        is_expanded = bool(expansion) and is_short(term, expansion)
        mark = Mark(slug, expansion, tuple(written_forms(term))) if is_expanded else Mark(slug)
        by_form.setdefault(in_small_letters(term), mark)
    begun: dict[str, list[str]] = {}
    # Longest first, so that "manajemen talenta" is not read as "manajemen".
    for form in sorted(by_form, key=lambda form: (-len(form), form)):
        begun.setdefault(form.split()[0], []).append(r"\s+".join(re.escape(word) for word in form.split()))
    return Marks(by_form, {first: re.compile(rf"(?:{'|'.join(forms)})(?![\w/-])") for first, forms in begun.items()})


def in_small_letters(text: str) -> str:
    """A form as the pattern knows it: small letters, single spaces."""
    return " ".join(text.translate(SMALL_LETTERS).split())


def is_short(term: str, expansion: str) -> bool:
    """Whether a term is one word that is short for its expansion, not a word that the expansion merely repeats."""
    return " " not in term and term.casefold() not in re.findall(r"[\w/-]+", expansion.casefold())


def written_forms(term: str) -> list[str]:
    """How a short form is written in text: acronyms exactly so, contractions such as Kanreg also in small letters."""
    return [term] if sum(letter.isupper() for letter in term) > 1 else [term, term.lower()]


def forget_marks() -> None:
    """A term changed."""
    forget(MARKS)
