"""Takes out of a text what may name a person: addresses and the numbers by which people are known."""

import re

MASK = "•••"
_EMAIL = re.compile(r"\S+@\S+")
# Digits, with single spaces, dots or dashes between groups, as NIP, NIK and phone numbers are written.
_NUMBER = re.compile(r"(?<!\d)\+?\d(?:[ .\-]?\d){7,}(?!\d)")
# A NIP has 18 digits and a NIK 16; numbers of laws and years side by side rarely reach so many.
LONG_NUMBER = 15
# Without gaps, no year, article or score is this long.
UNBROKEN_NUMBER = 9
PHONE_STARTS = ("0", "62", "+")


def is_personal_number(written: str) -> bool:
    """Whether digits as they were written look like a NIP, a NIK or a phone number."""
    digits = re.sub(r"\D", "", written)
    return len(digits) >= LONG_NUMBER or written.startswith(PHONE_STARTS) or (len(digits) >= UNBROKEN_NUMBER and written.isdigit())


def masked(text: str) -> str:
    """The text with e-mail addresses and personal numbers replaced by a sign; empty when nothing else is left."""
    hidden = _NUMBER.sub(lambda found: MASK if is_personal_number(found[0]) else found[0], _EMAIL.sub(MASK, text))
    return hidden if hidden.replace(MASK, "").strip(" .,;:") else ""
