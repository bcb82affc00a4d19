"""Help at the places where people get stuck: said by default, changed by administrators, kept in the process."""

import re
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.template import Context, Template

from knowledge.editorial.models import HelpText
from knowledge.editorial.places import places
from knowledge.editorial.selectors import UnknownPlace, help_at
from knowledge.editorial.services import load_help
from knowledge.models import GuideIndexPage
from members.services import ensure_groups

TEMPLATES = Path(__file__).parents[3] / "templates"


def shown(key="pencarian"):
    return Template("{% load editorial %}{% help_text key %}").render(Context({"key": key}))


def test_every_place_of_the_registry_stands_in_a_template_and_no_other():
    source = " ".join(path.read_text(encoding="utf-8") for path in TEMPLATES.rglob("*.html"))

    assert set(re.findall(r"{% help_(?:text|panel) \"([\w-]+)\" %}", source)) == set(places())


def test_the_words_that_came_with_the_site_are_shown_until_somebody_changes_them(db):
    HelpText.objects.all().delete()
    before = shown()
    load_help()
    row = HelpText.objects.get(key="pencarian")
    row.title, row.body = "Judul kami", "<p>Isi kami.</p>"
    row.save()

    assert "Belum menemukan yang dicari?" in before
    assert "Judul kami" in shown()
    assert "Isi kami." in shown()


def test_loading_again_keeps_what_administrators_wrote(db):
    load_help()
    HelpText.objects.filter(key="pencarian").update(title="Judul kami")

    assert load_help() == 0
    assert HelpText.objects.get(key="pencarian").title == "Judul kami"


def test_help_can_be_silenced(db):
    HelpText.objects.filter(key="pencarian").update(is_shown=False)

    assert shown().strip() == ""


def test_help_costs_no_query_once_it_is_kept(db, django_assert_num_queries):
    shown()

    with django_assert_num_queries(0):
        shown("rekomendasi")


def test_help_unfolds_without_a_script_and_is_named(db):
    html = shown()

    assert re.search(r"<details class=\"disclosure help[^\"]*\">\s*<summary>", html)
    assert "Bantuan:" in html


def test_no_script_reaches_the_reader(db):
    HelpText.objects.filter(key="pencarian").update(title="<b>", body='<p onclick="x()">Aman<script>alert(1)</script></p>')

    html = shown()

    assert "&lt;b&gt;" in html
    assert "onclick" not in html
    assert "alert" not in html


def test_a_link_leads_nowhere_strange(db):
    with pytest.raises(ValidationError):
        HelpText(key="pencarian", title="x", body="<p>x</p>", link_label="Buka", link_url="javascript:alert(1)").full_clean()


def test_an_unknown_place_is_a_mistake_of_ours():
    with pytest.raises(UnknownPlace):
        help_at("tidak-ada")


def test_administrators_change_help_in_the_cms_and_editors_do_not(signed_in, home):
    ensure_groups(home)
    load_help()
    row = HelpText.objects.get(key="pencarian")
    at = f"/admin/snippets/editorial/helptext/edit/{row.pk}/"

    assert signed_in("editor").get(at).status_code == 302
    assert signed_in("admin").get(at).status_code == 200


def test_the_editor_of_a_guide_reads_the_help_for_guides(signed_in, home):
    ensure_groups(home)
    html = signed_in("admin").get(f"/admin/pages/add/knowledge/guidepage/{GuideIndexPage.objects.get().pk}/").content.decode()

    assert "Panduan yang dipakai orang" in html
