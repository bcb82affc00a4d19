"""How templates show whether a regulation still holds, and how it stands to others."""

from dataclasses import dataclass

from django import template
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from knowledge.citations import anchors_meet, article_anchor
from knowledge.models.regulation import RegulationPage, RegulationRelation, RegulationStatus
from knowledge.models.regulation import RegulationRelationKind as Kind

register = template.Library()

TONES: dict[str, str] = {RegulationStatus.IN_FORCE: "good", RegulationStatus.AMENDED: "warn", RegulationStatus.REPEALED: "bad"}
# The same relation seen from the other side.
INVERSE = {
    Kind.REPEALS: Kind.REPEALED_BY,
    Kind.REPEALED_BY: Kind.REPEALS,
    Kind.AMENDS: Kind.AMENDED_BY,
    Kind.AMENDED_BY: Kind.AMENDS,
    Kind.RELATED: Kind.RELATED,
}
IMPLEMENTED_BY = _("dilaksanakan oleh")
ICONS: dict[str, str] = {RegulationStatus.IN_FORCE: "circle-check", RegulationStatus.AMENDED: "refresh-cw", RegulationStatus.REPEALED: "circle-alert"}


@dataclass(frozen=True)
class Relation:
    """How another regulation stands to this one: `kind` where this side has a name for it, and the words."""

    kind: str
    label: str
    page: RegulationPage


@register.simple_tag
def relations_of(page: RegulationPage) -> list[Relation]:
    """Relations in both directions, each pair once; only to published regulations (1 query a page)."""
    if not hasattr(page, "_relations"):
        page._relations = read_relations(page)
    return page._relations


def read_relations(page: RegulationPage) -> list[Relation]:
    """The relations themselves."""
    links = RegulationRelation.objects.filter(Q(page=page.pk) | Q(target=page.pk)).select_related("page", "target").order_by("sort_order", "pk")
    found: dict[tuple[str, int], Relation] = {}
    for link in links:
        if link.page_id == page.pk:
            kind, label, other = link.kind, str(Kind(link.kind).label), link.target
        else:
            kind = INVERSE.get(Kind(link.kind), "")
            label, other = str(Kind(kind).label) if kind else str(IMPLEMENTED_BY), link.page
        if other.live and other.pk != page.pk:
            found.setdefault((label, other.pk), Relation(kind, label, other))
    return list(found.values())


@register.simple_tag
def followers_of(relations: list[Relation]) -> list[RegulationPage]:
    """The regulations that repealed or amended this one."""
    return [relation.page for relation in relations if relation.kind in (Kind.REPEALED_BY, Kind.AMENDED_BY)]


@register.filter
def article_fragment(page: RegulationPage, article: str) -> str:
    """`#pasal-134-2` where the regulation's page has the article that is cited, or one that it belongs to; else nothing."""
    cited = article_anchor(article)
    anchors = [article_anchor(block.value["number"]) for block in page.articles] if cited else []
    found = cited if cited in anchors else next((anchor for anchor in anchors if anchors_meet(anchor, cited)), "")
    return f"#{found}" if found else ""


@register.inclusion_tag("components/badge.html")
def regulation_status(page: RegulationPage) -> dict[str, str]:
    """The status in a word, a shape and a colour."""
    return status_badge(page.status)


@register.inclusion_tag("components/badge.html")
def status_mark(status: str) -> dict[str, str]:
    """The same for a status alone, as entries carry it."""
    return status_badge(status)


def status_badge(status: str) -> dict[str, str]:
    """What the badge needs."""
    known = status in RegulationStatus.values
    return {
        "text": str(RegulationStatus(status).label) if known else status,
        "tone": TONES.get(status, "neutral"),
        "icon": ICONS.get(status, "info"),
    }
