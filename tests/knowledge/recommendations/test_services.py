"""Stored recommendations: from published scores to a list with reasons, the same on every door."""

import json
import random
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.utils import timezone

from knowledge.assessment.models import Assessment
from knowledge.assessment.services import record_scores, state_aspects
from knowledge.catalogue.models import Entry
from knowledge.recommendations.models import Recommendation, RecommendationSet, RecommendationWeights, WeightsAreFixed
from knowledge.recommendations.services import as_json, recommendations_for
from tests.knowledge.assessment.cases import MK_2021

MakeEntry = Callable[..., Entry]


def titles(answer: dict[str, Any]) -> list[str]:
    return [place["title"] for place in answer["recommendations"]]


@pytest.mark.row("S4-11")
def test_material_stands_by_weight_times_gap(mk_2021: Assessment, entry: MakeEntry) -> None:
    entry("Promosi", "4")
    entry("Karier", "3")
    entry("Sistem", "8")

    assert titles(as_json(mk_2021.instansi)) == ["Karier", "Promosi"]


def test_an_instansi_is_not_sent_to_its_own_story(mk_2021: Assessment, entry: MakeEntry) -> None:
    entry("Cerita sendiri", "3", kind="praktik", instansi=mk_2021.instansi)
    entry("Cerita lain", "3", kind="praktik")

    assert titles(as_json(mk_2021.instansi)) == ["Cerita lain"]


def test_an_event_to_come_counts_by_its_schedule_not_by_its_date(mk_2021: Assessment, entry: MakeEntry) -> None:
    soon = timezone.now() + timedelta(days=30)
    entry("Lokakarya", "3", kind="acara", date=soon.date(), starts_at=soon)

    (place,) = as_json(mk_2021.instansi)["recommendations"]
    assert [part["kind"] for part in place["parts"]] == ["kesenjangan", "kecocokan", "jadwal"]


@pytest.mark.row("S4-24")
def test_the_answer_has_the_shape_of_the_contract(mk_2021: Assessment, entry: MakeEntry) -> None:
    entry("Karier", "3", "3.10", external_id="lama-1", effort=1, facts={"effort": "ringan", "duration": "4 minggu"}, review_due=date(2099, 5, 12))

    answer = as_json(mk_2021.instansi)

    head = {key: answer[key] for key in ("instansi", "framework", "year", "total", "index", "category")}
    assert head == {"instansi": "N-SETJENMK", "framework": "kasn-2019", "year": 2021, "total": 327.0, "index": 0.82, "category": "Sangat Baik"}
    assert [(weak["code"], weak["name"], weak["score"], weak["max"]) for weak in answer["weak_aspects"]] == [
        ("3", "Pengembangan Karier", 75.0, 130.0),
        ("4", "Promosi dan Mutasi", 25.0, 40.0),
    ]
    (place,) = answer["recommendations"]
    assert list(place) == ["rank", "external_id", "kind", "title", "url", "aspects", "score", "parts"]
    assert (place["rank"], place["external_id"], place["kind"], place["url"], place["aspects"]) == (1, "lama-1", "panduan", "/panduan/karier/", ["3"])
    assert [part["kind"] for part in place["parts"]] == ["kesenjangan", "kecocokan", "kesegaran", "upaya"]
    assert place["parts"][0]["text"].replace("\u00a0", " ") == (
        "Pengembangan Karier (bobot 130 dari 410) kurang 28 poin dari target: 80,7 % dari seluruh kesenjangan Anda."
    )
    assert place["parts"][2]["text"] == "Isinya masih dalam masa tinjau, sampai 12 Mei 2099."
    assert place["parts"][3]["text"] == "Upayanya ringan, kira-kira 4 minggu."


def test_every_stored_part_is_a_sentence_and_the_parts_add_up(mk_2021: Assessment, entry: MakeEntry) -> None:
    for number, kind in enumerate(["panduan", "praktik", "cerita-lab"] * 5):
        entry(f"Bahan {number}", "3" if number % 2 else "4", kind=kind, effort=number % 4 or None, date=date(2024, 1, 1), level_to=2)

    recommendations_for(mk_2021.instansi)

    stored = list(Recommendation.objects.all())
    assert len(stored) == 12
    for place in stored:
        assert abs(sum(part["value"] for part in place.parts) - place.score) < 1e-6
        assert all(part["value"] != 0 and part["text"].endswith(".") for part in place.parts)


