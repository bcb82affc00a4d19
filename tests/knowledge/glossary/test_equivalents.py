"""The names that readers use: from the file once, from editors always."""

import pytest

from cop_site.search.queries import SearchQuery
from cop_site.search.selectors import search
from cop_site.search.thesaurus import phrase_of
from knowledge.glossary.loading import EQUIVALENTS, load_equivalents, parts, read
from knowledge.glossary.models import LONGEST_TERM, Equivalent, Term
from knowledge.models import GuidePage
from members.services.groups import ensure_groups

pytestmark = pytest.mark.django_db
LIST = "/admin/snippets/glossary/equivalent/"
ADD = f"{LIST}add/"


@pytest.fixture
def editor(home, signed_in):
    ensure_groups(home)
    return signed_in("editor")


def titles(text):
    return [hit.entry.title for hit in search(SearchQuery(text=text, is_exact=True)).hits]


def test_loading_again_keeps_what_editors_made_of_it():
    row = read(EQUIVALENTS)[0]
    Equivalent.objects.filter(name=row["istilah"]).update(others=["lain"], is_used=False)
    count = Equivalent.objects.count()

    load_equivalents()

    kept = Equivalent.objects.get(name=row["istilah"])
    assert (kept.others, kept.is_used, Equivalent.objects.count()) == (["lain"], False, count)


def test_the_file_holds_groups_of_different_names():
    rows = read(EQUIVALENTS)
    known = {phrase_of(term.term): {phrase_of(name) for name in (term.expansion, *term.synonyms)} for term in Term.objects.all()}

    wrong = [
        row["istilah"]
        for row in rows
        if row["jenis"] not in Equivalent.Kind.values
        or not 0 < len(row["istilah"]) <= LONGEST_TERM
        or not parts(row["padanan"])
        or phrase_of(row["istilah"]) in map(phrase_of, parts(row["padanan"]))
        # What the glossary says needs no saying again.
        or known.get(phrase_of(row["istilah"]), set()) & set(map(phrase_of, parts(row["padanan"])))
    ]
    assert wrong == []
    assert len({row["istilah"] for row in rows}) == len(rows) > 0


def test_a_name_of_an_editor_finds_at_once_and_no_longer_when_it_is_switched_off(publish, editor):
    publish(GuidePage, "Lumbung gagasan pegawai")
    assert titles("gentong nyeletuk") == []

    editor.post(ADD, {"name": "lumbung gagasan", "others": "gentong nyeletuk\nwadah ide", "kind": "sehari-hari", "is_used": "on", "note": ""})
    assert titles("gentong nyeletuk") == ["Lumbung gagasan pegawai"]

    made = Equivalent.objects.get(name="lumbung gagasan")
    assert made.others == ["gentong nyeletuk", "wadah ide"]
    made.is_used = False
    made.save()
    assert titles("gentong nyeletuk") == []


@pytest.mark.parametrize("others", ["", "Lumbung Gagasan"])
def test_a_word_is_no_other_name_of_itself_and_what_was_typed_stays(editor, others):
    page = editor.post(ADD, {"name": "lumbung gagasan", "others": others, "kind": "sinonim", "note": "Kami sebut begini"}).content.decode()

    assert not Equivalent.objects.filter(name="lumbung gagasan").exists()
    assert "Kami sebut begini" in page
    assert "Tulis sedikitnya satu padanan" in page


def test_the_form_holds_the_words_that_were_asked(editor):
    assert "gentong nyeletuk" in editor.get(ADD, {"padanan": "gentong nyeletuk"}).content.decode()


def test_the_list_costs_the_same_for_one_name_and_for_three(editor, count_queries):
    keys = list(Equivalent.objects.values_list("pk", flat=True)[:3])
    Equivalent.objects.exclude(pk__in=keys).delete()
    three = count_queries(LIST, editor)
    Equivalent.objects.exclude(pk=keys[0]).delete()

    assert count_queries(LIST, editor) == three <= 20


def test_visitors_and_members_do_not_enter(client, signed_in):
    assert client.get(ADD).status_code == 302
    assert signed_in("anggota").get(ADD).status_code in {302, 403, 404}
