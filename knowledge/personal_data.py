"""Finds personal data in a text by its shape: NIP, NIK, telephone numbers, addresses of mail. Plain arithmetic, no database.

A number of eighteen or sixteen digits counts only when the date inside it exists, so that amounts of money are left alone.
"""

import datetime
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

# What people put between the groups of a number, the invisible ones included.
BETWEEN = r"[\s.\-–/\u00ad\u200b-\u200d\u2060]{0,2}"
# One run of digits in groups; too long ones are cut out of nothing, so that no part of a longer number is taken for one.
DIGITS = re.compile(rf"(?<!\d)\d(?:{BETWEEN}\d)+(?!\d)")
PHONE = re.compile(rf"(?<![\d+])(?:(?:\+|00){BETWEEN}62{BETWEEN}\(?0?\)?{BETWEEN}[1-9]|0{BETWEEN}8|62{BETWEEN}8)(?:{BETWEEN}\d){{7,11}}(?!\d)")
EMAIL = re.compile(r"[\w.+-]{1,64}@(?:[a-z0-9-]{1,63}\.)+[a-z]{2,24}", re.IGNORECASE)
OFFICIAL = re.compile(r"[@.]go\.id$", re.IGNORECASE)
THOUSANDS = re.compile(r"\d{1,3}(?:\.\d{3})+")
NIP_DIGITS, NIK_DIGITS = 18, 16
OLDEST_BIRTH_YEAR = 1930
# The number of a PPPK has 21 and higher where that of a PNS has the month of appointment.
PPPK_CODES = range(21, 30)
# A woman's day of birth is written with forty added.
ADDED_FOR_WOMEN = 40
SHOWN_DIGITS = 4


class Kind(StrEnum):
    """What was found."""

    NIP = "nip"
    NIK = "nik"
    PHONE = "telepon"
    EMAIL = "surel"


LABELS: dict[Kind, str | Promise] = {
    Kind.NIP: _("NIP"),
    Kind.NIK: _("NIK"),
    Kind.PHONE: _("nomor telepon"),
    Kind.EMAIL: _("alamat surel di luar go.id"),
}
# A text with one of these may not be made public at all; the others may be meant so.
BLOCKING = {Kind.NIP, Kind.NIK}


@dataclass(frozen=True)
class Finding:
    """One place in a text, as half-open positions."""

    kind: Kind
    start: int
    end: int
    text: str

    @property
    def label(self) -> str:
        """The word for what was found."""
        return str(LABELS[self.kind])

    @property
    def is_blocking(self) -> bool:
        """Whether the text may not be public with this in it."""
        return self.kind in BLOCKING

    @property
    def masked(self) -> str:
        """Enough of it to find the place again, and no more."""
        if self.kind == Kind.EMAIL:
            name, _at, domain = self.text.partition("@")
            return f"{name[:1]}•••@{domain}"
        seen, shown = 0, []
        for sign in self.text:
            seen += sign.isdigit()
            shown.append("•" if sign.isdigit() and seen > SHOWN_DIGITS else sign)
        return "".join(shown)


def find(text: str) -> list[Finding]:
    """Everything that looks like personal data, in the order of the text, without overlaps. Time grows with the length of the text alone."""
    taken: list[Finding] = []
    for finding in sorted([*numbers(text), *telephones(text), *mail_addresses(text)], key=lambda f: (f.start, -f.end)):
        if not taken or finding.start >= taken[-1].end:
            taken.append(finding)
    return taken


def numbers(text: str) -> Iterator[Finding]:
    """NIP and NIK."""
    for match in DIGITS.finditer(text):
        digits = plain_digits(match[0])
        if len(digits) == NIP_DIGITS and is_nip(digits):
            yield Finding(Kind.NIP, match.start(), match.end(), match[0])
        elif len(digits) == NIK_DIGITS and is_nik(digits) and not THOUSANDS.fullmatch(match[0]):
            yield Finding(Kind.NIK, match.start(), match.end(), match[0])


def telephones(text: str) -> Iterator[Finding]:
    """Mobile numbers, and any with the country's code."""
    for match in PHONE.finditer(text):
        yield Finding(Kind.PHONE, match.start(), match.end(), match[0])


def mail_addresses(text: str) -> Iterator[Finding]:
    """Addresses that are not those of a government office."""
    for match in EMAIL.finditer(text):
        if not OFFICIAL.search(match[0]):
            yield Finding(Kind.EMAIL, match.start(), match.end(), match[0])


def plain_digits(text: str) -> str:
    """The digits alone, whatever script they are written in."""
    return "".join(str(unicodedata.decimal(sign)) for sign in text if sign.isdecimal())


def is_date(year: int, month: int, day: int) -> bool:
    """Whether there is such a day."""
    try:
        datetime.date(year, month, day)
    except ValueError:
        return False
    return True


def is_nip(digits: str) -> bool:
    """Eighteen digits: day of birth, year and month of appointment (or the PPPK's code), one for the sex, three to count."""
    born, appointed, month = int(digits[:4]), int(digits[8:12]), int(digits[12:14])
    return (
        OLDEST_BIRTH_YEAR <= born < appointed <= datetime.date.today().year + 1
        and is_date(born, int(digits[4:6]), int(digits[6:8]))
        and (1 <= month <= 12 or month in PPPK_CODES)
        and digits[14] in "12"
    )


def is_nik(digits: str) -> bool:
    """Sixteen digits: province, regency and district, day of birth in six digits, four to count."""
    day = int(digits[6:8])
    day -= ADDED_FOR_WOMEN if day > ADDED_FOR_WOMEN else 0
    # 2000 is a leap year, as is every second in which somebody living was born on a 29 February.
    return 11 <= int(digits[:2]) <= 99 and "00" not in (digits[2:4], digits[4:6]) and is_date(2000, int(digits[8:10]), day)
