"""A reader sees how far they came on a learning path and goes on where they stopped."""

import pytest
from django.db import IntegrityError, transaction

from knowledge.models import LearningPathPage, LearningStep
from members.reading.models import FinishedStep
from members.reading.paths import begun_paths


def targets(path):
    return [step.target_id for step in path.steps.all()]


def finish(client, path, target_id, **data):
    return client.post(f"/ruang/belajar/{path.pk}/{target_id}/", data)


def test_a_finished_step_moves_the_bar_and_the_place_to_go_on(path, signed_in):
    page, client = path("Satu", "Dua", "Tiga"), signed_in()

    led = finish(client, page, targets(page)[0])
    html = " ".join(client.get("/jalur-belajar/jalur-skp/").content.decode().split())

    assert led["Location"] == "/jalur-belajar/jalur-skp/#langkah"
    assert "1 dari 3 langkah selesai" in html
    assert 'href="/panduan/dua/?jalur=jalur-skp"' in html.split("kemajuan-judul")[2].split("</section>")[0]


def test_whoever_comes_from_the_path_ticks_on_the_page_of_the_step_and_goes_on(path, signed_in):
    page, client = path("Satu", "Dua"), signed_in()
    first, last = targets(page)

    html = client.get("/panduan/satu/?jalur=jalur-skp").content.decode()
    onwards = finish(client, page, first, ke="berikut")["Location"]
    done = finish(client, page, last, ke="berikut")["Location"]

    assert "Langkah 1 dari 2" in html
    assert onwards == "/panduan/dua/?jalur=jalur-skp"
    assert done == "/jalur-belajar/jalur-skp/"


@pytest.mark.parametrize("slug", ["", "tidak-ada", "jalur-lain", "x" * 3000])
def test_a_page_shows_no_path_that_it_is_not_on(path, signed_in, slug):
    path("Satu")
    path("Dua", title="Jalur lain")

    assert "jalur-judul" not in signed_in().get("/panduan/satu/", {"jalur": slug}).content.decode()


def test_ticking_twice_ticks_once_and_a_tick_can_be_taken_away(path, signed_in):
    page, client = path("Satu"), signed_in()
    only = targets(page)[0]

    finish(client, page, only)
    finish(client, page, only)
    ticked = FinishedStep.objects.count()
    finish(client, page, only, is_finished="0")

    assert (ticked, FinishedStep.objects.count()) == (1, 0)


def test_the_database_holds_one_tick_per_reader_path_and_step(path, person):
    page = path("Satu")
    tick = {"user": person(), "path_id": page.pk, "target_id": targets(page)[0]}
    FinishedStep.objects.create(**tick)

    with pytest.raises(IntegrityError), transaction.atomic():
        FinishedStep.objects.create(**tick)


def test_a_step_that_the_path_drops_no_longer_counts_and_breaks_nothing(path, signed_in, person):
    page, client = path("Satu", "Dua"), signed_in()
    finish(client, page, targets(page)[0])

    page.steps = [LearningStep(target_id=targets(page)[1])]
    page.save_revision().publish()

    progress = begun_paths(person())[0]
    assert (progress.finished_count, progress.total) == (0, 1)
    assert client.get("/ruang/belajar/").status_code == client.get("/jalur-belajar/jalur-skp/").status_code == 200


def test_steps_and_paths_that_are_not_public_are_not_named(path, signed_in):
    page, client = path("Satu", "Rahasia besar"), signed_in()
    finish(client, page, targets(page)[0])
    page.steps.last().target.specific.unpublish()

    html = client.get("/ruang/belajar/").content.decode()
    assert "1 dari 1 langkah" in html
    assert "Rahasia besar" not in html

    LearningPathPage.objects.get().unpublish()
    assert "Jalur SKP" not in client.get("/ruang/belajar/").content.decode() + client.get("/ruang/").content.decode()


def test_only_steps_of_a_published_path_are_ticked(path, guide, signed_in):
    page, client, stranger = path("Satu"), signed_in(), guide("Orang luar")

    assert finish(client, page, stranger.pk).status_code == 404
    page.unpublish()
    assert finish(client, page, targets(page)[0]).status_code == 404
    assert not FinishedStep.objects.exists()


def test_my_paths_ask_as_often_for_one_as_for_three(path, signed_in, queries_of):
    client = signed_in()
    places = ("/ruang/belajar/", "/ruang/")

    def begin(number):
        page = path(f"Satu {number}", f"Dua {number}", f"Tiga {number}", title=f"Jalur {number}")
        finish(client, page, targets(page)[0])

    begin(1)
    once = [queries_of(client, place) for place in places]
    begin(2)
    begin(3)

    assert [queries_of(client, place) for place in places] == once
