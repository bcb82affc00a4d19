"""The verbs of the forum keep counts, numbers, history and the catalogue true."""

import uuid

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from knowledge.catalogue.models import Entry
from members.forum import services
from members.forum.markdown import MarkdownRefused
from members.forum.models import Discussion, Edit, EditIsFinal, Post


def entry_of(discussion):
    return Entry.objects.filter(kind="forum", object_id=discussion.pk).first()


def test_a_discussion_keeps_author_instansi_and_aspects(discussion, person):
    opened = discussion(aspects=["3.1", "5"])

    assert (opened.author, opened.instansi.code) == (person("anggota"), "33.10")
    assert sorted(opened.aspects.values_list("code", flat=True)) == ["3", "3.1", "5"]
    assert opened.html == "<p>Kami <strong>baru</strong> mulai.</p>"


def test_moving_to_another_instansi_leaves_what_was_written_where_it_was(discussion, person, instansi):
    opened = discussion()
    membership = person("anggota").membership
    membership.instansi = instansi("63")
    membership.save()

    opened.refresh_from_db()
    assert opened.instansi.code == "33.10"


def test_a_discussion_without_an_aspect_is_refused_and_nothing_is_written(person):
    with pytest.raises(services.NoAspect):
        services.open_discussion(by=person("anggota"), title="Tanpa aspek sama sekali", text="x", aspects=[])

    assert not Discussion.objects.exists()


def test_a_text_that_is_refused_writes_nothing(discussion):
    with pytest.raises(MarkdownRefused):
        discussion(text="a" * 20_001)

    assert not Discussion.objects.exists()


def test_replies_are_numbered_and_counted_even_through_a_stale_object(discussion, reply):
    opened = discussion()
    stale_one, stale_two = Discussion.objects.get(pk=opened.pk), Discussion.objects.get(pk=opened.pk)

    posts = [reply(stale_one), reply(stale_two), reply(stale_one)]

    opened.refresh_from_db()
    assert [post.number for post in posts] == [1, 2, 3]
    assert (opened.post_count, opened.last_post_at) == (3, posts[-1].created_at)


def test_the_database_refuses_a_number_given_twice(discussion, reply):
    post = reply(discussion())

    with pytest.raises(IntegrityError), transaction.atomic():
        Post.objects.create(discussion=post.discussion, number=1, author=post.author, text="x", html="x")


def test_a_second_click_sends_nothing_twice(discussion, reply, person):
    token, other = uuid.uuid4(), uuid.uuid4()
    opened = discussion(token=token)

    again = discussion(token=token)
    first, second = reply(opened, token=other), reply(opened, token=other)

    assert again.pk == opened.pk
    assert first.pk == second.pk
    assert (Discussion.objects.count(), Post.objects.count()) == (1, 1)
    assert reply(opened, token=other, by=person("operator", "63")).pk != first.pk


def test_a_closed_discussion_takes_no_reply_until_it_is_opened_again(discussion, reply, person):
    opened = discussion()
    services.set_closed(opened, by=person("anggota"), is_closed=True)

    with pytest.raises(services.DiscussionClosed):
        reply(opened)

    services.set_closed(opened, by=person("anggota"), is_closed=False)
    assert reply(opened).number == 1


def test_edits_keep_what_was_said_before(discussion, reply, person):
    opened = discussion()
    post = reply(opened, "Satu")

    services.edit_post(post, by=post.author, text="Dua")
    services.edit_post(post, by=post.author, text="Tiga")
    services.edit_discussion(opened, by=opened.author, title="Judul yang lebih jelas", text="Isi baru", aspects=opened.aspects.all())

    post.refresh_from_db()
    assert (post.html, post.edited_at is not None) == ("<p>Tiga</p>", True)
    assert list(Edit.objects.values_list("title", "text")) == [
        ("", "Satu"),
        ("", "Dua"),
        ("Bagaimana memulai manajemen talenta?", "Kami **baru** mulai."),
    ]


def test_the_history_cannot_be_changed(discussion, reply):
    post = reply(discussion(), "Satu")
    services.edit_post(post, by=post.author, text="Dua")
    kept = Edit.objects.get()
    kept.text = "Lain"

    with pytest.raises(EditIsFinal):
        kept.save()


@pytest.mark.parametrize("role", ["operator", "moderator", "admin"])
def test_nobody_rewrites_the_words_of_another(discussion, reply, person, role):
    opened = discussion()
    post = reply(opened)

    with pytest.raises(PermissionDenied):
        services.edit_post(post, by=person(role, "63"), text="Diganti")
    with pytest.raises(PermissionDenied):
        services.edit_discussion(opened, by=person(role, "63"), title="Diganti orang lain", text="x", aspects=opened.aspects.all())


