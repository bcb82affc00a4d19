"""Plants national figures, targets, indicators, priorities, findings, mandates, partners and role models."""

import datetime
from typing import Any

from wagtail.models import Page

from knowledge.aspects.models import Aspect, Finding, FindingLink, PriorityAspect, Topic
from knowledge.figures.models import Indicator, NationalFigure, Target
from knowledge.instansi.models import Instansi, Kind, Mandate, Partner, RoleModel

from .content_files import CONFIDENCES, figures, partners

GROUPS = {
    "kementerian": ("Kementerian", [Kind.KEMENTERIAN]),
    "lpnk": ("Lembaga pemerintah nonkementerian", [Kind.LPNK]),
    "provinsi": ("Pemerintah provinsi", [Kind.PEMPROV]),
    "kabupaten/kota": ("Pemerintah kabupaten/kota", [Kind.PEMKAB, Kind.PEMKOT]),
}


def day(text: str) -> datetime.date | None:
    """An ISO date, or None when the file leaves it open."""
    return datetime.date.fromisoformat(text) if text else None


def plant_numbers() -> None:
    """Everything of `figures.toml`; running again changes nothing."""
    data = figures()
    aspects = {aspect.code: aspect for aspect in Aspect.objects.roots().filter(framework__code="kasn-2019")}
    for item in data["national"]:
        values = {**item, "confidence": CONFIDENCES[item["confidence"]]}
        NationalFigure.objects.get_or_create(label=values.pop("label"), as_of=values.pop("as_of"), defaults=values)
    for item in data["targets"]:
        label, kinds = GROUPS[item["level"]]
        Target.objects.get_or_create(label=label, year=item["year"], defaults={"kinds": kinds, "percent": item["value"], "source": item["source"]})
    for item in data["indicators"]:
        Indicator.objects.get_or_create(code=item["code"], defaults={key: value for key, value in item.items() if key != "code"})
    for item in data["priorities"]:
        for code in item["aspects"]:
            values = {"ends_on": day(item["period_to"]), "source": item["source"]}
            PriorityAspect.objects.get_or_create(aspect=aspects[code], starts_on=datetime.date.fromisoformat(item["period_from"]), defaults=values)
    for item in data["findings"]:
        plant_finding(item, aspects[item["aspect"]])
    plant_mandates(data["mandates"])
    plant_partners(aspects)


def plant_finding(item: dict[str, Any], aspect: Aspect) -> None:
    """A finding with its topics and the pages that answer it."""
    values = {"source": item["source"], "stated_on": day(item.get("stated_on", ""))}
    finding, is_new = Finding.objects.get_or_create(aspect=aspect, year=item["year"], text=item["text"], defaults=values)
    if not is_new:
        return
    finding.topics.set(Topic.objects.filter(slug__in=item.get("topics", [])))
    pages = {page.slug: page for page in Page.objects.filter(slug__in=item.get("pages", []))}
    FindingLink.objects.bulk_create(
        FindingLink(finding=finding, page=pages[slug], sort_order=order) for order, slug in enumerate(item.get("pages", []))
    )


def plant_partners(aspects: dict[str, Aspect]) -> None:
    """Organisations that work along, and instansi that were named as ones to learn from."""
    data = partners()
    for item in data["partners"]:
        values = {key: item[key] for key in ("short_name", "kind", "role", "valid_to", "source")}
        instansi = Instansi.objects.filter(code=item["instansi"]).first()
        Partner.objects.get_or_create(name=item["name"], valid_from=item["valid_from"], defaults={**values, "instansi": instansi})
    for item in data["role_models"]:
        values = {"named_by": item["named_by"], "stated_on": day(item["stated_on"]), "source": item["source"]}
        instansi = Instansi.objects.get(code=item["instansi"])
        RoleModel.objects.get_or_create(instansi=instansi, aspect=aspects[item["aspect"]], text=item["text"], defaults=values)


def plant_mandates(items: list[dict[str, Any]]) -> None:
    """Who was charged with what, when; and who followed KASN."""
    for item in items:
        instansi = Instansi.objects.get(code=item["instansi"])
        values = {key: item[key] for key in ("legal_basis", "valid_from", "valid_to")}
        Mandate.objects.get_or_create(instansi=instansi, function=item["function"], defaults=values)
    former = [i for i in Instansi.objects.filter(mandates__isnull=False).distinct() if i.valid_to]
    current = [i for i in Instansi.objects.filter(mandates__isnull=False).distinct() if not i.valid_to]
    for instansi in former:
        instansi.successors.set(current)
