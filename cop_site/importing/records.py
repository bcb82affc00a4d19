"""Judging one object: either a record whose every value fits our database, or reasons why not, in the reader's language."""

import hashlib
import json
import re
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.translation import gettext as _

from members.forum import markdown

from .known import Known, folded

KINDS = ("panduan", "praktik", "cerita-lab", "regulasi", "acara", "podcast", "forum", "klinik-faq", "templat")
KEYS = ("id", "kind", "title", "aspect", "aspects_extra", "summary", "body", "instansi", "year", "source_url")
MOST = {"id": 120, "title": 255, "summary": 400, "body": 100_000, "instansi": 200, "source_url": 500}
FORUM_TITLE, FORUM_BODY = 160, 19_000
FIRST_YEAR, LAST_YEAR = 1900, 2100
SHOWN = 40  # characters of a wrong value that a message repeats
# Moves on when the same line would become something else, so that importing it again brings it up to date.
CONVERSION = 1
# Control characters that PostgreSQL or a reader's eye cannot take, and marks that turn the direction of writing.
UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069\ufeff]")
SURROGATE = re.compile("[\ud800-\udfff]")
is_address = URLValidator(schemes=["http", "https"])


class Refused(ValueError):
    """A value that cannot be used; the message says why."""


@dataclass(frozen=True)
class Record:
    """A good line."""

    line: int
    id: str
    kind: str
    title: str
    aspects: tuple[str, ...]
    summary: str = ""
    body: str = ""
    instansi: str = ""
    instansi_id: int | None = None
    year: int | None = None
    source_url: str = ""

    @property
    def digest(self) -> str:
        """The same for lines that say the same, in this version of the importer."""
        said = {key: value for key, value in asdict(self).items() if key != "line"}
        return hashlib.sha256(json.dumps([CONVERSION, said], sort_keys=True).encode()).hexdigest()[:32]


def shown(value: Any) -> str:
    """A wrong value as messages repeat it: short, on one line."""
    text = SURROGATE.sub("?", " ".join(str(value).split()))
    return f"“{text[:SHOWN]}…”" if len(text) > SHOWN else f"“{text}”"


def thousands(number: int) -> str:
    """A number as it is written here."""
    return f"{number:,}".replace(",", ".")


@dataclass
class Judge:
    """Judges object after object; remembers the ids seen, which belong to one line each."""

    known: Known
    seen: dict[str, int] = field(default_factory=dict)
    # What was told once already.
    unknown_keys: set[str] = field(default_factory=set)
    unknown_instansi: set[str] = field(default_factory=set)

    def judge(self, line: int, data: dict[str, Any], notice: Callable[[int | None, str], None]) -> tuple[Record | None, list[str]]:
        """The record of one object, or all that is wrong with it."""
        reasons: list[str] = []

        def taken(read: Callable[..., Any], *arguments: Any) -> Any:
            try:
                return read(data, *arguments)
            except Refused as refused:
                reasons.append(str(refused))
                return None

        values = {
            "id": taken(self.id_of, line),
            "kind": taken(kind_of),
            "title": taken(required_line, "title"),
            "aspects": taken(self.aspects_of),
            "summary": taken(line_of_text, "summary"),
            "body": taken(text_of, "body"),
            "instansi": taken(line_of_text, "instansi"),
            "year": taken(year_of),
            "source_url": taken(address_of),
        }
        if values["kind"] == "forum":
            reasons += forum_limits(values["title"] or "", values["body"] or "", values["summary"] or "")
        if reasons:
            self.release(values["id"], line)
            return None, reasons
        self.tell_unknown(line, data, notice)
        instansi_id = self.known.instansi_named(values["instansi"]) if values["instansi"] else None
        if values["instansi"] and instansi_id is None and folded(values["instansi"]) not in self.unknown_instansi:
            self.unknown_instansi.add(folded(values["instansi"]))
            notice(line, _("instansi %(name)s tidak ada dalam daftar; namanya disimpan sebagai teks.") % {"name": shown(values["instansi"])})
        return Record(line=line, instansi_id=instansi_id, **values), []

    def id_of(self, data: dict[str, Any], line: int) -> str:
        """The id, which no earlier line may bear."""
        value = data.get("id")
        if isinstance(value, int) and not isinstance(value, bool):
            value = str(value)
        if not isinstance(value, str) or not value.strip():
            raise Refused(_("id belum diisi.") if value is None or isinstance(value, str) else _("id harus teks."))
        if UNPRINTABLE.search(value) or SURROGATE.search(value) or len(value.splitlines()) > 1:
            raise Refused(_("id %(id)s memuat karakter yang tidak tercetak.") % {"id": shown(value)})
        check_length("id", value, MOST["id"])
        first = self.seen.setdefault(value, line)
        if first != line:
            raise Refused(_("id %(id)s sudah dipakai di baris %(line)s; yang dipakai baris itu.") % {"id": shown(value), "line": first})
        return value

    def release(self, id_: str | None, line: int) -> None:
        """Let a later line bear the id of one that is not used."""
        if id_ is not None and self.seen.get(id_) == line:
            del self.seen[id_]

    def aspects_of(self, data: dict[str, Any]) -> tuple[str, ...]:
        """The codes of the main aspect and of further ones, all of them known."""
        main, extra = data.get("aspect"), data.get("aspects_extra")
        if main in (None, ""):
            raise Refused(_("aspect belum diisi."))
        if extra is not None and not isinstance(extra, list):
            raise Refused(_('aspects_extra harus berupa daftar kode, misalnya ["2", "8"].'))
        codes = []
        for code in [main, *(extra or [])]:
            if isinstance(code, int) and not isinstance(code, bool):
                code = str(code)
            if not isinstance(code, str):
                raise Refused(_("kode aspek %(code)s harus teks.") % {"code": shown(code)})
            if code.strip() not in self.known.aspects:
                raise Refused(_("aspek %(code)s tidak dikenal.") % {"code": shown(code)})
            codes.append(code.strip())
        return tuple(dict.fromkeys(codes))

    def tell_unknown(self, line: int, data: dict[str, Any], notice: Callable[[int | None, str], None]) -> None:
        """Say once of each key that nobody asked for that it is passed over."""
        for key in sorted(data.keys() - set(KEYS) - self.unknown_keys):
            self.unknown_keys.add(key)
            notice(line, _("kunci %(key)s tidak dikenal dan dilewati.") % {"key": shown(key)})


