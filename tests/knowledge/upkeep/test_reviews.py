"""D-14 and review dates: who has to look at what again, once, and how it ends."""

import datetime

import pytest
from django.core import mail
from django.db import IntegrityError, transaction
from django.utils import timezone

from knowledge.catalogue.models import Entry
from knowledge.models import Citation, GuidePage, RegulationPage
from knowledge.models.regulation import RegulationRelation
from knowledge.upkeep.models import ReviewTask
from knowledge.upkeep.services import (
    NotYourReview,
    ReviewClosed,
    close_review,
    open_regulation_reviews,
    open_scheduled_reviews,
    tell_stewards,
)
from members.models import RoleGrant


@pytest.fixture
def steward(person):
    """A member without any role who looks after items."""
    return person("anggota")


def test_replacing_a_regulation_opens_one_review_for_each_citing_live_item_and_for_none_other(regulation, citing, replace):
    old, other = regulation("PP 1/2030"), regulation("PP 2/2030")
    first = citing("Pertama", (old, "Pasal 3"), (old, "Pasal 4"), (other, ""))
    second = citing("Kedua", (old, ""))
    citing("Ketiga", (other, "Pasal 3"))
    withdrawn = citing("Keempat", (old, ""))
    withdrawn.unpublish()

    replace(old)

    opened = list(ReviewTask.objects.order_by("page_id").values_list("page", "reason", "regulation"))
    assert opened == [(first.pk, "regulasi", old.pk), (second.pk, "regulasi", old.pk)]


def test_a_second_run_opens_none_even_when_the_first_reviews_are_closed(regulation, citing, replace, person):
    old = regulation()
    citing("Pertama", (old, ""))
    replace(old)
    close_review(ReviewTask.objects.get(), by=person("editor"), outcome="tetap")

    again = open_regulation_reviews(RegulationPage.objects.get(pk=old.pk))
    replace(old)

    assert (again, ReviewTask.objects.count()) == (0, 1)


@pytest.mark.parametrize("marked_on", ["old", "new"])
def test_a_relation_replaces_from_either_side(regulation, citing, marked_on):
    old, new = regulation("PP 1/2030"), regulation("PP 2/2030")
    item = citing("Pertama", (old, ""))
    page, kind, target = (old, "dicabut_oleh", new) if marked_on == "old" else (new, "mencabut", old)
    page.relations = [RegulationRelation(kind=kind, target=target)]

    page.save_revision().publish()

    assert list(ReviewTask.objects.values_list("page", "regulation")) == [(item.pk, old.pk)]


def test_a_draft_that_replaces_opens_nothing(regulation, citing):
    old = regulation()
    citing("Pertama", (old, ""))
    old.status = "dicabut"

    old.save_revision()

    assert not ReviewTask.objects.exists()


def test_an_item_that_cites_no_longer_is_left_alone(regulation, citing, replace):
    old = regulation()
    item = citing("Pertama", (old, "Pasal 3"))
    item.body = [("paragraph", "<p>Tanpa dasar.</p>")]
    item.save_revision().publish()

    replace(old)

    assert (Citation.objects.count(), ReviewTask.objects.count()) == (0, 0)


def test_a_slip_is_taken_back_and_can_be_repeated(regulation, citing, replace):
    old = regulation()
    citing("Pertama", (old, ""))
    replace(old)

    replace(old, status="berlaku")
    replace(old)

    assert list(ReviewTask.objects.order_by("pk").values_list("outcome", flat=True)) == ["batal", ""]


@pytest.mark.row("S0-12")
def test_the_public_sees_the_changed_basis_until_the_review_is_closed(regulation, citing, replace, text_of, person):
    old = regulation("PP 1/2030")
    citing("Pertama", (old, ""))
    before = text_of("/panduan/pertama/")

    replace(old)
    during = text_of("/panduan/pertama/")
    close_review(ReviewTask.objects.get(), by=person("editor"), outcome="tetap")
    after = text_of("/panduan/pertama/")

    note = "Perlu ditinjau: dasar hukumnya berubah"
    assert [note in html for html in (before, during, after)] == [False, True, False]
    assert "sudah diganti (PP 1/2030)" in during


def test_the_note_survives_a_rewriting_of_the_catalogue(regulation, citing, replace):
    from knowledge.catalogue.services import rebuild

    old = regulation("PP 1/2030")
    item = citing("Pertama", (old, ""))
    replace(old)

    rebuild()

    assert Entry.objects.get(kind="panduan", object_id=item.pk).facts["basis_changed"] == ["PP 1/2030"]


def test_a_steward_gets_one_mail_for_all_and_the_owner_where_there_is_none(
    regulation, citing, replace, steward, person, django_capture_on_commit_callbacks
):
    old = regulation("PP 1/2030")
    owner = person("editor")
    for title in ("Pertama", "Kedua"):
        citing(title, (old, ""), steward=steward)
    citing("Ketiga", (old, ""), owner=owner)

    with django_capture_on_commit_callbacks(execute=True):
        replace(old)
    tell_stewards()

    assert sorted((message.to[0], message.body.count("Sebab: Dasar hukumnya berubah: PP 1/2030")) for message in mail.outbox) == sorted(
        [(steward.email, 2), (owner.email, 1)]
    )


