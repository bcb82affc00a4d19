"""What an editor of the group, who is no superuser, can open and do with each kind."""

import datetime

import pytest
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import Page

from knowledge.catalogue.registry import kinds
from knowledge.models import (
    AnnouncementPage,
    CollectionPage,
    FaqPage,
    GuidePage,
    LabStoryPage,
    LearningPathPage,
    NewsPage,
    PracticePage,
    RegulationPage,
    TemplatePage,
)
from knowledge.upkeep.services import request_review
from tests.knowledge import conftest as library
from tests.knowledge.upkeep.reports.conftest import editor

__all__ = ["editor"]
MODELS = [
    *(GuidePage, PracticePage, LabStoryPage, RegulationPage, NewsPage, FaqPage),
    *(TemplatePage, CollectionPage, LearningPathPage, AnnouncementPage),
]
NEEDED = {AnnouncementPage: {"category": "komunitas", "published_on": datetime.date(2030, 1, 1)}}


@pytest.fixture
def put(home, aspect):
    """Publish a page of any kind below its list."""

    def make(model, title="Sebuah judul"):
        parent = Page.objects.get(slug=LISTS[model], depth=3)
        page = model(title=title, **{**library.NEEDED.get(model, {}), **NEEDED.get(model, {})})
        page.aspects.set([aspect("1")])
        parent.add_child(instance=page)
        page.save_revision().publish()
        return model.objects.get(pk=page.pk)

    return make


LISTS = {kind.model: kind.index_url.strip("/") for kind in kinds()}


# Rendering the editor is slow; the sides that do not depend on the kind are asked of one.
SIDES = ["edit/", "history/", "revisions/compare/earliest...latest/"]
SHARED_SIDES = ["copy/", "move/", "delete/", "unpublish/", "usage/", "workflow_history/"]


@pytest.mark.parametrize("model", MODELS)
def test_an_editor_opens_every_kind_and_previews_its_draft(put, editor, model):
    page = put(model)
    page.title = "Judul yang belum terbit"
    page.save_revision()
    sides = SIDES + (SHARED_SIDES if model is GuidePage else [])

    answers = {side: editor.get(f"/admin/pages/{page.pk}/{side}").status_code for side in sides}
    preview = editor.get(f"/admin/pages/{page.pk}/view_draft/").content.decode()

    assert answers == dict.fromkeys(sides, 200)
    assert "Judul yang belum terbit" in preview
    assert "wagtail-userbar" in preview


def test_readers_never_get_the_bar(put, editor, client):
    page = put(GuidePage)

    assert "wagtail-userbar" not in client.get(page.url).content.decode()
    assert "wagtail-userbar" not in editor.get(page.url).content.decode()


def test_a_scheduled_page_goes_live_with_the_clock(put, client, time_machine):
    page = put(NewsPage, "Berita lama")
    page.title = "Berita minggu depan"
    page.go_live_at = timezone.now() + datetime.timedelta(days=7)
    page.save_revision().publish()
    call_command("send_due")
    before = client.get(page.url).content.decode()

    time_machine.move_to(timezone.now() + datetime.timedelta(days=8))
    call_command("send_due")

    assert "Berita minggu depan" not in before
    assert "Berita minggu depan" in client.get(page.url).content.decode()


def test_the_first_page_of_the_cms_shows_what_waits(put, editor, person):
    page = put(GuidePage, "Panduan yang diragukan")
    page.steward = person("editor")
    page.save_revision().publish()
    request_review(page, note="Angkanya diragukan pembaca.")

    html = " ".join(editor.get("/admin/").content.decode().split())

    assert "<strong>1</strong> perlu saya tinjau" in html
    assert "<strong>1</strong> materi tidak segar lagi" in html
    assert "Angkanya diragukan pembaca." in html