def test_shuffling_the_order_of_publication_leaves_the_order_of_the_list(mk_2021: Assessment, entry: MakeEntry) -> None:
    wanted = [(f"Bahan {number:02}", "34"[number % 2], ("panduan", "praktik")[number % 3 == 0]) for number in range(20)]
    for title, code, kind in wanted:
        entry(title, code, kind=kind)
    first = titles(as_json(mk_2021.instansi))
    Entry.objects.all().delete()

    random.Random(4).shuffle(wanted)
    for title, code, kind in wanted:
        entry(title, code, kind=kind)

    assert titles(as_json(mk_2021.instansi)) == first


@pytest.mark.row("S4-11")
def test_where_scores_are_unpublished_the_sentence_says_so(kalsel_2023: Assessment, entry: MakeEntry) -> None:
    entry("Kinerja", "5")
    entry("Promosi", "4")
    entry("Karier", "3")

    answer = as_json(kalsel_2023.instansi)

    assert titles(answer) == ["Karier", "Kinerja", "Promosi"]
    assert {weak["code"]: weak["score"] for weak in answer["weak_aspects"]} == {"3": None, "4": None, "5": None}
    assert answer["recommendations"][0]["parts"][0]["text"].replace("\u00a0", " ") == (
        "Pengembangan Karier (bobot 130 dari 410) memuat sekitar 52,0 % kesenjangan Anda; "
        "diperkirakan dari skor total terbit, karena skor per aspek tidak diterbitkan."
    )


@pytest.mark.row("S4-11")
def test_a_sub_aspect_that_the_source_calls_weak_leads_to_its_material(kalsel_2023: Assessment, entry: MakeEntry) -> None:
    weak = ("lemah", "Disebut masih kurang.")
    state_aspects(
        instansi=kalsel_2023.instansi, year=2023, framework=kalsel_2023.framework, statements={"3.10": weak, "3.11": weak}, source="MC Kalsel"
    )
    entry("Profil kompetensi", "3", "3.2", effort=1)
    entry("Manajemen talenta", "3", "3.10")

    answer = as_json(kalsel_2023.instansi)

    assert titles(answer) == ["Manajemen talenta", "Profil kompetensi"]
    assert answer["recommendations"][0]["parts"][1]["text"].endswith("yang disebut lemah oleh sumber hasil Anda.")
    assert {weak["code"] for weak in answer["weak_aspects"]} == {"3", "4", "5"}


def test_a_weak_sub_aspect_leads_to_material_for_its_next_level(mk_2021: Assessment, entry: MakeEntry) -> None:
    record_scores(instansi=mk_2021.instansi, year=2021, framework=mk_2021.framework, layer="terverifikasi", scores={"3.10": 5, "3.1": 10})
    entry("Talenta awal", "3", "3.10", level_from=1, level_to=2)
    entry("Talenta lanjut", "3", "3.10", level_from=3, level_to=4)
    entry("SKJ", "3", "3.1", level_from=1, level_to=2)

    answer = as_json(mk_2021.instansi)

    assert titles(answer) == ["Talenta awal", "Talenta lanjut", "SKJ"]
    texts = [part["text"] for part in answer["recommendations"][0]["parts"]]
    assert texts[1].startswith("Membahas langsung sub-aspek 3.10")
    assert texts[2] == "Anda berada di tingkat 1; bahan ini membawa ke tingkat 2."


def test_material_of_another_framework_comes_through_the_crosswalk(mk_2021: Assessment, entry: MakeEntry) -> None:
    entry("Manajemen talenta menurut aturan baru", "2", framework="panrb-2025")

    (place,) = as_json(mk_2021.instansi)["recommendations"]

    assert place["aspects"] == ["3"]
    assert "padankan dengan Pengembangan Karier" in place["parts"][1]["text"]


def test_what_is_repealed_or_not_recommendable_is_left_out(mk_2021: Assessment, entry: MakeEntry) -> None:
    entry("Peraturan lama", "3", kind="regulasi", source_status="dicabut")
    entry("Kabar", "3", kind="berita", is_recommendable=False)

    assert titles(as_json(mk_2021.instansi)) == []


