"""What comes before what: drawn and listed on the page, without circles, without what is not public."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from hypothesis import given
from hypothesis import strategies as st

from knowledge import work_order
from knowledge.models import Dependency, GuidePage, PracticePage

EDGES = st.frozensets(st.tuples(st.integers(1, 9), st.integers(1, 9)).filter(lambda edge: edge[0] != edge[1]), max_size=20)


def requires(page, other):
    return Dependency.objects.create(page=page.page_ptr, requires=other.page_ptr)


@pytest.fixture
def chain(publish):
    """Three guides, each after the one before it."""
    first, second, third = (publish(GuidePage, title) for title in ("Peta jabatan", "Standar kompetensi", "Profil kompetensi"))
    requires(second, first)
    requires(third, second)
    return first, second, third


def order_on(text_of, address):
    """The section of the page, tags and all."""
    return text_of(address).split('id="urutan-kerja"')[1].split("</section>")[0]


def test_the_page_shows_what_comes_before_and_after_it_in_its_order(chain, text_of):
    html = order_on(text_of, "/panduan/standar-kompetensi/")

    listed = html.split("<ol")[1]
    assert listed.index('href="/panduan/peta-jabatan/"') < listed.index("Halaman ini") < listed.index('href="/panduan/profil-kompetensi/"')
    assert html.count("<rect") == 3
    assert html.count("<path") == 2


def test_a_page_that_stands_alone_draws_nothing(publish, text_of):
    publish(GuidePage, "Sendiri")

    assert "urutan-kerja" not in text_of("/panduan/sendiri/")


def test_what_is_withdrawn_is_neither_drawn_nor_listed(chain, text_of):
    chain[0].unpublish()

    html = order_on(text_of, "/panduan/standar-kompetensi/")

    assert "Peta jabatan" not in html
    assert html.count("<rect") == 2


def test_a_practice_may_wait_for_a_guide(chain, publish, text_of):
    practice = publish(PracticePage, "Menilai serentak")
    requires(practice, chain[2])

    assert 'href="/panduan/peta-jabatan/"' in order_on(text_of, "/praktik/menilai-serentak/")


def test_the_order_costs_no_query_more_for_more_of_it(publish, count_queries):
    alone = publish(GuidePage, "Sendiri")
    before = count_queries("/panduan/sendiri/")
    for number in range(3):
        requires(alone, publish(GuidePage, f"Sebelumnya {number}"))

    assert count_queries("/panduan/sendiri/") == before


def test_a_circle_is_refused_with_a_reason(chain):
    with pytest.raises(ValidationError, match="melingkar"):
        Dependency(page=chain[0].page_ptr, requires=chain[2].page_ptr).full_clean()


def test_nothing_waits_for_itself_and_nothing_waits_twice(chain):
    first, second, _third = chain

    for page, other in ((first, first), (second, first)):
        with pytest.raises(IntegrityError), transaction.atomic():
            requires(page, other)


@given(edges=EDGES)
def test_without_a_circle_everything_stands_after_what_it_requires(edges):
    one_way = frozenset((page, required) for page, required in edges if page > required)

    step = {key: number for number, keys in enumerate(work_order.layers(range(1, 10), one_way)) for key in keys}

    assert sorted(step) == list(range(1, 10))
    assert all(step[required] < step[page] for page, required in one_way)


@given(edges=EDGES)
def test_a_circle_loses_nothing_and_ends(edges):
    assert sorted(key for keys in work_order.layers(range(1, 10), edges) for key in keys) == list(range(1, 10))
    assert all(len(work_order.reachable(edges, key)) <= 9 for key in range(1, 10))
