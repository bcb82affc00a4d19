"""The log of searches: what it keeps, what it never keeps, and that it costs the reader nothing."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError
from django.test import Client
from django.utils import timezone

from cop_site.search import log
from cop_site.search.log import Question, plain
from cop_site.search.models import SearchLog
from knowledge.afterwards import Afterwards


@pytest.fixture(autouse=True)
def _empty_line() -> Iterator[None]:
    log._waiting.clear()
    yield
    log._waiting.clear()


def logged() -> list[str]:
    log.flush()
    return list(SearchLog.objects.order_by("pk").values_list("text", flat=True))


def ask(text: str, *, seconds: int = 0, count: int = 1) -> None:
    log.remember(Question(text, result_count=count, took_ms=3, asked_at=timezone.now() + timedelta(seconds=seconds)))


def test_a_search_is_remembered_with_its_filters_count_and_hour(client: Client, entry: Callable[..., Any]) -> None:
    entry("Kromatika kerja", aspects=["3"])

    client.get("/cari/", {"q": "  KROMATIKA   kerja ", "aspek": "3", "jenis": ["panduan", "tidak-ada"]})
    log.flush()

    row = SearchLog.objects.get()
    assert (row.text, row.result_count, row.filters) == ("kromatika kerja", 1, {"aspek": ["3"], "jenis": ["panduan"]})
    assert (row.asked_hour.minute, row.asked_hour.second) == (0, 0)


def test_a_row_has_no_place_for_a_person(db: None) -> None:
    assert {field.name for field in SearchLog._meta.get_fields()} == {
        *("id", "text", "filters", "result_count", "corrected_to", "took_ms", "asked_hour", "open_since")
    }


def test_typing_becomes_one_record(db: None) -> None:
    for second, text in enumerate(("man", "manaj", "manajemen", "manajemen talenta")):
        ask(text, seconds=second)
        if second == 1:
            log.flush()

    assert logged() == ["manajemen talenta"]


def test_another_question_and_a_late_one_stay_apart(db: None) -> None:
    ask("kinerja")
    ask("kode etik", seconds=1)
    ask("kinerja triwulan", seconds=31)

    assert logged() == ["kinerja", "kode etik", "kinerja triwulan"]


def test_the_same_text_twice_counts_twice(db: None) -> None:
    ask("kinerja")
    ask("kinerja", seconds=5)

    assert logged() == ["kinerja", "kinerja"]


def test_the_exact_moment_is_forgotten_when_no_more_typing_can_follow(db: None) -> None:
    ask("lama", seconds=-40)
    log.flush()
    ask("baru")
    log.flush()

    assert [row.open_since is None for row in SearchLog.objects.order_by("pk")] == [True, False]


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("19800101 200501 1 001", ""),
        ("NIP 198001012005011001 mutasi", "nip ••• mutasi"),
        ("budi@bkn.go.id", ""),
        ("hubungi 0812-3456-7890", "hubungi •••"),
        ("+62 812 3456 7890 siapa", "••• siapa"),
        ("nik 3310012304800001", "nik •••"),
        ("uu 5 2014 dan uu 20 2023", "uu 5 2014 dan uu 20 2023"),
        ("skor 2021 2022 2023", "skor 2021 2022 2023"),
        ("baris\r\nkedua\x00", "baris kedua"),
        ("x" * 500, "x" * 120),
        ("\u202e\u200b", ""),
    ],
)
def test_what_may_name_a_person_is_not_kept(said: str, kept: str) -> None:
    assert plain(said) == kept


@pytest.mark.parametrize(
    "headers",
    [
        {"User-Agent": "Mozilla/5.0 (compatible; Googlebot/2.1)"},
        {"User-Agent": "Mozilla/5.0", "Sec-Purpose": "prefetch;prerender"},
        {"User-Agent": "Mozilla/5.0", "Purpose": "prefetch"},
    ],
)
def test_robots_and_fetching_ahead_leave_no_record(client: Client, entry: Callable[..., Any], headers: dict[str, str]) -> None:
    entry("Kromatika")

    client.get("/cari/", {"q": "kromatika"}, headers=headers)

    assert logged() == []


def test_suggestions_the_feed_and_further_pages_leave_no_record(client: Client, entry: Callable[..., Any]) -> None:
    entry("Kromatika")

    client.get("/cari/saran/", {"q": "kromatika"})
    client.get("/cari/umpan.xml", {"q": "kromatika"})
    client.get("/cari/", {"q": "kromatika", "page": "2"})

    assert logged() == []


def test_a_log_that_fails_neither_breaks_nor_slows_the_page(
    client: Client, entry: Callable[..., Any], monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    entry("Kromatika")

    def fail(questions: Any) -> int:
        raise DatabaseError("disk full")

    monkeypatch.setattr(log, "write", fail)

    assert client.get("/cari/", {"q": "kromatika"}).status_code == 200
    assert log.flush() == 0
    assert "could not be written" in caplog.text


def test_a_thread_writes_soon_and_before_the_process_ends(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    written: list[str] = []
    monkeypatch.setattr(log, "flush", lambda: written.extend(question.text for question in log._waiting) or log._waiting.clear())
    monkeypatch.setattr(log, "_writer", Afterwards("search-log", lambda: log.flush(), lambda: settings.SEARCH_LOG_WAIT_SECONDS))
    settings.SEARCH_LOG_WAIT_SECONDS = 30

    log.remember(Question("kinerja", result_count=1, took_ms=1))
    log._writer.finish()

    assert written == ["kinerja"]
    assert log._writer.thread is not None
    assert not log._writer.is_running


def test_the_waiting_line_has_an_end(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(log, "MOST_WAITING", 3)

    for number in range(10):
        ask(f"kata {number}")

    assert len(log._waiting) == 3


@pytest.mark.parametrize("count", [1, 3])
def test_writing_costs_the_same_however_much_waits(db: None, django_assert_max_num_queries: Any, count: int) -> None:
    for number in range(count):
        ask(f"kata {number}")

    with django_assert_max_num_queries(6):
        log.flush()
