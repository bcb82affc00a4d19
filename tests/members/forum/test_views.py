"""Pages of the forum as guests, members and moderators meet them."""

import datetime
import uuid

import pytest
from django.test import Client
from django.utils import timezone

from knowledge.catalogue.models import Entry
from members.forum import services
from members.forum.models import Discussion, Post


@pytest.fixture
def guest(db):
    return Client()


def answers(aspect, **changes):
    return {
        "title": "Bagaimana memulai manajemen talenta?",
        "text": "Kami baru mulai.",
        "aspects": [aspect("3").pk],
        "token": str(uuid.uuid4()),
        **changes,
    }


@pytest.mark.row("S0-05")
def test_a_member_asks_and_another_instansi_answers_where_everybody_can_read_it(signed_in, guest, aspect):
    asked = signed_in("anggota", "33.10").post("/forum/baru/", answers(aspect))
    discussion = Discussion.objects.get()
    signed_in("narasumber", "32").post(f"/forum/{discussion.pk}/balas/", {"text": "Mulai dari data kinerja.", "token": str(uuid.uuid4())})

    page = guest.get(asked["Location"]).content.decode()
    assert asked["Location"] == discussion.get_absolute_url()
    for words in ("Bagaimana memulai manajemen talenta?", "Anggota 33.10", "Pemkab Klaten", "Mulai dari data kinerja.", "Pemprov Jawa Barat"):
        assert words in page
    assert "Bagaimana memulai manajemen talenta?" in guest.get("/forum/?aspek=3").content.decode()
    assert "Bagaimana memulai manajemen talenta?" not in guest.get("/forum/?aspek=4").content.decode()


def test_guests_get_one_and_the_same_page_without_cookie_or_token(discussion):
    url = discussion().get_absolute_url()

    for address in (url, "/forum/"):
        first, second = Client().get(address), Client().get(address)
        assert first.content == second.content
        assert b"csrfmiddlewaretoken" not in first.content
        assert not first.cookies


def test_guests_are_led_to_sign_in_and_back(guest, discussion):
    opened = discussion()

    page = guest.get(opened.get_absolute_url()).content.decode()

    assert f"/akun/login/?next={opened.get_absolute_url()}" in page
    assert guest.get("/forum/baru/?aspek=3")["Location"] == "/akun/login/?next=/forum/baru/%3Faspek%3D3"
    assert guest.post(f"/forum/{opened.pk}/balas/", {"text": "x"})["Location"] == f"/akun/login/?next=/forum/{opened.pk}/balas/"


def test_who_comes_back_from_signing_in_lands_in_the_discussion(signed_in, discussion):
    opened = discussion()

    assert signed_in("operator", "63").get(f"/forum/{opened.pk}/balas/")["Location"] == f"{opened.get_absolute_url()}#balas"


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"aspects": []}, "Pilih sedikitnya satu aspek."),
        ({"aspects": ["999999"]}, "tidak dikenal. Pilih dari daftar."),
        ({"aspects": ["tiga"]}, "tidak dikenal. Pilih dari daftar."),
        ({"title": ""}, "Beri judul."),
        ({"text": ""}, "Ceritakan keadaannya"),
        ({"text": "a" * 1_000_000}, "Teks paling panjang 20.000 karakter; yang Anda kirim 1.000.000."),
        ({"text": "|" * 50}, "Tabel paling lebar 40 kolom."),
    ],
)
def test_a_refused_question_says_why_and_keeps_what_was_typed(signed_in, aspect, changes, message):
    response = signed_in().post("/forum/baru/", answers(aspect, **{"title": "Judul yang saya ketik", **changes}))

    page = response.content.decode()
    assert response.status_code == 422
    assert message in page
    if "title" not in changes:
        assert 'value="Judul yang saya ketik"' in page
    assert not Discussion.objects.exists()


def test_a_refused_reply_keeps_what_was_typed(signed_in, discussion):
    opened = discussion()

    response = signed_in("operator", "63").post(f"/forum/{opened.pk}/balas/", {"text": "Kata saya " + "a" * 20_000})

    assert response.status_code == 422
    assert "Teks paling panjang 20.000 karakter" in response.content.decode()
    assert "Kata saya aaa" in response.content.decode()
    assert not Post.objects.exists()


