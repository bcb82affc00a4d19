"""Importing scores: real tables, and everything that people upload instead."""

import io
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from django.core.management import CommandError, call_command

from knowledge.assessment.importing import FileRefused, ImportReport, import_scores
from knowledge.assessment.models import Assessment, Result, ScoreEntry
from tests.knowledge.assessment.cases import MK_2021

HEADER = "kode_instansi,tahun,instrumen,kode,skor,status"
MK_CSV = "\n".join([HEADER, *(f"N-SETJENMK,2021,kasn-2019,{code},{score},terverifikasi" for code, score in MK_2021.items())])

pytestmark = pytest.mark.django_db


def imported(content: str | bytes, **options: Any) -> ImportReport:
    data = content.encode() if isinstance(content, str) else content
    return import_scores(io.BytesIO(data), size=len(data), **options)


def messages(content: str | bytes) -> list[str]:
    return [str(issue) for issue in imported(content).issues]


def refusal(content: str | bytes, size: int | None = None) -> str:
    data = content.encode() if isinstance(content, str) else content
    with pytest.raises(FileRefused) as refused:
        import_scores(io.BytesIO(data), size=len(data) if size is None else size)
    return str(refused.value)


def workbook(rows: list[list[Any]], *, blank_rows: int = 0) -> bytes:
    book = openpyxl.Workbook()
    for _blank in range(blank_rows):
        book.active.append([])
    for row in rows:
        book.active.append(row)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def row(code: str = "1", score: str = "37.5", **other: str) -> str:
    cells = {"instansi": "N-SETJENMK", "year": "2021", "framework": "kasn-2019", "status": "terverifikasi", **other}
    return f"{cells['instansi']},{cells['year']},{cells['framework']},{code},{score},{cells['status']}"


def test_the_published_scores_of_mahkamah_konstitusi_become_its_result() -> None:
    report = imported(MK_CSV)

    assert (report.rows_read, report.kept, report.bad, report.assessments) == (8, 8, 0, 1)
    result = Result.objects.select_related("band").get(layer="terverifikasi")
    assert (str(result.total), result.band.name, str(result.index)) == ("327.0", "Sangat Baik", "0.82")


def test_importing_again_changes_nothing() -> None:
    imported(MK_CSV)
    revision = Assessment.objects.get().revision

    report = imported(MK_CSV)

    assert (report.kept, report.unchanged) == (0, 8)
    assert ScoreEntry.objects.count() == 8
    assert Assessment.objects.get().revision == revision


@pytest.mark.parametrize("delimiter", [";", "\t"])
def test_semicolons_and_tabs_are_recognised_and_decimal_commas_accepted_with_a_notice(delimiter: str) -> None:
    report = imported(MK_CSV.replace(",", delimiter).replace("37.5", "37,5"))

    assert report.kept == 8
    assert [str(notice) for notice in report.notices] == ["Baris 2, kolom skor: koma pada 37,5 dibaca sebagai tanda desimal."]


def test_a_quoted_decimal_comma_is_accepted() -> None:
    assert imported(f"{HEADER}\n{row(score=chr(34) + '37,5' + chr(34))}").kept == 1


def test_an_unquoted_decimal_comma_is_explained_and_the_rest_is_kept() -> None:
    report = imported(f"{HEADER}\n{row(score='37,5')}\n{row('2', '38')}")

    assert (report.kept, report.bad) == (1, 1)
    assert str(report.issues[0]).startswith("Baris 2: ada 7 kolom padahal judulnya 6.")
    assert "titik koma" in str(report.issues[0])


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (row("1", "45"), "Baris 2, kolom skor: 45 melebihi maksimum 40 untuk aspek 1."),
        (row("1", "9.5"), "Baris 2, kolom skor: 9,5 di bawah minimum 10 untuk aspek 1."),
        (row("3.10", "21"), "Baris 2, kolom skor: 21 melebihi maksimum 20 untuk sub-aspek 3.10."),
        (row("1", "-5"), "Baris 2, kolom skor: -5 di bawah minimum 10 untuk aspek 1."),
        (row("1", "37.55"), "Baris 2, kolom skor: 37,55 memuat lebih dari satu angka di belakang koma."),
        (row("1", "tiga"), "Baris 2, kolom skor: tiga bukan angka."),
        (row("1", "NaN"), "Baris 2, kolom skor: NaN bukan angka."),
        (row("1", "1e3"), "Baris 2, kolom skor: 1e3 bukan angka."),
        (row("1", ""), "Baris 2, kolom skor: belum diisi."),
        (row("9"), "Baris 2, kolom kode: aspek atau sub-aspek 9 tidak ada dalam instrumen kasn-2019."),
        (row(year="20x1"), "Baris 2, kolom tahun: 20x1 bukan tahun. Tulis empat angka, misalnya 2021."),
        (row(year="2999"), "Baris 2, kolom tahun: tahun 2999 belum tiba."),
        (row(year="2015"), "Baris 2, kolom tahun: instrumen kasn-2019 baru berlaku sejak 2019."),
        (row(status="final"), "Baris 2, kolom status: status final tidak dikenal. Tulis mandiri atau terverifikasi."),
        (row(instansi="31.01"), "Baris 2, kolom kode_instansi: Kabupaten Administrasi Kepulauan Seribu bukan instansi yang dinilai."),
        (row(instansi="N-SETJENMX"), "Baris 2, kolom kode_instansi: kode instansi N-SETJENMX tidak dikenal. Mungkin maksudnya N-SETJENMK (MK)."),
        (row(instansi="MK"), "Baris 2, kolom kode_instansi: kode instansi MK tidak dikenal. Mungkin maksudnya N-SETJENMK (MK)."),
        (row(instansi="???"), "Baris 2, kolom kode_instansi: kode instansi ??? tidak dikenal."),
    ],
)
def test_a_bad_row_is_told_with_its_number_and_field(line: str, message: str) -> None:
    found = messages(f"{HEADER}\n{line}")

    assert message in found


