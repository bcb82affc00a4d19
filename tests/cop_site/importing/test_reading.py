"""Lines come out of a file numbered and one by one, whatever stands in it."""

import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cop_site.importing import reading
from cop_site.importing.reading import FileRefused, lines


def read(data: bytes) -> list[reading.Line]:
    return list(lines(io.BytesIO(data)))


def test_a_mark_at_the_beginning_crlf_and_blank_lines_are_fine():
    found = read(b'\xef\xbb\xbf{"id": "a"}\r\n\r\n   \n{"id": "b"}')

    assert [(line.number, line.data) for line in found] == [(1, {"id": "a"}), (4, {"id": "b"})]


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b'{"id": ', "bukan JSON"),
        (b'["a"]', "bukan objek"),
        (b'{"id": "\xff"}', "bukan UTF-8"),
        (b"[" * 100_000, "terlalu dalam"),
        (b'{"year": ' + b"9" * 10_000 + b"}", "terlalu panjang"),
        (b'{"id": "a\x01"}', "bukan JSON"),
    ],
)
def test_a_broken_line_says_why_and_the_next_one_is_read(raw, reason):
    broken, good = read(raw + b'\n{"id": "b"}\n')

    assert reason in broken.problem
    assert (broken.data, good.number, good.data) == (None, 2, {"id": "b"})


def test_a_line_without_end_is_skipped_without_being_kept(monkeypatch):
    monkeypatch.setattr(reading, "MOST_LINE_BYTES", 100)

    giant, good = read(b'{"body": "' + b"x" * 5000 + b'"}\n{"id": "b"}')

    assert "MB" in giant.problem
    assert good.data == {"id": "b"}


@pytest.mark.parametrize("data", [b"", b"\n \r\n", b"\xff\xfe{\x00", b"PK\x03\x04\x00\x00"])
def test_what_is_no_text_or_empty_is_refused_as_a_whole(data):
    with pytest.raises(FileRefused):
        read(data)


@given(st.lists(st.dictionaries(st.text(), st.text() | st.integers() | st.none(), min_size=1), min_size=1))
def test_every_object_comes_back_as_it_was_written(objects):
    data = "\n".join(json.dumps(value) for value in objects).encode()

    assert [line.data for line in read(data)] == objects


@given(st.binary(min_size=1))
def test_no_bytes_break_the_reader(data):
    try:
        found = read(data)
    except FileRefused:
        return

    assert all((line.data is None) == bool(line.problem) for line in found)
