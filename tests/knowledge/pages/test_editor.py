"""The editor's side: aspects as governed checkboxes, publishing refused without one, nothing lost."""

import datetime

import pytest
from django.utils import timezone
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from knowledge.aspects.models import Aspect, Framework
from knowledge.models import GuideIndexPage, GuidePage

REFUSAL = "Pilih sedikitnya satu aspek sebelum menerbitkan."


@pytest.fixture
def editor(home, client, django_user_model):
    client.force_login(
        django_user_model.objects.create_superuser("admin@example.test", "rahasia-sekali-2026", name="Admin"),
        backend="allauth.account.auth_backends.AuthenticationBackend",
    )
    return client


def form(title="Panduan baru", *, aspects=(), **more):
    data = nested_form_data(
        {
            "title": title,
            "slug": "panduan-baru",
            "summary": "Ringkasan yang ditulis lama",
            "first_step": "Mulai hari ini",
            "body": streamfield([("heading", "Judul bagian")]),
            "related_links": inline_formset([]),
            "credits": inline_formset([]),
            "dependencies": inline_formset([]),
            "comments": inline_formset([]),
        }
    )
    return {**data, "aspects": [str(aspect.pk) for aspect in aspects], **more}


def create(editor, **data):
    return editor.post(f"/admin/pages/add/knowledge/guidepage/{GuideIndexPage.objects.get().pk}/", data)


def edit(editor, page, **data):
    return editor.post(f"/admin/pages/{page.pk}/edit/", data)


def test_a_draft_can_be_saved_without_an_aspect(editor):
    response = create(editor, **form())

    assert response.status_code == 302, response.context["form"].errors
    assert not GuidePage.objects.get(title="Panduan baru").live


def test_publishing_without_an_aspect_is_refused_and_keeps_what_was_typed(editor):
    response = create(editor, **form(**{"action-publish": "1"}))
    html = response.content.decode()

    assert response.status_code == 200
    assert REFUSAL in html
    assert all(text in html for text in ("Ringkasan yang ditulis lama", "Mulai hari ini", "Judul bagian"))
    assert not GuidePage.objects.filter(title="Panduan baru").exists()


def test_publishing_a_draft_without_an_aspect_is_refused_and_the_draft_stays(editor):
    create(editor, **form())
    page = GuidePage.objects.get()

    response = edit(editor, page, **form("Judul lebih baik", **{"action-publish": "1"}))

    assert REFUSAL in response.content.decode()
    assert "Judul lebih baik" in response.content.decode()
    page.refresh_from_db()
    assert (page.live, page.title) == (False, "Panduan baru")


def test_publishing_with_an_aspect_goes_live_and_brings_the_parent_along(editor, aspect):
    response = create(editor, **form(aspects=[aspect("1.1")], **{"action-publish": "1"}))

    assert response.status_code == 302, response.context["form"].errors
    page = GuidePage.objects.get()
    assert page.live
    assert {link.tag.code for link in page.aspect_links.all()} == {"1", "1.1"}
    assert editor.get("/panduan/panduan-baru/").status_code == 200


def test_a_live_page_keeps_its_aspect_while_a_draft_without_one_is_saved(editor, aspect):
    create(editor, **form(aspects=[aspect("1")], **{"action-publish": "1"}))
    page = GuidePage.objects.get()

    saved = edit(editor, page, **form("Konsep"))
    refused = edit(editor, page, **form("Konsep", **{"action-publish": "1"}))

    assert saved.status_code == 302, saved.context and saved.context["form"].errors
    assert REFUSAL in refused.content.decode()
    page.refresh_from_db()
    assert (page.live, page.title) == (True, "Panduan baru")
    assert page.main_aspects == [aspect("1")]


def test_scheduling_without_an_aspect_is_refused_in_the_editor(editor):
    tomorrow = (timezone.localtime() + datetime.timedelta(days=1)).strftime("%Y-%m-%d %H:%M")

    response = create(editor, **form(go_live_at=tomorrow, **{"action-publish": "1"}))

    assert REFUSAL in response.content.decode()


@pytest.mark.parametrize("value", ["999999", "abc", "-1", "1.1"])
def test_an_unknown_aspect_is_named_and_nothing_is_saved(value, editor):
    response = create(editor, **{**form(), "aspects": [value]})

    assert f"{value}" in str(response.context["form"].errors["aspects"])
    assert "tidak dikenal" in str(response.context["form"].errors["aspects"])
    assert not GuidePage.objects.exists()


def test_aspects_are_offered_by_framework_with_sub_aspects_below(editor, framework):
    html = " ".join(editor.get(f"/admin/pages/add/knowledge/guidepage/{GuideIndexPage.objects.get().pk}/").content.decode().split())

    assert html.count('<label class="aspect-choices__root"') == framework.aspects.roots().count()
    assert html.count('<label class="aspect-choices__sub"') == framework.aspects.subs().count()
    assert html.index("2 Pengadaan") > html.index("1.4 ") > html.index("1 Perencanaan Kebutuhan")
    assert Framework.objects.get(code="panrb-2025").name not in html


def test_an_aspect_of_another_framework_is_offered_only_where_it_is_chosen(editor, publish):
    other = Aspect.objects.roots().get(framework__code="panrb-2025", code="3")
    page = publish(GuidePage, "Lama")
    page.aspects.add(other)
    page.save_revision().publish()

    html = editor.get(f"/admin/pages/{page.pk}/edit/").content.decode()
    refused = create(editor, **form(aspects=[other]))

    assert "Pengelolaan kinerja" in html
    assert html.count('<p class="aspect-choices__framework"') == 2
    assert "tidak dikenal" in str(refused.context["form"].errors["aspects"])


def test_a_preview_shows_the_draft_not_the_published_page(editor, publish, aspect):
    page = publish(GuidePage, "Terbit", aspects=["1"])
    address = f"/admin/pages/{page.pk}/edit/preview/"

    editor.post(address, form("Judul konsep", aspects=[aspect("5")]))
    html = editor.get(f"{address}?mode=").content.decode()

    assert "Judul konsep" in html
    assert "/aspek/manajemen-kinerja/" in html.split("<main")[1].split("</header>")[0]