def test_an_unknown_framework_names_those_that_exist() -> None:
    (message,) = messages(f"{HEADER}\n{row(framework='kasn-2099')}")

    assert message.startswith("Baris 2, kolom instrumen: instrumen kasn-2099 tidak dikenal. Yang tersedia:")
    assert "kasn-2019" in message


def test_a_framework_without_maxima_takes_no_score() -> None:
    (message,) = messages(f"{HEADER}\n{row(framework='panrb-2025', year='2026')}")

    assert message == "Baris 2, kolom skor: instrumen panrb-2025 belum memuat skor maksimum, jadi skornya belum dapat dihitung."


def test_every_problem_of_a_row_is_told_and_the_row_counts_once() -> None:
    report = imported(f"{HEADER}\n{row('9', 'x', year='1', status='?')}")

    assert report.bad == 1
    assert [issue.field for issue in report.issues] == ["tahun", "kode", "skor", "status"]


def test_good_rows_of_an_assessment_stay_beside_a_bad_one() -> None:
    report = imported(MK_CSV.replace("N-SETJENMK,2021,kasn-2019,3,75", "N-SETJENMK,2021,kasn-2019,3,999"))

    assert (report.kept, report.bad) == (7, 1)
    assert Result.objects.get().is_complete is False


def test_a_row_that_comes_twice_is_told_and_the_first_one_counts() -> None:
    report = imported(f"{HEADER}\n{row('1', '30')}\n{row('1', '35')}")

    assert [str(issue) for issue in report.issues] == ["Baris 3, kolom kode: sudah ada di baris 2; yang dipakai baris itu."]
    assert str(ScoreEntry.objects.get().value) == "30.0"


def test_thousands_of_problems_are_counted_but_not_all_kept() -> None:
    report = imported("\n".join([HEADER, *[row("1", "999")] * 3000]))

    assert (report.bad, report.issue_count) == (3000, 3000)
    assert len(report.issues) == 200
    assert report.hidden_issues == 2800


def test_missing_columns_are_named() -> None:
    message = refusal("kode_instansi,tahun,kode\nN-SETJENMK,2021,1")

    assert message == "Kolom berikut tidak ada: instrumen, skor, status. Judul yang terbaca: kode_instansi, tahun, kode."


@pytest.mark.parametrize("content", [b"", b"\n \r\n", b"\xef\xbb\xbf"])
def test_an_empty_file_is_refused(content: bytes) -> None:
    assert refusal(content) in (
        "Berkas kosong.",
        "Kolom berikut tidak ada: kode_instansi, tahun, instrumen, kode, skor, status. Judul yang terbaca: tidak ada.",
    )


def test_a_file_of_fifty_megabytes_is_refused_before_it_is_read() -> None:
    class Unread(io.BytesIO):
        def read(self, *args: int) -> bytes:
            raise AssertionError("must not be read")

    with pytest.raises(FileRefused) as refused:
        import_scores(Unread(), size=50 * 1024 * 1024)

    assert str(refused.value) == "Berkas berukuran 50 MB, melebihi batas 10 MB. Bagi menjadi beberapa berkas."


@pytest.mark.parametrize("content", [b"%PDF-1.7\x00\x01", b"\x89PNG\r\n\x1a\n\x00\x00", bytes(range(256))])
def test_what_is_no_spreadsheet_is_refused(content: bytes) -> None:
    assert refusal(content) == "Berkas ini bukan lembar kerja XLSX atau CSV."


def test_an_old_excel_file_is_told_how_to_be_saved() -> None:
    assert ".xlsx" in refusal(b"\xd0\xcf\x11\xe0" + b"\x00" * 100)


def test_a_byte_order_mark_and_crlf_are_understood() -> None:
    assert imported(b"\xef\xbb\xbf" + MK_CSV.replace("\n", "\r\n").encode()).kept == 8


def test_latin_1_is_read_with_a_notice() -> None:
    data = f"{HEADER},catatan\n{row()},café".encode("latin-1")

    report = imported(data)

    assert report.kept == 1
    assert "Latin-1" in str(report.notices[0])


def test_a_utf_16_export_of_excel_is_read() -> None:
    assert imported(MK_CSV.replace(",", "\t").encode("utf-16")).kept == 8


