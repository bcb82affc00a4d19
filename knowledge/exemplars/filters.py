"""What a reader chose in the address of the list of exemplars, checked against what exists, and the list that results."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from django.db.models import Q
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from knowledge.aspects.models import Aspect
from knowledge.catalogue import registry, selectors
from knowledge.catalogue.models import Entry
from knowledge.filters import Choice, Option
from knowledge.instansi.models import Kind

from .entries import KIND
from .models import Exemplar

PATH = "/bukti/"


class ExemplarFilter:
    """Aspect or sub-aspect, level and kind of instansi; only what some exemplar has is offered, what does not exist is named in `unknown`."""

    def __init__(self, query: Mapping[str, str]) -> None:
        self.query = query

    @property
    def kind(self) -> registry.EntryKind:
        """The kind listed."""
        return registry.kind(KIND)

    def given(self, name: str) -> str:
        """The value of a parameter, without surrounding space."""
        return self.query.get(name, "").strip()[:200]

    @cached_property
    def offered(self) -> list[tuple[Aspect, int | None, str]]:
        """Sub-aspect, level and kind of instansi of every visible exemplar, each combination once (1 query)."""
        rows = Exemplar.objects.visible().order_by().values_list("aspect", "level", "instansi__kind").distinct()
        found = list(rows)
        aspects = {aspect.pk: aspect for aspect in Aspect.objects.filter(pk__in={row[0] for row in found}).select_related("parent")}
        return [(aspects[key], level, kind) for key, level, kind in found]

    @cached_property
    def aspects(self) -> list[Aspect]:
        """Aspects and sub-aspects to choose, each sub-aspect behind its aspect."""
        found = {aspect for row in self.offered for aspect in (row[0].parent, row[0]) if aspect}
        return sorted(found, key=lambda a: (a.framework_id, (a.parent or a).position, a.is_sub, a.position, a.code))

    @cached_property
    def aspect(self) -> Aspect | None:
        """The chosen aspect or sub-aspect, by code or slug; also one of the active framework that has no exemplar yet (1 query more)."""
        wanted = self.given("aspek")
        found = next((aspect for aspect in self.aspects if wanted in (aspect.code, aspect.slug)), None)
        if found or not wanted:
            return found
        return Aspect.objects.active().filter(Q(code=wanted) | Q(slug=wanted)).first()

    @cached_property
    def level(self) -> int | None:
        """The chosen level."""
        return next((row[1] for row in self.offered if row[1] is not None and str(row[1]) == self.given("tingkat")), None)

    @cached_property
    def instansi_kind(self) -> str:
        """The chosen kind of instansi; empty when none or unknown."""
        return next((row[2] for row in self.offered if row[2] == self.given("instansi")), "")

    @property
    def chosen(self) -> dict[str, str]:
        """What was chosen and exists, as it stands in an address."""
        level = "" if self.level is None else str(self.level)
        said = {"aspek": self.aspect.code if self.aspect else "", "tingkat": level, "instansi": self.instansi_kind}
        return {name: value for name, value in said.items() if value}

    @property
    def unknown(self) -> list[str]:
        """Values in the address that name nothing."""
        return [self.given(name) for name in ("aspek", "tingkat", "instansi") if self.given(name) and name not in self.chosen]

    @property
    def is_narrowed(self) -> bool:
        """Whether anything was chosen."""
        return bool(self.chosen)

    @cached_property
    def choices(self) -> list[Choice]:
        """The form above the list."""
        levels = sorted({row[1] for row in self.offered if row[1] is not None})
        kinds = {row[2] for row in self.offered}
        return [
            Choice("aspek", _("Aspek atau sub-aspek"), [Option(a.code, f"{a.code} {a.label}", a == self.aspect) for a in self.aspects]),
            Choice("tingkat", _("Tingkat"), [Option(str(level), _("Tingkat %(n)s") % {"n": level}, level == self.level) for level in levels]),
            Choice(
                *("instansi", _("Jenis instansi")),
                [Option(kind.value, str(kind.label), kind == self.instansi_kind) for kind in Kind if kind in kinds],
            ),
        ]

    @cached_property
    def slice(self) -> selectors.EntrySlice:
        """The page of the list (1 query)."""
        facts: dict[str, Any] = {"level_from": self.level, "instansi__kind": self.instansi_kind}
        entries = selectors.narrowed(KIND, aspect=self.aspect, **facts)
        return selectors.entry_slice(entries, after=self.given("sesudah"), before=self.given("sebelum"))

    @property
    def entries(self) -> list[Entry]:
        """The rows of this page."""
        return self.slice.entries

    @property
    def previous_url(self) -> str:
        """The page before, with the same choices; empty on the first."""
        return self.url_with("sebelum", self.slice.previous_cursor)

    @property
    def next_url(self) -> str:
        """The page after, with the same choices; empty on the last."""
        return self.url_with("sesudah", self.slice.next_cursor)

    def url_with(self, name: str, cursor: str) -> str:
        """The same list from another place."""
        return f"{PATH}?{urlencode({**self.chosen, name: cursor})}" if cursor else ""