def test_a_reply_to_a_discussion_closed_meanwhile_is_kept_in_the_form(signed_in, discussion):
    opened = discussion()
    services.set_closed(opened, by=opened.author, is_closed=True)

    response = signed_in("operator", "63").post(f"/forum/{opened.pk}/balas/", {"text": "Terlambat"})

    assert response.status_code == 422
    assert not Post.objects.exists()


def test_asking_about_a_page_fills_in_its_aspect_and_keeps_the_link(signed_in, guest, aspect):
    entry = Entry.objects.create(kind="panduan", object_id=7, title="Panduan manajemen talenta", url="/panduan/talenta/")
    entry.aspects.set([aspect("3"), aspect("3.2")])
    member = signed_in()

    form = member.get("/forum/baru/?tentang=/panduan/talenta/").content.decode()
    assert "Panduan manajemen talenta" in form
    assert f'value="{aspect("3").pk}" id="id_aspects_2" checked' in form or f'name="aspects" value="{aspect("3").pk}"' in form
    member.post("/forum/baru/", answers(aspect, tentang="/panduan/talenta/"))

    discussion = Discussion.objects.get()
    assert (discussion.about_kind, discussion.about_object_id, discussion.about_url) == ("panduan", 7, "/panduan/talenta/")
    assert '<a href="/panduan/talenta/">Panduan manajemen talenta</a>' in guest.get(discussion.get_absolute_url()).content.decode()


@pytest.mark.parametrize("code", ["3", "3.2", "99", "<script>"])
def test_the_aspect_in_the_address_is_ticked_when_it_exists(signed_in, aspect, code):
    page = signed_in().get("/forum/baru/", {"aspek": code})

    ticked = page.context["form"]["aspects"].value()
    assert page.status_code == 200
    assert ticked == ([aspect("3").pk] if code.startswith("3") else [])


def test_a_link_to_another_site_is_not_kept(signed_in, aspect):
    signed_in().post("/forum/baru/", answers(aspect, tentang="https://evil.example/"))

    assert Discussion.objects.get().about_url == ""


def test_an_old_title_in_the_address_leads_to_the_new_one(guest, discussion):
    opened = discussion()

    response = guest.get(f"/forum/{opened.pk}-judul-lama/")

    assert (response.status_code, response["Location"]) == (301, opened.get_absolute_url())


def test_the_accepted_answer_stands_first(guest, discussion, reply):
    opened = discussion()
    reply(opened, "Jawaban pertama")
    services.accept_answer(reply(opened, "Jawaban terbaik"), by=opened.author)

    page = guest.get(opened.get_absolute_url()).content.decode()

    assert "Jawaban diterima" in page
    assert page.index("Jawaban terbaik") < page.index("Jawaban pertama")


def test_what_is_hidden_shows_to_moderators_alone(guest, signed_in, discussion, reply, person):
    opened, taken = discussion(), discussion("Judul yang disembunyikan")
    services.set_post_hidden(reply(opened, "Balasan yang disembunyikan"), by=person("moderator"), is_hidden=True)
    services.set_discussion_hidden(taken, by=person("moderator"), is_hidden=True)

    for client in (guest, signed_in(), signed_in("operator", "63"), signed_in("editor")):
        assert client.get(taken.get_absolute_url()).status_code == 404
        assert "disembunyikan" not in client.get("/forum/").content.decode()
        assert "Judul yang" not in client.get("/forum/?status=tersembunyi").content.decode()
        assert "Balasan yang disembunyikan" not in client.get(opened.get_absolute_url()).content.decode()
    moderator = signed_in("moderator")
    assert moderator.get(taken.get_absolute_url()).status_code == 200
    assert "Judul yang disembunyikan" in moderator.get("/forum/?status=tersembunyi").content.decode()
    assert "Balasan yang disembunyikan" in moderator.get(opened.get_absolute_url()).content.decode()


