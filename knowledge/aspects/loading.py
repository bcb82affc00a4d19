"""Loads frameworks, aspects, bands, crosswalk and topics from the data files; refuses bands that do not tile.

Loading again updates what the files say and leaves rows that editors added.
"""

import json
import tomllib
from collections.abc import Callable, Iterable
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils.text import slugify

from .models import Aspect, Band, Confidence, Framework, FrameworkCrosswalk, MeritSettings, Topic

DATA = Path(__file__).parent / "data"
SOURCE = "Disusun dari sumber publik; maksimum tiap aspek dari laporan Mahkamah Konstitusi, mkri.id, 8 Juni 2021"
# The published bands are whole numbers: 174 is followed by 175.
PUBLISHED_STEP = Decimal(1)
INDEX_STEP = Decimal("0.01")
# From rooms above: slugs of topics that are no more, and are not loaded again.
retired_topics: list[Callable[[], Iterable[str]]] = []


class BandsDoNotTile(ValueError):
    """The bands of a framework leave a gap or overlap."""


def check_tiling(bands: list[dict[str, Any]], *, lowest: Decimal, highest: Decimal) -> None:
    """Check that bands cover `lowest`…`highest` without gap or overlap, in score and in index.

    The last band has no upper end: a framework's maximum may lie above the published table, never below its last floor.

    Raises:
        BandsDoNotTile: names the first pair that does not meet.
    """
    ordered = sorted(bands, key=lambda band: Decimal(str(band["skor"][0])))
    for band in ordered:
        floor, ceiling = (Decimal(str(value)) for value in band["skor"])
        if floor >= ceiling:
            raise BandsDoNotTile(f"Kategori {band['kode']}: {floor} tidak di bawah {ceiling}.")
    for lower, upper in pairwise(ordered):
        for key, step in (("skor", PUBLISHED_STEP), ("indeks", INDEX_STEP)):
            end, start = Decimal(str(lower[key][1])), Decimal(str(upper[key][0]))
            if start - end != step:
                raise BandsDoNotTile(f"Kategori {lower['kode']} dan {upper['kode']}: {key} {end} tidak bersambung dengan {start}.")
    if ordered and (Decimal(str(ordered[0]["skor"][0])) > lowest or Decimal(str(ordered[-1]["skor"][0])) > highest):
        raise BandsDoNotTile(f"Kategori tidak menutup rentang {lowest}–{highest}.")


@transaction.atomic
def load_frameworks(path: Path = DATA / "instrumen.json") -> list[Framework]:
    """Load every framework of the file, then the crosswalk and the topics; choose an active framework when none is.

    Raises:
        BandsDoNotTile: nothing is written then.
    """
    data = json.loads(path.read_text(encoding="utf-8"))
    words = tomllib.loads((DATA / "deskripsi.toml").read_text(encoding="utf-8"))
    frameworks = [load_framework(item, words.get(item["kode"], {})) for item in data["instrumen"]]
    load_crosswalk(data.get("pemetaan_aspek_2019_ke_2025", {}))
    load_topics(words.get("topics", []))
    chosen = MeritSettings.load()
    if chosen.active_framework_id is None:
        # The newest framework that can turn scores into a category; editors may choose otherwise.
        chosen.active_framework = next((f for f in Framework.objects.order_by("-valid_from") if f.is_computable), None)
        chosen.save()
    return frameworks


