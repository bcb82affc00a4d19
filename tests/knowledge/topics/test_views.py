"""Other names lead to the topic; the merge page shows before it does."""

import pytest
from django.core.exceptions import ValidationError

from knowledge.aspects.models import Topic
from knowledge.topics.models import TopicName
from knowledge.topics.services import merge_tags

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def test_the_old_address_leads_to_the_new_with_the_other_choices(topic, guide, editor, client):
    old, new = topic("Lama"), topic("Baru")
    guide("Satu", old)
    merge_tags(old, new, by=editor)

    led = client.get("/panduan/?topik=lama&aspek=1&sesudah=x")

    assert (led.status_code, led["Location"]) == (301, "/panduan/?aspek=1&topik=baru")
    assert "Satu" in client.get(led["Location"]).content.decode()


def test_a_synonym_is_found_by_lists_and_by_search(topic, guide, client):
    new = topic("Manajemen talenta x")
    name = TopicName(topic=new, name="Kolam zamrud")
    name.full_clean()
    name.save()
    guide("Panduan manajemen talenta x", new)

    found = client.get("/cari/?q=kolam+zamrud")

    assert client.get("/panduan/?topik=kolam-zamrud")["Location"] == "/panduan/?topik=manajemen-talenta-x"
    assert "Panduan manajemen talenta x" in [hit.entry.title for hit in found.context["hits"]]


def test_an_unknown_topic_leads_nowhere(home, client):
    assert client.get("/panduan/?topik=tak-ada").status_code == 200
    assert client.get("/panduan/?topik=%00").status_code == 200


@pytest.mark.parametrize("name", ["Rencana suksesi", "---", "Lama sekali"])
def test_a_name_that_is_taken_or_empty_is_refused(topic, name):
    mine = topic("Milikku")
    TopicName.objects.create(topic=mine, name="Lama sekali", slug="lama-sekali")

    with pytest.raises(ValidationError):
        TopicName(topic=mine, name=name).full_clean()


def test_editors_see_first_and_merge_then(topic, guide, editor, client):
    old, new = topic("Lama"), topic("Baru")
    guide("Satu", old)
    client.force_login(editor, backend=BACKEND)

    shown = client.get(f"/admin/gabungkan/topik/?source={old.pk}&target={new.pk}")
    still = Topic.objects.filter(pk=old.pk).exists()
    done = client.post("/admin/gabungkan/topik/", {"source": old.pk, "target": new.pk})
    again = client.post("/admin/gabungkan/topik/", {"source": old.pk, "target": new.pk})

    assert "“Lama” menjadi “Baru”" in shown.content.decode()
    assert still
    assert (done.status_code, again.status_code) == (302, 422)
    assert not Topic.objects.filter(pk=old.pk).exists()


def test_organisers_do_not_merge(editor, person, client):
    client.force_login(person("penyelenggara"), backend=BACKEND)

    response = client.get("/admin/gabungkan/topik/")

    assert response.status_code in (302, 403)
    assert client.get("/admin/gabungkan/apa-saja/").status_code == 404
