"""Numbers, dates and spans as Indonesian readers write them: "1.596", "94,1 %", "Kamis, 24 Maret 2022", "09.00 WIB".

Plain functions without template machinery, so that e-mails, exports and documents can use them too.
"""

from datetime import UTC, date, datetime, timedelta, tzinfo
from decimal import ROUND_HALF_UP, Decimal
from typing import SupportsFloat
from zoneinfo import ZoneInfo

from django.utils import timezone

DAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
MONTHS = (
    *("Januari", "Februari", "Maret", "April", "Mei", "Juni"),
    *("Juli", "Agustus", "September", "Oktober", "November", "Desember"),
)
ZONES = {"WIB": "Asia/Jakarta", "WITA": "Asia/Makassar", "WIT": "Asia/Jayapura"}
LETTERS_OF_OFFSET = {7: "WIB", 8: "WITA", 9: "WIT"}
NO_BREAK = "\u00a0"
MINUS = "\u2212"
SPANS = (("tahun", 31_536_000), ("bulan", 2_592_000), ("hari", 86_400), ("jam", 3_600), ("menit", 60))


def indonesian_number(value: SupportsFloat | str, decimals: int | None = None) -> str:
    """A number with dots between thousands and a comma before decimals.

    Without `decimals`, at most two are kept and trailing zeros go: 94.10 becomes "94,1", 1596 becomes "1.596".
    """
    amount = Decimal(str(value))
    places = 2 if decimals is None else decimals
    text = f"{amount.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP):,.{places}f}"
    if decimals is None and "." in text:
        text = text.rstrip("0").rstrip(".")
    return text.translate(str.maketrans(",.-", f".,{MINUS}"))


def percent(value: SupportsFloat | str, decimals: int | None = 1) -> str:
    """A share of one hundred with its sign: 94.1 becomes "94,1 %", 50.0 becomes "50 %"."""
    text = indonesian_number(value, decimals)
    if decimals and set(text.rpartition(",")[2]) == {"0"}:
        text = text.rpartition(",")[0]
    return f"{text}{NO_BREAK}%"


def signed_number(value: SupportsFloat | str, decimals: int | None = None) -> str:
    """A change with its sign: "+4,5", "−2", "0"."""
    text = indonesian_number(value, decimals)
    return f"+{text}" if Decimal(str(value)) > 0 else text


def zone_of(zone: object) -> tzinfo:
    """The time zone meant: a zone itself, "WITA", "Asia/Makassar", or the reader's own when nothing is given."""
    if isinstance(zone, tzinfo):
        return zone
    if zone:
        return ZoneInfo(ZONES.get(str(zone), str(zone)))
    return timezone.get_current_timezone()


def moment_in(moment: datetime, zone: object = None) -> datetime:
    """The moment on the clock of a zone; one without a zone is taken as it stands."""
    return moment if timezone.is_naive(moment) else moment.astimezone(zone_of(zone))


def zone_letters(moment: datetime, zone: object = None) -> str:
    """WIB, WITA or WIT; elsewhere "GMT+2"."""
    offset = moment_in(moment, zone).utcoffset() or zone_of(zone).utcoffset(moment) or timedelta()
    hours = offset.total_seconds() / 3600
    return LETTERS_OF_OFFSET.get(int(hours), f"GMT{hours:+g}") if hours == int(hours) else f"GMT{hours:+g}"


def day_of(value: date | datetime, zone: object = None) -> date:
    """The calendar day of a day or a moment."""
    return moment_in(value, zone).date() if isinstance(value, datetime) else value


def long_date(value: date | datetime, zone: object = None) -> str:
    """ "Kamis, 24 Maret 2022"."""
    day = day_of(value, zone)
    return f"{DAYS[day.weekday()]}, {day.day} {MONTHS[day.month - 1]} {day.year}"


def short_date(value: date | datetime, zone: object = None) -> str:
    """ "24 Mar 2022"."""
    day = day_of(value, zone)
    return f"{day.day} {MONTHS[day.month - 1][:3]} {day.year}"


def month_year(value: date | datetime) -> str:
    """ "Maret 2022"."""
    day = day_of(value)
    return f"{MONTHS[day.month - 1]} {day.year}"


def date_span(first: date | datetime, last: date | datetime | None, zone: object = None) -> str:
    """ "24–26 Maret 2022", as short as the two days allow; one day is written in full."""
    a, b = day_of(first, zone), day_of(last or first, zone)
    if a == b:
        return long_date(a)
    end = f"{b.day} {MONTHS[b.month - 1]} {b.year}"
    if a.year != b.year:
        return f"{a.day} {MONTHS[a.month - 1]} {a.year} – {end}"
    return f"{a.day}–{end}" if a.month == b.month else f"{a.day} {MONTHS[a.month - 1]} – {end}"


def clock(moment: datetime, zone: object = None) -> str:
    """ "09.00 WIB"."""
    return f"{moment_in(moment, zone):%H.%M}{NO_BREAK}{zone_letters(moment, zone)}"


def clock_span(start: datetime, end: datetime | None, zone: object = None) -> str:
    """ "09.00–12.00 WIB"; without an end "09.00 WIB"."""
    if end is None:
        return clock(start, zone)
    return f"{moment_in(start, zone):%H.%M}–{clock(end, zone)}"


def distance(value: date | datetime, now: datetime | None = None) -> str:
    """How far away a moment is: "3 hari lalu", "2 jam lagi", "baru saja". For pages nobody else is served."""
    now = now or timezone.now()
    if not isinstance(value, datetime):
        value = datetime(value.year, value.month, value.day, tzinfo=timezone.get_current_timezone())
    elif timezone.is_naive(value):
        value = value.replace(tzinfo=UTC)
    seconds = (now - value).total_seconds()
    for name, size in SPANS:
        if abs(seconds) >= size:
            return f"{int(abs(seconds) // size)} {name} {'lalu' if seconds > 0 else 'lagi'}"
    return "baru saja" if seconds >= 0 else "sebentar lagi"


def duration(seconds: float | timedelta) -> str:
    """ "1 jam 20 menit", "45 menit", "30 detik"."""
    total = int(seconds.total_seconds() if isinstance(seconds, timedelta) else seconds)
    if total < 60:
        return f"{total} detik"
    hours, minutes = divmod(round(total / 60), 60)
    return " ".join(part for part in (f"{hours} jam" * bool(hours), f"{minutes} menit" * bool(minutes)) if part)


def file_size(size: int) -> str:
    """ "1,2 MB", "340 KB"."""
    if size >= 1_000_000:
        return f"{indonesian_number(size / 1_000_000, 1)} MB"
    return f"{indonesian_number(max(1, round(size / 1000)))} KB" if size else "0 KB"


def initials(name: str) -> str:
    """Two letters for an avatar, titles left out: "Dr. Siti Khadijah, M.Si." becomes "SK"."""
    words = [word for word in name.split(",")[0].split() if not word.endswith(".") and word[:1].isalnum()]
    letters = [word[0] for word in (words[:1] + words[-1:] if len(words) > 1 else words)]
    return "".join(letters).upper() or "?"
