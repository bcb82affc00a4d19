"""The pages of contributions as their visitors meet them: what is kept, what is refused, what is said."""

import pytest
from django.test import Client

from members.contributions import services
from members.contributions.models import CoAuthor, Contribution
from members.services import grant_role

from .conftest import COMPLETE, TITLE, paper, picture, save

STEP_URL = "/ruang/kontribusi/{}/{}/"


@pytest.fixture
def member(signed_in, section):
    """The author's browser."""
    return signed_in("anggota")


def fields(response):
    """What a step's form would send back if nothing were changed."""
    form = response.context["form"]
    data = {"seen": response.context["seen"]}
    for bound in [*form.visible_fields()]:
        value = bound.value()
        if value not in (None, False) and bound.name not in {"photo", "document"}:
            data[bound.html_name] = [getattr(each, "pk", each) for each in value] if isinstance(value, list) else bound.field.prepare_value(value)
    for rows in form.rows.values():
        data |= {field.html_name: field.value() for field in rows.management_form}
        for row in rows.forms:
            data |= {field.html_name: field.value() or "" for field in row}
    for each in getattr(form, "file_forms", []):
        data |= {field.html_name: field.value() or "" for field in each if field.name != "remove"}
    return data


def test_a_form_sent_back_unchanged_changes_nothing(member, draft):
    contribution = draft()
    before = {step: services.step_token(contribution, step) for step in ("dasar", *COMPLETE)}

    for step in before:
        url = STEP_URL.format(contribution.pk, step)
        assert member.post(url, fields(member.get(url)) | {"lanjut": "1"}).status_code == 302

    after = Contribution.objects.get()
    assert {step: services.step_token(after, step) for step in before} == before
    assert services.submit(after, by=after.author).state == "menunggu"


def test_rows_that_were_added_on_the_page_stay_when_it_is_saved_twice(member, start):
    url = STEP_URL.format(start().pk, "cerita")
    data = fields(member.get(url)) | {"steps-TOTAL_FORMS": "2"}
    data |= {"steps-0-title": "Satu", "steps-0-text": "", "steps-0-output": "", "steps-1-title": "Dua", "steps-1-text": "", "steps-1-output": ""}

    first = member.post(url, data | {"diam": "1"}).json()
    member.post(url, data | {"diam": "1", "seen": first["seen"]})

    steps = member.get(url).context["form"].rows["steps"].forms
    assert [form["title"].value() for form in steps] == ["Satu", "Dua", None]


def test_an_emptied_row_is_taken_out(member, draft):
    url = STEP_URL.format(draft().pk, "hasil")
    data = fields(member.get(url)) | {f"figures-0-{name}": "" for name in ("label", "before", "after", "unit", "source")}

    member.post(url, data)

    assert len(Contribution.objects.get().draft.figures) == 0


def test_a_quiet_save_begins_a_draft_and_answers_with_its_address(member):
    data = fields(member.get("/ruang/kontribusi/baru/"))

    answer = member.post("/ruang/kontribusi/baru/", data | {"title": "Judul awal", "summary": "WA 081234567890", "diam": "1"})

    said, contribution = answer.json(), Contribution.objects.get()
    assert said["url"] == f"/ruang/kontribusi/{contribution.pk}/dasar/"
    assert said["warnings"] == ["Ringkasan: nomor telepon (0812••••••••)"]
    assert said["seen"] == services.step_token(contribution, "dasar")


def test_a_quiet_save_without_title_says_what_is_missing(member):
    answer = member.post("/ruang/kontribusi/baru/", {"summary": "Ringkasan", "diam": "1"})

    assert (answer.status_code, answer.json()["problems"]["title"]) == (422, "Beri judul dahulu agar draf dapat disimpan.")


def test_an_invalid_form_keeps_what_was_typed(member, start):
    url = STEP_URL.format(start().pk, "dasar")
    data = fields(member.get(url)) | {"summary": "Ringkasan yang panjang & penting", "year": "2999"}

    answer = member.post(url, data)

    assert answer.status_code == 422
    assert "Ringkasan yang panjang &amp; penting" in answer.content.decode()
    assert Contribution.objects.get().draft.summary != "Ringkasan yang panjang & penting"