def test_hidden_posts_cannot_be_reached_by_their_number(signed_in, discussion, reply, person):
    post = reply(discussion(), by=person("operator", "63"))
    services.set_post_hidden(post, by=person("moderator"), is_hidden=True)

    assert signed_in("operator", "63").get(f"/forum/balasan/{post.pk}/sunting/").status_code == 404


def test_buttons_are_there_for_those_who_may(signed_in, guest, discussion, reply, person):
    opened = discussion()
    post = reply(opened)
    accept, hide, close = f"/forum/balasan/{post.pk}/terima/", f"/forum/balasan/{post.pk}/sembunyikan/", f"/forum/{opened.pk}/tutup/"

    def offered(client):
        page = client.get(opened.get_absolute_url()).content.decode()
        return [address in page for address in (accept, hide, close)]

    assert offered(guest) == [False, False, False]
    assert offered(signed_in("operator", "63")) == [False, False, False]
    assert offered(signed_in("anggota")) == [True, False, True]
    assert offered(signed_in("moderator")) == [True, True, True]


def test_the_whole_life_of_a_discussion_goes_by_form(signed_in, discussion, reply):
    opened = discussion()
    asker, moderator = signed_in("anggota"), signed_in("moderator")
    post = reply(opened)

    asker.post(f"/forum/balasan/{post.pk}/terima/")
    asker.post(f"/forum/{opened.pk}/tutup/", {"is_closed": "1"})
    moderator.post(f"/forum/{opened.pk}/sembunyikan/", {"is_hidden": "1"})

    opened.refresh_from_db()
    assert (opened.accepted_post, opened.is_closed, opened.is_hidden) == (post, True, True)
    moderator.post(f"/forum/{opened.pk}/sembunyikan/", {"is_hidden": "0"})
    asker.post(f"/forum/{opened.pk}/tutup/", {"is_closed": "0"})
    opened.refresh_from_db()
    assert (opened.is_closed, opened.is_hidden) == (False, False)


def test_own_words_are_edited_by_form(signed_in, discussion, aspect):
    opened = discussion()
    asker = signed_in("anggota")

    asker.post(f"/forum/{opened.pk}/sunting/", answers(aspect, title="Judul yang lebih jelas", aspects=[aspect("5").pk]))

    opened.refresh_from_db()
    assert (opened.title, list(opened.aspects.values_list("code", flat=True))) == ("Judul yang lebih jelas", ["5"])


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("", ["Tiga tentang kinerja", "Dua tentang karier", "Satu tentang karier"]),
        ("?aspek=3", ["Dua tentang karier", "Satu tentang karier"]),
        ("?aspek=3.1", ["Dua tentang karier"]),
        ("?status=belum-terjawab", ["Tiga tentang kinerja", "Dua tentang karier"]),
        ("?q=tentang+karier", ["Dua tentang karier", "Satu tentang karier"]),
        ("?q=karier&aspek=3&status=belum-terjawab", ["Dua tentang karier"]),
        ("?aspek=99&status=apa&sebelum=x&sesudah=99999999999999999999-1", ["Tiga tentang kinerja", "Dua tentang karier", "Satu tentang karier"]),
    ],
)
def test_the_list_is_narrowed(guest, discussion, reply, query, titles):
    start = timezone.now() - datetime.timedelta(days=9)
    first = discussion("Satu tentang karier", opened_at=start)
    discussion("Dua tentang karier", aspects=["3.1"], opened_at=start + datetime.timedelta(days=2))
    discussion("Tiga tentang kinerja", aspects=["5"], opened_at=start + datetime.timedelta(days=3))
    services.accept_answer(reply(first, sent_at=start + datetime.timedelta(days=1)), by=first.author)

    response = guest.get(f"/forum/{query}")

    assert [row.title for row in response.context["discussions"]] == titles


def test_an_empty_forum_says_what_to_do(guest, db):
    assert "Tulis diskusi pertama" in guest.get("/forum/").content.decode()
    assert "Belum ada diskusi yang cocok" in guest.get("/forum/?aspek=3").content.decode()