def test_the_asker_or_a_moderator_chooses_the_answer_and_nobody_else(discussion, reply, person):
    opened = discussion()
    first, second = reply(opened, "Satu"), reply(opened, "Dua")

    with pytest.raises(PermissionDenied):
        services.accept_answer(first, by=first.author)
    services.accept_answer(first, by=opened.author)
    services.accept_answer(second, by=person("moderator"))

    opened.refresh_from_db()
    assert opened.accepted_post == second


def test_only_moderators_hide_and_a_hidden_answer_is_no_answer(discussion, reply, person):
    opened = discussion()
    first, second = reply(opened, "Satu"), reply(opened, "Dua")
    services.accept_answer(second, by=opened.author)

    with pytest.raises(PermissionDenied):
        services.set_post_hidden(second, by=opened.author, is_hidden=True)
    services.set_post_hidden(second, by=person("moderator"), is_hidden=True)

    opened.refresh_from_db()
    assert (opened.accepted_post, opened.post_count, opened.last_post_at) == (None, 1, first.created_at)
    with pytest.raises(services.AnswerElsewhere):
        services.accept_answer(second, by=opened.author)


def test_numbers_are_not_given_again_after_hiding(discussion, reply, person):
    opened = discussion()
    services.set_post_hidden(reply(opened), by=person("moderator"), is_hidden=True)

    assert reply(opened).number == 2


def test_a_discussion_is_in_the_catalogue_with_its_facts(discussion, reply):
    opened = discussion(aspects=["3.1"])
    reply(opened)

    entry = entry_of(opened)
    assert (entry.title, entry.url, entry.summary) == (opened.title, opened.get_absolute_url(), "Kami baru mulai.")
    assert ([a["code"] for a in entry.aspect_labels], entry.sub_aspect_codes) == (["3"], ["3.1"])
    assert entry.instansi.code == "33.10"
    assert {key: entry.facts[key] for key in ("reply_count", "is_answered", "author", "instansi")} == {
        "reply_count": 1, "is_answered": False, "author": "Anggota 33.10", "instansi": "Pemkab Klaten",
    }  # fmt: skip


def test_after_acceptance_the_catalogue_holds_the_answer_too(discussion, reply):
    opened = discussion()
    post = reply(opened, "Mulai dari *data kinerja*.")
    services.accept_answer(post, by=opened.author)

    entry = entry_of(opened)
    assert entry.body == "Kami baru mulai.\n\nMulai dari data kinerja."
    assert entry.facts["is_answered"] is True

    services.edit_post(post, by=post.author, text="Mulai dari kotak sembilan.")
    assert entry_of(opened).body == "Kami baru mulai.\n\nMulai dari kotak sembilan."


def test_what_is_hidden_leaves_the_catalogue_and_comes_back(discussion, person):
    opened = discussion()

    services.set_discussion_hidden(opened, by=person("moderator"), is_hidden=True)
    assert entry_of(opened) is None

    services.set_discussion_hidden(opened, by=person("moderator"), is_hidden=False)
    assert entry_of(opened) is not None


def test_a_hidden_discussion_takes_no_reply_from_members(discussion, reply, person):
    opened = discussion()
    services.set_discussion_hidden(opened, by=person("moderator"), is_hidden=True)

    with pytest.raises(PermissionDenied):
        reply(opened)


def test_the_link_to_a_page_follows_when_the_page_moves(discussion):
    from knowledge.catalogue.signals import entries_changed

    about = Entry.objects.create(kind="panduan", object_id=7, title="Panduan ABK", url="/panduan/abk/")
    opened = discussion(about=about)
    about.url, about.title = "/panduan/analisis-beban-kerja/", "Analisis beban kerja"
    about.save()

    entries_changed.send(sender=Entry, entry_ids=[about.pk], removed_ids=[])

    opened.refresh_from_db()
    assert (opened.about_url, opened.about_title) == ("/panduan/analisis-beban-kerja/", "Analisis beban kerja")


def test_the_journal_tells_what_moderators_did(discussion, reply, person):
    from wagtail.models import ModelLogEntry

    opened, moderator = discussion(), person("moderator")

    services.set_post_hidden(reply(opened), by=moderator, is_hidden=True)
    services.set_closed(opened, by=moderator, is_closed=True)
    services.set_discussion_hidden(opened, by=moderator, is_hidden=True)
    services.set_discussion_hidden(opened, by=moderator, is_hidden=False)

    told = ModelLogEntry.objects.filter(user=moderator).order_by("pk").values_list("action", flat=True)
    assert list(told) == ["forum.hide", "forum.close", "forum.hide", "forum.show"]
