"""What members and editors can do with a contribution, in which state, and what follows."""

import pytest
from django.core.exceptions import PermissionDenied
from wagtail.models import PageLogEntry, Workflow, WorkflowState

from knowledge.models import PracticePage
from members.contributions import services
from members.contributions.models import (
    AlreadyDecided,
    AspectReviewTask,
    CoAuthor,
    CommentMissing,
    Contribution,
    ContributionEvent,
    NewerVersion,
    NotForYou,
)
from members.contributions.models.parts import HistoryIsWritten
from members.contributions.selectors import queue_for, reviewers_of
from members.contributions.services import drafts, review

from .conftest import COMPLETE, TITLE, basics, save


def state(contribution):
    return Contribution.objects.get(pk=contribution.pk).state


def journal_of(contribution):
    return list(PageLogEntry.objects.filter(page=contribution.page_id).order_by("timestamp", "pk").values_list("action", flat=True))


def events(contribution):
    return list(contribution.events.values_list("kind", "actor", "comment"))


# Drafts


def test_a_draft_is_a_page_that_is_not_live_and_belongs_to_its_author(start, author):
    page = start().page

    assert (page.live, page.owner, page.first_published_at, page.get_parent().slug) == (False, author, None, "praktik")
    assert page.latest_revision.user == author


def test_the_same_form_sent_twice_makes_one_draft(section, author, aspect, instansi):
    import uuid

    token = uuid.uuid4()
    first = services.start_contribution(by=author, values=basics(aspect, instansi), token=token)
    second = services.start_contribution(by=author, values=basics(aspect, instansi), token=token)

    assert first == second
    assert PracticePage.objects.count() == 1


def test_two_drafts_with_one_title_get_two_addresses(start):
    assert {start().page.slug, start().page.slug} == {"peta-jabatan-selesai-dalam-delapan-minggu", "peta-jabatan-selesai-dalam-delapan-minggu-2"}


def test_a_member_has_a_bounded_number_of_drafts(start, monkeypatch):
    monkeypatch.setattr(drafts, "MOST_DRAFTS", 1)
    start()

    with pytest.raises(services.TooManyDrafts):
        start()


def test_every_step_is_kept_as_it_was_typed(draft):
    page = draft().draft

    from members.contributions.content import stored_values

    kept = {step: stored_values(page, step) for step in COMPLETE}
    assert kept == COMPLETE


def test_saving_every_few_seconds_leaves_one_version_and_one_line_in_the_journal(start, author):
    contribution = start()
    before, told = contribution.page.revisions.count(), journal_of(contribution)

    for text in ("Satu", "Satu dua", "Satu dua tiga"):
        save(contribution, "cerita", {"problem": text, "steps": []}, by=author)

    assert contribution.page.revisions.count() == before
    assert journal_of(contribution) == told
    assert "Satu dua tiga" in Contribution.objects.get(pk=contribution.pk).draft.problem


def test_a_version_that_editors_have_read_stays_as_it_was(submitted, decide, editor, author):
    contribution = submitted()
    read = Contribution.objects.get(pk=contribution.pk).page.latest_revision
    decide(contribution, by=editor, action="reject", comment="Tambahkan sumber.")

    save(contribution, "cerita", {**COMPLETE["cerita"], "problem": "Lain sama sekali."}, by=author)

    read.refresh_from_db()
    assert "Peta jabatan tidak pernah selesai." in read.as_object().problem
    assert journal_of(contribution)[-1] == "wagtail.edit"


def test_a_step_that_changed_in_another_window_is_not_overwritten(start, author):
    contribution = start()
    seen = services.step_token(contribution, "cerita")
    save(contribution, "cerita", {"problem": "Dari jendela lain", "steps": []}, by=author)

    with pytest.raises(services.DraftChanged):
        services.save_step(contribution, by=author, step="cerita", values={"problem": "Dari sini", "steps": []}, seen=seen)

    assert "Dari jendela lain" in Contribution.objects.get(pk=contribution.pk).draft.problem


def test_another_step_in_another_window_is_no_conflict(start, author):
    contribution = start()
    seen = services.step_token(contribution, "cerita")
    save(contribution, "hasil", COMPLETE["hasil"], by=author)

    services.save_step(contribution, by=author, step="cerita", values=COMPLETE["cerita"], seen=seen)

    page = Contribution.objects.get(pk=contribution.pk).draft
    assert (page.duration, "Setiap unit" in page.problem) == ("8 minggu", True)


