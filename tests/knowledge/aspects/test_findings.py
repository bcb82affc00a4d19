"""Findings of supervision with what answers them, and priority aspects by period with what there is about them."""

import datetime

import pytest

from knowledge.aspects.models import Finding, FindingLink, PriorityAspect, Topic
from knowledge.models import GuidePage, PracticePage


def finding(aspect, text, *, day=None, pages=(), topics=()):
    found = Finding.objects.create(aspect=aspect, year=2022, stated_on=day, text=text, source="Humas KASN")
    found.topics.set(Topic.objects.filter(slug__in=topics))
    for page in pages:
        FindingLink.objects.create(finding=found, page=page.page_ptr)
    return found


@pytest.mark.row("S0-25", "S2-10")
def test_a_finding_names_topic_and_answer_on_the_hub_and_the_answer_names_the_finding(aspect, publish, text_of):
    guide = publish(GuidePage, "Tindak lanjut", aspects=["5"])
    finding(aspect("5"), "Tidak ada tindak lanjut.", pages=[guide], topics=["tindak-lanjut-penilaian-kinerja"])

    hub = text_of("/aspek/manajemen-kinerja/").split('id="temuan"')[1].split("</section>")[0]
    answer = text_of("/panduan/tindak-lanjut/").split('id="menanggapi"')[1].split("</section>")[0]

    assert "Tindak lanjut penilaian kinerja" in hub
    assert 'href="/panduan/tindak-lanjut/"' in hub
    assert "Tidak ada tindak lanjut." in answer
    assert 'href="/aspek/manajemen-kinerja/#temuan"' in answer


def test_an_answer_that_is_not_public_is_not_named_on_the_hub(aspect, publish, text_of):
    guide = publish(GuidePage, "Rahasia dulu", aspects=["5"])
    finding(aspect("5"), "Temuan.", pages=[guide])
    guide.unpublish()

    html = text_of("/aspek/manajemen-kinerja/")

    assert "Temuan." in html
    assert "Rahasia dulu" not in html


@pytest.mark.row("S3-02")
def test_findings_of_one_year_are_told_apart_by_their_day(aspect, text_of):
    finding(aspect("5"), "Satu dari tiga aspek.", day=datetime.date(2022, 3, 24))
    finding(aspect("5"), "Satu dari dua aspek.", day=datetime.date(2022, 12, 8))

    html = text_of("/aspek/manajemen-kinerja/").split('id="temuan"')[1]

    assert html.index("Satu dari dua aspek.") < html.index("8 Desember 2022") < html.index("Satu dari tiga aspek.") < html.index("24 Maret 2022")


@pytest.mark.row("S0-24")
def test_material_is_measured_against_the_priorities_of_now_and_before(aspect, publish, text_of):
    PriorityAspect.objects.create(aspect=aspect("5"), starts_on=datetime.date(2022, 12, 8), source="ANTARA")
    PriorityAspect.objects.create(aspect=aspect("3"), starts_on=datetime.date(2022, 3, 24), ends_on=datetime.date(2022, 12, 7), source="KASN")
    for title in ("Satu", "Dua"):
        publish(GuidePage, title, aspects=["5"])
    publish(PracticePage, "Lain", aspects=["3"])

    now, before = text_of("/prioritas/").split('id="lalu"')

    assert "Manajemen Kinerja" in now
    assert '<td class="num">2</td><td class="num">0</td><td class="num">0</td><td class="num">2</td>' in now
    assert '<td class="num">1</td><td class="num">0</td><td class="num">0</td><td class="num">0</td>' in before


def test_priorities_cost_the_same_whatever_there_is(aspect, publish, count_queries):
    PriorityAspect.objects.create(aspect=aspect("5"), starts_on=datetime.date(2022, 12, 8), source="ANTARA")
    one = count_queries("/prioritas/")
    for code in ("3", "4"):
        PriorityAspect.objects.create(aspect=aspect(code), starts_on=datetime.date(2023, 1, 1), source="ANTARA")
        publish(GuidePage, code, aspects=[code])

    assert count_queries("/prioritas/") == one <= 8
