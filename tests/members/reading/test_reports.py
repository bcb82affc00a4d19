"""Editors read in the CMS why pages did not help, without names."""

import pytest

from members.reading.services import give_verdict
from members.services import ensure_groups

REPORT = "/admin/laporan/alasan-pembaca/"


@pytest.fixture
def reason(home, guide, person):
    ensure_groups(home)
    give_verdict(by=person(), page_id=guide("Panduan SKP").pk, is_helpful=False, reason="usang", text="=1+1 Pasalnya dicabut")


def test_an_editor_reads_reasons_without_names_and_takes_them_along_safely(reason, signed_in, person):
    client = signed_in("editor")

    html = client.get(REPORT).content.decode()
    file = b"".join(client.get(f"{REPORT}?export=csv").streaming_content).decode()

    assert "Pasalnya dicabut" in html
    assert "Panduan SKP" in html
    assert "'=1+1 Pasalnya dicabut" in file
    assert person().name not in html + file
    assert "Pasalnya dicabut" not in client.get(f"{REPORT}?reason=keliru").content.decode()


@pytest.mark.parametrize("role", ["penyelenggara", "moderator"])
def test_others_who_work_in_the_cms_do_not(reason, signed_in, role):
    answer = signed_in(role).get(REPORT)

    assert answer.status_code in (302, 403)
    assert "Pasalnya dicabut" not in answer.content.decode()
