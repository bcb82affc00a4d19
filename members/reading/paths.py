"""How far a reader came on learning paths: only steps that everybody may read count."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from knowledge.catalogue.models import Entry
from knowledge.catalogue.selectors import entries_of_pages
from knowledge.models import LearningPathPage, LearningStep

from .models import FinishedStep

KIND = "jalur-belajar"


@dataclass(frozen=True)
class Step:
    """A step of a path beside what it leads to."""

    target_id: int
    entry: Entry
    is_finished: bool

    def url_on(self, slug: str) -> str:
        """The address that remembers from which path the reader came."""
        return f"{self.entry.url}?jalur={slug}"


@dataclass(frozen=True)
class Progress:
    """A reader on a path."""

    path_id: int
    slug: str
    title: str
    url: str
    steps: list[Step]

    @property
    def finished_count(self) -> int:
        """How many steps are finished."""
        return sum(step.is_finished for step in self.steps)

    @property
    def total(self) -> int:
        """How many steps there are."""
        return len(self.steps)

    @property
    def is_finished(self) -> bool:
        """Whether nothing is left."""
        return bool(self.steps) and self.finished_count == self.total

    @property
    def next_step(self) -> Step | None:
        """Where to go on: the first step that is not finished."""
        return next((step for step in self.steps if not step.is_finished), None)

    @property
    def next_url(self) -> str:
        """The address of the next step, or of the path when nothing is left."""
        return self.next_step.url_on(self.slug) if self.next_step else self.url

    def place_of(self, target_id: int) -> int:
        """The number of a step, from 1; 0 when it is not on the path."""
        return next((number for number, step in enumerate(self.steps, 1) if step.target_id == target_id), 0)

    def has_finished(self, target_id: int) -> bool:
        """Whether the reader finished this step."""
        return any(step.is_finished for step in self.steps if step.target_id == target_id)


def progress_on(user: Any, paths: Iterable[Entry], slugs: dict[int, str]) -> list[Progress]:
    """How far a reader came on these paths, in their order (3 queries; `slugs` by key of the path's page)."""
    paths = list(paths)
    keys = [path.object_id for path in paths]
    links = list(LearningStep.objects.filter(page__in=keys).order_by("sort_order", "pk").values_list("page_id", "target_id"))
    entries = entries_of_pages({target for _, target in links})
    finished = set(FinishedStep.objects.filter(user=user, path__in=keys).values_list("path_id", "target_id"))
    steps: dict[int, list[Step]] = {key: [] for key in keys}
    for path_id, target_id in links:
        if target_id in entries:
            steps[path_id].append(Step(target_id, entries[target_id], (path_id, target_id) in finished))
    return [Progress(path.object_id, slugs[path.object_id], path.title, path.url, steps[path.object_id]) for path in paths]


def progress_of(user: Any, entry: Entry, slug: str) -> Progress:
    """How far a reader came on one path (3 queries)."""
    return progress_on(user, [entry], {entry.object_id: slug})[0]


def progress_from(user: Any, slug: str, target_id: int) -> Progress | None:
    """The path from which a reader comes to a page, if it is published and the page is on it (1 to 5 queries)."""
    page = LearningPathPage.objects.filter(slug=slug[:255], steps__target=target_id).only("pk", "slug").first()
    entry = Entry.objects.of_kind(KIND).for_cards().filter(object_id=page.pk).first() if page else None
    if page is None or entry is None:
        return None
    progress = progress_of(user, entry, page.slug)
    return progress if progress.place_of(target_id) else None


def begun_paths(user: Any, *, limit: int = 50) -> list[Progress]:
    """The paths on which a reader finished a step, those with something left first, the latest first (6 queries, 2 for none)."""
    latest: dict[int, None] = dict.fromkeys(FinishedStep.objects.filter(user=user).order_by("-finished_at", "-pk").values_list("path_id", flat=True))
    slugs = dict(LearningPathPage.objects.filter(pk__in=list(latest)[:limit]).values_list("pk", "slug"))
    if not slugs:
        return []
    entries = {entry.object_id: entry for entry in Entry.objects.of_kind(KIND).for_cards().filter(object_id__in=slugs)}
    rows = progress_on(user, [entries[key] for key in latest if key in entries], slugs)
    return sorted(rows, key=lambda progress: progress.is_finished)
