"""The periodic national report: per kind of instansi how many exist, how many have a published result, how many are at least good."""

import csv
import io
from dataclasses import dataclass

from knowledge.instansi.models import Kind

from .indicators import GoodShare, good_share

HEADER = [
    "jenis_instansi",
    "jumlah_instansi_dinilai",
    "hasil_terbit",
    "kategori_baik_ke_atas",
    "persen_dari_seluruhnya",
    "hasil_sampai_tahun",
    "per_tanggal",
]


@dataclass(frozen=True)
class ReportLine:
    """One kind of instansi, or all of them."""

    label: str
    share: GoodShare


def national_report(*, up_to_year: int | None = None) -> list[ReportLine]:
    """A line for each kind that is assessed, then all together (2 queries each); only published, verified results count."""
    lines = [ReportLine(str(kind.label), good_share(kinds=[kind.value], up_to_year=up_to_year)) for kind in Kind]
    lines = [line for line in lines if line.share.subject]
    return [*lines, ReportLine("Seluruh instansi", good_share(up_to_year=up_to_year))]


def as_csv(lines: list[ReportLine], *, up_to_year: int | None) -> str:
    """The report as comma-separated text with a header; percentages with one decimal and a point, for machines."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(HEADER)
    for line in lines:
        share = line.share
        percent = "" if share.share is None else f"{100 * share.share:.1f}"
        writer.writerow([line.label, share.subject, share.rated, share.good, percent, up_to_year or "", share.as_of.isoformat()])
    return out.getvalue()