def test_a_passed_review_date_opens_one_review_and_one_mail_for_each_date(publish, steward, time_machine, django_capture_on_commit_callbacks):
    time_machine.move_to(datetime.datetime(2030, 1, 2, tzinfo=datetime.UTC), tick=False)
    item = publish(GuidePage, "Pertama", steward=steward, review_due=datetime.date(2030, 1, 1))
    publish(GuidePage, "Kedua", review_due=datetime.date(2030, 1, 2))

    with django_capture_on_commit_callbacks(execute=True):
        counts = [open_scheduled_reviews(), open_scheduled_reviews()]
    close_review(ReviewTask.objects.get(), by=steward, outcome="tetap", next_due=datetime.date(2030, 6, 1))
    time_machine.move_to(datetime.datetime(2030, 6, 2, tzinfo=datetime.UTC), tick=False)
    with django_capture_on_commit_callbacks(execute=True):
        counts.append(open_scheduled_reviews())

    assert counts == [1, 0, 2]
    assert [message.subject.split("] ")[1] for message in mail.outbox] == ["Mohon ditinjau: Pertama"] * 2
    item.refresh_from_db()
    assert (item.reviewed_on, item.review_due) == (datetime.date(2030, 1, 2), datetime.date(2030, 6, 1))


def test_a_new_review_date_published_by_an_editor_settles_the_review(publish):
    item = publish(GuidePage, "Pertama", review_due=timezone.localdate() - datetime.timedelta(days=1))
    open_scheduled_reviews()
    item.review_due = timezone.localdate() + datetime.timedelta(days=9)

    item.save_revision().publish()

    assert ReviewTask.objects.get().outcome == "diperbarui"


def test_closing_a_review_keeps_a_draft_a_draft(publish, steward):
    item = publish(GuidePage, "Pertama", steward=steward, review_due=datetime.date(2020, 1, 1))
    item.title = "Judul yang masih ditulis"
    item.save_revision()
    open_scheduled_reviews()
    day = timezone.localdate() + datetime.timedelta(days=9)

    close_review(ReviewTask.objects.get(), by=steward, outcome="tetap", next_due=day)

    live = GuidePage.objects.get(pk=item.pk)
    draft = live.get_latest_revision_as_object()
    assert (live.title, live.review_due, draft.title, draft.review_due) == ("Pertama", day, "Judul yang masih ditulis", day)
    assert live.has_unpublished_changes


def test_a_stranger_closes_nothing(publish, person):
    publish(GuidePage, "Pertama", steward=person("editor"), review_due=datetime.date(2020, 1, 1))
    open_scheduled_reviews()

    with pytest.raises(NotYourReview):
        close_review(ReviewTask.objects.get(), by=person("narasumber"), outcome="tetap")

    assert ReviewTask.objects.get().is_open


def test_an_editor_whose_role_has_ended_closes_nothing(publish, person):
    publish(GuidePage, "Pertama", review_due=datetime.date(2020, 1, 1))
    open_scheduled_reviews()
    editor = person("editor")
    RoleGrant.objects.filter(user=editor).update(expires_at=timezone.now() - datetime.timedelta(days=1))

    with pytest.raises(NotYourReview):
        close_review(ReviewTask.objects.get(), by=editor, outcome="tetap")


def test_a_closed_review_is_not_closed_again(publish, steward):
    publish(GuidePage, "Pertama", steward=steward, review_due=datetime.date(2020, 1, 1))
    open_scheduled_reviews()
    task = ReviewTask.objects.get()
    close_review(task, by=steward, outcome="tetap")

    with pytest.raises(ReviewClosed):
        close_review(task, by=steward, outcome="ditarik")


def test_the_database_refuses_a_second_review_for_one_cause(regulation, citing, replace):
    old = regulation()
    item = citing("Pertama", (old, ""))
    replace(old)

    with pytest.raises(IntegrityError), transaction.atomic():
        ReviewTask.objects.create(page=item.page_ptr, reason="regulasi", regulation=old, due_on=datetime.date(2030, 1, 1))


def test_a_steward_closes_a_review_on_their_own_page(publish, steward, client):
    publish(GuidePage, "Pertama", steward=steward, review_due=datetime.date(2020, 1, 1))
    open_scheduled_reviews()
    task = ReviewTask.objects.get()
    client.force_login(steward, backend="allauth.account.auth_backends.AuthenticationBackend")

    listed = client.get("/ruang/tinjauan/").content.decode()
    answer = client.post(f"/ruang/tinjauan/{task.pk}/", {"outcome": "tetap", "next_due": ""})

    assert "Pertama" in listed
    assert (answer.status_code, ReviewTask.objects.get().closed_by) == (302, steward)


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_of_reviews_costs_the_same_for_one_and_three(publish, steward, client, django_assert_num_queries, count):
    for number in range(count):
        publish(GuidePage, f"Panduan {number}", steward=steward, review_due=datetime.date(2020, 1, 1))
    open_scheduled_reviews()
    client.force_login(steward, backend="allauth.account.auth_backends.AuthenticationBackend")
    client.get("/ruang/tinjauan/")

    with django_assert_num_queries(QUERIES_OF_THE_LIST):
        client.get("/ruang/tinjauan/")


QUERIES_OF_THE_LIST = 4


def test_the_journal_of_the_page_tells_how_a_review_ended(regulation, citing, replace, person):
    from wagtail.models import PageLogEntry

    old = regulation()
    page = citing("Pertama", (old, ""))
    replace(old)

    close_review(ReviewTask.objects.get(), by=person("editor"), outcome="tetap")

    told = PageLogEntry.objects.get(page=page.pk, action="upkeep.close_review")
    assert (told.user, told.message) == (person("editor"), f"Tinjauan ditutup: {ReviewTask.objects.get().get_outcome_display()}")
