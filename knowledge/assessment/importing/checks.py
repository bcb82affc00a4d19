"""Judging one row: each cell becomes a fact of our database, or a problem in words that name the cell."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, time
from decimal import Decimal
from difflib import get_close_matches
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from knowledge.aspects.models import Framework
from knowledge.assessment.models import Layer
from knowledge.assessment.scoring import FrameworkSpec
from knowledge.assessment.selectors import framework_spec
from knowledge.assessment.services import score_problem
from knowledge.instansi.models import Instansi

from .report import Issue
from .tables import COLUMNS, Row

NUMBER = re.compile(r"[+-]?[0-9]{1,7}([.,][0-9]{1,12})?")
SHOWN = 40  # characters of a wrong value that a message repeats


@dataclass(frozen=True)
class ScoreRow:
    """A good row."""

    number: int
    instansi: Instansi
    year: int
    framework: Framework
    code: str
    value: Decimal
    layer: str


class RowProblem(ValueError):
    """A cell that cannot be used."""

    def __init__(self, column: str, message: str) -> None:
        super().__init__(message)
        self.column, self.message = column, message


def shown(value: Any) -> str:
    """A wrong value as messages repeat it: short, on one line."""
    return " ".join(str(value).split())[:SHOWN]


@dataclass
class RowChecker:
    """Knows the register and the frameworks (read once) and judges rows one by one."""

    may_record: Callable[[Instansi, str], bool] = lambda instansi, layer: True
    instansi: dict[str, Instansi] = field(default_factory=lambda: {row.code: row for row in Instansi.objects.all()})
    frameworks: dict[str, Framework] = field(default_factory=lambda: {row.code: row for row in Framework.objects.all()})
    specs: dict[str, FrameworkSpec] = field(default_factory=dict)
    suggestions: dict[str, str] = field(default_factory=dict)

    def check(self, row: Row, width: int) -> tuple[ScoreRow | None, list[Issue], list[Issue]]:
        """The good row or None, its problems, and notices about what was understood."""
        problems: list[Issue] = []
        notices: list[Issue] = []
        if row.surplus:
            return None, [Issue(row.number, "", surplus_message(width, len(row.surplus)))], []

        def judged(column: str, judge: Callable[[Any, list[Issue]], Any]) -> Any:
            cell = row.cells.get(column)
            found: list[Issue] = []
            try:
                if cell is None or not str(cell).strip():
                    raise RowProblem(column, _("belum diisi."))
                answer = judge(cell.strip() if isinstance(cell, str) else cell, found)
            except RowProblem as problem:
                problems.append(Issue(row.number, problem.column, problem.message))
                return None
            notices.extend(Issue(row.number, note.field, note.message) for note in found)
            return answer

        instansi = judged(COLUMNS[0], self.instansi_of)
        framework = judged(COLUMNS[2], self.framework_of)
        year = judged(COLUMNS[1], lambda cell, found: year_of(cell, framework))
        layer = judged(COLUMNS[5], lambda cell, found: layer_of(cell))
        code = judged(COLUMNS[3], lambda cell, found: self.code_of(cell, framework, found))
        value = judged(COLUMNS[4], lambda cell, found: self.value_of(cell, framework, code, found))
        if instansi and layer and not self.may_record(instansi, layer):
            word = Layer(layer).label.lower()
            problems.append(
                Issue(
                    row.number, COLUMNS[0], _("Anda tidak berwenang mengisi skor %(layer)s untuk %(name)s.") % {"layer": word, "name": instansi.label}
                )
            )
        if problems:
            order = {column: place for place, column in enumerate(COLUMNS)}
            return None, sorted(problems, key=lambda issue: order[issue.field]), []
        return ScoreRow(row.number, instansi, year, framework, code, value, layer), [], notices

    def spec_of(self, framework: Framework) -> FrameworkSpec:
        """The framework as frozen data, read once per file."""
        if framework.code not in self.specs:
            self.specs[framework.code] = framework_spec(framework)
        return self.specs[framework.code]

    def instansi_of(self, cell: Any, found: list[Issue]) -> Instansi:
        """The instansi of a code; a number that lost its last zero is understood."""
        refuse_date(COLUMNS[0], cell)
        text = plain(cell)
        for candidate in (text, text.upper(), text.replace(",", "."), padded(text)):
            instansi = self.instansi.get(candidate)
            if instansi is None:
                continue
            if candidate not in (text, text.upper()):
                found.append(Issue(None, COLUMNS[0], _("%(raw)s dibaca sebagai %(code)s.") % {"raw": text, "code": candidate}))
            if not instansi.is_assessed:
                raise RowProblem(COLUMNS[0], _("%(name)s bukan instansi yang dinilai.") % {"name": instansi.label})
            return instansi
        raise RowProblem(COLUMNS[0], self.unknown_instansi(text))

    def unknown_instansi(self, text: str) -> str:
        """The message for an unknown code, with the nearest known one."""
        if text not in self.suggestions:
            by_name = {name.casefold(): row.code for row in self.instansi.values() for name in (row.name, row.short_name) if name}
            nearest = by_name.get(text.casefold()) or next(iter(get_close_matches(text, self.instansi, n=1, cutoff=0.6)), "")
            self.suggestions[text] = nearest
        nearest = self.suggestions[text]
        message = _("kode instansi %(code)s tidak dikenal.") % {"code": shown(text)}
        if not nearest:
            return message
        return f"{message} {_('Mungkin maksudnya %(code)s (%(name)s).') % {'code': nearest, 'name': self.instansi[nearest].label}}"

    def framework_of(self, cell: Any, found: list[Issue]) -> Framework:
        """The framework of a code."""
        framework = self.frameworks.get(str(cell).strip().lower())
        if framework is None:
            raise RowProblem(
                COLUMNS[2],
                _("instrumen %(code)s tidak dikenal. Yang tersedia: %(codes)s.") % {"code": shown(cell), "codes": ", ".join(sorted(self.frameworks))},
            )
        return framework

    def code_of(self, cell: Any, framework: Framework | None, found: list[Issue]) -> str | None:
        """The code of an aspect or sub-aspect; a spreadsheet number that could be two codes is refused."""
        refuse_date(COLUMNS[3], cell)
        if framework is None:
            return None
        known = self.spec_of(framework).by_code
        text = plain(cell)
        candidates = [code for code in dict.fromkeys((text, text.replace(",", "."), padded(text))) if code in known]
        if not candidates:
            raise RowProblem(
                COLUMNS[3],
                _("aspek atau sub-aspek %(code)s tidak ada dalam instrumen %(framework)s.") % {"code": shown(text), "framework": framework.code},
            )
        if not isinstance(cell, str) and len(candidates) > 1:
            raise RowProblem(
                COLUMNS[3],
                _("sel berisi angka sehingga %(a)s dan %(b)s tidak dapat dibedakan. Ubah format kolom kode menjadi teks.")
                % {"a": candidates[0], "b": candidates[1]},
            )
        if candidates[0] != text:
            found.append(Issue(None, COLUMNS[3], _("%(raw)s dibaca sebagai %(code)s.") % {"raw": text, "code": candidates[0]}))
        return candidates[0]

    def value_of(self, cell: Any, framework: Framework | None, code: str | None, found: list[Issue]) -> Decimal:
        """The score, within what the framework allows for its aspect."""
        value, was_comma = number_of(cell)
        problem = score_problem(self.spec_of(framework), code, value) if framework and code else ""
        if problem:
            raise RowProblem(COLUMNS[4], problem)
        if was_comma:
            found.append(Issue(None, COLUMNS[4], _("koma pada %(raw)s dibaca sebagai tanda desimal.") % {"raw": shown(cell)}))
        return value


def surplus_message(width: int, surplus: int) -> str:
    """Why a row has more cells than the header: usually a decimal comma that was not quoted."""
    return _(
        "ada %(cells)s kolom padahal judulnya %(width)s. Bila skor memakai koma desimal, apit dengan tanda kutip (\"37,5\"), "
        "tulis dengan titik (37.5), atau pakai titik koma sebagai pemisah kolom."
    ) % {"cells": width + surplus, "width": width}  # fmt: skip


def refuse_date(column: str, cell: Any) -> None:
    """A spreadsheet that turned 3.1 into the third of January cannot be understood any more."""
    if isinstance(cell, date | time):
        raise RowProblem(column, _("sel berisi tanggal. Ubah format kolom menjadi teks, lalu ketik ulang kodenya."))


def plain(cell: Any) -> str:
    """A cell as text: the number 63.0 of a spreadsheet is "63"."""
    return f"{cell:g}" if isinstance(cell, float) and not isinstance(cell, bool) else str(cell).strip()


def padded(text: str) -> str:
    """A code whose trailing zero a spreadsheet has swallowed: "63.1" is "63.10"."""
    head, dot, tail = text.partition(".")
    return f"{head}.{tail}0" if dot and len(tail) == 1 else text


def year_of(cell: Any, framework: Framework | None) -> int:
    """A year in which the framework can have been used."""
    text = plain(cell)
    if not re.fullmatch(r"[0-9]{4}", text):
        raise RowProblem(COLUMNS[1], _("%(raw)s bukan tahun. Tulis empat angka, misalnya 2021.") % {"raw": shown(cell)})
    year, this_year = int(text), timezone.localdate().year
    if year > this_year:
        raise RowProblem(COLUMNS[1], _("tahun %(year)s belum tiba.") % {"year": year})
    first = (framework.valid_from or "")[:4] if framework else ""
    if framework and first and year < int(first):
        raise RowProblem(COLUMNS[1], _("instrumen %(framework)s baru berlaku sejak %(first)s.") % {"framework": framework.code, "first": first})
    return year


def layer_of(cell: Any) -> str:
    """The layer that a status names."""
    text = str(cell).strip().lower()
    if text not in Layer.values:
        raise RowProblem(
            COLUMNS[5], _("status %(raw)s tidak dikenal. Tulis %(allowed)s.") % {"raw": shown(cell), "allowed": _(" atau ").join(Layer.values)}
        )
    return text


def number_of(cell: Any) -> tuple[Decimal, bool]:
    """A cell as a number, and whether it was written with a decimal comma."""
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        # Spreadsheets carry the noise of binary fractions: 37.300000000000004.
        value = Decimal(str(round(cell, 6)))
        if value.is_finite():
            return value, False
    elif isinstance(cell, str) and NUMBER.fullmatch(cell):
        return Decimal(cell.replace(",", ".")), "," in cell
    raise RowProblem(COLUMNS[4], _("%(raw)s bukan angka.") % {"raw": shown(cell)})
