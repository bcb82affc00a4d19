"""The working files of the demonstration site can be opened and are the same each time."""

import io
import time

import pytest
from docx import Document
from openpyxl import load_workbook

from cop_site.demo.content_files import folder
from cop_site.demo.files import file_of

FILES = {data["file"]["name"]: data["file"] for name in ("templates", "exemplars") for data in folder(name)}


def test_there_are_six_templates_or_more():
    assert len(FILES) >= 6


@pytest.mark.parametrize("name", FILES)
def test_the_same_content_gives_the_same_bytes(name, monkeypatch):
    first = file_of(FILES[name])
    monkeypatch.setattr(time, "time", lambda: 2_000_000_000.0)

    assert file_of(FILES[name]) == first


@pytest.mark.parametrize("name", [name for name in FILES if name.endswith("xlsx")])
def test_a_workbook_opens_with_its_header(name):
    sheet = load_workbook(io.BytesIO(file_of(FILES[name]))).active

    assert [cell.value for cell in sheet[1]] == FILES[name]["header"]


@pytest.mark.parametrize("name", [name for name in FILES if name.endswith("docx")])
def test_a_document_opens_with_its_paragraphs(name):
    texts = [paragraph.text for paragraph in Document(io.BytesIO(file_of(FILES[name]))).paragraphs]

    assert texts == [FILES[name]["title"], *FILES[name]["paragraphs"]]
