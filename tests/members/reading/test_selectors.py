"""A person gets a copy of everything that is kept of their reading, and it goes with their account."""

import json

from knowledge.adoption.models import Adoption
from knowledge.adoption.services import Declaration, declare_adoption
from members.reading.models import AnnouncementSubscription, Bookmark, FinishedStep, Verdict
from members.reading.services import give_verdict, keep_bookmark, set_finished, set_subscriptions


def test_the_copy_of_my_data_holds_what_i_keep_and_nothing_of_others(guide, path, person, signed_in, instansi):
    page, course = guide("Panduan"), path("Satu")
    for user in (person("operator", "63"), person("editor")):
        keep_bookmark(by=user, kind="panduan", object_id=page.pk)
        give_verdict(by=user, page_id=page.pk, is_helpful=False, text=f"Kata {user.name}")
        set_finished(by=user, path_id=course.pk, target_id=course.steps.get().target_id, is_finished=True)
        set_subscriptions(by=user, categories=["layanan"])
    declare_adoption(page, by=person("operator", "63"), instansi=instansi("63"), said=Declaration("sudah", 2025, evidence="SK 1"))

    data = json.loads(signed_in("operator", "63").get("/akun/data/unduh/").content)

    assert [row["kind"] for row in data["simpanan"]] == ["panduan"]
    assert [row["text"] for row in data["pendapat"]] == ["Kata Operator 63"]
    assert len(data["langkah_selesai"]) == 1
    assert [row["category"] for row in data["langganan_pengumuman"]] == ["layanan"]
    assert [row["evidence"] for row in data["pernyataan_penerapan"]] == ["SK 1"]

    person("operator", "63").delete()

    assert [model.objects.count() for model in (Bookmark, Verdict, FinishedStep, AnnouncementSubscription)] == [1, 1, 1, 1]
    assert Adoption.objects.get().declared_by is None
