"""Tags and filters of every template: icons, the woven pattern, Indonesian numbers and dates.

A filter given nothing (`None` or "") answers nothing, so that templates need no guard around optional values.
"""

import re
from collections.abc import Callable, Iterable
from datetime import date, datetime
from functools import wraps
from typing import Any

from django import template
from django.db.models import Model
from django.forms import BoundField, CheckboxInput, CheckboxSelectMultiple, RadioSelect
from django.template import Context
from django.templatetags.static import static
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe

from cop_site.look import formats
from cop_site.look.sprites import icon_of_aspect, icon_of_kind, known_icon
from cop_site.look.weave import BINDINGS, STRANDS, weave_svg

register = template.Library()

WEAVES = "cop/img/anyaman.svg"
ICONS = "cop/img/icons.svg"


def or_nothing(function: Callable[..., str]) -> Callable[..., str]:
    """The filter, answering "" to an empty value."""

    @wraps(function)
    def answer(value: Any, *arguments: Any) -> str:
        return "" if value is None or value == "" else function(value, *arguments)

    return answer


# Pictures


@register.simple_tag
def icon(name: str, size: int = 20) -> SafeString:
    """A decorative icon of the sprite.

    Raises:
        UnknownIcon: the sprite lacks it.
    """
    return format_html(
        '<svg class="icon" aria-hidden="true" width="{0}" height="{0}"><use href="{1}#{2}"></use></svg>',
        size,
        static(ICONS),
        known_icon(name),
    )


@register.simple_tag
def aspect_icon(position: int | None, size: int = 20) -> SafeString:
    """The icon of the aspect at this position."""
    return icon(icon_of_aspect(position or 1), size)


@register.simple_tag
def kind_icon(kind: str, size: int = 20) -> SafeString:
    """The icon of a kind of material."""
    return icon(icon_of_kind(kind), size)


@register.simple_tag
def weave(position: int | None = 1, strands: int = STRANDS) -> SafeString:
    """The woven cover of the aspect at this position, by reference to one shared file."""
    if strands != STRANDS:
        return weave_inline(position, strands)
    place = ((position or 1) - 1) % len(BINDINGS) + 1
    return format_html('<svg class="weave" aria-hidden="true"><use href="{}#w{}"></use></svg>', static(WEAVES), place)


@register.simple_tag
def weave_inline(position: int | None = 1, strands: int = STRANDS) -> SafeString:
    """The woven pattern as SVG within the page, for documents that stand alone."""
    return mark_safe(weave_svg(position or 1, strands))  # noqa: S308 - made of our own numbers only


# Numbers


@register.filter
@or_nothing
def angka(value: Any, decimals: int | None = None) -> str:
    return formats.indonesian_number(value, decimals)


@register.filter
@or_nothing
def persen(value: Any, decimals: int = 1) -> str:
    """From a share of one: 0.941 is "94,1 %"."""
    return formats.percent(float(value) * 100, decimals)


@register.filter
@or_nothing
def persen_dari_100(value: Any, decimals: int = 1) -> str:
    """From a share of one hundred: 94.1 is "94,1 %"."""
    return formats.percent(value, decimals)


@register.filter
@or_nothing
def tanda(value: Any, decimals: int | None = None) -> str:
    return formats.signed_number(value, decimals)


@register.filter
@or_nothing
def durasi(value: Any) -> str:
    return formats.duration(value)


@register.filter
@or_nothing
def ukuran(value: Any) -> str:
    return formats.file_size(int(value))


@register.filter
def bagian(score: float | None, maximum: float | None) -> str:
    """What part of `maximum` the score is, in whole per cent for SVG attributes: "0" to "100"."""
    if not score or not maximum:
        return "0"
    return str(round(max(0.0, min(1.0, float(score) / float(maximum))) * 100))


@register.filter
def unlocalized(value: Any) -> str:
    """A number as HTML attributes want it, with a point."""
    return "0" if value is None or value == "" else str(value)


# Ladders


@register.filter
def rank_of_four(rank: int, of: int) -> int:
    """The place on the scale of four colours, whatever the number of categories."""
    return max(1, min(4, round((rank - 1) / max(of - 1, 1) * 3) + 1))


@register.simple_tag
def rank_bars(rank: int, of: int) -> SafeString:
    """Rising bars, as many filled as the rank says: the shape beside the word."""
    bars = (
        format_html(
            '<rect class="rank-{}" x="{}" y="{}" width="5" height="{}" rx="1"/>',
            "on" if index < rank else "off",
            index * 7 + 0.5,
            round(11.5 - index * 11 / max(of - 1, 1), 1),
            round(6 + index * 11 / max(of - 1, 1), 1),
        )
        for index in range(of)
    )
    return mark_safe("".join(bars))  # noqa: S308 - made of escaped pieces


