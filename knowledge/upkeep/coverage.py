"""The coverage matrix (D-22): fresh items for each aspect and sub-aspect by kind, level or form, and how many instansi need them."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from knowledge.aspects.models import Aspect, Framework
from knowledge.assessment.models import AspectStatement, Assessment, Layer, ScoreEntry
from knowledge.assessment.scoring import FrameworkSpec, Sheet, Statement, StatementKind, weak_aspects
from knowledge.assessment.scoring.weakness import target_share
from knowledge.assessment.selectors import framework_spec
from knowledge.catalogue.models import Entry, Format
from knowledge.catalogue.registry import page_kinds
from knowledge.models.regulation import RegulationStatus

from .selectors import page_entries, stale_condition

# Fewer instansi than this could be guessed from a count; below it only published results are counted.
SMALLEST_CROWD = 5
AXES = ("jenis", "tingkat", "bentuk")
WITHOUT = ""


@dataclass(frozen=True)
class Cell:
    """The number of fresh items for one aspect in one column; `value` is what the column stands for."""

    value: str
    count: int


@dataclass(frozen=True)
class Row:
    """One aspect or sub-aspect with its cells, its items in all, and the instansi for which it is weak."""

    aspect: Aspect
    cells: list[Cell]
    total: int
    demand: int

    @property
    def is_gap(self) -> bool:
        """Needed by somebody, and nothing fresh is there."""
        return self.demand > 0 and self.total == 0


@dataclass(frozen=True)
class Matrix:
    """The whole matrix: columns as (value, word), rows in the order of the framework."""

    axis: str
    columns: list[tuple[str, str]]
    rows: list[Row] = field(default_factory=list)

    @property
    def empty_count(self) -> int:
        """How many cells hold nothing."""
        return sum(1 for row in self.rows for cell in row.cells if not cell.count)


def fresh_entries() -> QuerySet[Entry]:
    """Items that count: published pages, not stale, not made up for demonstration, not a repealed regulation."""
    entries = page_entries().exclude(is_fictional=True).exclude(source_status=RegulationStatus.REPEALED)
    return entries.exclude(pk__in=page_entries().filter(stale_condition()).values("pk"))


def coverage_matrix(framework: Framework, axis: str = AXES[0]) -> Matrix:
    """The matrix of a framework as it stands now (9 queries, however many items and instansi)."""
    aspects = list(Aspect.objects.filter(framework=framework).select_related("parent"))
    aspects.sort(key=lambda a: ((a.parent or a).position, (a.parent or a).code, a.is_sub, a.position, a.code))
    columns = columns_of(axis, aspects)
    counts, totals = counted(framework, axis)
    demand = demand_of(framework)
    rows = [
        Row(aspect, [Cell(value, counts[aspect.pk, value]) for value, _word in columns], totals[aspect.pk], demand.get(aspect.code, 0))
        for aspect in aspects
    ]
    return Matrix(axis, columns, rows)


def columns_of(axis: str, aspects: list[Aspect]) -> list[tuple[str, str]]:
    """What stands along the top, from the registry of kinds, the levels of the framework or the forms."""
    if axis == "tingkat":
        highest = max((aspect.level_max or 0 for aspect in aspects), default=0)
        levels = [(str(level), _("Tingkat %(level)s") % {"level": level}) for level in range(1, highest + 1)]
        return [*levels, (WITHOUT, _("Tanpa tingkat"))]
    if axis == "bentuk":
        return [(form.value, str(form.label)) for form in Format]
    return [(kind.code, kind.plural) for kind in page_kinds()]


def counted(framework: Framework, axis: str) -> tuple[dict[tuple[int, str], int], dict[int, int]]:
    """Fresh items by (aspect, value of the axis), and by aspect (1 query)."""
    field_names = {"jenis": ["entry__kind"], "tingkat": ["entry__level_from", "entry__level_to"], "bentuk": ["entry__format"]}[axis]
    links = Entry.aspects.through.objects.filter(aspect__framework=framework, entry__in=fresh_entries().order_by().values("pk"))
    cells: dict[tuple[int, str], int] = defaultdict(int)
    totals: dict[int, int] = defaultdict(int)
    for row in links.values("aspect_id", *field_names).annotate(count=Count("entry_id", distinct=True)).order_by():
        totals[row["aspect_id"]] += row["count"]
        for value in spread(axis, [row[name] for name in field_names]):
            cells[row["aspect_id"], value] += row["count"]
    return cells, totals


def spread(axis: str, values: list) -> Iterator[str]:
    """The columns in which a row of the count belongs: an item counts for every level between its first and its last."""
    if axis != "tingkat":
        yield str(values[0])
        return
    known = [value for value in values if value is not None]
    if not known:
        yield WITHOUT
        return
    yield from (str(level) for level in range(min(known), max(known) + 1))


def entries_of_cell(*, aspect: Aspect, axis: str, value: str) -> QuerySet[Entry]:
    """The rows behind one cell; `entries_of_cell(…).count()` is what the cell says."""
    entries = fresh_entries().filter(pk__in=Entry.aspects.through.objects.filter(aspect=aspect).values("entry_id"))
    if axis == "jenis":
        return entries.filter(kind=value)
    if axis == "bentuk":
        return entries.filter(format=value)
    if value == WITHOUT:
        return entries.filter(level_from__isnull=True, level_to__isnull=True)
    level = int(value)
    between = Q(level_from__lte=level, level_to__gte=level)
    one_sided = Q(level_from__isnull=True, level_to=level) | Q(level_to__isnull=True, level_from=level)
    return entries.filter(between | one_sided)


def demand_of(framework: Framework) -> dict[str, int]:
    """For how many instansi an aspect or sub-aspect is weak in their newest assessment, by code (6 queries)."""
    newer = Assessment.objects.filter(framework=framework, instansi=OuterRef("instansi"), year__gt=OuterRef("year"))
    newest = list(Assessment.objects.filter(framework=framework).exclude(Exists(newer)))
    spec = framework_spec(framework)
    everybody: dict[str, int] = defaultdict(int)
    published: dict[str, int] = defaultdict(int)
    for assessment, sheet in leading_sheets(newest):
        for code in weak_codes(spec, sheet):
            everybody[code] += 1
            published[code] += assessment.is_published
    return {code: count if count >= SMALLEST_CROWD else published[code] for code, count in everybody.items()}


def leading_sheets(assessments: list[Assessment]) -> Iterator[tuple[Assessment, Sheet]]:
    """Each assessment with the sheet that counts: the verified one where there is one (2 queries for all)."""
    values: dict[tuple[int, str], dict[str, Decimal]] = defaultdict(dict)
    rows = ScoreEntry.objects.filter(assessment__in=assessments).current().filter(assessment__in=assessments)
    for key, layer, code, value in rows.values_list("assessment", "layer", "aspect__code", "value"):
        values[key, layer][code] = value
    statements: dict[int, list[Statement]] = defaultdict(list)
    for said in AspectStatement.objects.filter(assessment__in=assessments).select_related("aspect"):
        statements[said.assessment_id].append(Statement(said.aspect.code, StatementKind(said.kind), said.text, said.source))
    for assessment in assessments:
        said_of = tuple(statements[assessment.pk])
        verified = Sheet(values[assessment.pk, Layer.VERIFIED.value], said_of, assessment.stated_total, assessment.target_score)
        own = Sheet(values[assessment.pk, Layer.SELF.value], target_score=assessment.target_score)
        sheet = own if verified.is_empty else verified
        if not sheet.is_empty:
            yield assessment, sheet


def weak_codes(spec: FrameworkSpec, sheet: Sheet) -> set[str]:
    """The weak aspects, and the sub-aspects that a source calls weak or whose score lies below the target's share."""
    found = {weak.code for weak in weak_aspects(spec, sheet)}
    target = target_share(spec, sheet)
    for sub in (sub for aspect in spec.aspects for sub in aspect.subs):
        said, value = sheet.stated.get(sub.code), sheet.values.get(sub.code)
        is_low = value is not None and bool(sub.max_score) and value / (sub.max_score or 1) < target
        if is_low or (said is not None and said.kind is StatementKind.WEAK):
            found.add(sub.code)
    return found
