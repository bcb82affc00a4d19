"""What a draft still lacks before it can be submitted, and where it holds personal data."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from knowledge import personal_data

from . import content
from .texts import plain

SHORTEST_TITLE = 10
STEP_NAMES = {"dasar": _("Judul dan aspek"), "cerita": _("Masalah dan langkah"), "hasil": _("Hasil dan biaya"), "berkas": _("Foto dan dokumen")}


@dataclass(frozen=True)
class Lack:
    """Something that is missing, and the step where it belongs."""

    step: str
    text: Any


@dataclass(frozen=True)
class Warning:  # noqa: A001  the word of the page
    """Personal data in a field."""

    step: str
    field: str
    finding: personal_data.Finding

    @property
    def is_blocking(self) -> bool:
        """Whether it must go before the draft can be submitted."""
        return self.finding.is_blocking


def lacks(page: Any) -> list[Lack]:
    """What is missing, in the order of the steps."""
    return [Lack(step, text) for step, is_missing, text in demands(page) if is_missing]


def demands(page: Any) -> Iterator[tuple[str, bool, Any]]:
    """What a practice needs before others read it."""
    steps, figures = content.stored_steps(page.body), content.stored_values(page, "hasil")["figures"]
    yield "dasar", len(page.title.strip()) < SHORTEST_TITLE, _("Judul terlalu pendek; sebutkan apa yang dikerjakan.")
    yield "dasar", not page.summary.strip(), _("Tulis ringkasan satu atau dua kalimat.")
    yield "dasar", not page.chosen_aspects, _("Pilih sedikitnya satu aspek.")
    yield "dasar", not (page.instansi_id or page.instansi_name), _("Sebutkan instansi yang menjalankan.")
    yield "cerita", not plain(page.problem), _("Ceritakan masalah yang dihadapi.")
    yield "cerita", not steps, _("Tulis sedikitnya satu langkah.")
    yield "cerita", any(not row["title"].strip() for row in steps), _("Beri nama setiap langkah.")
    yield "hasil", not plain(page.result) and not figures, _("Tulis hasilnya, dengan kalimat atau dengan angka.")
    yield "hasil", any(not (row["label"].strip() and row["after"].strip()) for row in figures), _("Setiap angka perlu nama dan nilai sesudahnya.")
    evidence = content.stored_evidence(page.body)
    yield "hasil", any(not row["name"].strip() for row in evidence), _("Beri nama setiap bukti.")


def warnings(page: Any, files: list[Any], names: list[str]) -> list[Warning]:
    """Everything in the draft that looks like personal data; `names` are those of the co-authors."""
    return [Warning(step, str(field), found) for step, field, text in texts_of(page, files, names) for found in personal_data.find(text)]


def texts_of(page: Any, files: list[Any], names: list[str]) -> Iterator[tuple[str, Any, str]]:
    """Every text that others would read: its step, the name of its field, its words."""
    yield "dasar", _("Judul"), page.title
    yield "dasar", _("Ringkasan"), page.summary
    yield "cerita", _("Masalah"), plain(page.problem)
    for number, row in enumerate(content.stored_steps(page.body), 1):
        yield "cerita", format_lazy("{} {}", _("Langkah"), number), "\n".join(row.values())
    yield "hasil", _("Hasil"), plain(page.result)
    for number, row in enumerate(content.stored_values(page, "hasil")["figures"], 1):
        yield "hasil", format_lazy("{} {}", _("Angka"), number), "\n".join(row.values())
    for field, text in ((_("Biaya"), page.cost), (_("Waktu"), page.duration), (_("Prasyarat"), page.prerequisites)):
        yield "hasil", field, text
    for number, row in enumerate(content.stored_evidence(page.body), 1):
        yield "hasil", format_lazy("{} {}", _("Bukti"), number), "\n".join(row.values())
    yield "berkas", _("Cara mengadaptasi"), plain(page.adapt)
    yield "berkas", _("Kontak"), page.contact
    for each in files:
        described = each.image.description if each.is_photo else each.document.title
        yield "berkas", _("Keterangan berkas"), f"{described}\n{each.caption}"
    for name in names:
        yield "berkas", _("Rekan penulis"), name


def warnings_of(contribution: Any) -> list[Warning]:
    """The warnings of a contribution as it is stored now (4 queries)."""
    files = list(contribution.files.select_related("image", "document"))
    return warnings(contribution.draft, files, [each.name for each in contribution.coauthors.all()])