def load_framework(item: dict[str, Any], words: dict[str, Any]) -> Framework:
    """One framework with its bands and aspects."""
    valid_from, valid_to = (str(value or "") for value in (item.get("berlaku") or ["", ""]))
    framework, _ = Framework.objects.update_or_create(
        code=item["kode"],
        defaults={
            "name": item["nama"],
            "status": item.get("status", ""),
            "legal_basis": item.get("dasar", []),
            "valid_from": valid_from,
            "valid_to": valid_to,
            "oversight": item.get("pengawas", ""),
            "application": item.get("aplikasi", ""),
            "max_score": item.get("skor_maks"),
            "min_score": item.get("skor_min"),
            "principles": item.get("prinsip", []),
            "stages": item.get("tahapan", []),
            "notes": " ".join(str(item[key]) for key in ("catatan", "pengukuran") if item.get(key)),
            "source": SOURCE,
            "confidence": Confidence.VERIFIED if isinstance(item.get("aspek"), list) else Confidence.MEMORY,
        },
    )
    bands = item.get("kategori") or []
    if bands:
        check_tiling(bands, lowest=Decimal(str(item["skor_min"])), highest=Decimal(str(item["skor_maks"])))
    for rank, band in enumerate(sorted(bands, key=lambda b: b["skor"][0]), start=1):
        eligible = band.get("boleh_jpt_talent_pool")
        Band.objects.update_or_create(
            framework=framework,
            rank=rank,
            defaults={
                "code": band["kode"],
                "name": band["nama"],
                "floor": band["skor"][0],
                "ceiling": band["skor"][1],
                "index_floor": Decimal(str(band["indeks"][0])),
                "index_ceiling": Decimal(str(band["indeks"][1])),
                "consequence": resolve_consequence(band, bands),
                "evaluation_years": band.get("evaluasi_tahun"),
                "is_eligible_for_talent_pool": eligible if isinstance(eligible, str) else ("ya" if eligible else "tidak"),
                "is_good": bool(eligible),
            },
        )
    # Some versions only say in words that their form was not found.
    aspects = item["aspek"] if isinstance(item.get("aspek"), list) else []
    for position, aspect in enumerate(aspects, start=1):
        load_aspect(framework, position, aspect, words.get(aspect["kode"], {}))
    return framework


def resolve_consequence(band: dict[str, Any], bands: list[dict[str, Any]]) -> str:
    """The consequence in full where the file only refers to another band ("seperti kategori III")."""
    text = str(band["konsekuensi"])
    for other in bands:
        if text == f"seperti kategori {other['kode']}":
            return str(other["konsekuensi"])
    return text


def load_aspect(framework: Framework, position: int, item: dict[str, Any], words: dict[str, Any]) -> Aspect:
    """One aspect with its sub-aspects; an aspect's minimum is the sum of its sub-aspects' lowest levels."""
    subs = item.get("sub_aspek") or []
    name = item["nama"]
    aspect, _ = Aspect.objects.update_or_create(
        framework=framework,
        code=item["kode"],
        defaults={
            "name": name,
            "slug": words.get("slug") or slugify(name)[:100],
            "short_name": words.get("short_name", ""),
            "icon": words.get("icon", ""),
            "position": position,
            "description": words.get("description", ""),
            "synonyms": "\n".join(words.get("synonyms", [])),
            "max_score": item.get("skor_maks"),
            "min_score": sum((lowest_score(sub) for sub in subs), Decimal(0)) if subs else None,
            "score_confidence": item.get("skor_maks_confidence", Confidence.MEMORY),
            "name_confidence": item.get("confidence", Confidence.VERIFIED),
            "source": SOURCE,
        },
    )
    for sub_position, sub in enumerate(subs, start=1):
        Aspect.objects.update_or_create(
            framework=framework,
            code=sub["kode"],
            defaults={
                "parent": aspect,
                "name": sub["nama"],
                "slug": sub["kode"].replace(".", "-"),
                "position": sub_position,
                "max_score": sub["skor_maks"],
                "min_score": lowest_score(sub),
                "weight": sub["bobot"],
                "level_min": sub["level_min"],
                "level_max": sub["level_max"],
                "evidence_examples": sub.get("contoh_bukti", []),
                "name_confidence": sub["nama_confidence"],
                "score_confidence": sub["bobot_confidence"],
                "source": SOURCE,
            },
        )
    return aspect


def lowest_score(sub: dict[str, Any]) -> Decimal:
    """The score of the lowest level of a sub-aspect."""
    return Decimal(str(sub["level_min"])) * Decimal(str(sub["bobot"]))


def load_crosswalk(item: dict[str, Any], source: str = "kasn-2019", target: str = "panrb-2025") -> None:
    """The proposed map from old aspects to new ones."""
    aspects = {(a.framework.code, a.code): a for a in Aspect.objects.roots().select_related("framework")}
    for old, news in (item.get("peta") or {}).items():
        for new in news:
            FrameworkCrosswalk.objects.update_or_create(
                source=aspects[source, old], target=aspects[target, new], defaults={"note": item.get("catatan", "")}
            )


def load_topics(items: list[dict[str, Any]], framework: str = "kasn-2019") -> None:
    """The governed topics, each mapped to aspects; those that were merged into others do not come back."""
    retired = {slug for slugs in retired_topics for slug in slugs()}
    for item in items:
        if item["slug"] in retired:
            continue
        topic, _ = Topic.objects.update_or_create(slug=item["slug"], defaults={"name": item["name"]})
        topic.aspects.set(Aspect.objects.roots().filter(framework__code=framework, code__in=item["aspects"]))
