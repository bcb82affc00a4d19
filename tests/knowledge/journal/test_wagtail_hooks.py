"""What our services do is read beside what Wagtail logs: in the history of a thing and in the report of the whole site."""

import pytest
from wagtail.models import ModelLogEntry

from knowledge.aspects.models import Framework, MeritSettings
from knowledge.bin.services import restore, throw_away
from knowledge.models import GuidePage
from members.services import ensure_groups, grant_role

REPORT = "/admin/reports/site-history/"


@pytest.fixture
def admin(home, signed_in):
    """A client signed in as a national administrator with the rights of the group."""
    ensure_groups(home)
    return signed_in("admin")


def text_of(client, address):
    response = client.get(address)
    assert response.status_code == 200, address
    return " ".join(response.content.decode().split())


def test_acts_on_a_page_are_in_its_history_and_in_the_report(publish, admin, person):
    page = publish(GuidePage, "Panduan lama")
    restore(throw_away(page, by=person("admin")), by=person("admin"))

    for address in (f"/admin/pages/{page.pk}/history/", REPORT):
        html = text_of(admin, address)
        assert "Dibuang ke keranjang sampah dari “Panduan”" in html, address
        assert "Dipulihkan dari keranjang sampah ke “Panduan”" in html, address


def test_acts_on_a_person_are_in_their_history_and_in_the_report(admin, person):
    member = person("anggota")
    grant_role(member, "verifikator", by=person("admin"))

    for address in (f"/admin/users/history/{member.pk}/", REPORT):
        assert "Diberi peran Verifikator" in text_of(admin, address), address


def test_choosing_the_framework_is_an_act(admin, person):
    framework = Framework.objects.exclude(pk=MeritSettings.load().active_framework_id).first()

    admin.post("/admin/settings/aspects/meritsettings/1/", {"active_framework": framework.pk}, follow=True)

    assert MeritSettings.load(request_or_site=None).active_framework_id == framework.pk
    entry = ModelLogEntry.objects.get(content_type__model="meritsettings")
    assert (entry.action, entry.user) == ("wagtail.edit", person("admin"))


def test_the_report_is_narrowed_to_one_kind_of_act(publish, admin, person):
    throw_away(publish(GuidePage, "Panduan buangan"), by=person("admin"))
    publish(GuidePage, "Panduan biasa")

    html = text_of(admin, f"{REPORT}?action=bin.throw_away")

    assert ("Panduan buangan" in html, "Panduan biasa" in html) == (True, False)


def test_an_editor_does_not_read_about_people(publish, home, signed_in, person):
    ensure_groups(home)
    grant_role(person("anggota"), "verifikator", by=person("admin"))

    assert "Diberi peran" not in text_of(signed_in("editor"), REPORT)