def test_a_conflict_keeps_both_texts_and_the_member_chooses(member, start, author):
    contribution = start()
    url = STEP_URL.format(contribution.pk, "cerita")
    data = fields(member.get(url)) | {"problem": "Dari jendela ini"}
    save(contribution, "cerita", {"problem": "Dari jendela lain", "steps": []}, by=author)

    quiet = member.post(url, data | {"diam": "1"})
    answer = member.post(url, data)
    assert (quiet.status_code, quiet.json()) == (409, {"changed": True})
    assert (answer.status_code, "Dari jendela ini" in answer.content.decode()) == (409, True)
    assert "Dari jendela lain" in Contribution.objects.get().draft.problem

    assert member.post(url, data | {"seen": answer.context["seen"]}).status_code == 302
    assert "Dari jendela ini" in Contribution.objects.get().draft.problem


def test_a_photo_comes_with_words_and_is_shown_to_its_people_alone(member, start, signed_in):
    contribution = start()
    url = STEP_URL.format(contribution.pk, "berkas")
    data = fields(member.get(url))

    without = member.post(url, data | {"photo": picture(), "adapt": "Kalimat panjang"})
    member.post(url, data | {"photo": picture(), "photo_description": "Tim berdiskusi", "document": paper(), "adapt": "Kalimat panjang"})

    assert (without.status_code, "Kalimat panjang" in without.content.decode()) == (422, True)
    kinds = [block.block_type for block in Contribution.objects.get().draft.body]
    photo = f"/ruang/kontribusi/{contribution.pk}/foto/{contribution.files.get(image__isnull=False).pk}/"
    assert kinds == ["figure", "download"]
    assert [client.get(photo).status_code for client in (member, signed_in("narasumber", "32"), Client())] == [200, 404, 302]


def test_a_file_that_is_refused_loses_no_text(member, start):
    url = STEP_URL.format(start().pk, "berkas")
    data = fields(member.get(url)) | {"adapt": "Kalimat panjang", "photo_description": "Foto"}

    answer = member.post(url, data | {"photo": paper("foto.jpg", b"bukan foto")})

    assert answer.status_code == 422
    assert "bukan foto JPEG, PNG, atau WebP" in answer.content.decode()
    assert "Kalimat panjang" in answer.content.decode()


def test_removing_a_photo_takes_it_from_the_page(member, start, author):
    contribution = start()
    file = services.add_photo(contribution, by=author, upload=picture(), description="Tim")
    url = STEP_URL.format(contribution.pk, "berkas")

    member.post(url, fields(member.get(url)) | {f"berkas-{file.pk}-remove": "on"})

    assert (contribution.files.count(), len(Contribution.objects.get().draft.body)) == (0, 0)


def test_the_answer_about_a_coauthor_does_not_tell_whether_the_address_is_known(member, start, person):
    person("narasumber", "32")
    url = STEP_URL.format(start().pk, "berkas")
    rows = {"coauthors-TOTAL_FORMS": "2", "coauthors-0-name": "", "coauthors-1-name": ""}
    rows |= {"coauthors-0-email": "narasumber-32@example.test", "coauthors-1-email": "tidak-dikenal@example.test"}

    member.post(url, fields(member.get(url)) | rows)
    page = member.get(f"/ruang/kontribusi/{Contribution.objects.get().pk}/").content.decode()

    assert page.count("menunggu jawaban") == 2
    assert CoAuthor.objects.filter(user__isnull=False).count() == 0


