"""Reads weekdays and dates from Indonesian text and says where they disagree. Plain functions, no database."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

DAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
MONTHS = (
    *("Januari", "Februari", "Maret", "April", "Mei", "Juni"),
    *("Juli", "Agustus", "September", "Oktober", "November", "Desember"),
)
DAY_NUMBERS = {name.lower(): number for number, name in enumerate(DAYS)} | {"jum'at": 4, "jum’at": 4, "ahad": 6}
MONTH_NUMBERS = {name.lower(): number for number, name in enumerate(MONTHS, start=1)}
MONTH_NUMBERS |= {name.lower()[:3]: number for number, name in enumerate(MONTHS, start=1)} | {"agu": 8, "agt": 8, "agust": 8, "sept": 9, "nop": 11}
# How far a slip of the pen usually goes: a neighbouring month, or a few days.
MONTHS_AROUND = (-1, 1, -2, 2)
DAYS_AROUND = (-1, 1, -2, 2, -3, 3)

_WORD = "|".join(sorted(map(re.escape, DAY_NUMBERS), key=len, reverse=True))
_MONTH = "|".join(sorted(MONTH_NUMBERS, key=len, reverse=True))
_TO = r"\s*(?:[-–—]|s\.?\s?d\.?|sampai(?:\s+dengan)?|hingga|dan|&)\s*"
_WEEKDAYS = rf"(?:(?P<first_day>{_WORD})(?:(?:{_TO}|\s*/\s*)(?P<last_day>{_WORD}))?\s*,?\s*(?:tanggal\s+|tgl\.?\s+)?\(?\s*)?"
_DATES = (
    # 19-20/8/2022 and 24/3/2022
    rf"(?P<a>\d{{1,2}})(?:{_TO}(?P<b>\d{{1,2}}))?\s*/\s*(?P<m>\d{{1,2}})\s*/\s*(?P<y>(?:19|20)\d\d)",
    # 30/9-2/10/2022
    rf"(?P<a>\d{{1,2}})/(?P<m0>\d{{1,2}})(?:/(?P<y0>(?:19|20)\d\d))?{_TO}(?P<b>\d{{1,2}})/(?P<m>\d{{1,2}})/(?P<y>(?:19|20)\d\d)",
    # 24 Maret 2022, 19–20 Juli 2022, 30 September – 2 Oktober 2022
    rf"(?P<a>\d{{1,2}})(?:\s*(?P<m0>{_MONTH})\.?(?:\s*(?P<y0>(?:19|20)\d\d))?)?(?:{_TO}(?P<b>\d{{1,2}}))?\s*(?P<m>{_MONTH})\.?,?\s*(?P<y>(?:19|20)\d\d)",
    # 2022-07-19 and 24-3-2022
    r"(?P<y>(?:19|20)\d\d)-(?P<m>\d{1,2})-(?P<a>\d{1,2})(?P<b>(?!))?",
    r"(?P<a>\d{1,2})-(?P<m>\d{1,2})-(?P<y>(?:19|20)\d\d)(?P<b>(?!))?",
)
_PATTERNS = tuple(re.compile(rf"(?<![\w/.]){_WEEKDAYS}(?<!\d){form}(?!\d)", re.IGNORECASE) for form in _DATES)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_LONE_WEEKDAY = re.compile(rf"\b(?P<first_day>{_WORD})\b", re.IGNORECASE)


@dataclass(frozen=True)
class StatedDate:
    """A date as a text states it: the day or days, and the weekdays beside them when there are any."""

    text: str
    first: date | None
    last: date | None
    first_weekday: int | None
    last_weekday: int | None

    @property
    def is_on_its_weekdays(self) -> bool:
        """Whether the weekdays fit the dates; a date without weekday fits."""
        return self.first is None or agrees(self.first, self.last or self.first, self.first_weekday, self.last_weekday)


def date_warnings(text: str, starts_on: date | None = None, ends_on: date | None = None) -> list[str]:
    """Sentences for the editor: where weekday and date disagree, and where they differ from the event's own days.

    Without `starts_on` only the text is checked against the calendar. Never an error: the source may be wrong.
    """
    stated = list(stated_dates(text))
    warnings = [warning for item in stated for warning in calendar_warnings(item)]
    if starts_on is None:
        return warnings
    ends_on = ends_on or starts_on
    for item in stated:
        if item.first and not is_same_time(item, starts_on, ends_on):
            warnings.append(
                f"Teks menyebut {span(item.first, item.last or item.first)}, sedangkan acara ini tercatat pada {span(starts_on, ends_on)}."
            )
    return warnings if stated else lone_weekday_warnings(text, starts_on, ends_on)


def stated_dates(text: str) -> Iterator[StatedDate]:
    """Every date in the text, in its order."""
    taken: list[tuple[int, int]] = []
    found = [match for pattern in _PATTERNS for match in pattern.finditer(text)]
    for match in sorted(found, key=lambda match: (match.start(), -match.end())):
        if not any(match.start() < end and start < match.end() for start, end in taken):
            taken.append(match.span())
            yield stated_date(match)


def stated_date(match: re.Match[str]) -> StatedDate:
    """What one match says; `first` stays empty when the calendar has no such day."""
    parts = match.groupdict()
    year, month = int(parts["y"]), month_number(parts["m"])
    first_month = month_number(parts["m0"]) if parts.get("m0") else month
    first_year = int(parts["y0"]) if parts.get("y0") else year - (first_month > month)
    first = day_or_none(first_year, first_month, int(parts["a"]))
    last = day_or_none(year, month, int(parts["b"])) if parts.get("b") else first
    if last is None:
        first = None
    weekdays = [DAY_NUMBERS[parts[name].lower()] if parts.get(name) else None for name in ("first_day", "last_day")]
    text = " ".join(match.group().split())
    return StatedDate(f"{text})" if "(" in text else text, first, last, *weekdays)


def month_number(text: str) -> int:
    """The month by its number or its name."""
    return int(text) if text.isdigit() else MONTH_NUMBERS[text.lower()]


def day_or_none(year: int, month: int, day: int) -> date | None:
    """The day, or None when the calendar has none."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def agrees(first: date, last: date, first_weekday: int | None, last_weekday: int | None) -> bool:
    """Whether the days fall on the weekdays, as far as these are given."""
    wants_last = last_weekday is not None and last != first
    return first_weekday in (None, first.weekday()) and (not wants_last or last_weekday == last.weekday())


