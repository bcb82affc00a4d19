"""What a suggestion may do to a page, and who decides; also when two act at once."""

from threading import Barrier, Thread

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, connection, transaction
from django.utils import timezone
from wagtail.models import PageLogEntry

from knowledge.models import GuideIndexPage, GuidePage
from members.suggestions import services
from members.suggestions.models import Suggestion
from members.suggestions.passages import passage_of, passages_of

HTML = '<p>Anjab <b>dahulu</b>, lihat <a href="https://www.bkn.go.id/">BKN</a>.</p><ul><li>SK tim</li></ul>'


@pytest.fixture
def guide(home, aspect):
    """A published guide with a summary and one paragraph."""
    page = GuidePage(title="Menyusun peta jabatan", summary="Ringkasan lama.", body=[("paragraph", HTML), ("quote", {"text": "x"})])
    page.aspects.set([aspect("1")])
    GuideIndexPage.objects.get().add_child(instance=page)
    page.save_revision().publish()
    return GuidePage.objects.get(pk=page.pk)


@pytest.fixture
def suggest(guide, person):
    """Suggest a new summary, or another passage."""

    def make(proposed="Ringkasan yang lebih tepat.", *, passage="summary", by=None, **more):
        return services.suggest(guide.pk, by=by or person("anggota"), passage=passage, proposed=proposed, reason="Lebih tepat.", **more)

    return make


def paragraph(page):
    return next(passage for passage in passages_of(page) if passage.key.startswith("isi:"))


def seen(page, key="summary"):
    return services.stamp_of(passage_of(page, key).text)


def again(page):
    return GuidePage.objects.get(pk=page.pk)


def test_summary_and_paragraphs_can_be_suggested_as_a_person_would_type_them(guide):
    assert [passage.key.split(":")[0] for passage in passages_of(guide)] == ["summary", "isi"]
    assert paragraph(guide).text == "Anjab **dahulu**, lihat [BKN](https://www.bkn.go.id/).\n\n- SK tim"


def test_nothing_changes_before_the_decision(guide, suggest):
    suggest()

    assert again(guide).summary == "Ringkasan lama."


def test_an_accepted_text_is_public_with_the_readers_name_and_in_the_history(guide, suggest, person):
    author, editor = person("anggota"), person("editor")
    suggestion = suggest(by=author)

    services.accept(suggestion, by=editor, text="Ringkasan yang lebih tepat!", seen=seen(guide))

    page = again(guide)
    assert page.summary == "Ringkasan yang lebih tepat!"
    assert [(credit.user, credit.role) for credit in page.credits.all()] == [(author, "kontributor")]
    assert page.revisions.order_by("-pk").first().user == editor
    assert not page.has_unpublished_changes


def test_who_does_not_wish_it_is_not_named(guide, suggest, person):
    services.accept(suggest(wants_credit=False), by=person("editor"), text="Baru.", seen=seen(guide))

    assert not again(guide).credits.exists()


def test_a_paragraph_keeps_its_markup_and_takes_nothing_that_the_editor_does_not_offer(guide, suggest, person):
    passage = paragraph(guide)
    text = "Anjab **dahulu** & ABK.\n\n# Judul\n\n<script>alert(1)</script>\n\n[jahat](javascript:alert(1))\n\n- SK tim\n- Jadwal"

    services.accept(suggest(text, passage=passage.key), by=person("editor"), text=text, seen=services.stamp_of(passage.text))

    html = again(guide).body[0].value.source
    assert "<strong>dahulu</strong> &amp; ABK." in html
    assert "<li>Jadwal</li>" in html
    assert "<h" not in html
    assert "<script" not in html
    assert 'href="javascript' not in html
    assert again(guide).body[1].block_type == "quote"


