"""Who hears what, once and in Indonesian, whichever door the review went through."""

import pytest

from members.contributions import services
from members.contributions.mails import tell, tell_what_was_missed
from members.contributions.models import CoAuthor

from .conftest import TITLE


@pytest.fixture
def verified():
    """Prove the address of a user."""
    from allauth.account.models import EmailAddress

    def prove(user):
        EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
        return user

    return prove


@pytest.fixture
def letters(mailoutbox, django_capture_on_commit_callbacks):
    """Run something and read what left: `letters(lambda: …)` → (to, subject) sorted."""

    def run(act):
        before = len(mailoutbox)
        with django_capture_on_commit_callbacks(execute=True):
            act()
        return sorted((mail.to[0], mail.subject.removeprefix("[CoP Sistem Merit] ")) for mail in mailoutbox[before:])

    return run


def test_a_submission_is_told_to_its_author_and_to_the_editors_of_its_aspects_alone(draft, letters, author, editor_of):
    theirs, _other = editor_of("3"), editor_of("5")
    contribution = draft(codes=("3",))

    left = letters(lambda: services.submit(contribution, by=author))

    assert left == [
        (author.email, f"Kontribusi Anda sedang ditelaah: {TITLE}"),
        (theirs.email, f"Menunggu telaah Anda: {TITLE}"),
    ]


def test_a_request_for_changes_carries_the_comment_and_wagtail_adds_nothing(submitted, letters, decide, author, editor, mailoutbox):
    contribution = submitted()

    left = letters(lambda: decide(contribution, by=editor, action="reject", comment="Sebutkan sumber angka & <tanggal>."))

    assert left == [(author.email, f"Perlu perbaikan: {TITLE}")]
    assert "Sebutkan sumber angka & <tanggal>." in mailoutbox[-1].body


def test_publication_is_told_to_author_and_coauthors_alone(submitted, letters, decide, author, editor, person):
    contribution = submitted()
    friend = person("narasumber", "32")
    CoAuthor.objects.create(contribution=contribution, email=friend.email, user=friend)

    left = letters(lambda: decide(contribution, by=editor))

    assert left == sorted([(author.email, f"Sudah terbit: {TITLE}"), (friend.email, f"Sudah terbit: {TITLE}")])


def test_an_invitation_leaves_once_and_only_to_a_member(draft, letters, author, person, verified):
    friend = verified(person("narasumber", "32"))
    contribution = draft()
    CoAuthor.objects.create(contribution=contribution, email=friend.email)
    CoAuthor.objects.create(contribution=contribution, email="tidak-dikenal@example.test")

    first = letters(lambda: services.submit(contribution, by=author))
    services.withdraw(contribution, by=author)
    again = letters(lambda: services.submit(contribution, by=author))

    assert [to for to, subject in first if subject.startswith("Anda disebut")] == [friend.email]
    assert [to for to, subject in again if subject.startswith("Anda disebut")] == []


def test_telling_the_same_again_sends_nothing(submitted, letters, author):
    contribution = submitted()
    event = contribution.events.last()
    assert tell(event) > 0

    assert letters(lambda: [tell(event), tell_what_was_missed()]) == []


def test_another_workflow_of_wagtail_keeps_its_own_mails(section, letters, editor, author, person):
    from django.contrib.auth.models import Group
    from wagtail.models import GroupApprovalTask, Workflow, WorkflowTask

    from knowledge.models import GuideIndexPage, GuidePage

    task = GroupApprovalTask.objects.create(name="Lain")
    task.groups.add(Group.objects.get(name="Editor aspek"))
    workflow = Workflow.objects.create(name="Lain")
    WorkflowTask.objects.create(workflow=workflow, task=task)
    page = GuidePage(title="Panduan lain", live=False, owner=author)
    GuideIndexPage.objects.get().add_child(instance=page)
    page.save_revision(user=author)
    workflow.start(page, author)

    left = letters(lambda: page.current_workflow_task_state.reject(user=editor, comment="Belum"))

    assert [to for to, _subject in left] == [author.email]
