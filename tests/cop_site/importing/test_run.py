"""An old knowledge base comes in whole: pages that editors can work on, discussions, a catalogue and search in step with them."""

import json

import pytest
from django.db import IntegrityError, connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page, PageLogEntry, PageViewRestriction, ReferenceIndex

from cop_site.importing import pages, run
from knowledge.catalogue.models import Entry
from members.forum.models import Discussion, Edit
from members.services.archive import ARCHIVE_ADDRESS

pytestmark = pytest.mark.django_db
KINDS = ("panduan", "praktik", "cerita-lab", "regulasi", "acara", "podcast", "forum", "klinik-faq", "templat")


def found(client, text, **filters):
    answer = client.get("/api/v1/search", {"q": text, **filters}).json()
    return [result["external_id"] for result in answer["results"]]


@pytest.mark.row("S0-10")
def test_every_kind_comes_in_is_tagged_and_found_by_the_id_that_it_had(read, item, client):
    report = read(*(item(kind, f"bahan-{kind}", body=f"Kata khas zamrud {kind}.", aspects_extra=["3.10"], year=2021) for kind in KINDS))

    assert (report.total("created"), report.bad_lines) == (9, [])
    assert sorted(found(client, "zamrud")) == sorted(f"bahan-{kind}" for kind in KINDS)
    assert sorted(found(client, "zamrud", aspek="3", tahun="2021")) == sorted(f"bahan-{kind}" for kind in KINDS)
    for entry in Entry.objects.filter(external_id__startswith="bahan-"):
        assert client.get(entry.url).status_code == 200
        assert (entry.year, {label["code"] for label in entry.aspect_labels}, entry.sub_aspect_codes) == (2021, {"1", "3"}, ["3.10"])


def test_the_tree_is_valid_and_every_page_has_its_history(read, item, page):
    read(*(item(kind, f"{kind}-{number}") for kind in KINDS for number in range(3)))

    assert not any(Page.find_problems())
    for kind in set(KINDS) - {"forum"}:
        made = page(f"{kind}-1")
        assert (made.live, made.has_unpublished_changes, made.latest_revision_id) == (True, False, made.live_revision_id)
        assert made.latest_revision.as_object().body.raw_data[0]["value"] == "<p>Hitung beban kerja.</p>"
        assert list(PageLogEntry.objects.filter(page=made.pk).values_list("action", flat=True)) == ["cop_site.import"]
        assert made.get_parent().specific.get_children().filter(pk=made.pk).exists()


def test_an_editor_can_go_on_with_an_imported_page(read, item, page, admin_client):
    read(item("praktik", "dasbor"))

    made = page("dasbor")
    made.title = "Dasbor pensiun"
    made.save_revision().publish()

    assert Entry.objects.get(external_id="dasbor").title == "Dasbor pensiun"
    assert admin_client.get(f"/admin/pages/{made.pk}/history/").status_code == 200
    assert admin_client.get(f"/admin/pages/{made.pk}/edit/").status_code == 200
    assert Page.objects.search("Dasbor", backend="default").count() == 1


def test_importing_again_changes_nothing(read, item, page):
    rows = [item(kind, f"{kind}-1", source_url=f"https://lama.example/{kind}") for kind in KINDS]
    read(*rows)
    before = (page("panduan-1").latest_revision_id, Entry.objects.get(external_id="forum-1").updated_at, PageLogEntry.objects.count())

    report = read(*rows)

    assert report.total("unchanged") == 9
    assert (page("panduan-1").latest_revision_id, Entry.objects.get(external_id="forum-1").updated_at, PageLogEntry.objects.count()) == before


def test_a_changed_line_becomes_another_revision_at_the_same_address(read, item, page, client):
    read(item(body="Lama sekali."), item("panduan", "tetap"))
    address, first = page("menghitung-abk").url, page("menghitung-abk").latest_revision

    report = read(item(title="Judul baru", body="Kata baru zamrud.", aspect="2"), item("panduan", "tetap"))

    made = page("menghitung-abk")
    assert (report.total("updated"), report.total("unchanged")) == (1, 1)
    assert (made.url, made.title, [aspect.code for aspect in made.main_aspects]) == (address, "Judul baru", ["2"])
    assert made.revisions.count() == 2
    assert first.as_object().body.raw_data[0]["value"] == "<p>Lama sekali.</p>"
    assert found(client, "zamrud") == ["menghitung-abk"]
    assert Page.objects.search("Judul baru", backend="default").count() == 1


def test_what_an_editor_did_after_the_import_stays_until_the_line_itself_changes(read, item, page):
    read(item())
    made = page("menghitung-abk")
    made.summary = "Disunting."
    made.save_revision().publish()

    unchanged = read(item())
    summary = page("menghitung-abk").summary
    changed = read(item(summary="Dari berkas."))

    assert (unchanged.total("unchanged"), summary) == (1, "Disunting.")
    assert "disunting di situs" in changed.notices[0]
    assert (page("menghitung-abk").summary, page("menghitung-abk").revisions.count()) == ("Dari berkas.", 3)


