"""Reports of what readers looked for, as editors see them."""

import io
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from openpyxl import load_workbook

from cop_site.search.models import SearchLog, SearchMonth
from cop_site.search.reports import REPORTS
from members.services.groups import ensure_groups

EMPTY = "/admin/reports/pencarian-tanpa-hasil/"


@pytest.fixture
def editor(home: Any, signed_in: Callable[..., Client]) -> Client:
    ensure_groups(home)
    return signed_in("editor")


def searched(text: str, *, found: int, times: int = 1, days_ago: int = 0, **fields: Any) -> None:
    hour = (timezone.now() - timezone.timedelta(days=days_ago)).replace(minute=0, second=0, microsecond=0)
    SearchLog.objects.bulk_create(SearchLog(text=text, result_count=found, took_ms=4, asked_hour=hour, **fields) for _ in range(times))


def texts(client: Client, address: str) -> list[str]:
    return [row["text"] for row in client.get(address).context["object_list"]]


def test_what_found_nothing_is_listed_the_most_wanted_first(editor: Client) -> None:
    searched("tunjangan kinerja", found=0)
    searched("kotak sembilan", found=0, times=3)
    searched("manajemen talenta", found=9, times=5)

    assert texts(editor, EMPTY) == ["kotak sembilan", "tunjangan kinerja"]


def test_what_only_a_filter_hid_is_not_missing(editor: Client) -> None:
    searched("manajemen talenta", found=0, filters={"tahun": ["1999"]})
    searched("kotak sembilan", found=0)

    assert texts(editor, EMPTY) == ["kotak sembilan"]


def test_it_leads_to_what_helps_the_next_reader(editor: Client) -> None:
    searched("kotak & sembilan", found=0)

    page = editor.get(EMPTY).content.decode()

    assert "/admin/snippets/search/pinnedresult/add/?text=kotak%20%26%20sembilan" in page
    assert "/admin/snippets/glossary/term/add/?term=kotak%20%26%20sembilan" in page
    assert "/admin/snippets/glossary/equivalent/add/?padanan=kotak%20%26%20sembilan" in page


def test_the_form_of_a_new_term_holds_the_words_that_were_asked(editor: Client) -> None:
    form = editor.get("/admin/snippets/glossary/term/add/", {"term": "kotak & sembilan"}).context["form"]

    assert (form["term"].value(), form["slug"].value()) == ("kotak & sembilan", "kotak-sembilan")


def test_a_period_narrows(editor: Client) -> None:
    searched("baru", found=0)
    searched("lama", found=0, days_ago=20)

    assert texts(editor, f"{EMPTY}?days=7") == ["baru"]
    assert texts(editor, f"{EMPTY}?days=30") == ["baru", "lama"]


def test_the_most_searched_and_the_corrected_have_reports(editor: Client) -> None:
    searched("manajemen talenta", found=9, times=5)
    searched("netralitsa", found=2, corrected_to="netralitas")

    assert texts(editor, "/admin/reports/pencarian-teratas/") == ["manajemen talenta", "netralitsa"]
    assert texts(editor, "/admin/reports/pencarian-dikoreksi/") == ["netralitsa"]


def test_sums_of_past_months_can_be_read(editor: Client) -> None:
    SearchMonth.objects.create(month="2026-01-01", text="rencana suksesi", search_count=7, empty_count=2)

    page = editor.get("/admin/reports/pencarian-per-bulan/").content.decode()

    assert "2026-01" in page
    assert "rencana suksesi" in page


def test_it_is_exported_without_formulas(editor: Client) -> None:
    searched("=1+1", found=0)

    csv = b"".join(editor.get(f"{EMPTY}?export=csv").streaming_content).decode()
    book = load_workbook(io.BytesIO(b"".join(editor.get(f"{EMPTY}?export=xlsx").streaming_content)))

    assert csv.splitlines()[0].startswith("Yang dicari,Pencarian,Tanpa hasil")
    assert csv.splitlines()[1].startswith("'=1+1,1,1,")
    assert book.active.cell(2, 1).value == "'=1+1"


@pytest.mark.parametrize("report", REPORTS)
@pytest.mark.parametrize(("role", "may"), [("editor", True), ("admin", True), ("penyelenggara", False), ("moderator", False)])
def test_only_editors_and_administrators_read_them(home: Any, signed_in: Callable[..., Client], report: Any, role: str, may: bool) -> None:
    ensure_groups(home)
    searched("rahasia kecil", found=0, corrected_to="rahasia")
    client = signed_in(role)

    answers = [client.get(f"/admin/reports/{report.slug}/{part}") for part in ("", "results/", "?export=csv")]

    assert [answer.status_code == 200 for answer in answers] == [may] * 3
    assert (report.slug in client.get("/admin/").content.decode()) is may


@pytest.mark.parametrize("rows", [1, 3])
def test_queries_do_not_grow_with_rows(editor: Client, django_assert_max_num_queries: Any, rows: int) -> None:
    for number in range(rows):
        searched(f"kata {number}", found=0)
    editor.get(EMPTY)

    with django_assert_max_num_queries(14):
        editor.get(EMPTY)
