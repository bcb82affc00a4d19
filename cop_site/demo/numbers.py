"""Plants national figures, targets, indicators, priorities, findings and mandates."""

import datetime
from typing import Any

from knowledge.aspects.models import Aspect, Finding, PriorityAspect
from knowledge.figures.models import Indicator, NationalFigure, Target
from knowledge.instansi.models import Instansi, Kind, Mandate

from .content_files import CONFIDENCES, figures

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
        Finding.objects.get_or_create(aspect=aspects[item["aspect"]], year=item["year"], text=item["text"], defaults={"source": item["source"]})
    plant_mandates(data["mandates"])


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