def test_an_invited_member_agrees_and_is_credited(submitted, decide, editor, author, person, signed_in):
    from allauth.account.models import EmailAddress

    friend, other = person("narasumber", "32"), signed_in("pimpinan", "63")
    EmailAddress.objects.create(user=friend, email=friend.email, verified=True)
    contribution = submitted()
    invited = CoAuthor.objects.create(contribution=contribution, email=friend.email)
    client = signed_in("narasumber", "32")
    assert TITLE in client.get("/ruang/kontribusi/").content.decode()

    assert other.post(f"/ruang/kontribusi/undangan/{invited.pk}/", {"jawaban": "terima"}).status_code == 404
    client.post(f"/ruang/kontribusi/undangan/{invited.pk}/", {"jawaban": "terima"})
    decide(contribution, by=editor)

    names = list(Contribution.objects.get().page.credits.values_list("user", "role"))
    assert names == [(author.pk, "penulis"), (friend.pk, "kontributor")]


def test_an_address_that_is_not_proven_opens_no_invitation(submitted, person, signed_in):
    friend = person("narasumber", "32")
    invited = CoAuthor.objects.create(contribution=submitted(), email=friend.email)

    assert signed_in("narasumber", "32").post(f"/ruang/kontribusi/undangan/{invited.pk}/", {"jawaban": "terima"}).status_code == 404


def test_who_agrees_after_publication_is_credited_on_the_public_page(submitted, decide, editor, person, signed_in):
    from allauth.account.models import EmailAddress

    friend = person("narasumber", "32")
    EmailAddress.objects.create(user=friend, email=friend.email, verified=True)
    contribution = submitted()
    invited = CoAuthor.objects.create(contribution=contribution, email=friend.email)
    decide(contribution, by=editor)

    signed_in("narasumber", "32").post(f"/ruang/kontribusi/undangan/{invited.pk}/", {"jawaban": "terima"})

    page = Contribution.objects.get().page
    assert (page.credits.filter(user=friend).count(), page.has_unpublished_changes) == (1, False)


def test_submitting_by_the_page_says_what_is_missing_and_then_sends(member, start, draft):
    unfinished, complete = start(), draft()

    refused = member.post(f"/ruang/kontribusi/{unfinished.pk}/ajukan/")
    sent = member.post(f"/ruang/kontribusi/{complete.pk}/ajukan/", follow=True)

    assert (refused.status_code, "Ceritakan masalah yang dihadapi." in refused.content.decode()) == (422, True)
    assert "Menunggu telaah" in sent.content.decode()


def test_the_preview_is_for_its_people_and_says_that_it_is_one(draft, signed_in, member):
    contribution = draft()
    url = f"/ruang/kontribusi/{contribution.pk}/pratinjau/"

    assert "Pratinjau, belum terbit" in member.get(url).content.decode()
    assert TITLE in member.get(url).content.decode()
    assert signed_in("narasumber", "32").get(url).status_code == 404


def test_a_public_practice_shows_no_note_of_a_preview(submitted, decide, editor):
    decide(submitted(), by=editor)

    html = Client().get(Contribution.objects.get().page.url).content.decode()

    assert "Pratinjau, belum terbit" not in html
    assert "Bagikan praktik Anda" in html


# The review


@pytest.fixture
def desk(signed_in, section):
    """An editor's browser."""
    return signed_in("editor")


def test_the_queue_shows_what_waits_and_the_decision_empties_it(desk, submitted):
    contribution = submitted()
    page = desk.get(f"/ruang/telaah/{contribution.pk}/")
    assert TITLE in desk.get("/ruang/telaah/").content.decode()

    sent = {"keputusan": "reject", "comment": "Sebutkan sumber.", "seen_revision": page.context["seen_revision"]}
    desk.post(f"/ruang/telaah/{contribution.pk}/", sent)

    assert Contribution.objects.get().state == "perbaikan"
    assert TITLE not in desk.get("/ruang/telaah/").content.decode()


def test_a_late_editor_keeps_the_comment_and_is_told(desk, submitted, decide, editor_of):
    contribution = submitted()
    seen = desk.get(f"/ruang/telaah/{contribution.pk}/").context["seen_revision"]
    decide(contribution, by=editor_of("1"), action="reject", comment="Dari editor lain.")

    answer = desk.post(f"/ruang/telaah/{contribution.pk}/", {"keputusan": "approve", "comment": "Catatan panjang saya", "seen_revision": seen})

    assert answer.status_code == 409
    assert "sudah diputuskan editor lain" in answer.content.decode()
    assert "Catatan panjang saya" in answer.content.decode()


