"""Discussions of an old knowledge base keep the forum's rules of size and aspects."""

import pytest
from django.utils import timezone

from knowledge.catalogue.models import Entry
from members.forum.archiving import ArchivedDiscussion, archive_discussions, renew_discussions
from members.forum.markdown import MarkdownRefused
from members.forum.models import Discussion, Edit
from members.forum.services import NoAspect, set_discussion_hidden
from members.services import archive_account

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(aspect):
    def make(external_id="a", **changed):
        facts = {"title": "Bagaimana?", "text": "Apakah *boleh*?", "aspects": [aspect("3.10")], "instansi_id": None, "opened_at": timezone.now()}
        return ArchivedDiscussion(external_id=external_id, **{**facts, **changed})

    return make


def test_a_sub_aspect_brings_its_aspect_along_and_the_catalogue_knows(draft):
    archive_discussions([draft()], by=archive_account())

    entry = Entry.objects.get(kind="forum", external_id="a")
    assert ([label["code"] for label in entry.aspect_labels], entry.sub_aspect_codes) == (["3"], ["3.10"])


@pytest.mark.parametrize(("changed", "refused"), [({"text": "x" * 20_001}, MarkdownRefused), ({"aspects": []}, NoAspect)])
def test_one_that_breaks_a_rule_leaves_nothing_behind(draft, changed, refused):
    with pytest.raises(refused):
        archive_discussions([draft("a"), draft("b", **changed)], by=archive_account())

    assert not Discussion.objects.exists()


def test_renewing_keeps_what_was_said_and_what_a_moderator_decided(draft, person):
    (discussion,) = archive_discussions([draft()], by=archive_account())
    set_discussion_hidden(discussion, by=person("moderator"), is_hidden=True)

    renew_discussions([(Discussion.objects.get(), draft(text="Boleh."))], by=archive_account())

    assert (Discussion.objects.get().is_hidden, Discussion.objects.get().text, Edit.objects.get().text) == (True, "Boleh.", "Apakah *boleh*?")
    assert not Entry.objects.filter(kind="forum").exists()


def test_renewing_with_the_same_words_notes_no_edit(draft):
    archive_discussions([draft()], by=archive_account())

    renew_discussions([(Discussion.objects.get(), draft())], by=archive_account())

    assert not Edit.objects.exists()
