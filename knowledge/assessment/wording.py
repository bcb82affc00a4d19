"""Numbers inside stored Indonesian sentences: "37,5", "57,7 %". Templates use the filters of the look instead."""

from decimal import ROUND_HALF_UP, Decimal

NO_BREAK = "\u00a0"


def figure(value: Decimal | float | int, places: int | None = None) -> str:
    """A number with a decimal comma. Without `places` at most one decimal and no trailing zero: 37.50 is "37,5", 130.0 is "130"."""
    step = Decimal(1).scaleb(-(1 if places is None else places))
    text = f"{Decimal(str(value)).quantize(step, rounding=ROUND_HALF_UP):f}"
    return (text.removesuffix(".0") if places is None else text).replace(".", ",")


def share(value: Decimal | float) -> str:
    """A share of one as a percentage with one decimal: 0.5769 is "57,7 %"."""
    text = f"{(Decimal(str(value)) * 100).quantize(Decimal('0.1'), rounding=ROUND_HALF_UP):f}"
    return f"{text.replace('.', ',')}{NO_BREAK}%"


def listed(names: list[str]) -> str:
    """Names as a sentence lists them: "A", "A dan B", "A, B, dan C"."""
    if len(names) < 3:
        return " dan ".join(names)
    return f"{', '.join(names[:-1])}, dan {names[-1]}"