def test_an_editor_who_read_an_older_version_keeps_the_comment_and_is_told(desk, submitted, author):
    contribution = submitted()
    seen = desk.get(f"/ruang/telaah/{contribution.pk}/").context["seen_revision"]
    services.withdraw(contribution, by=author)
    save(contribution, "cerita", COMPLETE["cerita"] | {"problem": "Ditulis ulang."}, by=author)
    services.submit(contribution, by=author)
    sent = {"keputusan": "approve", "comment": "Catatan panjang saya", "seen_revision": seen}

    answer = desk.post(f"/ruang/telaah/{contribution.pk}/", sent)

    text = answer.content.decode()
    assert (answer.status_code, "berubah sejak Anda membukanya" in text, "Catatan panjang saya" in text) == (409, True, True)
    assert Contribution.objects.get().state == "menunggu"
    desk.post(f"/ruang/telaah/{contribution.pk}/", sent | {"seen_revision": answer.context["seen_revision"]})
    assert Contribution.objects.get().state == "terbit"


def test_what_is_no_version_at_all_is_refused_kindly(desk, submitted):
    contribution = submitted()

    for seen in ("", "0", "99999999999999999999", "abc"):
        answer = desk.post(f"/ruang/telaah/{contribution.pk}/", {"keputusan": "approve", "seen_revision": seen})
        assert answer.status_code in (409, 422), seen

    assert Contribution.objects.get().state == "menunggu"


# The lists


@pytest.mark.parametrize(("role", "url"), [("anggota", "/ruang/kontribusi/"), ("editor", "/ruang/telaah/"), ("anggota", "/ruang/")])
def test_lists_cost_the_same_for_one_and_three(submitted, signed_in, role, url, django_assert_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client = signed_in(role)
    costs = []
    for _round in range(2):
        submitted()
        client.get(url)
        with CaptureQueriesContext(connection) as queries:
            client.get(url)
        costs.append(len([query for query in queries if "SAVEPOINT" not in query["sql"]]))
        submitted()

    assert costs[0] == costs[1]


# The CMS


def test_the_cms_does_not_publish_past_the_review(draft, desk, submitted, person, signed_in):
    writer = person("editor", email="penulis@example.test")
    contribution = draft(by=writer)
    grant_role(writer, "editor", by=None)
    client = Client()
    client.force_login(writer, backend="allauth.account.auth_backends.AuthenticationBackend")

    for browser in (client, desk):
        browser.post(f"/admin/bulk/wagtailcore/page/publish/?id={contribution.page_id}", {})

    assert Contribution.objects.get().page.live is False


def test_the_cms_lets_another_editor_approve_and_not_its_author(submitted, desk, person):
    writer = person("editor", email="penulis@example.test")
    contribution = submitted(by=writer)
    client = Client()
    client.force_login(writer, backend="allauth.account.auth_backends.AuthenticationBackend")
    task_state = contribution.page.current_workflow_task_state
    url = f"/admin/pages/workflow/action/{contribution.page_id}/approve/{task_state.pk}/"

    client.post(url, {"comment": ""})
    assert Contribution.objects.get().state == "menunggu"
    stale = desk.post(url, {"comment": "", "seen_revision": "999999"}, headers={"x-requested-with": "XMLHttpRequest"})
    assert "berubah sejak Anda membukanya" in stale.content.decode()
    assert Contribution.objects.get().state == "menunggu"
    desk.post(url, {"comment": "Bagus.", "seen_revision": contribution.page.latest_revision_id})
    assert Contribution.objects.get().state == "terbit"


def test_the_decision_in_the_cms_carries_the_version_that_was_there(submitted, desk):
    contribution = submitted()
    task_state = contribution.page.current_workflow_task_state

    modal = desk.get(f"/admin/pages/workflow/action/{contribution.page_id}/reject/{task_state.pk}/").json()["html"]

    assert f'name="seen_revision" value="{contribution.page.latest_revision_id}"' in modal