def test_a_page_that_editors_took_offline_gets_a_draft_and_stays_hidden(read, item, page, client):
    read(item(body="Kata zamrud."))
    page("menghitung-abk").unpublish()

    read(item(body="Kata zamrud baru.", aspect="2"))

    made = page("menghitung-abk")
    assert (made.live, made.has_unpublished_changes) == (False, True)
    draft = made.get_latest_revision_as_object()
    assert (draft.body.raw_data[0]["value"], [aspect.code for aspect in draft.main_aspects]) == ("<p>Kata zamrud baru.</p>", ["2"])
    assert found(client, "zamrud") == []


def test_a_page_under_lock_is_left_alone_and_named(read, item, page):
    read(item())
    Page.objects.filter(pk=page("menghitung-abk").pk).update(locked=True)

    report = read(item(body="Baru."))

    assert "dikunci" in report.bad_lines[0]
    assert page("menghitung-abk").revisions.count() == 1


def test_below_a_closed_section_nothing_reaches_the_catalogue(read, item, client, home):
    section = Page.objects.get(slug="panduan")
    PageViewRestriction.objects.create(page=section, restriction_type=PageViewRestriction.LOGIN)

    read(item(body="Kata zamrud."))

    assert found(client, "zamrud") == []


def test_bad_lines_are_named_by_number_and_the_good_ones_kept(read, item):
    report = read(item("panduan", "a"), b"{rusak", item("resep", "b"), b"", item("panduan", "c", aspect="99"), item("panduan", "d"))

    assert [line.split(":")[0] for line in report.bad_lines] == ["Baris 2", "Baris 3", "Baris 5"]
    assert set(Entry.objects.filter(kind="panduan").values_list("external_id", flat=True)) == {"a", "d"}
    assert (report.total("created"), report.total("bad"), report.lines_read) == (2, 3, 5)


@pytest.mark.parametrize("body", ["> " * 90 + "x", "|" * 41])
def test_a_body_that_cannot_be_shown_makes_a_bad_line_at_once_and_in_a_trial(read, item, body):
    for is_dry in (True, False):
        report = read(item("panduan", "a", body=body), item("panduan", "b"), is_dry=is_dry)

        assert (report.total("created"), len(report.bad_lines)) == (1, 1)


def test_one_line_that_the_database_refuses_does_not_lose_the_others(read, item, monkeypatch):
    fields_of = pages.fields_of

    def refusing(kind, record, parent):
        if record.id == "panduan-5":
            raise IntegrityError("kena batas")
        return fields_of(kind, record, parent)

    monkeypatch.setattr(pages, "fields_of", refusing)

    report = read(*(item("panduan", f"panduan-{number}") for number in range(9)))

    assert (report.total("created"), report.total("bad")) == (8, 1)
    assert report.bad_lines[0].startswith("Baris 6: tidak dapat disimpan")
    assert not any(Page.find_problems())


def test_a_run_that_was_cut_short_is_completed_by_the_next_one(read, item, monkeypatch, client):
    rows = [item("panduan", f"panduan-{number}", body="Kata zamrud.") for number in range(6)]
    monkeypatch.setattr(run, "BATCH", 2)
    written = []

    def cut(count):
        written.append(count)
        if count == 4:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        read(*rows, on_progress=cut)
    halfway = len(found(client, "zamrud"))
    report = read(*rows)

    assert (halfway, len(found(client, "zamrud"))) == (4, 6)
    assert (report.total("unchanged"), report.total("created")) == (4, 2)
    assert not any(Page.find_problems())


def test_a_trial_judges_every_line_and_writes_nothing(read, item):
    report = read(*(item(kind, f"{kind}-1", source_url="https://lama.example/x") for kind in KINDS), item("resep", "b"), is_dry=True)

    assert (report.total("created"), report.total("bad")) == (9, 1)
    assert not Entry.objects.filter(external_id__endswith="-1").exists()
    assert not Discussion.objects.exists()


def test_an_id_that_lives_on_as_another_kind_is_a_bad_line(read, item):
    read(item("panduan", "a"))

    report = read(item("templat", "a"))

    assert "jenis lain (panduan)" in report.bad_lines[0]


def test_pages_of_one_title_have_addresses_of_their_own_that_do_not_depend_on_the_run(read, item, page):
    read(
        item("panduan", "a", title="Sama"),
        item("panduan", "b", title="Sama"),
        item("panduan", "c", title="مرحبا"),
        item("panduan", "###", title="🎉"),
    )

    assert page("a").slug == "sama"
    assert page("b").slug.startswith("sama-")
    assert page("c").slug == "c"
    assert page("###").slug


