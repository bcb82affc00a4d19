"""What only the components need: ladders, form fields, aspects of a card. Pages use `look`."""

from collections.abc import Iterable
from typing import Any

from django import template
from django.forms import BoundField, CheckboxInput, CheckboxSelectMultiple, RadioSelect
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

register = template.Library()


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


@register.filter
def rank_of_four(rank: int, of: int) -> int:
    """The place on the scale of four colours, whatever the number of categories."""
    return max(1, min(4, round((rank - 1) / max(of - 1, 1) * 3) + 1))


@register.simple_tag
def rank_bars(rank: int, of: int) -> SafeString:
    """Rising bars, as many filled as the rank says: the shape beside the word."""
    steps = max(of - 1, 1)
    return format_html_join(
        "",
        '<rect class="rank-{}" x="{}" y="{}" width="5" height="{}" rx="1"/>',
        (
            ("on" if index < rank else "off", index * 7 + 0.5, round(11.5 - index * 11 / steps, 1), round(6 + index * 11 / steps, 1))
            for index in range(of)
        ),
    )


@register.simple_tag
def level_range(of: int) -> range:
    """The levels from 1 on."""
    return range(1, int(of) + 1)


@register.filter
def at(items: list[Any], number: int) -> Any:
    """The item with this number, counted from 1; "" when there is none."""
    return items[number - 1] if 0 < number <= len(items) else ""


@register.filter
def is_single_checkbox(field: BoundField) -> bool:
    """Whether the field is one box to tick, whose label stands after it."""
    return isinstance(field.field.widget, CheckboxInput)


@register.filter
def is_group(field: BoundField) -> bool:
    """Whether the field is several radio buttons or checkboxes, which want a legend instead of a label."""
    return isinstance(field.field.widget, RadioSelect | CheckboxSelectMultiple)


@register.filter
def described_by_hint(field: BoundField) -> SafeString:
    """The widget, pointing to a hint that is not the field's own help text."""
    described = f"{field.auto_id}_helptext" + (f" {field.auto_id}_error" if field.errors else "")
    return field.as_widget(attrs={"aria-describedby": described})
