"""Original addresses lead to what they became, for good, and nowhere else."""

import pytest
from wagtail.contrib.redirects.models import Redirect

from members.forum.models import Discussion

pytestmark = pytest.mark.django_db
OLD = "https://meritopedia.example"


def test_the_original_address_of_a_page_leads_there_for_good_and_sets_no_cookie(read, item, page, client):
    read(item(source_url=f"{OLD}/artikel/123"))

    answer = client.get("/artikel/123")

    assert (answer.status_code, answer.headers["Location"]) == (301, page("menghitung-abk").url)
    assert not answer.cookies
    assert page("menghitung-abk").source_url == f"{OLD}/artikel/123"


@pytest.mark.parametrize("asked", ["/artikel/123/", "/artikel/123?utm=surat", "/artikel/123?"])
def test_small_differences_of_an_address_do_not_matter(read, item, page, client, asked):
    read(item(source_url=f"{OLD}/artikel/123/"))

    assert client.get(asked).headers["Location"] == page("menghitung-abk").url


def test_addresses_that_differ_in_their_query_lead_to_different_pages(read, item, page, client):
    read(item("panduan", "a", source_url=f"{OLD}/index.php?t=1&id=5"), item("panduan", "b", source_url=f"{OLD}/index.php?id=6&t=1"))

    assert client.get("/index.php?id=5&t=1").headers["Location"] == page("a").url
    assert client.get("/index.php?t=1&id=6").headers["Location"] == page("b").url


def test_the_original_address_of_a_discussion_leads_to_it(read, item, client):
    read(item("forum", "a", source_url=f"{OLD}/topik/9"))

    assert client.get("/topik/9").headers["Location"] == Discussion.objects.get(external_id="a").get_absolute_url()


def test_a_line_with_another_address_moves_its_redirect(read, item, page, client):
    for kind in ("panduan", "forum"):
        read(item(kind, kind, source_url=f"{OLD}/lama-{kind}"))
        read(item(kind, kind, source_url=f"{OLD}/baru-{kind}"))

        assert client.get(f"/lama-{kind}/").status_code == 404
        assert client.get(f"/baru-{kind}").status_code == 301


def test_an_address_follows_the_line_that_gives_it_now(read, item, page, client):
    read(item("panduan", "a", source_url=f"{OLD}/x"))
    read(item("panduan", "a"), item("panduan", "b", source_url=f"{OLD}/x"))

    assert client.get("/x").headers["Location"] == page("b").url


def test_two_lines_that_give_one_address_are_told_and_the_first_keeps_it(read, item, page, client):
    read(item("panduan", "a", source_url=f"{OLD}/x"))

    report = read(item("panduan", "a", source_url=f"{OLD}/x"), item("panduan", "b", source_url=f"{OLD}/x"))
    later = read(item("forum", "c", source_url=f"{OLD}/x"))

    assert "sudah milik baris 1" in report.notices[0]
    assert "sudah dialihkan ke tempat lain" in later.notices[0]
    assert client.get("/x").headers["Location"] == page("a").url


def test_a_redirect_that_an_editor_made_is_left_alone(read, item, client):
    Redirect.objects.create(old_path="/x", redirect_link="/glosarium/")

    report = read(item(source_url=f"{OLD}/x"))

    assert "sudah dialihkan ke tempat lain" in report.notices[0]
    assert client.get("/x").headers["Location"] == "/glosarium/"


@pytest.mark.parametrize("address", ["/", "/?p=7", "/panduan/", "/forum", "/glosarium/?x=1"])
def test_an_address_at_which_this_site_answers_already_is_told_and_not_redirected(read, item, client, address):
    report = read(item(source_url=f"{OLD}{address}"))

    assert "sudah menjawab" in report.notices[0]
    assert not Redirect.objects.exists()
    assert client.get(address, follow=True).status_code == 200


def test_a_page_at_its_own_original_address_needs_no_redirect(read, item):
    report = read(item(title="Cara menghitung abk", source_url=f"{OLD}/panduan/cara-menghitung-abk/"))

    assert (report.notices, Redirect.objects.count()) == ([], 0)


def test_a_page_that_was_taken_offline_is_not_told_by_its_address(read, item, page, client):
    read(item(title="Rencana rahasia", source_url=f"{OLD}/artikel/5"))
    page("menghitung-abk").unpublish()

    assert client.get("/artikel/5/").status_code == 404

    page("menghitung-abk").latest_revision.publish()
    assert client.get("/artikel/5").status_code == 301


def test_a_hidden_discussion_is_not_told_by_its_address(read, item, client):
    read(item("forum", "a", title="Rencana rahasia", source_url=f"{OLD}/topik/5"))
    Discussion.objects.update(is_hidden=True)

    assert client.get("/topik/5/").status_code == 404


@pytest.mark.parametrize(
    "address",
    [f"{OLD}//evil.example/x", f"{OLD}/%2F%2Fevil.example", f"{OLD}/x/..//evil.example", f"{OLD}/@evil.example", "https://evil.example/artikel/1"],
)
def test_nothing_in_an_address_leads_away_from_this_site(read, item, client, address):
    read(item(source_url=address))
    path = address.partition("example")[2]

    for asked in (path, f"/{path.lstrip('/')}", f"/{path}"):
        answer = client.get(asked)
        location = answer.headers.get("Location", "/")
        assert location.startswith("/")
        assert not location.startswith(("//", "/\\"))


def test_an_address_too_long_for_a_redirect_is_told(read, item):
    report = read(item(source_url=f"{OLD}/{'x' * 300}"))

    assert "terlalu panjang" in report.notices[0]
    assert (report.total("created"), Redirect.objects.count()) == (1, 0)
