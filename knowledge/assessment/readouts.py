"""A reading laid out for its page: tables and sentences, so that the template only loops."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from .models import Layer
from .radar import Radar, draw_radar
from .scoring import AspectOutcome, FrameworkSpec, Line, LineKind, Outcome, explain_category
from .scoring.weakness import target_share
from .selectors import Reading
from .wording import figure, share

NOTHING = "–"


@dataclass(frozen=True)
class Readout:
    """One layer of an assessment as its page shows it."""

    layer: str
    layer_label: str
    outcome: Outcome
    radar: Radar | None
    table_header: list[str]
    table_rows: list[list[str]]
    table_numeric: list[int]
    steps_header: list[str]
    steps: list[list[str]]
    steps_numeric: list[int]
    category_steps: tuple[str, ...]
    next_evaluation: int | None
    other_label: str


def readout_of(reading: Reading, layer: str) -> Readout:
    """The layer with everything the page needs."""
    outcome = reading.outcomes[layer]
    other = next((name for name in reading.outcomes if name != layer), "")
    target = target_share(reading.spec, reading.sheets[layer]) if reading.spec.is_computable else None
    header, rows = score_table(reading)
    return Readout(
        layer=layer,
        layer_label=str(Layer(layer).label),
        outcome=outcome,
        radar=draw_radar(outcome.aspects, target=target, other=reading.outcomes[other].aspects if other else ()),
        table_header=header,
        table_rows=rows,
        table_numeric=list(range(1, len(header))),
        steps_header=[_("Yang dihitung"), _("Nilai"), _("Jumlah")],
        steps_numeric=[1, 2],
        steps=step_rows(reading.spec, outcome.lines),
        category_steps=explain_category(reading.spec, outcome.total) if outcome.band and outcome.total is not None else (),
        next_evaluation=reading.next_evaluation(outcome),
        other_label=str(Layer(other).label) if other else "",
    )


def score_table(reading: Reading) -> tuple[list[str], list[list[str]]]:
    """Every aspect with its score in each layer, its maximum and its share: the radar in words."""
    layers = [layer.value for layer in Layer if layer.value in reading.outcomes]
    header = [_("Aspek"), *[str(Layer(layer).label) for layer in layers], _("Maksimum"), _("Capaian"), _("Target")]
    leading = reading.leading_layer or ""
    rows = []
    for place, aspect in enumerate(reading.spec.aspects):
        per_layer = {layer: reading.outcomes[layer].aspects[place] for layer in layers}
        chief = per_layer[leading]
        rows.append(
            [
                f"{aspect.code}. {aspect.name}",
                *[score_words(per_layer[layer]) for layer in layers],
                figure(aspect.max_score) if aspect.max_score is not None else NOTHING,
                share(chief.share) if chief.share is not None else NOTHING,
                figure(chief.target_points) if chief.target_points is not None else NOTHING,
            ]
        )
    return header, rows


def score_words(aspect: AspectOutcome) -> str:
    """A score, or what a source says instead of one."""
    if aspect.value is not None:
        return figure(aspect.value)
    if aspect.statement:
        return _("disebut %(kind)s") % {"kind": aspect.statement.kind.value}
    return NOTHING


def step_rows(spec: FrameworkSpec, lines: Sequence[Line]) -> list[list[str]]:
    """The computation: what is counted, value, sum so far; the sub-aspects of an aspect stand in its row."""
    rows: list[list[str]] = []
    subs: list[str] = []
    for line in lines:
        if line.kind is LineKind.SUB:
            subs.append(sub_words(spec, line))
            continue
        rows.append([step_words(spec, line, subs), figure(line.value), figure(line.running)])
        subs = []
    return rows


def sub_words(spec: FrameworkSpec, line: Line) -> str:
    """One sub-aspect in the sum of its aspect: its level times its weight, or its score."""
    sub = spec.by_code[line.code]
    level = sub.level_of(line.value)
    if level is None:
        return _("%(code)s skor %(value)s") % {"code": line.code, "value": figure(line.value)}
    return _("%(code)s tingkat %(level)s × %(weight)s") % {"code": line.code, "level": level, "weight": figure(sub.weight or Decimal(0))}


def step_words(spec: FrameworkSpec, line: Line, subs: Sequence[str]) -> str:
    """What a step counts, in words."""
    if line.kind is LineKind.TOTAL:
        return _("Skor total")
    if line.kind is LineKind.STATED:
        return _("Skor total sebagaimana diterbitkan sumbernya")
    name = f"{line.code}. {line.label}"
    words = _("%(name)s (maksimum %(max)s)") % {"name": name, "max": figure(spec.by_code[line.code].max_score or Decimal(0))}
    if subs:
        words = f"{words}: {' + '.join(subs)}"
    if line.overridden is not None:
        note = _("skor aspek yang dimasukkan, %(given)s, diganti jumlah sub-aspek") % {"given": figure(line.overridden)}
        words = f"{words}; {note}"
    return words
