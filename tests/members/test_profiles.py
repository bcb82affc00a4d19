"""Profile, directory, room and one's own data."""

import json

import pytest
from django.utils import timezone

from knowledge.catalogue.models import Entry
from members.models import Membership


@pytest.fixture
def listed(person, aspect):
    """Somebody in the directory: `listed("narasumber", "32", "3")`."""

    def make(role="narasumber", code="32", *aspects, name=""):
        user = person(role, code)
        user.name = name or user.name
        user.save()
        membership = user.membership
        membership.is_listed, membership.position = True, "Analis kebijakan"
        membership.save()
        membership.expertise.set([aspect(code) for code in aspects])
        return user

    return make


def answers(**changes):
    return {"name": "Budi Santoso", "instansi": "63", "unit": "Bidang Mutasi", "position": "Analis", "bio": "Halo", "is_listed": "on", **changes}


def test_a_member_edits_their_own_profile(signed_in, person, aspect):
    Membership.objects.filter(user=person("anggota")).update(confirmed_at=timezone.now())

    signed_in().post("/ruang/profil/", answers(expertise=[aspect("3").pk, aspect("5").pk]))

    membership = person("anggota").membership
    assert (membership.user.name, membership.instansi.code, membership.unit, membership.is_listed) == ("Budi Santoso", "63", "Bidang Mutasi", True)
    assert sorted(membership.expertise.values_list("code", flat=True)) == ["3", "5"]
    assert membership.confirmed_at is None


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"instansi": "Negeri Dongeng"}, "tidak ditemukan di register"),
        ({"expertise": ["999999"]}, "pilihan"),
        ({"bio": "a" * 601}, "600"),
        ({"name": ""}, "Nama lengkap"),
    ],
)
def test_a_refused_profile_says_why_and_changes_nothing(signed_in, person, changes, message):
    response = signed_in().post("/ruang/profil/", answers(unit="Bidang yang saya ketik", **changes))

    assert response.status_code == 422
    assert message in response.content.decode()
    assert "Bidang yang saya ketik" in response.content.decode()
    assert person("anggota").membership.unit == ""


def test_somebody_without_a_membership_yet_has_a_room_and_a_profile(client, db):
    from members.accounts.models import User

    client.force_login(User.objects.create_user("baru@example.test"), backend="allauth.account.auth_backends.AuthenticationBackend")

    assert "Pilih instansi Anda" in client.get("/ruang/").content.decode()
    assert client.post("/ruang/profil/", answers()).status_code == 302
    assert Membership.objects.get().instansi.code == "63"


def test_the_directory_shows_listed_members_without_their_address(signed_in, listed, person):
    expert, hidden = listed(), person("operator", "63")

    page = signed_in().get("/anggota/").content.decode()

    assert expert.name in page
    assert expert.email not in page
    assert hidden.name not in page


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("", ["Ani", "Budi"]),
        ("?aspek=3", ["Ani"]),
        ("?aspek=99", ["Ani", "Budi"]),
        ("?instansi=63", ["Budi"]),
        ("?q=bud", ["Budi"]),
        ("?q=analis+jawa", ["Ani"]),
        ("?aspek=3&instansi=63", []),
        ("?sesudah=Ani~0", ["Ani", "Budi"]),
        ("?sesudah=Ani~999999", ["Budi"]),
        ("?sesudah=x~y", ["Ani", "Budi"]),
    ],
)
def test_the_directory_is_narrowed(signed_in, listed, query, names):
    listed("narasumber", "32", "3", name="Ani")
    listed("operator", "63", "5", name="Budi")

    assert [m.user.name for m in signed_in().get(f"/anggota/{query}").context["members"]] == names


def test_a_member_page_exists_for_listed_members_and_for_oneself(signed_in, listed, person):
    expert, hidden = listed(), person("operator", "63")
    client = signed_in()

    assert expert.email not in client.get(f"/anggota/{expert.pk}/").content.decode()
    assert client.get(f"/anggota/{expert.pk}/").status_code == 200
    assert client.get(f"/anggota/{hidden.pk}/").status_code == 404
    assert client.get("/anggota/999999/").status_code == 404
    assert signed_in("operator", "63").get(f"/anggota/{hidden.pk}/").status_code == 200