def test_without_an_assessment_the_answer_is_empty_but_whole(instansi: Callable[[str], Any]) -> None:
    assert as_json(instansi("63")) == {
        "instansi": "63", "framework": None, "year": None, "total": None, "index": None, "category": None, "weak_aspects": [], "recommendations": [],
    }  # fmt: skip


def test_a_total_alone_names_no_weak_aspect(instansi: Callable[[str], Any], framework: Any, entry: MakeEntry) -> None:
    from knowledge.assessment.services import publish_assessment

    entry("Karier", "3")
    publish_assessment(instansi=instansi("N-KPK"), year=2021, framework=framework, source="uji", stated_total="362.5")

    answer = as_json(instansi("N-KPK"))

    assert (answer["total"], answer["category"], answer["weak_aspects"], answer["recommendations"]) == (362.5, "Sangat Baik", [], [])


def test_a_stored_set_is_read_again_while_nothing_moved(mk_2021: Assessment, entry: MakeEntry, django_assert_max_num_queries: Any) -> None:
    entry("Karier", "3")
    first = recommendations_for(mk_2021.instansi)

    with django_assert_max_num_queries(1):
        again = recommendations_for(mk_2021.instansi)

    assert again == first
    with django_assert_max_num_queries(2):
        as_json(mk_2021.instansi)


def test_a_new_entry_new_scores_and_new_weights_each_make_a_new_set(mk_2021: Assessment, entry: MakeEntry) -> None:
    entry("Karier", "3")
    seen = [recommendations_for(mk_2021.instansi).pk]

    entry("Karier dua", "3")
    seen.append(recommendations_for(mk_2021.instansi).pk)
    record_scores(instansi=mk_2021.instansi, year=2021, framework=mk_2021.framework, layer="terverifikasi", scores={**MK_2021, "4": "40"})
    seen.append(recommendations_for(mk_2021.instansi).pk)
    RecommendationWeights.objects.create(gap=0.9, match=0.1)
    seen.append(recommendations_for(mk_2021.instansi).pk)

    assert len(set(seen)) == 4
    assert RecommendationSet.objects.count() == 4
    assert RecommendationSet.objects.get(is_current=True).pk == seen[-1]


def test_a_change_that_says_nothing_new_keeps_the_set(mk_2021: Assessment, entry: MakeEntry) -> None:
    entry("Karier", "3")
    first = recommendations_for(mk_2021.instansi)

    entry("Sistem", "8")

    assert recommendations_for(mk_2021.instansi).pk == first.pk
    assert RecommendationSet.objects.count() == 1


def test_an_event_that_has_passed_loses_its_part_the_next_day(mk_2021: Assessment, entry: MakeEntry) -> None:
    entry("Lesehan", "3", kind="panduan", starts_at=timezone.now() + timedelta(hours=2))
    assert "jadwal" in [part["kind"] for part in as_json(mk_2021.instansi)["recommendations"][0]["parts"]]

    with time_machine.travel(timezone.now() + timedelta(days=2)):
        later = as_json(mk_2021.instansi)

    assert "jadwal" not in [part["kind"] for part in later["recommendations"][0]["parts"]]


def test_published_weights_are_fixed_and_the_newest_count(db: None) -> None:
    first = RecommendationWeights.objects.create()
    second = RecommendationWeights.objects.create(note="uji")

    assert (first.version, second.version) == (1, 2)
    first.gap = 0.5
    with pytest.raises(WeightsAreFixed):
        first.save()


def test_a_reader_of_another_language_does_not_change_the_stored_sentences(mk_2021: Assessment, entry: MakeEntry) -> None:
    from django.utils import translation

    entry("Karier", "3", review_due=date(2099, 5, 12))

    with translation.override("en"):
        texts = [part["text"] for part in as_json(mk_2021.instansi)["recommendations"][0]["parts"]]

    assert texts[-1] == "Isinya masih dalam masa tinjau, sampai 12 Mei 2099."


def test_the_command_prints_what_the_page_shows(mk_2021: Assessment, entry: MakeEntry, capsys: pytest.CaptureFixture[str]) -> None:
    entry("Karier", "3")

    call_command("recommend", "--instansi", "N-SETJENMK", "--json")

    assert json.loads(capsys.readouterr().out) == as_json(mk_2021.instansi)


def test_the_command_refuses_an_unknown_code(db: None) -> None:
    with pytest.raises(CommandError, match="XX tidak dikenal"):
        call_command("recommend", "--instansi", "XX", "--json")
