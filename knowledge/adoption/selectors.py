"""What pages, rooms and the catalogue ask about adoption; every answer costs a number of queries that does not grow."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q
from django.utils.translation import ngettext

from knowledge.catalogue.models import Entry
from knowledge.instansi.models import Instansi

from .models import APPLICABLE_KINDS, Adoption, Stage
from .querysets import is_confirmed_today


@dataclass(frozen=True)
class Adopters:
    """Who applies something and who plans to, by name; every instansi once."""

    applied: list[Adoption]
    planned: list[Adoption]

    @property
    def confirmed_count(self) -> int:
        """How many were confirmed by a verifier, as of today."""
        return sum(adoption.is_confirmed for adoption in self.applied)

    @property
    def all(self) -> list[Adoption]:
        """Those who apply it first."""
        return [*self.applied, *self.planned]


@dataclass(frozen=True)
class Declared:
    """A declaration beside the published thing that it is about; None while that is not published."""

    adoption: Adoption
    entry: Entry | None


def applicable_entry(page_id: int) -> Entry | None:
    """The catalogue's entry of a page that can be applied; None when it is not published or of another kind (1 query)."""
    return Entry.objects.of_kind(*APPLICABLE_KINDS).for_cards().filter(object_id=page_id).first()


def adopters_of(entry: Entry) -> Adopters:
    """The instansi that declared to apply what the entry stands for (1 query; none when the entry knows of no one)."""
    if not entry.facts.get("declared_by"):
        return Adopters([], [])
    found = Adoption.objects.active().elsewhere().filter(page=entry.object_id).select_related("instansi").defer("evidence", "evidence_url")
    rows = sorted(found, key=lambda adoption: (not adoption.is_confirmed, adoption.instansi.name))
    planned = [adoption for adoption in rows if adoption.stage == Stage.PLANNED]
    return Adopters([adoption for adoption in rows if adoption.stage != Stage.PLANNED], planned)


def declaring_instansi(user: Any) -> list[Instansi]:
    """The instansi for which the user may declare because of a role or membership there, by name (1 query and the grants)."""
    linked = Instansi.objects.filter(role_grants__user=user) | Instansi.objects.filter(memberships__user=user)
    return [instansi for instansi in linked.distinct().order_by("name") if user.has_perm("adoption.declare", instansi)]


def standing_declaration(page_id: int, instansi: Iterable[Instansi]) -> Adoption | None:
    """The active declaration of one of these instansi about a page (1 query)."""
    return Adoption.objects.active().filter(page=page_id, instansi__in=list(instansi)).order_by("pk").first()


def declarations_of(instansi: Iterable[Instansi], *, limit: int = 200) -> list[Declared]:
    """The active declarations of some instansi, the latest first (2 queries)."""
    rows = Adoption.objects.active().filter(instansi__in=list(instansi)).select_related("instansi").order_by("-declared_at", "-pk")[:limit]
    return with_entries(rows)


def with_entries(adoptions: Iterable[Adoption]) -> list[Declared]:
    """Each with its published thing (1 query, none for none)."""
    rows = list(adoptions)
    wanted = [adoption.page_id for adoption in rows]
    entries = {e.object_id: e for e in Entry.objects.of_kind(*APPLICABLE_KINDS).for_cards().filter(object_id__in=wanted)} if rows else {}
    return [Declared(adoption, entries.get(adoption.page_id)) for adoption in rows]


def applied_by(instansi: Instansi) -> list[Declared]:
    """What an instansi declared to apply and everybody may read, the latest first (1 query, 2 when there is something)."""
    rows = Adoption.objects.active().elsewhere().filter(instansi=instansi).defer("evidence", "evidence_url").order_by("-declared_at", "-pk")
    return [declared for declared in with_entries(rows[:200]) if declared.entry]


def adoption_facts(kind_code: str, object_ids: list[int]) -> dict[int, dict[str, Any]]:
    """What the catalogue says of adoption, by key of the page: how many declared, apply, are confirmed (1 query for all)."""
    if kind_code not in APPLICABLE_KINDS:
        return {}
    applied = ~Q(stage=Stage.PLANNED)
    counts = (
        Adoption.objects.active()
        .elsewhere()
        .filter(page__in=object_ids)
        .order_by()
        .values("page_id")
        .annotate(declared=Count("pk"), adopted=Count("pk", filter=applied), confirmed=Count("pk", filter=applied & is_confirmed_today()))
    )
    return {row["page_id"]: facts_of(row["declared"], row["adopted"], row["confirmed"]) for row in counts}


def facts_of(declared: int, adopted: int, confirmed: int) -> dict[str, Any]:
    """The numbers as facts of an entry, and in words for the foot of its card."""
    words = ngettext("dipakai %(count)s instansi", "dipakai %(count)s instansi", adopted) % {"count": adopted}
    return {"declared_by": declared, "adopted_by": adopted, "verified_by": confirmed, "meta": [words] if adopted else []}


def own_declarations(user: Any) -> list[dict[str, Any]]:
    """What a person declared for their instansi, as plain data for the copy of their own data (1 query)."""
    fields = ("page__title", "instansi__code", "stage", "since_year", "since_month", "adapted", "note", "evidence", "evidence_url")
    return list(Adoption.objects.filter(declared_by=user).order_by("pk").values(*fields, "declared_at", "withdrawn_at"))
