"""Tags and filters of every template: icons, the woven pattern, Indonesian numbers and dates.

A filter given nothing (`None` or "") answers nothing, so that templates need no guard around optional values.
"""

import re
from collections.abc import Callable
from datetime import date, datetime
from functools import lru_cache, wraps
from typing import Any

from django import template
from django.template import Context
from django.templatetags.static import static
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from cop_site.look import formats
from cop_site.look.sprites import icon_of_aspect, icon_of_kind, known_icon
from cop_site.look.weave import BINDINGS, STRANDS, weave_svg

register = template.Library()

WEAVES = "cop/img/anyaman.svg"
ICONS = "cop/img/icons.svg"
# Pixels; the style says it too.
COMMON_SIZE = 20


def or_nothing(function: Callable[..., str]) -> Callable[..., str]:
    """The filter, answering "" to an empty value."""

    @wraps(function)
    def answer(value: Any, *arguments: Any) -> str:
        return "" if value is None or value == "" else function(value, *arguments)

    return answer


# Pictures


@register.simple_tag
def icon(name: str, size: int = COMMON_SIZE) -> SafeString:
    """A decorative icon of the sprite.

    Raises:
        UnknownIcon: the sprite lacks it.
    """
    return drawn(name, size, static(ICONS))


@lru_cache(maxsize=1024)
def drawn(name: str, size: int, sprite: str) -> SafeString:
    """The same few icons stand on every page, dozens of times; the common size is said once, in the style."""
    place = format_html(' width="{0}" height="{0}"', size) if size != COMMON_SIZE else ""
    return format_html('<svg class="icon" aria-hidden="true"{}><use href="{}#{}"/></svg>', place, sprite, known_icon(name))


@register.simple_tag
def aspect_icon(position: int | None, size: int = COMMON_SIZE) -> SafeString:
    """The icon of the aspect at this position."""
    return icon(icon_of_aspect(position or 1), size)


@register.simple_tag
def kind_icon(kind: str, size: int = COMMON_SIZE) -> SafeString:
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
    return SafeString(weave_svg(position or 1, strands))


# Numbers


@register.filter
@or_nothing
def angka(value: Any, decimals: int | None = None) -> str:
    """A number: 1596 is "1.596", 94.1 is "94,1"; with an argument, as many decimals."""
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
    """A change: "+4,5", "−2"."""
    return formats.signed_number(value, decimals)


@register.filter
@or_nothing
def durasi(value: Any) -> str:
    """Seconds: 4800 is "1 jam 20 menit"."""
    return formats.duration(value)


@register.filter
@or_nothing
def ukuran(value: Any) -> str:
    """Bytes: "1,2 MB"."""
    return formats.file_size(int(value))


# Days and hours


@register.filter
@or_nothing
def tanggal(value: date, zone: object = None) -> str:
    """ "Kamis, 24 Maret 2022"."""
    return formats.long_date(value, zone)


@register.filter
@or_nothing
def tanggal_singkat(value: date, zone: object = None) -> str:
    """ "24 Mar 2022"."""
    return formats.short_date(value, zone)


@register.filter
@or_nothing
def bulan(value: date) -> str:
    """ "Maret 2022"."""
    return formats.month_year(value)


@register.filter
@or_nothing
def nama_bulan(value: date, zone: object = None) -> str:
    """The month in three letters, for the leaf of a calendar."""
    return formats.MONTHS[formats.day_of(value, zone).month - 1][:3]


@register.filter
@or_nothing
def hari(value: date, zone: object = None) -> str:
    """ "Kamis"."""
    return formats.DAYS[formats.day_of(value, zone).weekday()]


@register.filter
@or_nothing
def tanggal_angka(value: date, zone: object = None) -> str:
    """The day of the month."""
    return str(formats.day_of(value, zone).day)


@register.filter
@or_nothing
def jam(value: datetime, zone: object = None) -> str:
    """ "09.00 WIB", on the clock of the zone given."""
    return formats.clock(value, zone)


@register.filter
@or_nothing
def iso(value: date) -> str:
    """For `<time datetime>`."""
    return value.isoformat(timespec="minutes") if isinstance(value, datetime) else value.isoformat()


@register.filter
@or_nothing
def lalu(value: date) -> str:
    """ "3 hari lagi", "2 jam lalu"; never on a page that is kept for others."""
    return formats.distance(value)


@register.simple_tag
def rentang_jam(start: datetime, end: datetime | None = None, zone: object = None) -> str:
    """ "09.00–12.00 WIB"."""
    return formats.clock_span(start, end, zone) if start else ""


@register.simple_tag
def rentang_tanggal(first: date, last: date | None = None, zone: object = None) -> str:
    """ "24–26 Maret 2022"."""
    return formats.date_span(first, last, zone) if first else ""


# Words


@register.filter
@or_nothing
def inisial(value: object) -> str:
    """Two letters for an avatar."""
    return formats.initials(str(value))


@register.filter
def sorot(text: str | None, query: str | None) -> SafeString:
    """The text, escaped, with the words of the query marked."""
    words = [re.escape(word) for word in re.findall(r"\w{2,}", query or "")]
    pieces = re.split(f"(?i)({'|'.join(words)})", text or "") if words else [text or ""]
    return format_html_join("", "{}", ((format_html("<mark>{}</mark>", piece) if index % 2 else piece,) for index, piece in enumerate(pieces)))


@register.simple_tag(takes_context=True)
def unique_id(context: Context, prefix: str = "id") -> str:
    """An id no other element of this page has; the same page rendered again gets the same ones."""
    # The lowest layer of the render context is the one thing that included templates share with the page.
    shared: Any = context.render_context.dicts[0]
    shared["look_ids"] = shared.get("look_ids", 0) + 1
    return f"{prefix}-{shared['look_ids']}"