@register.simple_tag
def level_range(of: int) -> range:
    """The levels from 1 on."""
    return range(1, int(of) + 1)


@register.filter
def at(items: list[Any], number: int) -> Any:
    """The item with this number, counted from 1; "" when there is none."""
    return items[number - 1] if 0 < number <= len(items) else ""


# Days and hours


@register.filter
@or_nothing
def tanggal(value: date, zone: object = None) -> str:
    return formats.long_date(value, zone)


@register.filter
@or_nothing
def tanggal_singkat(value: date, zone: object = None) -> str:
    return formats.short_date(value, zone)


@register.filter
@or_nothing
def bulan(value: date) -> str:
    return formats.month_year(value)


@register.filter
@or_nothing
def nama_bulan(value: date, zone: object = None) -> str:
    """The month in three letters, for the leaf of a calendar."""
    return formats.MONTHS[formats.day_of(value, zone).month - 1][:3]


@register.filter
@or_nothing
def hari(value: date, zone: object = None) -> str:
    return formats.DAYS[formats.day_of(value, zone).weekday()]


@register.filter
@or_nothing
def tanggal_angka(value: date, zone: object = None) -> str:
    """The day of the month."""
    return str(formats.day_of(value, zone).day)


@register.filter
@or_nothing
def jam(value: datetime, zone: object = None) -> str:
    return formats.clock(value, zone)


@register.filter
@or_nothing
def iso(value: date) -> str:
    """For `<time datetime>`."""
    return value.isoformat(timespec="minutes") if isinstance(value, datetime) else value.isoformat()


@register.filter
@or_nothing
def lalu(value: date) -> str:
    return formats.distance(value)


@register.simple_tag
def rentang_jam(start: datetime, end: datetime | None = None, zone: object = None) -> str:
    return formats.clock_span(start, end, zone) if start else ""


@register.simple_tag
def rentang_tanggal(first: date, last: date | None = None, zone: object = None) -> str:
    return formats.date_span(first, last, zone) if first else ""


# Words


@register.filter
@or_nothing
def inisial(value: object) -> str:
    return formats.initials(str(value))


@register.filter
def sorot(text: str | None, query: str | None) -> SafeString:
    """The text, escaped, with the words of the query marked."""
    words = [re.escape(word) for word in re.findall(r"\w{2,}", query or "")]
    if not text or not words:
        return mark_safe(escape(text or ""))  # noqa: S308 - escaped
    pieces = re.split(f"(?i)({'|'.join(words)})", text)
    marked = (f"<mark>{escape(piece)}</mark>" if index % 2 else escape(piece) for index, piece in enumerate(pieces))
    return mark_safe("".join(marked))  # noqa: S308 - every piece escaped


@register.filter
def aspects_of(thing: Any) -> list[Any]:
    """The aspects a card shows, without asking the database where the thing carries their labels itself."""
    if isinstance(thing, dict):
        return list(thing.get("aspect_labels") or thing.get("aspects") or [])
    labels = getattr(thing, "aspect_labels", None)
    found = getattr(thing, "aspects", None) or [] if labels is None else labels
    return list(found.all() if hasattr(found, "all") else found)


@register.filter
def has_item(items: Iterable[object] | None, item: object) -> bool:
    """Whether the list holds the item."""
    return items is not None and item in items


@register.simple_tag(takes_context=True)
def unique_id(context: Context, prefix: str = "id") -> str:
    """An id no other element of this page has; the same page rendered again gets the same ones."""
    store = context.render_context
    key = "look_unique_id"
    holder = store.dicts[0].setdefault(key, [0])
    holder[0] += 1
    return f"{prefix}-{holder[0]}"


# Forms


@register.filter
def is_single_checkbox(field: BoundField) -> bool:
    """Whether the field is one box to tick, whose label stands after it."""
    return isinstance(field.field.widget, CheckboxInput)


@register.filter
def described_by_hint(field: BoundField) -> SafeString:
    """The widget, pointing to a hint that is not the field's own help text."""
    described = f"{field.auto_id}_helptext" + (f" {field.auto_id}_error" if field.errors else "")
    return field.as_widget(attrs={"aria-describedby": described})


@register.filter
def is_group(field: BoundField) -> bool:
    """Whether the field is several radio buttons or checkboxes, which want a legend instead of a label."""
    return isinstance(field.field.widget, RadioSelect | CheckboxSelectMultiple)


@register.filter
def address_of(thing: Any) -> str:
    """Where a thing lives: its `url`, or what `get_absolute_url` answers."""
    if isinstance(thing, dict):
        return str(thing.get("url") or "")
    url = getattr(thing, "url", None)
    if not url and isinstance(thing, Model) and hasattr(thing, "get_absolute_url"):
        url = thing.get_absolute_url()
    return str(url or "")
