"""People who appear in events and articles."""

import pytest

from knowledge.models import PracticePage
from knowledge.people.models import Person, Position


@pytest.fixture
def speaker(db, instansi):
    person = Person.objects.create(slug="tasdik-kinanto", name="Tasdik Kinanto", title_prefix="Drs.", title_suffix="M.Si.")
    Position.objects.create(person=person, title="Wakil Ketua", instansi=instansi("N-KASN"), as_of="2022-03-24", source="Berita peluncuran")
    return person


def test_a_person_shows_dated_positions_with_their_source(speaker, text_of):
    html = text_of("/orang/tasdik-kinanto/")

    assert "<h1>Drs. Tasdik Kinanto, M.Si.</h1>" in html
    assert "per 24 Maret 2022" in html
    assert "Wakil Ketua" in html
    assert 'href="/instansi/N-KASN/"' in html
    assert "Sumber: Berita peluncuran" in html


def test_an_office_without_a_name_says_so(db, text_of):
    Person.objects.create(slug="kepala-biro", name="Kepala Biro SDM BPOM", is_office=True)

    assert "namanya tidak disebut sumber" in text_of("/orang/kepala-biro/")


def test_practices_that_a_person_presented_are_listed_while_public(speaker, publish, text_of):
    page = publish(PracticePage, "Praktik kinerja", presented_by=speaker)
    assert 'href="/praktik/praktik-kinerja/"' in text_of("/orang/tasdik-kinanto/")

    page.unpublish()

    assert "Belum ada acara atau materi" in text_of("/orang/tasdik-kinanto/")


def test_an_unknown_person_is_not_found(client, db):
    assert client.get("/orang/tidak-ada/").status_code == 404


def test_a_person_costs_the_same_for_one_position_and_three(speaker, count_queries, instansi):
    one = count_queries("/orang/tasdik-kinanto/")
    for year in ("2018", "2019"):
        Position.objects.create(person=speaker, title=year, instansi=instansi("63"), as_of=year)

    assert count_queries("/orang/tasdik-kinanto/") == one <= 6
