"""Loads provinces, regional offices and the register of instansi from the data files (ODbL; see NOTICE.md)."""

import csv
from pathlib import Path
from typing import Any

from django.db import transaction

from .models import Instansi, Kind, Province, RegionalOffice
from .signals import register_loaded

DATA = Path(__file__).parent / "data"


def rows(name: str) -> list[dict[str, str]]:
    """A data file as dictionaries."""
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@transaction.atomic
def load_register() -> int:
    """Load everything; running again updates what the files say. Returns the number of instansi in the file."""
    offices = load_offices()
    provinces = load_provinces(offices)
    known = {instansi.code: instansi for instansi in Instansi.objects.all()}
    created, changed = [], []
    fields = ["name", "short_name", "kind", "province", "is_assessed", "valid_from", "valid_to", "confidence", "note"]
    items = rows("instansi.csv")
    for row in items:
        values = {
            "name": row["name"],
            "short_name": row["singkatan"],
            "kind": Kind(row["type"]),
            "province": provinces.get(row["province"]),
            "is_assessed": row["instansi_penilaian"] == "1",
            "valid_from": row["valid_from"],
            "valid_to": row["valid_to"],
            "confidence": row["confidence"],
            "note": row["catatan"],
        }
        instansi = known.get(row["code"])
        if instansi is None:
            created.append(Instansi(code=row["code"], aliases=aliases_for(values), **values))
        else:
            for field, value in values.items():
                setattr(instansi, field, value)
            changed.append(instansi)
    Instansi.objects.bulk_create(created, batch_size=500)
    Instansi.objects.bulk_update(changed, fields, batch_size=200)
    load_names()
    register_loaded.send(sender=Instansi)
    return len(items)


def load_names() -> None:
    """Personnel units and further names that the sources use; what editors filled in stays."""
    known = {instansi.code: instansi for instansi in Instansi.objects.filter(code__in=[row["code"] for row in rows("sebutan.csv")])}
    for row in rows("sebutan.csv"):
        instansi = known[row["code"]]
        instansi.personnel_unit = instansi.personnel_unit or row["unit_kepegawaian"]
        instansi.aliases = [*instansi.aliases, *(alias for alias in row["alias"].split(";") if alias and alias not in instansi.aliases)]
    Instansi.objects.bulk_update(known.values(), ["personnel_unit", "aliases"])


def aliases_for(values: dict[str, Any]) -> list[str]:
    """Short names of a province also name its government: Pemprov Kalimantan Selatan is known as Kalsel."""
    province = values["province"]
    return list(province.aliases) if province and values["kind"] == Kind.PEMPROV else []


def load_offices() -> dict[str, RegionalOffice]:
    """Regional offices of BKN by the code of each province that they serve."""
    by_province = {}
    for row in rows("kanreg_bkn.csv"):
        office, _ = RegionalOffice.objects.update_or_create(code=row["kanreg"], defaults={"seat": row["kedudukan"], "confidence": row["confidence"]})
        by_province.update(dict.fromkeys(row["kode_provinsi"].split(), office))
    return by_province


def load_provinces(offices: dict[str, RegionalOffice]) -> dict[str, Province]:
    """Provinces by name, each with its tile on the map."""
    tiles = {row["code"]: row for row in rows("provinsi_petak.csv")}
    by_name = {}
    for row in rows("provinsi.csv"):
        tile = tiles.get(row["code"], {})
        by_name[row["name"]], _ = Province.objects.update_or_create(
            code=row["code"],
            defaults={
                "name": row["name"],
                "iso_code": row["iso_3166_2"],
                "zone": row["zona_waktu"],
                "timezone": row["iana_tz"],
                "regional_office": offices.get(row["code"]),
                "valid_from": row["valid_from"],
                "regency_count": row["jumlah_kab_kota"] or 0,
                "autonomous_count": row["jumlah_otonom"] or 0,
                "aliases": [alias for alias in row["alias"].split(";") if alias],
                "tile_column": tile.get("kolom"),
                "tile_row": tile.get("baris"),
            },
        )
    return by_name