def test_an_instansi_of_the_register_is_linked_and_another_one_kept_as_text(read, item, page, instansi):
    report = read(
        item("praktik", "a", instansi="Pemkab Klaten"),
        item("praktik", "b", instansi="Pemkab Contoh A"),
        item("panduan", "c", instansi="Pemkab Contoh A"),
    )

    assert page("a").instansi == instansi("33.10")
    assert Entry.objects.get(external_id="a").instansi == instansi("33.10")
    assert ReferenceIndex.get_references_to(instansi("33.10")).count() == 1
    assert (page("b").instansi, page("b").instansi_label, page("c").source_name) == (None, "Pemkab Contoh A", "Pemkab Contoh A")
    assert (len(report.notices), report.is_clean) == (1, True)


def test_a_regulation_says_of_itself_what_its_title_says_and_that_it_is_not_verified(read, item, page):
    read(item("regulasi", "a", title="PermenPANRB 3/2020 tentang Manajemen Talenta ASN"), item("regulasi", "b", title="Surat tanpa nomor", year=2019))

    known, unknown = page("a"), page("b")
    assert (known.short_title, known.form, known.number, known.year, known.about) == (
        *("PermenPANRB 3/2020", "PermenPANRB", "3", 2020, "Manajemen Talenta ASN"),
    )
    assert (unknown.short_title, unknown.number, unknown.year, unknown.confidence) == ("Surat tanpa nomor", "", 2019, "memory")


def test_discussions_speak_in_the_name_of_the_archive_which_cannot_sign_in(read, item, client):
    read(item("forum", "a", body="**Pertanyaan:** Apakah?", instansi="Pemkab Contoh A", year=2022))

    discussion = Discussion.objects.get(external_id="a")
    author = discussion.author
    assert (author.email, author.is_active, author.has_usable_password()) == (ARCHIVE_ADDRESS, False, False)
    assert (discussion.created_at.year, discussion.aspect_labels[0].code) == (2022, "1")
    assert "<strong>Pertanyaan:</strong>" in discussion.html
    assert "Pemkab Contoh A" in client.get(discussion.get_absolute_url()).content.decode()


def test_discussions_and_pages_belong_to_the_owner_who_was_named(read, item, page, person):
    read(item("forum", "a"), item("panduan", "b"), by=person("editor"))

    assert Discussion.objects.get(external_id="a").author == person("editor")
    assert (page("b").owner, page("b").latest_revision.user) == (person("editor"), person("editor"))


def test_a_changed_discussion_keeps_what_it_said_and_its_replies(read, item, person):
    from members.forum.services import add_post

    read(item("forum", "a", body="Lama."))
    add_post(Discussion.objects.get(external_id="a"), by=person(), text="Balasan.")

    report = read(item("forum", "a", body="Baru.", aspect="2"))

    discussion = Discussion.objects.get(external_id="a")
    assert (report.total("updated"), discussion.post_count, [a.code for a in discussion.aspect_labels]) == (1, 1, ["2"])
    assert "Baru." in discussion.text
    assert "Lama." in Edit.objects.get(discussion=discussion).text


def test_naughty_texts_are_shown_as_text(read, item, page, client):
    naughty = "<script>alert(1)</script> ' OR 1=1 -- {{ 7*7 }} \u0000 مرحبا 🎉"
    read(*(item(kind, f"{kind}-1", title=naughty, summary=naughty, body=naughty, instansi=naughty) for kind in KINDS))

    for entry in Entry.objects.filter(external_id__endswith="-1"):
        html = client.get(entry.url).content.decode()
        assert "<script>alert" not in html
        assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html


def test_a_batch_costs_the_same_number_of_queries_at_1_and_3_pages(read, item):
    read(item("panduan", "pertama"))
    counts = []
    for rows in ([item("panduan", "a")], [item("panduan", f"b{number}") for number in range(3)]):
        with CaptureQueriesContext(connection) as asked:
            read(*rows)
        counts.append(len([query for query in asked.captured_queries if query["sql"].startswith(("SELECT", "INSERT", "UPDATE", "DELETE"))]))

    assert counts[0] == counts[1]


def test_all_that_was_said_is_searchable(read, item, client):
    read(item(body="# Berlian\n\n| Kolom | Safir |\n|---|---|\n| delima | 1 |\n\n> Kutipan mirah\n\n- daftar kecubung"))

    for word in ("berlian", "safir", "delima", "mirah", "kecubung"):
        assert found(client, word) == ["menghitung-abk"], word


def test_the_report_counts_every_line_by_kind(read, item):
    table = read(item("panduan", "a"), item("forum", "b"), json.dumps([]).encode()).table()

    assert [line.split() for line in table.splitlines()[1:]] == [
        ["?", "0", "0", "0", "1"],
        ["forum", "1", "0", "0", "0"],
        ["panduan", "1", "0", "0", "0"],
        ["jumlah", "2", "0", "0", "1"],
    ]