def test_a_draft_that_somebody_is_writing_gets_the_text_and_is_not_published(guide, suggest, person):
    suggestion = suggest()
    draft = guide.get_latest_revision_as_object()
    draft.title = "Judul yang masih ditulis"
    draft.save_revision()

    services.accept(suggestion, by=person("editor"), text="Baru.", seen=seen(guide))

    page = again(guide)
    latest = page.get_latest_revision_as_object()
    assert (page.title, page.summary) == ("Menyusun peta jabatan", "Baru.")
    assert (latest.title, latest.summary) == ("Judul yang masih ditulis", "Baru.")


def test_a_passage_that_changed_meanwhile_is_not_overwritten(guide, suggest, person):
    suggestion, stamp = suggest(), seen(guide)
    guide.summary = "Diubah editor lain."
    guide.save_revision().publish()

    with pytest.raises(services.PassageMoved):
        services.accept(suggestion, by=person("editor"), text="Baru.", seen=stamp)

    assert again(guide).summary == "Diubah editor lain."


def test_a_text_that_does_not_fit_the_page_is_refused_with_a_reason(guide, suggest, person):
    with pytest.raises(services.TextUnfit):
        services.accept(suggest(), by=person("editor"), text="x" * 500, seen=seen(guide))

    assert Suggestion.objects.get().is_waiting


@pytest.mark.parametrize("role", ["anggota", "operator", "moderator", "verifikator", "penyelenggara"])
def test_other_roles_do_not_decide(role, guide, suggest, person):
    suggestion = suggest(by=person("anggota", "63"))

    with pytest.raises(PermissionDenied):
        services.accept(suggestion, by=person(role), text="Baru.", seen=seen(guide))


def test_an_editor_does_not_decide_about_their_own(guide, suggest, person):
    editor = person("editor")

    with pytest.raises(PermissionDenied):
        services.accept(suggest(by=editor), by=editor, text="Baru.", seen=seen(guide))


def test_whoever_looks_after_the_page_decides(guide, suggest, person):
    GuidePage.objects.filter(pk=guide.pk).update(steward=person("narasumber", "32"))

    services.decline(suggest(), by=person("narasumber", "32"), answer="Sudah dibahas di bawah.")

    assert Suggestion.objects.get().state == "ditolak"
    assert PageLogEntry.objects.filter(page=guide.pk, action="suggestions.decline").exists()


def test_what_is_not_public_cannot_be_suggested_to(guide, suggest):
    guide.unpublish()

    with pytest.raises(services.NoSuchPassage):
        suggest()


def test_the_same_text_is_no_suggestion(suggest):
    with pytest.raises(services.NothingChanged):
        suggest(" Ringkasan  lama. ")


def test_one_waits_per_reader_and_passage(suggest):
    suggest()

    with pytest.raises(services.WaitsAlready):
        suggest("Yang lain.")


def test_nobody_lets_more_wait_than_the_limit(guide, suggest, person, monkeypatch):
    monkeypatch.setattr(services, "MOST_WAITING", 1)
    suggest()

    with pytest.raises(services.TooManyWaiting):
        suggest("Baru sama sekali.", passage=paragraph(guide).key)


def test_the_database_asks_a_refusal_for_its_reason_and_a_decision_for_its_moment(suggest):
    pk = suggest().pk

    for wrong in ({"state": "ditolak", "decided_at": timezone.now(), "answer": ""}, {"state": "diterima", "decided_at": None}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Suggestion.objects.filter(pk=pk).update(**wrong)


@pytest.mark.engine("postgresql")
@pytest.mark.django_db(transaction=True)
def test_of_two_editors_at_once_one_decides(guide, suggest, person):
    # SQLite has one writer at a time anyway.
    suggestion, editors = suggest(), [person("editor", "32"), person("admin", "31")]
    start, outcomes = Barrier(2), []

    def decide(editor):
        start.wait()
        try:
            services.decline(suggestion, by=editor, answer=f"Kata {editor.pk}")
            outcomes.append("decided")
        except services.DecidedAlready:
            outcomes.append("too late")
        finally:
            connection.close()

    threads = [Thread(target=decide, args=[editor]) for editor in editors]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(outcomes) == ["decided", "too late"]
