"""What is public can be taken along; what is not, never was, or is no longer, cannot."""

import io
import zipfile
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page, PageViewRestriction

from knowledge.media.services import count_download
from knowledge.models import GuidePage, TemplatePage
from knowledge.takeaway import services, shelf
from knowledge.takeaway.models import AspectPack
from knowledge.takeaway.selectors import aspects_with_packs

SECRET = "kata yang hanya di sini"
PACK = "/aspek/perencanaan-kebutuhan/paket.zip"


def bytes_of(response):
    return b"".join(response.streaming_content) if response.streaming else response.content


def in_pack(client, words):
    response = client.get(PACK)
    if response.status_code != 200:
        return False
    with zipfile.ZipFile(io.BytesIO(bytes_of(response))) as archive:
        return any(words.encode() in archive.read(name) for name in archive.namelist())


def close(page):
    PageViewRestriction.objects.create(page=page, restriction_type="login")


def delete(page):
    page.delete()


def unpublish(page):
    page.unpublish()


@pytest.fixture
def guide(publish):
    return publish(GuidePage, "Menyusun SKJ", summary=SECRET)


@pytest.mark.parametrize(
    ("ending", "content_type", "begins"), [("pdf", "application/pdf", b"%PDF"), ("md", "text/markdown; charset=utf-8", b"# Men")]
)
def test_an_item_is_given_as_a_file(client, guide, ending, content_type, begins):
    response = client.get(f"/unduh/{guide.pk}/{guide.slug}.{ending}")

    headers = response.headers
    assert bytes_of(response).startswith(begins)
    assert headers["Content-Type"] == content_type
    assert headers["Content-Disposition"] == f'attachment; filename="menyusun-skj.{ending}"'
    assert headers["X-Robots-Tag"] == "noindex"
    assert 'rel="canonical"' in headers["Link"]
    assert "Set-Cookie" not in headers


def test_who_holds_the_version_is_not_sent_it_again(client, guide):
    etag = client.get(f"/unduh/{guide.pk}/{guide.slug}.pdf").headers["ETag"]

    response = client.get(f"/unduh/{guide.pk}/{guide.slug}.pdf", headers={"if-none-match": etag})

    assert not etag.startswith("W/")
    assert (response.status_code, response.content) == (304, b"")


def test_a_changed_page_has_another_etag(client, guide):
    before = client.get(f"/unduh/{guide.pk}/{guide.slug}.pdf").headers["ETag"]
    guide.summary = "Ringkasan lain"
    guide.save_revision().publish()

    response = client.get(f"/unduh/{guide.pk}/{guide.slug}.pdf", headers={"if-none-match": before})

    assert response.status_code == 200
    assert len(list(shelf.shelf("pdf").glob("*.pdf"))) == 1


def test_an_earlier_address_leads_to_the_present_one(client, guide):
    response = client.get(f"/unduh/{guide.pk}/alamat-lama.pdf")

    assert (response.status_code, response.headers["Location"]) == (302, f"/unduh/{guide.pk}/menyusun-skj.pdf")


@pytest.mark.parametrize("ending", ["pdf", "md"])
@pytest.mark.parametrize("hide", [unpublish, close, delete])
def test_a_page_that_was_taken_back_is_given_to_nobody(client, signed_in, guide, hide, ending):
    address = f"/unduh/{guide.pk}/{guide.slug}.{ending}"
    etag = client.get(address).headers["ETag"]

    hide(guide)

    answers = [client.get(address), client.get(address, headers={"if-none-match": etag}), signed_in("admin").get(address)]
    assert [response.status_code for response in answers] == [404, 404, 404]


def test_a_draft_of_a_published_page_does_not_leak(client, guide):
    guide.summary = "belum diterbitkan"
    guide.save_revision()

    response = client.get(f"/unduh/{guide.pk}/{guide.slug}.md")

    assert "belum diterbitkan" not in response.content.decode()
    assert SECRET in response.content.decode()


def test_what_is_no_material_has_no_file(client, home):
    root = Page.objects.get(depth=1)

    addresses = [f"/unduh/{home.pk}/{home.slug}.pdf", f"/unduh/{root.pk}/{root.slug}.pdf", f"/unduh/{2**80}/a.pdf", "/unduh/0/a.md"]

    assert [client.get(address).status_code for address in addresses] == [404, 404, 404, 404]


def test_a_page_with_an_address_in_another_script_can_be_taken(client, publish):
    page = publish(GuidePage, "Panduan", slug="日本-é")

    response = client.get(f"/unduh/{page.pk}/{page.slug}.pdf")

    assert response.status_code == 200
    assert client.get(page.get_url()).status_code == 200


