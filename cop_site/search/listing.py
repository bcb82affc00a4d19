"""What the search page shows around its results: filters, chosen filters that can be taken off, order, neighbours."""

from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from .addresses import EXACT, FEED, address, question_of
from .facets import Choice
from .filters import LAST_PAGE, Filters
from .operators import spoken
from .queries import BY_DATE, BY_RELEVANCE
from .selectors import Answer

# Of a long group so many are seen at once; the others open below them.
SHOWN_AT_ONCE = 8
# And no more than these in all: a page stays light, and what is rarer is found by its name.
MOST_SHOWN = 20
# Groups in which what most entries have comes first; the others have an order of their own.
BY_COUNT = ("instansi", "provinsi")
# Groups that are open from the start; the others open when something in them is chosen.
OPEN = ("aspek", "jenis")


def group_labels() -> dict[str, str]:
    """What each filter is called."""
    return {
        "aspek": _("Aspek"),
        "jenis": _("Jenis"),
        "instansi": _("Instansi"),
        "provinsi": _("Provinsi"),
        "tahun": _("Tahun"),
        "tingkat": _("Tingkat"),
        "format": _("Bentuk"),
    }


def bound_labels() -> dict[str, str]:
    """What each bound of time is called."""
    return {"sejak": _("Sejak"), "sebelum": _("Sebelum")}


@dataclass
class Listing:
    """A question with its answer and the parameters of its address."""

    filters: Filters
    answer: Answer
    choices: dict[str, list[Choice]]
    parameters: list[tuple[str, str]]
    labels: dict[str, str] = field(default_factory=group_labels)

    def link(self, *without: str | tuple[str, str], **changes: str) -> str:
        """The same question, changed; always from its first page."""
        return address("", self.parameters, *without, **changes) or "?"

    @property
    def groups(self) -> list[dict[str, Any]]:
        """Filters with counts, as `components/facets.html` takes them."""
        return [self.group(name, found) for name in self.labels if (found := self.choices.get(name, []))]

    def group(self, name: str, found: list[Choice]) -> dict[str, Any]:
        """One filter: the choices that are seen at once (chosen ones always), and the rest."""
        ranked = sorted(found, key=lambda choice: -choice.count) if name in BY_COUNT else found
        seen = {choice.value for choice in ranked[:SHOWN_AT_ONCE]} | {choice.value for choice in found if choice.is_chosen}
        rest = {choice.value for choice in ranked[:MOST_SHOWN]} - seen
        # A single one behind a door would take more room than it saves.
        if len(rest) == 1:
            seen, rest = seen | rest, set()
        return {
            "name": name,
            "label": self.labels[name],
            "is_open": name in OPEN or any(choice.is_chosen for choice in found),
            "chosen_count": sum(choice.is_chosen for choice in found),
            "options": [option(choice) for choice in ranked if choice.value in seen],
            "more": [option(choice) for choice in found if choice.value in rest],
        }

    @property
    def chips(self) -> list[dict[str, str]]:
        """The chosen filters, bounds and signs in the text, each with the address without it."""
        query, bounds = self.filters.query, bound_labels()
        said = spoken(query.text)
        signs = [*((_("Frasa"), sign) for sign in said.phrases), *((_("Tanpa"), sign) for sign in said.without)]
        chosen = [
            {"group": self.labels[name], "label": choice.label, "url": self.link((name, choice.value))}
            for name, found in self.choices.items()
            for choice in found
            if choice.is_chosen
        ]
        chosen += [{"group": bounds[name], "label": value, "url": self.link(name)} for name, value in self.parameters if name in bounds]
        return chosen + [
            {"group": group, "label": sign.label, "url": self.link(q=" ".join(query.text.replace(sign.written, " ", 1).split()))}
            for group, sign in signs
        ]

    @property
    def unfiltered_url(self) -> str:
        """The same words without any filter."""
        return self.link(*self.labels, *bound_labels())

    @property
    def hidden(self) -> list[dict[str, str]]:
        """What the filter form must not lose."""
        return [{"name": name, "value": value} for name, value in self.parameters if name not in self.labels]

    @property
    def sorts(self) -> list[dict[str, Any]]:
        """Order by relevance or by date."""
        return [
            {"label": label, "url": self.link(urut=code if code != BY_RELEVANCE else ""), "current": self.filters.query.sort == code}
            for code, label in ((BY_RELEVANCE, _("Paling sesuai")), (BY_DATE, _("Terbaru")))
        ]

    @property
    def exact_url(self) -> str:
        """The words just as they were typed."""
        return self.link(**{EXACT: "1"})

    @property
    def corrected_url(self) -> str:
        """The better spelling as a question of its own."""
        return self.link(EXACT, q=self.answer.suggestion)

    @property
    def question(self) -> str:
        """The question as it is saved."""
        return question_of(self.parameters)

    @property
    def feed_url(self) -> str:
        """The same list for feed readers; it has its own order and no pages."""
        return address(FEED, self.parameters, "urut", EXACT)

    @property
    def pages(self) -> dict[str, Any]:
        """Links to the pages before and after, and which results this one shows."""
        page, query = self.filters.page, self.filters.query
        last = min(LAST_PAGE, -(-self.answer.results.total // query.limit))
        return {
            "prev_url": self.link(page=str(page - 1) if page > 2 else "") if page > 1 else "",
            "next_url": self.link(page=str(page + 1)) if page < last else "",
            "first_url": self.link(),
            "first_shown": query.offset + 1,
            "last_shown": query.offset + len(self.answer.hits),
        }


def option(choice: Choice) -> dict[str, Any]:
    """One choice, as `components/facets.html` takes it."""
    return {"value": choice.value, "label": choice.label, "count": choice.count, "selected": choice.is_chosen}


def title_of(text: str, choices: dict[str, list[Choice]]) -> str:
    """The question in words: “talenta” · Manajemen Kinerja, Panduan."""
    chosen = ", ".join(choice.label for found in choices.values() for choice in found if choice.is_chosen)
    return " · ".join(part for part in (f"“{text}”" if text else "", chosen) if part)
