"""Reads about frameworks and aspects that more than one room needs."""

from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING
from uuid import uuid4

from django.db.models import F, Q
from django.utils import timezone

from knowledge.kept import forget, kept

if TYPE_CHECKING:
    from .models import Aspect, Finding, Framework, PriorityAspect, Topic

ACTIVE_ASPECTS = "aspects:active"
SUB_ASPECT_LINKS = "aspects:sub-aspect-links"
HUB_GENERATION = "aspects:hub-generation"
FRAMEWORK_LINES = "aspects:framework-lines"
ANSWERED = "aspects:answered-findings"
# Other processes learn of an editor's change this many seconds later.
KEPT_SECONDS = 60


@dataclass(frozen=True)
class SubAspectLink:
    """A sub-aspect as text can point to it."""

    code: str
    name: str
    url: str


def active_framework() -> "Framework | None":
    """The framework chosen in the CMS; None on an empty site."""
    from .models import MeritSettings

    return MeritSettings.load().active_framework


def active_aspects() -> list["Aspect"]:
    """The aspects proper of the active framework, in their order; kept in the process for a minute or until one is saved here."""
    return kept(ACTIVE_ASPECTS, read_active_aspects, seconds=KEPT_SECONDS)


def read_active_aspects() -> list["Aspect"]:
    """The aspects themselves (1 query)."""
    from .models import Aspect

    return list(Aspect.objects.active().roots())


def sub_aspect_links() -> dict[str, SubAspectLink]:
    """Sub-aspects of the active framework by code; kept in the process for a minute or until an aspect is saved here."""
    return kept(SUB_ASPECT_LINKS, read_sub_aspect_links, seconds=KEPT_SECONDS)


def read_sub_aspect_links() -> dict[str, SubAspectLink]:
    """The links themselves (1 query)."""
    from .models import Aspect

    subs = Aspect.objects.active().subs().select_related("parent")
    return {sub.code: SubAspectLink(sub.code, sub.name, sub.get_absolute_url()) for sub in subs}


@dataclass(frozen=True)
class FrameworkLine:
    """An instrument as pages name it, and whether its time is over."""

    code: str
    name: str
    valid_from: str
    valid_to: str

    @property
    def ended(self) -> bool:
        """Whether it held only until some day before today."""
        return bool(self.valid_to) and self.valid_to < timezone.localdate().isoformat()


def framework_lines() -> dict[int, FrameworkLine]:
    """Every instrument by its key; kept in the process for a minute or until one is saved here."""
    return kept(FRAMEWORK_LINES, read_framework_lines, seconds=KEPT_SECONDS)


def read_framework_lines() -> dict[int, FrameworkLine]:
    """The lines themselves (1 query)."""
    from .models import Framework

    rows = Framework.objects.order_by().values_list("pk", "code", "name", "valid_from", "valid_to")
    return {key: FrameworkLine(*line) for key, *line in rows}


@dataclass(frozen=True)
class HubFrame:
    """What stands around the material on the hub of an aspect and changes seldom."""

    priorities: list["PriorityAspect"]
    topics: list["Topic"]
    links: list[dict[str, object]]


def hub_frame(aspect: "Aspect") -> HubFrame:
    """The frame of a hub; kept in the process for a minute or until something of this room is saved here."""
    generation = kept(HUB_GENERATION, lambda: uuid4().hex, seconds=KEPT_SECONDS)
    return kept(f"{HUB_GENERATION}:{generation}:{aspect.pk}", lambda: read_hub_frame(aspect), seconds=KEPT_SECONDS)


def read_hub_frame(aspect: "Aspect") -> HubFrame:
    """The frame itself (3 queries)."""
    return HubFrame(list(aspect.priorities.all()), list(aspect.topics.all()), crosswalk_of(aspect))


def crosswalk_of(aspect: "Aspect") -> list[dict[str, object]]:
    """The aspects of other frameworks that correspond, whichever way the link was drawn (1 query)."""
    from .models import FrameworkCrosswalk

    links: list[FrameworkCrosswalk] = list(
        FrameworkCrosswalk.objects.filter(Q(source=aspect) | Q(target=aspect))
        .select_related("source__framework", "target__framework")
        .order_by("source__position", "target__position")
    )
    return [{"aspect": link.target if link.source_id == aspect.pk else link.source, "link": link} for link in links]


@dataclass(frozen=True)
class FindingLine:
    """A finding with the keys of the pages that answer it and the names of its topics."""

    finding: "Finding"
    page_ids: list[int]
    topics: list[str]


def findings_about(aspect: "Aspect") -> list[FindingLine]:
    """The findings about an aspect, the newest first (3 queries, however many)."""
    from .models import Finding, FindingLink

    pages: dict[int, list[int]] = {}
    for finding_id, page_id in FindingLink.objects.filter(finding__aspect=aspect).order_by("sort_order", "pk").values_list("finding", "page"):
        pages.setdefault(finding_id, []).append(page_id)
    topics: dict[int, list[str]] = {}
    named = Finding.topics.through.objects.filter(finding__aspect=aspect).order_by("topic__name")
    for finding_id, name in named.values_list("finding", "topic__name"):
        topics.setdefault(finding_id, []).append(name)
    return [FindingLine(row, pages.get(row.pk, []), topics.get(row.pk, [])) for row in aspect.findings.all()]


@dataclass(frozen=True)
class AnsweredFinding:
    """A finding as the page that answers it names it."""

    year: int
    text: str
    source: str
    aspect: str
    url: str


def findings_answered_by(page_id: int | None) -> list[AnsweredFinding]:
    """The findings that a page answers; kept in the process for a minute or until a finding is saved here."""
    return kept(ANSWERED, read_answered_findings, seconds=KEPT_SECONDS).get(page_id or 0, [])


def read_answered_findings() -> dict[int, list[AnsweredFinding]]:
    """Findings by the key of the page that answers them (1 query)."""
    from .models import FindingLink

    found: dict[int, list[AnsweredFinding]] = {}
    links = FindingLink.objects.select_related("finding__aspect").order_by("-finding__year", F("finding__stated_on").desc(nulls_last=True), "pk")
    for link in links:
        row, aspect = link.finding, link.finding.aspect
        found.setdefault(link.page_id, []).append(AnsweredFinding(row.year, row.text, row.source, aspect.name, f"{aspect.get_absolute_url()}#temuan"))
    return found


@dataclass(frozen=True)
class PriorityPeriod:
    """A span of time and the aspects that were named as priorities in it."""

    starts_on: date
    ends_on: date | None
    priorities: list["PriorityAspect"]

    @property
    def is_current(self) -> bool:
        """Whether it has begun and not ended."""
        today = timezone.localdate()
        return self.starts_on <= today and (self.ends_on is None or self.ends_on >= today)


def priority_periods() -> list[PriorityPeriod]:
    """Periods with their priority aspects, the newest first (1 query)."""
    from .models import PriorityAspect

    rows = PriorityAspect.objects.select_related("aspect").order_by("-starts_on", F("ends_on").desc(nulls_first=True), "aspect__position")
    return [PriorityPeriod(*span, list(group)) for span, group in groupby(rows, key=lambda row: (row.starts_on, row.ends_on))]


def forget_aspects() -> None:
    """Something of this room changed."""
    forget(ACTIVE_ASPECTS, SUB_ASPECT_LINKS, HUB_GENERATION, FRAMEWORK_LINES, ANSWERED)
