"""The main line as people live it: a guide is published, real scores come in, the weak aspect leads to the guide, a member asks."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.live import DEMO_PASSWORD, LiveSite

pytestmark = pytest.mark.browser

GUIDE = "Memulai rencana suksesi dari satu jabatan kunci"
QUESTION = "Berapa calon yang cukup untuk satu jabatan kunci?"
OPERATOR = "operator-mk@contoh.test"
# Published by Mahkamah Konstitusi on 8 June 2021; with decimal commas and semicolons, as Excel writes it in Indonesia.
SCORES = {"1": "37,5", "2": "38", "3": "75", "4": "25", "5": "77,5", "6": "35", "7": "16", "8": "23"}
MAKE_OPERATOR = f"""
from members.accounts.models import User
from members.models import Membership, RoleGrant
from knowledge.instansi.models import Instansi
from allauth.account.models import EmailAddress
mk = Instansi.objects.get(code="N-SETJENMK")
user = User.objects.create_user("{OPERATOR}", "{DEMO_PASSWORD}", name="Operator MK (contoh)")
EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
Membership.objects.create(user=user, instansi=mk)
RoleGrant.objects.create(user=user, role="operator", instansi=mk)
"""


def publish_guide(page: Any) -> None:
    """As an editor: a new guide under Panduan, with its sub-aspect, published."""
    page.goto("/admin/pages/add/knowledge/guidepage/" + guide_index_id(page) + "/")
    page.fill("input[name=title]", GUIDE)
    page.fill("textarea[name=summary]", "Pilih satu jabatan, tetapkan calon, dan siapkan naskah penetapannya dalam sebulan.")
    page.get_by_label("Rencana suksesi yang ditetapkan PPK").check()
    page.fill("input[name=first_step]", "Tulis satu jabatan yang paling sulit digantikan.")
    page.select_option("select[name=effort]", "1")
    with page.expect_navigation():
        page.evaluate("document.querySelector('[name=action-publish]').click()")


def guide_index_id(page: Any) -> str:
    """The id of the page that holds the guides, as the CMS's own link says it."""
    page.goto("/admin/pages/")
    with page.expect_navigation():
        page.get_by_role("link", name="Panduan", exact=True).first.click()
    return str(page.url.rstrip("/").split("/pages/")[1].split("/")[0])


def upload_scores(page: Any) -> None:
    """As an operator: the scores as a file."""
    rows = [f"N-SETJENMK;2021;kasn-2019;{code};{score};mandiri" for code, score in SCORES.items()]
    file = "\n".join(["kode_instansi;tahun;instrumen;kode;skor;status", *rows])
    page.goto("/ruang/penilaian/unggah/")
    page.set_input_files("input[type=file]", {"name": "skor.csv", "mimeType": "text/csv", "buffer": file.encode()})
    with page.expect_navigation():
        page.get_by_role("button", name="Unggah dan periksa").click()


@pytest.fixture
def operator_page(live_site: LiveSite, browse: Callable[..., Any]) -> Any:
    """Somebody who keeps the scores of Mahkamah Konstitusi, signed in."""
    live_site.manage("shell", "-c", MAKE_OPERATOR)
    page = browse("/akun/login/")
    page.fill("input[name=login]", OPERATOR)
    page.fill("input[name=password]", DEMO_PASSWORD)
    page.click("main form[method=post] button[type=submit]")
    page.wait_for_url("**/ruang/**")
    return page


@pytest.mark.row("S0-05")
def test_a_weak_aspect_leads_to_a_guide_and_a_question_about_it_reaches_the_hub(browse: Callable[..., Any], operator_page: Any) -> None:
    publish_guide(browse("/", role="editor"))
    guest = browse("/panduan/")
    assert guest.get_by_role("link", name=GUIDE).first.is_visible()

    upload_scores(operator_page)
    operator_page.goto("/ruang/penilaian/N-SETJENMK/2021/kasn-2019/")
    result = operator_page.locator("main").inner_text()
    assert "327" in result
    assert "Sangat Baik" in result
    assert "75 dari 130" in result
    assert "25 dari 40" in result
    operator_page.get_by_role("link", name="Buka rekomendasi").click()
    operator_page.wait_for_url("**/ruang/rekomendasi/**")
    recommended = operator_page.locator("article", has_text=GUIDE).first
    assert "Pengembangan Karier" in recommended.inner_text()
    recommended.get_by_role("link", name=GUIDE).click()
    operator_page.wait_for_url("**/panduan/*/")
    assert operator_page.locator("h1").inner_text() == GUIDE

    member = browse(operator_page.url.split("?")[0], role="anggota")
    member.get_by_role("link", name="Tanyakan di forum").first.click()
    member.wait_for_url("**/forum/baru/**")
    member.fill("input[name=title]", QUESTION)
    member.fill("textarea[name=text]", "Kami baru punya **satu** nama. Apakah boleh mulai?")
    member.get_by_role("button", name="Terbitkan").click()
    member.wait_for_url("**/forum/*-*/")

    hub = browse("/aspek/pengembangan-karier/")
    assert hub.get_by_role("link", name=QUESTION).first.is_visible()
    guide = browse(operator_page.url.split("?")[0])
    assert guide.get_by_role("link", name=QUESTION).first.is_visible()
