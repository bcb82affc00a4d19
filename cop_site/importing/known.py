"""What the lines of a file refer to: aspects by code and instansi by any of their names, read once."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from django.utils import timezone

from knowledge.aspects.models import Aspect
from knowledge.instansi.models import Instansi

# The codes of a file are those of this framework, whichever one is active (see the contract).
CODES_OF = "kasn-2019"
# How old lists write the forms of a government.
FORMS = {"pemerintah kabupaten": "pemkab", "pemerintah kota": "pemkot", "pemerintah provinsi": "pemprov", "kab.": "kabupaten"}


def folded(name: str) -> str:
    """A name without differences of case, spacing and form."""
    text = " ".join(name.casefold().split())
    for long, short in FORMS.items():
        if text.startswith(long + " "):
            return short + text[len(long) :]
    return text


@dataclass
class Known:
    """Aspects and the register (3 queries in all)."""

    aspects: dict[str, Aspect] = field(default_factory=lambda: {aspect.code: aspect for aspect in read_aspects()})
    instansi: dict[str, int] = field(default_factory=lambda: unique_names())

    def with_parents(self, codes: Iterable[str]) -> list[Aspect]:
        """The aspects of some codes, once each; a sub-aspect brings its aspect along."""
        chosen = {code: self.aspects[code] for code in codes}
        for aspect in list(chosen.values()):
            if aspect.parent is not None:
                chosen.setdefault(aspect.parent.code, aspect.parent)
        return list(chosen.values())

    def instansi_named(self, name: str) -> int | None:
        """The key of the one instansi that is called so, or None."""
        return self.instansi.get(folded(name))


def read_aspects() -> Iterator[Aspect]:
    """Aspects and sub-aspects of the framework of the codes."""
    yield from Aspect.objects.filter(framework__code=CODES_OF).select_related("parent", "framework")


def unique_names() -> dict[str, int]:
    """Every name that means one instansi alone; of several that bear it, the one that still exists."""
    today = timezone.localdate().isoformat()
    bearers: dict[str, set[int]] = defaultdict(set)
    current: dict[str, set[int]] = defaultdict(set)
    for instansi in Instansi.objects.only("pk", "code", "name", "short_name", "aliases", "valid_from", "valid_to"):
        for name in {folded(name) for name in (instansi.code, instansi.name, instansi.short_name, *instansi.aliases) if name}:
            bearers[name].add(instansi.pk)
            if instansi.is_active_on(today):
                current[name].add(instansi.pk)
    return {name: next(iter(found)) for name, every in bearers.items() if len(found := every if len(every) == 1 else current[name]) == 1}
