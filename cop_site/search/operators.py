"""What a reader may write beside words: `jenis:panduan`, `-kata`, `"frasa persis"`. A text without such signs is left as it is."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from knowledge.aspects.models import Aspect
from knowledge.catalogue import registry
from knowledge.catalogue.models import Format
from knowledge.instansi.models import Instansi, Province

from .kinds import INSTANSI
from .language import words
from .thesaurus import Phrase, phrase_of, thesaurus

# Filters that can be written, by every name that readers try.
NAMES = {
    "jenis": "jenis",
    "aspek": "aspek",
    "instansi": "instansi",
    "provinsi": "provinsi",
    "tahun": "tahun",
    "tingkat": "tingkat",
    "bentuk": "format",
    "format": "format",
    "sejak": "sejak",
    "sebelum": "sebelum",
}
_OPEN, _CLOSE = '"“„', '"”“'
_END = r"(?=[\s,.;!?)]|$)"
_QUOTED = rf"[{_OPEN}](?P<quoted>[^{_OPEN}{_CLOSE}]+)[{_CLOSE}]{_END}"
FILTER = re.compile(rf"(?<!\S)(?P<name>[^\W\d_]{{2,20}}):(?:{_QUOTED}|(?P<bare>[^\s/{_OPEN}{_CLOSE}]\S*))")
# A letter must follow: "2019 -2024" and a lonely dash mean nothing.
WITHOUT = re.compile(rf"(?<!\S)-(?:{_QUOTED}|(?P<bare>[^\W\d_]\S*))")
PHRASE = re.compile(rf"(?<!\S){_QUOTED}")
# What stands before the names of regional governments, and people leave out.
GOVERNMENT = ("", "Pemerintah ", "Pemerintah Provinsi ")
# More signs than this are no question of a person.
MOST_SIGNS = 8


@dataclass(frozen=True)
class Written:
    """A text with its filters taken out; what was not understood stays in the text as plain words and is named here."""

    text: str
    chosen: dict[str, list[str]] = field(default_factory=dict)
    not_understood: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Sign:
    """`-kata` or `"frasa"`: as it stands in the text, its words as people read them, and as stems."""

    written: str
    label: str
    phrase: Phrase


@dataclass(frozen=True)
class Spoken:
    """A text without filters, apart: the words to look for, phrases that must stand so, words that must not be there."""

    plain: str
    loose: str
    phrases: tuple[Sign, ...] = ()
    without: tuple[Sign, ...] = ()

    @property
    def quoted_words(self) -> set[str]:
        """Words for which no better spelling is wanted."""
        return {word for sign in self.phrases for word in words(sign.label)}


def read_filters(text: str, aspects: Sequence[Aspect]) -> Written:
    """Take the filters out of a text (no query without a filter; else at most one for each)."""
    found = list(FILTER.finditer(text))[:MOST_SIGNS] if ":" in text else []
    chosen: dict[str, list[str]] = {}
    not_understood: list[str] = []
    kept, end = [], 0
    for match in found:
        value = match["quoted"] or match["bare"] or ""
        name = NAMES.get(match["name"].lower())
        codes = VALUES[name](value.strip(), aspects) if name else []
        kept.append(text[end : match.start() if codes else match.end()])
        end = match.end()
        if name and codes:
            chosen.setdefault(name, []).extend(codes)
        else:
            not_understood.append(match[0])
    if not chosen:
        return Written(text, {}, not_understood)
    return Written(" ".join("".join([*kept, text[end:]]).split()), chosen, not_understood)


def spoken(text: str) -> Spoken:
    """Tell phrases and excluded words from plain ones. Signs around no word at all are left as they are."""
    without, loose = taken(WITHOUT, text)
    # Phrases stay among the words, so that ranking knows them.
    plain = loose
    phrases, loose = taken(PHRASE, loose)
    return Spoken(plain if phrases or without else text, loose, phrases, without)


def taken(pattern: re.Pattern[str], text: str) -> tuple[tuple[Sign, ...], str]:
    """The signs of one sort, and the text without them."""
    signs: list[Sign] = []

    def take(match: re.Match[str]) -> str:
        label = match["quoted"] or match.groupdict().get("bare") or ""
        phrase = phrase_of(label)
        if not phrase or len(signs) >= MOST_SIGNS:
            return match[0]
        signs.append(Sign(match[0], " ".join(label.split()), phrase))
        return " "

    rest = pattern.sub(take, text)
    return tuple(signs), rest if signs else text


def is_same(one: str, other: str) -> bool:
    """Whether two names are the same but for case and signs."""
    return bool(words(one)) and words(one) == words(other)


def kinds_called(value: str, aspects: Sequence[Aspect]) -> list[str]:
    """Kinds by code or label."""
    return [kind.code for kind in registry.kinds() if value.lower() == kind.code or is_same(value, str(kind.label))]


def aspects_called(value: str, aspects: Sequence[Aspect]) -> list[str]:
    """Aspects by code, address or name."""
    return [a.code for a in aspects if value in (a.code, a.slug) or is_same(value, a.name) or is_same(value, a.label)]


def instansi_called(value: str, aspects: Sequence[Aspect]) -> list[str]:
    """Instansi by code, name, short name or another name (at most 2 queries)."""
    if "\0" in value:
        return []
    names = thesaurus().names
    # "Kota Bandung" is registered as "Pemerintah Kota Bandung"; the first way of saying it that means an instansi counts.
    ways = [[object_id for kind, object_id in names.get(phrase_of(before + value), []) if kind == INSTANSI] for before in GOVERNMENT]
    ids = next(filter(None, ways), [])
    return list(Instansi.objects.filter(pk__in=ids).order_by("code").values_list("code", flat=True)) if ids else []


def provinces_called(value: str, aspects: Sequence[Aspect]) -> list[str]:
    """Provinces by code, name or short name (1 query)."""
    return [p.code for p in Province.objects.all() if value == p.code or any(is_same(value, name) for name in (p.name, *p.aliases))]


def formats_called(value: str, aspects: Sequence[Aspect]) -> list[str]:
    """Formats by code or label."""
    return [code for code, label in Format.choices if value.lower() == code or is_same(value, str(label))]


def number(lowest: int, highest: int) -> Callable[[str, Sequence[Aspect]], list[str]]:
    """Reads a whole number within bounds."""

    def read(value: str, aspects: Sequence[Aspect]) -> list[str]:
        is_number = value.isascii() and value.isdigit() and len(value) <= len(str(highest))
        return [str(int(value))] if is_number and lowest <= int(value) <= highest else []

    return read


FIRST_YEAR, LAST_YEAR = 1945, 9999
VALUES: dict[str, Callable[[str, Sequence[Aspect]], list[str]]] = {
    "jenis": kinds_called,
    "aspek": aspects_called,
    "instansi": instansi_called,
    "provinsi": provinces_called,
    "tahun": number(FIRST_YEAR, LAST_YEAR),
    "tingkat": number(0, 99),
    "format": formats_called,
    "sejak": number(FIRST_YEAR, LAST_YEAR),
    "sebelum": number(FIRST_YEAR, LAST_YEAR),
}