@pytest.mark.parametrize("hide", [unpublish, close, delete])
def test_a_pack_forgets_what_was_taken_back(client, publish, guide, hide):
    publish(GuidePage, "Yang tetap ada")
    assert in_pack(client, SECRET)

    hide(guide)

    assert not in_pack(client, SECRET)
    assert in_pack(client, "Yang tetap ada")


def test_an_aspect_without_material_has_no_pack(client, home):
    assert client.get(PACK).status_code == 404
    assert client.get("/aspek/tidak-ada/paket.zip").status_code == 404


def test_a_pack_is_kept_by_its_version(client, guide):
    first = client.get(PACK)

    again = client.get(PACK, headers={"if-none-match": first.headers["ETag"]})

    assert first.headers["Content-Type"] == "application/zip"
    assert again.status_code == 304


def test_a_pack_that_was_lost_is_built_again(client, guide):
    first = bytes_of(client.get(PACK))
    for path in shelf.shelf("paket").glob("*.zip"):
        path.unlink()

    assert bytes_of(client.get(PACK)) == first


def test_who_waits_too_long_is_asked_to_come_back(client, guide, monkeypatch):
    monkeypatch.setattr(shelf, "PATIENCE_SECONDS", 0)

    with shelf.locked(shelf.shelf("pdf") / f"{guide.pk}.lock"):
        response = client.get(f"/unduh/{guide.pk}/{guide.slug}.pdf")

    assert (response.status_code, response.headers["Retry-After"]) == (503, "30")


def test_twenty_readers_at_once_have_it_made_once(tmp_path):
    made = []

    def make():
        made.append(1)
        return b"isi"

    def read(_number):
        with shelf.kept_file(tmp_path, owner="1", version="a", ending="pdf", make=make) as file:
            return file.read()

    with ThreadPoolExecutor(20) as pool:
        assert set(pool.map(read, range(20))) == {b"isi"}
    assert made == [1]


def test_files_that_nobody_made_anew_for_long_are_swept(tmp_path, guide, client):
    bytes_of(client.get(f"/unduh/{guide.pk}/{guide.slug}.pdf"))

    assert services.sweep() == 0
    assert shelf.swept(older_than_days=-1) >= 1


def test_the_page_and_the_hub_lead_to_the_files(client, guide, text_of):
    assert f"/unduh/{guide.pk}/menyusun-skj.pdf" in text_of(guide.get_url())
    services.build_packs()

    hub = text_of("/aspek/perencanaan-kebutuhan/")

    assert PACK in hub
    assert "1 materi · isi per" in hub


def test_a_preview_of_a_draft_offers_no_file(guide):
    response = guide.make_preview_request()

    assert "/unduh/" not in response.rendered_content


def test_downloads_are_told_on_the_page(publish, document, text_of):
    files = [document(f"{number}.txt", b"isi") for number in range(3)]
    page = publish(TemplatePage, "Lembar", document=files[0], body=[("download", {"document": file, "note": ""}) for file in files[1:]])
    for file in files[:2]:
        count_download(file.pk)
        count_download(file.pk)

    text = text_of(page.get_url())

    assert text.count("Berkas ini diunduh 2 kali") == 2


@pytest.mark.parametrize("count", [1, 3])
def test_a_page_asks_for_the_counts_of_all_its_files_together(client, publish, document, count):
    page = publish(GuidePage, body=[("download", {"document": document(f"{n}.txt", b"isi"), "note": ""}) for n in range(count)])

    with CaptureQueriesContext(connection) as queries:
        client.get(page.get_url())

    assert sum("media_downloadcount" in query["sql"] for query in queries) == 1


def test_the_editors_report_counts_and_exports(admin_client, document):
    file = document("lembar.txt", b"isi")
    count_download(file.pk)

    page = admin_client.get("/admin/reports/unduhan/")
    table = b"".join(admin_client.get("/admin/reports/unduhan/?export=csv").streaming_content).decode()

    assert "lembar.txt" in page.content.decode()
    assert ",1,1,Terbaca" in table.replace("\r", "")


def test_the_report_is_for_those_who_look_after_documents(signed_in):
    assert signed_in("anggota").get("/admin/reports/unduhan/").status_code in (302, 403)


def test_the_recommendations_offer_the_packs_of_weak_aspects(guide, aspect):
    services.build_pack(aspect("1"))

    rows = aspects_with_packs(["2", "1"], aspect("1").framework.code)

    assert [(row["aspect"].code, bool(row["pack"])) for row in rows] == [("1", True), ("2", False)]
    assert AspectPack.objects.count() == 1
