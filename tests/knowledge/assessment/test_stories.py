"""Laboratory stories are bound to the scores on record (D-12): refused when they differ, flagged when a score is corrected."""

import re
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from knowledge import clock
from knowledge.assessment.models import Assessment
from knowledge.assessment.services import publish_assessment, record_scores, withdraw_publication
from knowledge.models import LabIndexPage, LabStoryPage, ScoreDoubt
from tests.knowledge.assessment.cases import MK_2021


@pytest.fixture
def result(instansi, framework):
    """Publish a verified total: `result(2021, "231")`."""

    def make(year, total, code="63"):
        where = {"instansi": instansi(code), "year": year, "framework": framework}
        return publish_assessment(**where, stated_total=Decimal(total), source=f"Sumber {year}", assessor="Pengawas")

    return make


def point(year, total=None, category=""):
    return ("point", {"year": year, "framework": "kasn-2019", "total": Decimal(total) if total else None, "category": category, "note": ""})


@pytest.fixture
def story(publish, instansi):
    def make(*points, title="Dari Kurang ke Baik", code="63", **fields):
        return publish(LabStoryPage, title, aspects=["3"], instansi=instansi(code), score_points=list(points), **fields)

    return make


def run_the_clock():
    return clock.jobs()["angka dalam cerita laboratorium"]()


def test_a_story_whose_scores_are_on_record_is_published(story, result):
    result(2021, "231")
    result(2023, "279")

    assert story(point(2021, "231"), point(2023, "279", "Baik")).live


@pytest.mark.parametrize(
    ("points", "words"),
    [
        ([point(2023, "280")], "tertulis 280, padahal skor terverifikasi yang dipublikasikan 279"),
        ([point(2022, "279")], "Tahun 2022 (kasn-2019): belum ada hasil terverifikasi yang dipublikasikan"),
        ([point(2023, None, "Sangat Baik")], "tertulis kategori Sangat Baik, padahal kategori yang dipublikasikan Baik"),
        ([point(2023, "279"), point(2023, "279.5")], "tertulis 279,5"),
    ],
)
def test_publishing_is_refused_while_a_stated_score_differs_and_the_draft_stays(points, words, story, result):
    result(2023, "279")
    page = story()
    page.score_points = points
    revision = page.save_revision(clean=False)

    with pytest.raises(ValidationError) as refused:
        revision.publish()

    assert words in str(refused.value)
    assert "Draf Anda tetap tersimpan" in str(refused.value)
    page.refresh_from_db()
    assert not page.score_points
    assert page.get_latest_revision() == revision


def test_a_verified_score_that_is_not_published_may_not_be_stated(story, instansi, framework):
    record_scores(instansi=instansi("N-SETJENMK"), year=2021, framework=framework, layer="terverifikasi", scores=MK_2021, via="demo")

    with pytest.raises(ValidationError, match="belum ada hasil terverifikasi yang dipublikasikan"):
        story(point(2021, "327"), code="N-SETJENMK")


@pytest.fixture
def admin(django_user_model):
    client = Client()
    client.force_login(
        django_user_model.objects.create_superuser("admin@example.test", "rahasia-sekali-2026", name="Admin"),
        backend="allauth.account.auth_backends.AuthenticationBackend",
    )
    return client


def test_the_editor_is_told_which_score_differs_and_keeps_what_was_typed(home, admin, aspect, instansi, result):
    result(2023, "279")
    value = {"year": "2023", "framework": "kasn-2019", "total": "325", "category": "", "note": ""}
    sets = {name: inline_formset([]) for name in ("related_links", "credits", "comments")}
    streams = {"body": streamfield([]), "activities": streamfield([]), "score_points": streamfield([("point", value)])}
    data = nested_form_data({"title": "Kisah Kalsel", "slug": "kisah", "instansi": instansi("63").pk, **streams, **sets})
    data |= {"aspects": [str(aspect("3").pk)]}
    address = f"/admin/pages/add/knowledge/labstorypage/{LabIndexPage.objects.get().pk}/"

    refused = admin.post(address, {**data, "action-publish": "1"}).content.decode()
    kept = admin.post(address, data)

    assert "tertulis 325, padahal skor terverifikasi yang dipublikasikan 279" in refused
    assert "Kisah Kalsel" in refused
    assert kept.status_code == 302
    assert not LabStoryPage.objects.get(slug="kisah").live


@pytest.mark.row("S0-14", "S3-21")
def test_the_chart_and_table_draw_from_the_database_with_notes_to_the_source(story, result, text_of):
    result(2021, "231")
    result(2023, "279")
    story(point(2021, "231"), point(2023, "279", "Baik"), activities=[("activity", {"state": "done", "title": "Kaji tiru", "text": ""})])

    html = text_of("/laboratorium/dari-kurang-ke-baik/")

    chart = html.split("<figure")[1].split("</figure>")[0]
    assert "Skor total" in re.search(r"<title[^>]*>(.*?)</title>", chart)[1]
    assert "2021: 231 (Kurang); 2023: 279 (Baik)" in re.search(r"<desc[^>]*>(.*?)</desc>", chart)[1]
    assert len(re.findall("<circle", chart)) == 2
    assert 'id="catatan-2">Sumber 2023' in html
    assert '<a href="#catatan-2">' in html.split('class="stat"')[2]
    assert "Kaji tiru" in html.split('id="kegiatan"')[1]


def test_a_correction_flags_the_story_within_one_run_and_agreement_clears_it(story, result, text_of, admin):
    result(2023, "279")
    page = story(point(2023, "279"))
    assert run_the_clock() == 0

    result(2023, "281.5")
    flagged, again = run_the_clock(), run_the_clock()

    assert (flagged, again) == (1, 0)
    assert ScoreDoubt.objects.get().page == page
    assert "281,5" in ScoreDoubt.objects.get().text
    html = text_of("/laboratorium/dari-kurang-ke-baik/")
    assert "Angka sedang diperiksa" in html
    assert "281,5" in html.split("<table")[1]

    report = admin.get("/admin/reports/angka-cerita/").content.decode()
    assert f"/admin/pages/{page.pk}/edit/" in report
    assert "281,5" in report

    page.score_points = [point(2023, "281.5")]
    page.save_revision().publish()
    assert run_the_clock() == 1
    assert not ScoreDoubt.objects.exists()


def test_a_withdrawn_result_flags_the_story_and_is_shown_no_more(story, result, text_of):
    story(point(2023, "279"), title="Ditarik") if result(2023, "279") else None
    withdraw_publication(Assessment.objects.get())

    assert run_the_clock() == 1
    assert "<circle" not in text_of("/laboratorium/ditarik/")


def test_the_job_and_the_page_cost_the_same_for_one_story_and_three(story, result, count_queries, django_assert_num_queries):
    result(2023, "279")
    story(point(2023, "279"))
    one = count_queries("/laboratorium/dari-kurang-ke-baik/")
    for year in (2021, 2022):
        result(year, "231")
        story(point(year, "231"), title=f"Cerita {year}")

    assert count_queries("/laboratorium/dari-kurang-ke-baik/") == one <= 6
    with django_assert_num_queries(3):
        run_the_clock()
