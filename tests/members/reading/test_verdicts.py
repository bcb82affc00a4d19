"""A reader says once per page whether it helped; why not is for those who look after it."""

import pytest
from django.db import IntegrityError, transaction

from members.reading.models import Verdict
from members.reading.services import give_verdict


def at(page):
    return f"/ruang/membantu/{page.pk}/"


def test_a_yes_and_then_a_no_with_its_reason_is_one_verdict(guide, signed_in, person):
    page, client = guide(), signed_in()

    client.post(at(page), {"is_helpful": "1"})
    led = client.post(at(page), {"is_helpful": "0"})
    client.post(led["Location"], {"reason": "usang", "text": "Dasar hukumnya sudah dicabut."})

    assert led["Location"] == at(page)
    assert list(Verdict.objects.values_list("is_helpful", "reason", "text")) == [(False, "usang", "Dasar hukumnya sudah dicabut.")]


def test_a_no_counts_before_it_is_explained(guide, signed_in):
    page = guide()

    signed_in().post(at(page), {"is_helpful": "0"})

    assert list(Verdict.objects.values_list("is_helpful", "reason")) == [(False, "")]


def test_a_yes_takes_the_reason_back(guide, person):
    page = guide()
    give_verdict(by=person(), page_id=page.pk, is_helpful=False, reason="usang", text="Lama")

    give_verdict(by=person(), page_id=page.pk, is_helpful=True)

    assert list(Verdict.objects.values_list("is_helpful", "reason", "text")) == [(True, "", "")]


def test_the_database_holds_one_verdict_and_no_reason_for_a_yes(guide, person):
    page = guide()
    give_verdict(by=person(), page_id=page.pk, is_helpful=True)

    for wrong in ({"user": person(), "is_helpful": False}, {"user": person("editor"), "is_helpful": True, "reason": "usang"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Verdict.objects.create(page_id=page.pk, **wrong)


def test_a_reason_is_seen_by_its_writer_alone(guide, signed_in, client):
    page, writer = guide(), signed_in()
    writer.post(at(page), {"reason": "keliru", "text": "Tahunnya salah"})

    assert "Tahunnya salah" in writer.get(at(page)).content.decode()
    assert "Tahunnya salah" not in signed_in("editor").get(at(page)).content.decode()
    for reader in (client, signed_in("editor"), writer):
        assert "Tahunnya salah" not in reader.get(page.get_url()).content.decode()


def test_how_many_it_helped_is_told_from_five_on_and_to_members_alone(guide, person, signed_in, client):
    page, member = guide(), signed_in()

    def told(reader):
        return "anggota terbantu" in reader.get(page.get_url()).content.decode()

    for number in range(4):
        give_verdict(by=person("anggota", email=f"pembaca-{number}@example.test"), page_id=page.pk, is_helpful=True)
    four = told(member)
    give_verdict(by=person("anggota", email="pembaca-5@example.test"), page_id=page.pk, is_helpful=True)

    assert (four, told(member), told(client)) == (False, True, False)


@pytest.mark.parametrize("change", [{"reason": "tidak-ada"}, {"text": "x" * 601}])
def test_a_refused_reason_keeps_what_was_typed(guide, signed_in, change):
    answer = signed_in().post(at(guide()), {"reason": "usang", "text": "Tetap di sini", **change})

    assert answer.status_code == 422
    assert change.get("text", "Tetap di sini") in answer.content.decode()
    assert not Verdict.objects.exists()


def test_a_page_that_is_not_public_is_not_judged(guide, signed_in):
    page = guide("Rahasia besar")
    page.unpublish()

    assert signed_in().get(at(page)).status_code == 404
    assert signed_in().post(at(page), {"is_helpful": "1"}).status_code == 404
