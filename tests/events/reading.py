"""How tests look at a page: as a guest's browser gets it."""

from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext


def soup(address: str) -> BeautifulSoup:
    """The page as a guest gets it."""
    response = Client().get(address)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def text_of(tag) -> str:
    """What one reads there."""
    return " ".join(tag.get_text(" ").split())


def titles(page: BeautifulSoup, section: str) -> list[str]:
    """The titles of the cards in a section."""
    found = page.find(id=section)
    return [text_of(heading) for heading in found.select(".card-title")] if found else []


def query_count(address: str) -> int:
    """What a second visit asks the database."""
    client = Client()
    client.get(address)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries)