def check_length(key: str, value: str, most: int) -> None:
    """Refuse what would have to be cut."""
    if len(value) > most:
        raise Refused(
            _("%(key)s terlalu panjang: %(length)s karakter, paling banyak %(most)s.")
            % {"key": key, "length": thousands(len(value)), "most": thousands(most)}
        )


def kind_of(data: dict[str, Any]) -> str:
    """One of the kinds."""
    value = data.get("kind")
    if value in (None, ""):
        raise Refused(_("kind belum diisi."))
    if not isinstance(value, str) or value not in KINDS:
        raise Refused(_("kind %(kind)s tidak dikenal; yang dikenal: %(kinds)s.") % {"kind": shown(value), "kinds": ", ".join(KINDS)})
    return value


def text_of(data: dict[str, Any], key: str) -> str:
    """A text of several lines, without what cannot be shown."""
    value = data.get(key)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise Refused(_("%(key)s harus teks.") % {"key": key})
    if SURROGATE.search(value):
        raise Refused(_("%(key)s memuat karakter yang rusak (separuh pasangan surrogate).") % {"key": key})
    value = UNPRINTABLE.sub("", value.replace("\r\n", "\n").replace("\r", "\n")).strip()
    check_length(key, value, MOST[key])
    return value


def line_of_text(data: dict[str, Any], key: str) -> str:
    """A text on one line."""
    return " ".join(text_of(data, key).split())


def required_line(data: dict[str, Any], key: str) -> str:
    """A text on one line that may not be missing."""
    value = line_of_text(data, key)
    if not value:
        raise Refused(_("%(key)s belum diisi.") % {"key": key})
    return value


def year_of(data: dict[str, Any]) -> int | None:
    """A year; digits in quotation marks are fine."""
    value = data.get("year")
    if value in (None, ""):
        return None
    if isinstance(value, str) and re.fullmatch("[0-9]{4}", value.strip()):
        value = int(value)
    if not isinstance(value, int) or isinstance(value, bool):
        raise Refused(_("year %(year)s bukan tahun.") % {"year": shown(value)})
    if not FIRST_YEAR <= value <= LAST_YEAR:
        raise Refused(_("year harus antara %(first)s dan %(last)s.") % {"first": FIRST_YEAR, "last": LAST_YEAR})
    return value


def address_of(data: dict[str, Any]) -> str:
    """The original address, of the web alone."""
    value = text_of(data, "source_url")
    if not value:
        return ""
    try:
        is_address(value)
        urlsplit(value)
    except (ValidationError, ValueError):
        raise Refused(_("source_url %(url)s bukan alamat http(s) yang sah.") % {"url": shown(value)}) from None
    return value


def forum_limits(title: str, body: str, summary: str) -> list[str]:
    """Discussions have limits of their own."""
    reasons = []
    for key, value, most in (("title", title, FORUM_TITLE), ("body", f"{summary}{body}", FORUM_BODY)):
        try:
            check_length(key, value, most)
        except Refused as refused:
            reasons.append(str(refused))
    try:
        markdown.check(body)
    except markdown.MarkdownRefused as refused:
        reasons.append(f"body: {refused}")
    return reasons