def test_no_page_shows_an_address_to_others(signed_in, listed, discussion, reply):
    expert = listed()
    opened = discussion(by=expert)
    reply(opened, by=expert)
    client = signed_in()

    for address in ("/anggota/", f"/anggota/{expert.pk}/", "/forum/", opened.get_absolute_url(), "/ruang/"):
        page = client.get(address).content.decode()
        assert expert.email not in page
        assert expert.email.split("@")[0] not in page


def test_a_person_without_a_name_is_not_named_by_their_address(db):
    from members.accounts.models import User

    assert str(User(email="rahasia@example.test")) == "Anggota"


@pytest.mark.parametrize(("role", "offered"), [("operator", True), ("pimpinan", True), ("anggota", False), ("narasumber", False)])
def test_the_room_leads_to_assessment_only_for_those_who_may(signed_in, role, offered):
    page = signed_in(role, "63").get("/ruang/").content.decode()

    assert ("/ruang/penilaian/" in page) is offered
    assert ("/ruang/rekomendasi/" in page) is offered


def test_the_room_shows_my_discussions_and_what_waits_for_my_expertise(signed_in, listed, discussion, person):
    listed("narasumber", "32", "3")
    discussion("Pertanyaan tentang karier", aspects=["3"])
    discussion("Pertanyaan tentang kinerja", aspects=["5"])
    discussion("Diskusi yang saya buka", by=person("narasumber", "32"), aspects=["3"])

    response = signed_in("narasumber", "32").get("/ruang/")

    assert [d.title for d in response.context["unanswered"]] == ["Pertanyaan tentang karier"]
    assert [d.title for d in response.context["my_discussions"]] == ["Diskusi yang saya buka"]


def test_the_room_shows_the_next_events(signed_in, person):
    soon = timezone.now() + timezone.timedelta(days=3)
    Entry.objects.create(kind="acara", object_id=1, title="Pojok Komunitas berikutnya", url="/acara/x/", starts_at=soon)
    Entry.objects.create(kind="acara", object_id=2, title="Acara yang lalu", url="/acara/y/", starts_at=timezone.now() - timezone.timedelta(days=3))

    page = signed_in().get("/ruang/").content.decode()

    assert "Pojok Komunitas berikutnya" in page
    assert "Acara yang lalu" not in page


def test_room_and_directory_ask_the_database_as_often_for_one_row_as_for_three(signed_in, listed, discussion, person, django_assert_max_num_queries):
    client = signed_in("narasumber", "32")
    listed("narasumber", "32", "3")

    def counts():
        numbers = []
        for address in ("/ruang/", "/anggota/"):
            client.get(address)
            with django_assert_max_num_queries(14) as captured:
                client.get(address)
            numbers.append(len(captured))
        return numbers

    def add(number, code):
        discussion(f"Pertanyaan nomor {number} tentang karier", aspects=["3", "5"])
        discussion(f"Diskusi saya nomor {number}", by=person("narasumber", "32"))
        listed("operator", code, "3", "5")

    add(1, "63")
    once = counts()
    add(2, "33.10")
    add(3, "32")
    assert counts() == once


def test_my_data_are_shown_and_downloaded(signed_in, discussion, reply, person):
    opened = discussion()
    reply(opened, "Balasan saya", by=person("anggota"))
    reply(opened, "Balasan orang lain")

    response = signed_in().get("/akun/data/unduh/")

    data = json.loads(response.content)
    assert response["Content-Disposition"] == 'attachment; filename="data-saya.json"'
    assert data["akun"]["surel"] == person("anggota").email
    assert data["keanggotaan"]["instansi"] == "33.10"
    assert [d["title"] for d in data["diskusi"]] == [opened.title]
    assert [p["text"] for p in data["balasan"]] == ["Balasan saya"]
    assert "password" not in response.content.decode()