def test_what_an_editor_added_survives_the_next_save_of_the_member(submitted, decide, editor, author):
    contribution = submitted()
    decide(contribution, by=editor, action="reject", comment="Satu lagi.")
    page = Contribution.objects.get(pk=contribution.pk).draft
    page.problem = page.problem.replace("tidak pernah", "<b>tidak pernah</b>")
    page.body = [("heading", "Latar"), *[(block.block_type, block.value) for block in page.body]]
    page.save()
    page.save_revision(user=editor)

    save(contribution, "cerita", COMPLETE["cerita"] | {"steps": [{"title": "Satu", "text": "", "output": ""}]}, by=author)

    page = Contribution.objects.get(pk=contribution.pk).draft
    assert "<b>tidak pernah</b>" in page.problem
    assert [block.block_type for block in page.body] == ["heading", "steps", "evidence"]


def test_nobody_writes_in_the_draft_of_another(start, person):
    with pytest.raises(PermissionDenied):
        save(start(), "cerita", COMPLETE["cerita"], by=person("narasumber", "32"))


def test_deleting_a_draft_takes_page_and_files_away(draft, author):
    from knowledge.media.models import CopDocument, CopImage

    from .conftest import paper, picture

    contribution = draft()
    services.add_photo(contribution, by=author, upload=picture(), description="Tim berdiskusi")
    services.add_document(contribution, by=author, upload=paper(), title="SK")

    services.delete_contribution(contribution, by=author)

    assert [model.objects.count() for model in (Contribution, PracticePage, CopImage, CopDocument)] == [0, 0, 0, 0]


# Submitting


def test_an_unfinished_draft_is_not_submitted_and_says_what_is_missing(start, author):
    with pytest.raises(services.Incomplete) as refused:
        services.submit(start(), by=author)

    assert {lack.step for lack in refused.value.args[0]} == {"cerita", "hasil"}


def test_a_submission_waits_in_the_workflow(submitted, author):
    contribution = submitted()

    assert contribution.state == "menunggu"
    assert contribution.page.current_workflow_task.specific_class is AspectReviewTask
    assert events(contribution) == [("mulai", author.pk, ""), ("ajukan", author.pk, "")]


def test_nothing_is_published_when_the_section_has_lost_its_workflow(draft, author):
    Workflow.objects.update(active=False)
    AspectReviewTask.objects.update(active=False)

    contribution = services.submit(draft(), by=author)

    assert (contribution.state, contribution.page.live) == ("menunggu", False)


def test_a_submission_cannot_be_changed_or_sent_again(submitted, author):
    contribution = submitted()

    with pytest.raises(services.NotEditable):
        save(contribution, "cerita", COMPLETE["cerita"], by=author)
    with pytest.raises(services.NotEditable):
        services.submit(contribution, by=author)


def test_the_address_follows_the_last_title(draft, author, aspect, instansi):
    contribution = draft(title="Judul sementara saja")
    save(contribution, "dasar", basics(aspect, instansi), by=author)

    services.submit(contribution, by=author)

    assert PracticePage.objects.get().slug == "peta-jabatan-selesai-dalam-delapan-minggu"


def test_submissions_are_bounded_per_day(draft, author, monkeypatch):
    monkeypatch.setattr(review, "MOST_SUBMISSIONS_A_DAY", 1)
    services.submit(draft(), by=author)

    with pytest.raises(services.TooManySubmissions):
        services.submit(draft(), by=author)


def test_a_nip_stops_the_submission_whatever_is_acknowledged(draft, author):
    contribution = draft()
    save(contribution, "cerita", COMPLETE["cerita"] | {"problem": "Hubungi 19800101 200501 1 001 bila perlu."}, by=author)

    with pytest.raises(services.PersonalDataFound):
        services.submit(contribution, by=author, is_acknowledged=True)


def test_a_telephone_number_asks_for_an_acknowledgement(draft, author):
    contribution = draft()
    save(contribution, "berkas", COMPLETE["berkas"] | {"contact": "Telepon 0812-3456-7890"}, by=author)

    with pytest.raises(services.NotAcknowledged):
        services.submit(contribution, by=author)
    assert services.submit(contribution, by=author, is_acknowledged=True).state == "menunggu"


# Deciding


def test_approval_publishes_and_credits_the_author(submitted, decide, editor, author):
    contribution = decide(submitted(), by=editor, comment="Bagus.")

    page = PracticePage.objects.get()
    assert (contribution.state, page.live) == ("terbit", True)
    assert [(credit.user, credit.name, credit.role) for credit in page.credits.all()] == [(author, author.display_name, "penulis")]
    assert events(contribution)[-1] == ("terbit", editor.pk, "Bagus.")


def test_an_instansi_is_credited_in_place_of_its_author_who_asked_for_it(draft, decide, editor, author, aspect, instansi):
    contribution = draft()
    save(contribution, "dasar", basics(aspect, instansi), by=author, is_for_instansi=True)
    services.submit(contribution, by=author)

    decide(contribution, by=editor)

    credit = PracticePage.objects.get().credits.get()
    assert (credit.user, credit.name) == (None, instansi("33.10").name)


