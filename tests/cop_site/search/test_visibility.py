"""What is not public is not in the catalogue, and so it is neither found, counted, suggested nor hinted at."""

from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.test import Client
from wagtail.models import Page, PageViewRestriction

from knowledge.models import GuideIndexPage, GuidePage, StandardPage

WORD = "xilofonmerit"


def guide(home: Any, aspect: Any) -> GuidePage:
    page = GuideIndexPage.objects.get().add_child(instance=GuidePage(title=f"Panduan {WORD}", slug=WORD, summary=f"Ringkasan {WORD}", live=False))
    page.aspects.add(aspect)
    page.save()
    return page


def published(page: Page) -> None:
    page.save_revision().publish()


def shows(client: Client) -> list[bool]:
    answer = client.get("/cari/", {"q": WORD}).context["answer"]
    suggested = client.get("/cari/saran/", {"q": WORD[:8]}).json()["results"]
    near_miss = client.get("/cari/", {"q": WORD[:-1] + "x"}).context["answer"].suggestion
    return [bool(answer.hits), bool(answer.results.total), bool(answer.results.kinds), bool(suggested), bool(near_miss)]


def test_a_published_page_shows_everywhere(client: Client, home: Any, aspect: Callable[[str], Any]) -> None:
    published(guide(home, aspect("3")))

    assert shows(client) == [True] * 5


def test_a_draft_shows_nowhere(client: Client, home: Any, aspect: Callable[[str], Any]) -> None:
    guide(home, aspect("3")).save_revision()

    assert shows(client) == [False] * 5


def test_an_unpublished_page_disappears_at_once(client: Client, home: Any, aspect: Callable[[str], Any]) -> None:
    page = guide(home, aspect("3"))
    published(page)

    GuidePage.objects.get(pk=page.pk).unpublish()

    assert shows(client) == [False] * 5


def test_a_restricted_page_shows_nowhere(client: Client, home: Any, aspect: Callable[[str], Any]) -> None:
    page = guide(home, aspect("3"))
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)

    published(page)

    assert shows(client) == [False] * 5


def test_a_page_that_is_restricted_later_disappears_and_comes_back_when_opened(client: Client, home: Any, aspect: Callable[[str], Any]) -> None:
    page = guide(home, aspect("3"))
    published(page)

    restriction = PageViewRestriction.objects.create(page=page.get_parent(), restriction_type=PageViewRestriction.LOGIN)
    assert shows(client) == [False] * 5

    restriction.delete()
    assert shows(client) == [True] * 5


def test_a_deleted_page_disappears(client: Client, home: Any, aspect: Callable[[str], Any]) -> None:
    page = guide(home, aspect("3"))
    published(page)

    Page.objects.get(pk=page.pk).delete()

    assert shows(client) == [False] * 5


def test_an_edit_is_found_at_once_and_the_old_words_no_longer(client: Client, home: Any, aspect: Callable[[str], Any]) -> None:
    page = guide(home, aspect("3"))
    published(page)

    page.title, page.summary = "Panduan kalimbamerit", "Ringkasan kalimbamerit"
    published(page)

    assert client.get("/cari/", {"q": "kalimbamerit"}).context["answer"].results.total == 1
    assert shows(client)[:4] == [False] * 4


def test_a_write_that_is_rolled_back_is_not_found(client: Client, entry: Callable[..., Any]) -> None:
    with transaction.atomic():
        entry(f"Judul {WORD}")
        transaction.set_rollback(True)

    assert shows(client) == [False] * 5


def test_a_plain_page_is_found_like_any_other_until_it_is_withdrawn(client: Client, home: Any) -> None:
    page = home.add_child(instance=StandardPage(title=f"Tentang {WORD}", slug=WORD, summary="Siapa kami.", live=False))
    published(page)
    found = client.get("/cari/", {"q": WORD}).context["answer"].hits

    StandardPage.objects.get(pk=page.pk).unpublish()

    assert [hit.entry.kind for hit in found] == ["halaman"]
    assert shows(client) == [False] * 5
