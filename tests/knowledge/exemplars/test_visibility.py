"""An exemplar is seen only while accepted, consented to and checked: every combination × every place where it could show."""

from itertools import product
from urllib.parse import quote

import pytest

from knowledge.catalogue.models import Entry
from knowledge.models import GuidePage
from tests.knowledge.exemplars.conftest import WORD_OF_FILE, WORD_OF_TEXT

pytestmark = pytest.mark.django_db

TITLE = "Keputusan peta jabatan"
STATES = [dict(zip(("accepted", "consented", "checked"), facts, strict=True)) for facts in product((False, True), repeat=3)]
HIDDEN = [state for state in STATES if not all(state.values())]
ADDRESSES = {
    "list": "/bukti/",
    "list of the sub-aspect": "/bukti/?aspek=1.1&tingkat=3&instansi=pemprov",
    "hub": "/aspek/perencanaan-kebutuhan/",
    "instansi": "/instansi/63/",
    "search": f"/cari/?q={WORD_OF_TEXT}",
    "search in the file": f"/cari/?q={WORD_OF_FILE}",
    "search by kind": "/cari/?jenis=bukti",
    "suggestions": f"/cari/saran/?q={quote('Keputusan peta')}",
    "feed": "/cari/umpan.xml?jenis=bukti",
    "sitemap": "/sitemap.xml",
    "API search": f"/api/v1/search?q={WORD_OF_FILE}",
    "API suggestions": f"/api/v1/search/suggest?q={quote('Keputusan peta')}",
    "API materials": "/api/v1/materials?jenis=bukti",
    "guide": "/panduan/panduan-peta/",
}


def name_of(state):
    return "+".join(fact for fact, is_true in state.items() if is_true) or "none"


@pytest.fixture
def guide(publish, aspect):
    """A guide of the same sub-aspect."""
    return publish(GuidePage, "Panduan peta", slug="panduan-peta", aspects=["1", "1.1"])


def places(client, exemplar):
    """Where a guest finds the exemplar now."""
    exemplar.refresh_from_db()
    found = {name for name, at in ADDRESSES.items() if exemplar.get_absolute_url() in client.get(at).content.decode()}
    own = {"page": exemplar.get_absolute_url(), "file": exemplar.file_url, "document": exemplar.document.url}
    return found | {name for name, at in own.items() if client.get(at, follow=True).status_code == 200}


EVERYWHERE = {*ADDRESSES, "page", "file", "document"}


def test_what_has_all_three_facts_is_found_everywhere(client, guide, shown):
    assert places(client, shown) == EVERYWHERE


@pytest.mark.parametrize("facts", HIDDEN, ids=name_of)
def test_what_lacks_a_fact_is_found_nowhere_before_and_after_it_had_all(client, guide, propose, state, facts):
    exemplar = state(propose(), **facts)
    before = places(client, exemplar)
    state(exemplar, accepted=True, consented=True, checked=True)
    between = places(client, exemplar)
    state(exemplar, **facts)

    after = places(client, exemplar)

    assert (before, between, after) == (set(), EVERYWHERE, set())
    assert {client.get(at).status_code for at in (exemplar.get_absolute_url(), exemplar.file_url, exemplar.document.url)} == {404}


def test_a_flip_hides_within_its_own_transaction(client, shown, person):
    from knowledge.exemplars import services

    services.revoke_consent(shown, by=person("operator", "63"))

    assert not Entry.objects.of_kind("bukti").exists()
    assert client.get(f"/api/v1/search?q={WORD_OF_FILE}").json()["total"] == 0
    assert client.get(shown.file_url).status_code == 404


def test_no_cache_keeps_the_page_or_the_file_without_asking(client, shown):
    answers = [client.get(at) for at in (shown.get_absolute_url(), shown.file_url)]

    assert [answer["Cache-Control"] for answer in answers] == ["no-cache", "no-cache"]
    assert client.get(shown.file_url, headers={"if-none-match": answers[1]["ETag"]}).status_code == 304