def test_a_request_for_changes_returns_it_with_the_comment_and_it_can_come_again(submitted, decide, editor, author):
    contribution = submitted()

    assert decide(contribution, by=editor, action="reject", comment="Sebutkan sumber angkanya.").state == "perbaikan"
    assert services.submit(contribution, by=author).state == "menunggu"

    assert [kind for kind, _actor, _comment in events(contribution)] == ["mulai", "ajukan", "minta-perbaikan", "ajukan-lagi"]
    assert events(contribution)[2] == ("minta-perbaikan", editor.pk, "Sebutkan sumber angkanya.")
    assert WorkflowState.objects.count() == 1


def test_a_request_for_changes_says_which(submitted, decide, editor):
    with pytest.raises(CommentMissing):
        decide(submitted(), by=editor, action="reject", comment="  ")


def test_withdrawing_keeps_everything_and_it_can_come_again(submitted, author):
    contribution = services.withdraw(submitted(), by=author)

    assert (contribution.state, contribution.page.current_workflow_state) == ("ditarik", None)
    assert services.submit(contribution, by=author).state == "menunggu"


@pytest.mark.row("S0-11")
@pytest.mark.parametrize("role", ["editor", "admin"])
def test_an_author_who_is_an_editor_does_not_approve_their_own(submitted, decide, person, role):
    writer = person(role)
    contribution = submitted(by=writer)

    with pytest.raises(NotForYou):
        decide(contribution, by=writer)

    assert state(contribution) == "menunggu"


def test_not_even_a_superuser_approves_their_own(submitted, decide, editor):
    editor.is_superuser = True
    editor.save()
    contribution = submitted(by=editor)

    with pytest.raises(NotForYou):
        decide(contribution, by=editor)


def test_a_coauthor_does_not_approve_either(submitted, decide, editor):
    contribution = submitted()
    CoAuthor.objects.create(contribution=contribution, email=editor.email, user=editor)

    with pytest.raises(NotForYou):
        decide(contribution, by=editor)


@pytest.mark.row("S0-13")
def test_only_editors_of_its_aspects_decide_and_hear_of_it(submitted, decide, editor_of, editor, person):
    theirs, other = editor_of("3"), editor_of("5")
    contribution = submitted(codes=("3.1",))

    with pytest.raises(NotForYou):
        decide(contribution, by=other)
    assert [queue_for(who) for who in (theirs, other, editor)] == [[contribution], [], [contribution]]
    assert set(reviewers_of(contribution)) == {theirs, editor}
    assert decide(contribution, by=theirs).state == "terbit"


def test_an_editor_of_a_sub_aspect_decides_about_it(submitted, decide, editor_of):
    assert decide(submitted(codes=("3.1",)), by=editor_of("3.1")).state == "terbit"


def test_an_expired_editor_decides_nothing(submitted, decide, editor):
    from django.utils import timezone

    editor.role_grants.update(expires_at=timezone.now())
    editor.__dict__.pop("_valid_grants", None)

    with pytest.raises(PermissionDenied):
        decide(submitted(), by=editor)


def test_the_second_editor_is_told_that_somebody_was_first(submitted, decide, editor, editor_of):
    contribution = submitted()
    decide(contribution, by=editor)

    with pytest.raises(AlreadyDecided):
        decide(contribution, by=editor_of("1"), action="reject", comment="Belum.")
    assert state(contribution) == "terbit"


def test_a_decision_about_an_older_version_is_refused(submitted, decide, editor, editor_of, author):
    contribution = submitted()
    seen = Contribution.objects.get(pk=contribution.pk).page.latest_revision_id
    services.withdraw(contribution, by=author)
    save(contribution, "cerita", COMPLETE["cerita"] | {"problem": "Ditulis ulang."}, by=author)
    services.submit(contribution, by=author)

    with pytest.raises(NewerVersion):
        decide(contribution, by=editor, seen=seen)
    assert state(contribution) == "menunggu"


def test_history_is_added_and_never_changed(start):
    event = start().events.get()
    event.comment = "Lain"

    with pytest.raises(HistoryIsWritten):
        event.save()


def test_taking_the_page_down_says_so_and_lets_the_author_go_on(submitted, decide, editor, author):
    contribution = decide(submitted(), by=editor)

    PracticePage.objects.get().unpublish()

    assert state(contribution) == "ditarik"
    assert ContributionEvent.objects.filter(kind="turun").count() == 1
    assert services.submit(contribution, by=author).state == "menunggu"


def test_a_later_edit_of_what_is_public_is_no_news(submitted, decide, editor):
    contribution = decide(submitted(), by=editor)
    before = contribution.events.count()

    page = PracticePage.objects.get()
    page.title = f"{TITLE} dan sesudahnya"
    page.save_revision(user=editor).publish()

    assert contribution.events.count() == before