def test_pages_follow_one_another_in_both_directions_without_loss(guest, discussion, monkeypatch):
    monkeypatch.setattr("members.forum.selectors.PAGE_SIZE", 2)
    moment = timezone.now() - datetime.timedelta(days=1)
    # The same moment for all: the order must hold without it.
    made = [discussion(f"Diskusi nomor {number}", opened_at=moment).title for number in range(5)]

    seen, url = [], "/forum/"
    while url:
        response = guest.get(url)
        seen.append([row.title for row in response.context["discussions"]])
        last, url = url, response.context["older_url"] and "/forum/" + response.context["older_url"]
    back = guest.get("/forum/" + guest.get(last).context["newer_url"])

    assert seen == [made[:2:-1], made[2:0:-1], made[:1]]
    assert [row.title for row in back.context["discussions"]] == seen[1]


def test_long_discussions_are_read_page_by_page(guest, discussion, reply, monkeypatch):
    monkeypatch.setattr("members.forum.selectors.POSTS_PER_PAGE", 2)
    opened = discussion()
    for number in range(3):
        reply(opened, f"Balasan ke-{number + 1}")

    first = guest.get(opened.get_absolute_url())
    second = guest.get(opened.get_absolute_url() + "?mulai=3")

    assert [post.number for post in first.context["posts"]] == [1, 2]
    assert first.context["following_url"] == "?mulai=3#balasan"
    assert [post.number for post in second.context["posts"]] == [3]


@pytest.mark.parametrize("address", ["/forum/999999999999999999999-x/", "/forum/0-x/", "/forum/1-x/?mulai=x", "/forum/12345-x/"])
def test_unknown_discussions_are_not_found(guest, db, address):
    assert guest.get(address).status_code == 404


@pytest.mark.parametrize(("role", "most"), [(None, 9), ("anggota", 13), ("moderator", 13)])
def test_list_and_detail_ask_the_database_as_often_for_one_row_as_for_three(
    guest, signed_in, discussion, reply, person, django_assert_max_num_queries, role, most
):
    client = signed_in(role) if role else guest
    first = discussion("Diskusi nomor satu", aspects=["3", "5"])
    reply(first)

    def counts():
        numbers = []
        for address in ("/forum/", first.get_absolute_url()):
            client.get(address)
            with django_assert_max_num_queries(most) as captured:
                assert client.get(address).status_code == 200
            numbers.append(len(captured))
        return numbers

    once = counts()
    for number in range(2):
        other = discussion(f"Diskusi lain {number}", by=person("operator", "63"), aspects=["1", "2"])
        reply(other)
        reply(first, by=person("operator", "63"))
    assert counts() == once


def test_pages_stay_small(guest, discussion, reply):
    opened = discussion(aspects=["1", "3", "5"])
    for number in range(25):
        discussion(f"Diskusi dengan judul yang cukup panjang seperti biasanya, nomor {number}", aspects=["1", "3"])
        reply(opened, "Balasan dengan beberapa kalimat. " * 5)

    assert len(guest.get("/forum/").content) <= 40_000
    assert len(guest.get(opened.get_absolute_url()).content) <= 40_000


def test_the_fragment_for_other_pages_lists_what_was_asked_about_them(discussion, django_assert_num_queries, person):
    from django.template import Context, Template

    entry = Entry.objects.create(kind="panduan", object_id=7, title="Panduan", url="/panduan/talenta/")
    discussion("Pertanyaan tentang panduan ini", about=entry)
    services.set_discussion_hidden(discussion("Pertanyaan yang disembunyikan", about=entry), by=person("moderator"), is_hidden=True)
    discussion("Pertanyaan lain sama sekali")

    with django_assert_num_queries(1):
        html = Template("{% load forum %}{% discussions_about '/panduan/talenta/' %}").render(Context())

    assert "Pertanyaan tentang panduan ini" in html
    assert "disembunyikan" not in html
    assert "Pertanyaan lain" not in html
    assert 'href="/forum/baru/?tentang=%2Fpanduan%2Ftalenta%2F"' in html
