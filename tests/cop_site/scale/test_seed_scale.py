"""`seed_scale` makes a large site that is whole: tree, catalogue, search and counts agree, and nothing made up is published as fact."""

import pytest
from django.core.management import CommandError, call_command
from wagtail.models import Page

from cop_site.scale import texts
from knowledge.assessment.models import Assessment, Result, ScoreEntry
from knowledge.catalogue.models import Entry
from knowledge.models import GuidePage
from members.accounts.models import User
from members.forum.models import Discussion, Post

pytestmark = pytest.mark.django_db
SIZES = {"materials": 24, "topics": 5, "posts": 13, "members": 4, "assessments": 3}


def seed(**sizes):
    call_command("seed_scale", **sizes)


def test_the_site_is_whole_and_says_that_it_is_made_up(client):
    seed(**SIZES)

    assert not any(Page.find_problems())
    assert Entry.objects.filter(is_fictional=True, external_id__startswith="skala-").count() == 29
    entry = Entry.objects.filter(kind="praktik").first()
    assert client.get(entry.url).status_code == 200
    assert entry.aspect_labels
    found = client.get("/api/v1/search", {"q": entry.title}).json()["results"]
    assert found[0]["external_id"] == entry.external_id


def test_replies_are_counted_and_numbered(client):
    seed(**SIZES)

    assert [(d.post_count, list(d.posts.values_list("number", flat=True))) for d in Discussion.objects.order_by("pk")][:4] == [(3, [1, 2, 3])] * 3 + [
        (2, [1, 2])
    ]
    assert client.get(Discussion.objects.first().get_absolute_url()).status_code == 200


def test_assessments_have_scores_and_results_that_nobody_outside_sees():
    seed(**SIZES)

    assert (Assessment.objects.count(), Result.objects.count(), ScoreEntry.objects.count()) == (3, 3, 24)
    assert not Assessment.objects.filter(is_published=True).exists()
    assert Result.objects.filter(is_complete=True, total__isnull=False).count() == 3


def test_members_cannot_sign_in():
    seed(members=3)

    assert not any(user.has_usable_password() for user in User.objects.filter(email__endswith="@contoh.invalid"))


def test_running_again_adds_only_what_is_missing():
    seed(**SIZES)
    seed(**{**SIZES, "materials": 30, "posts": 14})

    assert (Entry.objects.filter(external_id__startswith="skala-bahan-").count(), Post.objects.count(), User.objects.count()) == (30, 14, 4)
    assert not any(Page.find_problems())


def test_the_same_number_is_always_the_same_thing():
    seed(materials=12)

    page = GuidePage.objects.get(external_id="skala-bahan-0")
    assert page.title == texts.title(texts.source("skala-bahan-", 0), 0)


def test_registrations_do_not_exist_yet_and_ending_well_would_hide_it(capsys):
    with pytest.raises(SystemExit) as ended:
        seed(members=1, registrations=1)

    assert ended.value.code == 1
    assert "belum ada pendaftaran" in capsys.readouterr().err


def test_production_and_replies_to_nothing_are_refused(settings):
    with pytest.raises(CommandError, match="--topics"):
        seed(posts=1)
    settings.DEMO_ACCOUNTS_ALLOWED = False
    with pytest.raises(CommandError, match="produksi"):
        seed(members=1)