def is_same_time(item: StatedDate, starts_on: date, ends_on: date) -> bool:
    """Whether a stated date is the event's own, or one day of it."""
    if item.first == item.last:
        return item.first is not None and starts_on <= item.first <= ends_on
    return (item.first, item.last) == (starts_on, ends_on)


def calendar_warnings(item: StatedDate) -> list[str]:
    """What the calendar has against one stated date."""
    if item.first is None:
        return [f"“{item.text}” memuat tanggal yang tidak ada dalam kalender."]
    if item.is_on_its_weekdays:
        return []
    first, last = item.first, item.last or item.first
    wrong = first if item.first_weekday not in (None, first.weekday()) else last
    near = " atau ".join(span(*days) for days in nearby(item))
    sentence = f"“{item.text}”: hari dan tanggal tidak cocok. {written(wrong)} adalah {DAYS[wrong.weekday()]}"
    return [f"{sentence}; {weekday_span(item)} jatuh pada {near}." if near else f"{sentence}."]


def nearby(item: StatedDate) -> list[tuple[date, date]]:
    """Days that do fall on the stated weekdays: the same days in a neighbouring month or year first, then the nearest days."""
    first, length = item.first, (item.last or item.first or date.min) - (item.first or date.min)
    if first is None:
        return []
    shifted = [day_or_none(first.year + (first.month - 1 + by) // 12, (first.month - 1 + by) % 12 + 1, first.day) for by in MONTHS_AROUND]
    other_year = [day_or_none(first.year + by, first.month, first.day) for by in (-1, 1)]
    close = [first + timedelta(days=by) for by in DAYS_AROUND]
    groups = (
        (day for day in group if day and agrees(day, day + length, item.first_weekday, item.last_weekday)) for group in (shifted, other_year, close)
    )
    return [(day, day + length) for group in groups for day in list(group)[:1]]


def lone_weekday_warnings(text: str, starts_on: date, ends_on: date) -> list[str]:
    """A weekday without a date beside it, compared with the days of the event."""
    days = {(starts_on + timedelta(days=n)).weekday() for n in range(min((ends_on - starts_on).days, 6) + 1)}
    named = dict.fromkeys(DAY_NUMBERS[match["first_day"].lower()] for match in _LONE_WEEKDAY.finditer(text))
    return [
        f"Teks menyebut hari {DAYS[number]}, sedangkan acara ini tercatat pada {weekday_names(starts_on, ends_on)}, {span(starts_on, ends_on)}."
        for number in named
        if number not in days
    ]


def weekday_names(first: date, last: date) -> str:
    """ "Selasa–Rabu", or "Kamis" for a single day."""
    return DAYS[first.weekday()] if first == last else f"{DAYS[first.weekday()]}–{DAYS[last.weekday()]}"


def weekday_span(item: StatedDate) -> str:
    """The stated weekdays in words."""
    return "–".join(DAYS[number] for number in (item.first_weekday, item.last_weekday) if number is not None)


def written(day: date) -> str:
    """ "19 Agustus 2022"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def span(first: date, last: date) -> str:
    """ "19–20 Juli 2022", as short as the two days allow."""
    if first == last:
        return written(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{written(last)}"
    start = written(first) if first.year != last.year else f"{first.day} {MONTHS[first.month - 1]}"
    return f"{start} – {written(last)}"


def year_named(text: str) -> int | None:
    """The one year that a text names, where a source gives no day; None when there is none or more than one."""
    found = set(_YEAR.findall(text))
    return int(found.pop()) if len(found) == 1 else None
