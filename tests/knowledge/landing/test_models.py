"""Landing pages as guests read them: live lists, cards, figures, calls to action."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone
from wagtail.models import PageViewRestriction

from knowledge.catalogue.models import Entry
from knowledge.figures.models import NationalFigure
from knowledge.landing.blocks import CallToActionBlock, LandingBody
from knowledge.landing.models import LandingPage
from knowledge.models import AnnouncementPage, GuidePage, PracticePage
from members.services import ensure_groups

TODAY = timezone.localdate
CALL = {"title": "Ikut serta", "text": "", "label": "Buka acara", "page": None, "url": "/acara/"}


def test_a_list_of_events_shows_what_is_still_to_come_the_soonest_first(landing, live_list, entry, text_of):
    entry("acara", "Sudah lewat", days=-1)
    entry("acara", "Bulan depan", days=30)
    entry("acara", "Besok", days=1)
    landing(live_list("acara"))

    html = text_of("/tema/kampanye/")

    assert html.index("Besok") < html.index("Bulan depan")
    assert "Sudah lewat" not in html


def test_a_list_below_a_page_shows_only_what_stands_there(landing, live_list, entry, text_of, home):
    series = home.get_children().get(slug="acara")
    entry("acara", "Pojok pertama", url="/acara/pojok/satu/", days=1)
    entry("acara", "Acara lain", url="/lain/dua/", days=1)
    landing(live_list("acara", below=series))

    html = text_of("/tema/kampanye/")

    assert "Pojok pertama" in html
    assert "Acara lain" not in html


def test_a_list_about_an_aspect_takes_the_newest_practices_of_that_aspect(landing, live_list, publish, text_of):
    publish(PracticePage, "Praktik talenta", aspects=["3"])
    publish(PracticePage, "Praktik kinerja", aspects=["5"])
    landing(live_list("praktik", aspect="3"))

    html = text_of("/tema/kampanye/")

    assert "Praktik talenta" in html
    assert "Praktik kinerja" not in html
    assert 'href="/praktik/?aspek=3"' in html


def test_announcements_that_are_over_leave_the_list(landing, live_list, publish, text_of):
    for title, ends_on in (("Sudah berakhir", TODAY() - datetime.timedelta(1)), ("Hari terakhir", TODAY()), ("Tanpa akhir", None)):
        publish(AnnouncementPage, title, category="layanan", published_on=TODAY(), ends_on=ends_on)
    landing(live_list("pengumuman"))

    html = text_of("/tema/kampanye/")

    assert "Hari terakhir" in html
    assert "Tanpa akhir" in html
    assert "Sudah berakhir" not in html


def test_an_empty_list_says_so_kindly(landing, live_list, text_of):
    landing(live_list("forum"))

    assert "Belum ada diskusi di sini. Anda dapat membuka yang pertama." in text_of("/tema/kampanye/")


def test_what_is_unpublished_or_restricted_is_on_no_list_and_no_card(landing, live_list, publish, text_of):
    shown, gone, closed = (publish(GuidePage, title) for title in ("Panduan terbit", "Panduan ditarik", "Panduan tertutup"))
    landing(live_list("panduan"), ("cards", {"heading": "Pilihan", "pages": [shown, gone, closed]}))
    gone.unpublish()
    PageViewRestriction.objects.create(page=closed, restriction_type=PageViewRestriction.LOGIN)

    html = text_of("/tema/kampanye/")

    assert html.count("Panduan terbit") == 2
    assert "Panduan ditarik" not in html
    assert "Panduan tertutup" not in html


def test_cards_keep_the_order_of_the_editor(landing, publish, text_of):
    pages = [publish(GuidePage, title) for title in ("Yang pertama", "Yang kedua", "Yang ketiga")]
    landing(("cards", {"heading": "Pilihan", "pages": pages[::-1]}))

    html = text_of("/tema/kampanye/")

    assert html.index("Yang ketiga") < html.index("Yang kedua") < html.index("Yang pertama")


def test_figures_stand_with_their_day_and_source(landing, text_of):
    figure = NationalFigure.objects.create(label="Instansi dinilai", value=471, unit="instansi", as_of="2023", source="Laporan tahunan")
    landing(("figures", {"heading": "Angka", "figures": [figure]}))

    html = text_of("/tema/kampanye/")

    assert "471" in html
    assert "per 2023 · Laporan tahunan" in html


@pytest.mark.parametrize("rows", [1, 3])
def test_a_list_costs_one_query_however_many_rows(landing, live_list, publish, count_queries, rows):
    for number in range(rows):
        publish(GuidePage, f"Panduan {number}")
    landing(live_list("panduan"), ("cards", {"heading": "Pilihan", "pages": list(GuidePage.objects.all())}))

    assert count_queries("/tema/kampanye/") == 4


def test_each_further_list_costs_one_query_more(landing, live_list, publish, count_queries):
    publish(GuidePage, "Panduan")
    page = landing(live_list("panduan"))
    one = count_queries("/tema/kampanye/")
    page.body = [*([live_list("panduan")] * 3)]
    page.save_revision().publish()

    assert count_queries("/tema/kampanye/") == one + 2


@pytest.mark.parametrize("change", [{"url": ""}, {"url": "javascript:alert(1)"}, {"url": "http://contoh.test/"}])
def test_a_call_to_action_leads_to_one_safe_place(change):
    with pytest.raises(ValidationError):
        CallToActionBlock().clean(CallToActionBlock().to_python({**CALL, **change}))


def test_a_call_to_action_has_its_button(landing, text_of):
    landing(("call_to_action", CALL))

    assert '<a class="btn btn-accent" href="/acara/">Buka acara</a>' in text_of("/tema/kampanye/")


@pytest.mark.django_db
def test_no_more_than_twelve_rows_can_be_asked_for():
    block = LandingBody().child_blocks["live_list"]

    with pytest.raises(ValidationError):
        block.clean(block.to_python({"heading": "x", "kind": "panduan", "aspect": "", "below": None, "count": 13}))


def test_a_landing_page_is_in_search_and_in_the_sitemap_until_it_is_withdrawn(landing, client):
    page = landing(("paragraph", "<p>Kata unik zebrakuning.</p>"), summary="Ringkas.")
    entry = Entry.objects.get(kind="tema", object_id=page.pk)

    assert "zebrakuning" in entry.body
    assert "/tema/kampanye/" in client.get("/sitemap.xml").content.decode()

    LandingPage.objects.get(pk=page.pk).unpublish()

    assert not Entry.objects.filter(kind="tema").exists()
    assert client.get("/tema/kampanye/").status_code == 404


def test_the_list_of_landing_pages_names_each(landing, text_of):
    landing(kicker="Program", summary="Bersama menata jabatan.")

    html = text_of("/tema/")

    assert 'href="/tema/kampanye/"' in html
    assert "Bersama menata jabatan." in html


def test_an_editor_builds_a_page_from_blocks_and_sees_it_before_it_is_published(signed_in, home, live_list):
    ensure_groups(home)
    client = signed_in("editor")
    parent = home.get_children().get(slug="tema")
    draft = parent.add_child(instance=LandingPage(title="Rancangan", slug="rancangan", live=False, body=[live_list("panduan")]))
    draft.save_revision()

    form = client.get(f"/admin/pages/add/landing/landingpage/{parent.pk}/")
    seen = client.get(f"/admin/pages/{draft.pk}/view_draft/")

    assert form.status_code == 200
    assert "Belum ada panduan di sini." in seen.content.decode()
    assert client.get("/tema/rancangan/").status_code == 404