def test_an_xlsx_is_read_whatever_its_name(tmp_path: Path) -> None:
    path = tmp_path / "skor.csv"
    rows = [HEADER.split(","), *[["N-SETJENMK", 2021, "kasn-2019", int(code), float(score), "terverifikasi"] for code, score in MK_2021.items()]]
    path.write_bytes(workbook(rows))

    call_command("import_scores", str(path))

    assert str(Result.objects.get().total) == "327.0"


def test_rows_of_an_xlsx_are_numbered_as_the_sheet_shows_them() -> None:
    data = workbook([HEADER.split(","), ["N-SETJENMK", 2021, "kasn-2019", "1", 45, "mandiri"]], blank_rows=3)

    assert messages(data) == ["Baris 5, kolom skor: 45 melebihi maksimum 40 untuk aspek 1."]


def test_a_spreadsheet_number_that_could_be_two_sub_aspects_is_refused() -> None:
    data = workbook([HEADER.split(","), ["N-SETJENMK", 2021, "kasn-2019", 3.1, 10, "mandiri"], ["N-SETJENMK", 2021, "kasn-2019", 3.2, 10, "mandiri"]])

    report = imported(data)

    assert report.kept == 1
    assert "3.1 dan 3.10 tidak dapat dibedakan" in str(report.issues[0])


def test_an_instansi_code_that_lost_its_zero_is_understood_with_a_notice() -> None:
    report = imported(workbook([HEADER.split(","), [33.1, 2021, "kasn-2019", "1", 30, "mandiri"]]))

    assert report.kept == 1
    assert str(report.notices[0]) == "Baris 2, kolom kode_instansi: 33.1 dibaca sebagai 33.10."


def test_a_code_that_became_a_date_is_told() -> None:
    (message,) = messages(workbook([HEADER.split(","), ["N-SETJENMK", 2021, "kasn-2019", date(2021, 1, 3), 10, "mandiri"]]))

    assert message.startswith("Baris 2, kolom kode: sel berisi tanggal.")


def test_an_xlsx_with_missing_columns_names_them() -> None:
    assert refusal(workbook([["kode_instansi", "tahun"], ["63", 2021]])).startswith("Kolom berikut tidak ada: instrumen, kode, skor, status.")


def sheet_archive(sheet: bytes, *, declared: int | None = None) -> bytes:
    source, target = io.BytesIO(workbook([HEADER.split(","), ["63", 2021, "kasn-2019", "1", 30, "mandiri"]])), io.BytesIO()
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.infolist():
            new.writestr(member.filename, sheet if member.filename == "xl/worksheets/sheet1.xml" else old.read(member))
    return target.getvalue()


def test_a_zip_bomb_is_refused() -> None:
    assert "mengembang terlalu besar" in refusal(sheet_archive(b" " * (70 * 1024 * 1024)))


@pytest.mark.parametrize("reference", ["XFD1048576", "AA1", "A100000"])
def test_a_cell_at_the_end_of_the_world_is_refused_before_a_rectangle_is_laid_out(reference: str) -> None:
    namespace = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    cells = f"<row r='1'><c r='A1'><v>1</v></c><c r='{reference}'><v>1</v></c></row>"

    assert "di luar kolom Z" in refusal(sheet_archive(f"<worksheet xmlns='{namespace}'><sheetData>{cells}</sheetData></worksheet>".encode()))


@pytest.mark.parametrize("content", [b"PK\x03\x04 not really", workbook([["a"]])[:-200]])
def test_a_broken_archive_is_refused(content: bytes) -> None:
    assert "rusak" in refusal(content)


def test_a_zip_of_something_else_is_refused() -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("foto.jpg", b"x")

    assert refusal(target.getvalue()) == "Berkas ini bukan lembar kerja XLSX atau CSV."


def test_rows_for_an_instansi_that_is_not_yours_are_refused_one_by_one(instansi: Callable[[str], Any]) -> None:
    report = imported(f"{HEADER}\n{row()}\n{row(instansi='63')}", may_record=lambda which, layer: which.code == "63")

    assert report.kept == 1
    assert [str(issue) for issue in report.issues] == ["Baris 2, kolom kode_instansi: Anda tidak berwenang mengisi skor terverifikasi untuk MK."]


def test_the_command_prints_problems_and_ends_with_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "skor.csv"
    path.write_text(f"{HEADER}\n{row('1', '45')}\n{row('2', '38')}\n", encoding="utf-8")

    with pytest.raises(SystemExit) as ended:
        call_command("import_scores", str(path))

    printed = capsys.readouterr()
    assert ended.value.code == 1
    assert printed.err.strip() == "Baris 2, kolom skor: 45 melebihi maksimum 40 untuk aspek 1."
    assert "2 baris dibaca: 1 skor dicatat, 0 tidak berubah, 1 bermasalah" in printed.out


def test_the_command_says_when_there_is_no_such_file(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="tidak dapat dibuka"):
        call_command("import_scores", str(tmp_path / "tidak-ada.csv"))
