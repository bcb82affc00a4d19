"""What a reader chose in the address of a list, checked against what exists, and the list that results."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from knowledge.aspects.models import Aspect, Topic
from knowledge.aspects.selectors import active_aspects
from knowledge.catalogue import registry, selectors
from knowledge.catalogue.querysets import EntryQuerySet
from knowledge.popularity.selectors import by_popularity
from knowledge.topics.selectors import topic_called

# The order of a list: the newest first, unless the address says this.
BY_POPULARITY = "terpopuler"
# Nobody pages further through what is read most.
LAST_PAGE = 50

# Facts of a kind by which its list can be narrowed: name in the address → (label, field of the entry, choices).
FACTS = {
    "upaya": (_("Upaya"), "effort", [("1", _("ringan")), ("2", _("sedang")), ("3", _("berat"))]),
    "kategori": (
        *(_("Tentang"), "facts__category"),
        [("jadwal-penilaian", _("Jadwal penilaian")), ("layanan", _("Layanan dan aplikasi")), ("komunitas", _("Komunitas"))],
    ),
    "status": (_("Status"), "source_status", [("berlaku", _("Berlaku")), ("diubah", _("Diubah")), ("dicabut", _("Dicabut"))]),
}


@dataclass(frozen=True)
class Option:
    """One value to choose."""

    value: str
    label: str
    is_chosen: bool = False


@dataclass(frozen=True)
class Choice:
    """One field of the form above a list."""

    name: str
    label: str
    options: list[Option]


class EntryFilter:
    """A kind's entries, narrowed as the address says; values that do not exist are named in `unknown` and ignored."""

    def __init__(self, query: Mapping[str, str], *, kind: str, facts: tuple[str, ...] = (), path: str = "") -> None:
        self.query, self.kind_code, self.fact_names, self.path = query, kind, facts, path

    @property
    def kind(self) -> registry.EntryKind:
        """The kind listed."""
        return registry.kind(self.kind_code)

    def given(self, name: str) -> str:
        """The value of a parameter, without surrounding space."""
        return self.query.get(name, "").strip()

    @cached_property
    def aspects(self) -> list[Aspect]:
        """The aspects that can be chosen (1 query)."""
        return active_aspects()

    @cached_property
    def topics(self) -> list[Topic]:
        """The topics that can be chosen (1 query)."""
        return list(Topic.objects.all())

    @cached_property
    def aspect(self) -> Aspect | None:
        """The chosen aspect, by code or slug."""
        wanted = self.given("aspek")
        return next((aspect for aspect in self.aspects if wanted in (aspect.code, aspect.slug)), None)

    @cached_property
    def topic(self) -> Topic | None:
        """The chosen topic."""
        return next((topic for topic in self.topics if self.given("topik") == topic.slug), None)

    @cached_property
    def renamed_url(self) -> str:
        """The same list under the topic's own name, when the address says another one of it; else empty (0 to 2 queries)."""
        known = topic_called(self.given("topik")) if self.given("topik") and not self.topic else None
        if known is None:
            return ""
        said = {name: self.given(name) for name in ("aspek", *self.fact_names, "urut")}
        return f"{self.path}?{urlencode({name: value for name, value in {**said, 'topik': known.slug}.items() if value})}"

    @cached_property
    def facts(self) -> dict[str, str]:
        """Chosen facts by their name in the address."""
        known = {name: {value for value, _label in FACTS[name][2]} for name in self.fact_names}
        return {name: self.given(name) for name in self.fact_names if self.given(name) in known[name]}

    @cached_property
    def unknown(self) -> list[str]:
        """Values in the address that name nothing."""
        chosen = {"aspek": self.aspect, "topik": self.topic, **{name: self.facts.get(name) for name in self.fact_names}}
        return [self.given(name) for name, value in chosen.items() if self.given(name) and not value]

    @property
    def is_narrowed(self) -> bool:
        """Whether anything was chosen."""
        return bool(self.aspect or self.topic or self.facts)

    @cached_property
    def choices(self) -> list[Choice]:
        """The form above the list; aspects with how many entries each has."""
        counts = selectors.counts_by_aspect(self.kind_code)
        aspects = [Option(a.code, f"{a.label} ({counts.get(a.pk, 0)})", a == self.aspect) for a in self.aspects]
        topics = [Option(t.slug, t.name, t == self.topic) for t in self.topics]
        facts = [
            Choice(name, str(FACTS[name][0]), [Option(value, str(label), self.facts.get(name) == value) for value, label in FACTS[name][2]])
            for name in self.fact_names
        ]
        return [Choice("aspek", str(_("Aspek")), aspects), Choice("topik", str(_("Topik")), topics), *facts]

    @cached_property
    def slice(self) -> selectors.EntrySlice:
        """The page of the list (1 query)."""
        facts = {FACTS[name][1]: value for name, value in self.facts.items()}
        entries = selectors.narrowed(self.kind_code, aspect=self.aspect, topic=self.topic, **facts)
        if self.is_by_popularity:
            return self.popular_slice(by_popularity(entries))
        return selectors.entry_slice(entries, after=self.given("sesudah"), before=self.given("sebelum"))

    @property
    def is_by_popularity(self) -> bool:
        """Whether the most popular come first."""
        return self.given("urut") == BY_POPULARITY

    def popular_slice(self, entries: EntryQuerySet) -> selectors.EntrySlice:
        """A page by number: places change with every hour, so there is nothing to hold on to."""
        text = self.given("sesudah") or self.given("sebelum")
        number = min(int(text), LAST_PAGE) if text.isascii() and text.isdigit() and len(text) <= len(str(LAST_PAGE)) else 1
        start = (max(number, 1) - 1) * selectors.PAGE_SIZE
        found = list(entries[start : start + selectors.PAGE_SIZE + 1])
        has_more = len(found) > selectors.PAGE_SIZE and number < LAST_PAGE
        return selectors.EntrySlice(found[: selectors.PAGE_SIZE], str(number - 1) if number > 1 else "", str(number + 1) if has_more else "")

    @property
    def sorts(self) -> list[dict[str, Any]]:
        """The two orders, as chips."""
        return [
            {"label": _("Terbaru"), "url": self.address(), "current": not self.is_by_popularity},
            {"label": _("Terpopuler"), "url": self.address(urut=BY_POPULARITY), "current": self.is_by_popularity},
        ]

    @property
    def previous_url(self) -> str:
        """The page before, with the same choices; empty on the first."""
        return self.url_with("sebelum", self.slice.previous_cursor)

    @property
    def next_url(self) -> str:
        """The page after, with the same choices; empty on the last."""
        return self.url_with("sesudah", self.slice.next_cursor)

    def url_with(self, name: str, cursor: str) -> str:
        """The same list, in the same order, from another place."""
        order = {"urut": BY_POPULARITY} if self.is_by_popularity else {}
        return self.address(**order, **{name: cursor}) if cursor else ""

    def address(self, **more: str) -> str:
        """The same choices, with more."""
        chosen = {"aspek": self.aspect.code if self.aspect else "", "topik": self.topic.slug if self.topic else "", **self.facts, **more}
        said = urlencode({key: value for key, value in chosen.items() if value})
        return f"{self.path}?{said}" if said else self.path
