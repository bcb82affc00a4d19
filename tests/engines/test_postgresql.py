"""The site on a real PostgreSQL: migrations, reference data, the demonstration site and every public page type."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client

pytestmark = [pytest.mark.engine("postgresql"), pytest.mark.django_db]
PAGES = ["/", "/aspek/", "/panduan/", "/praktik/", "/laboratorium/", "/regulasi/", "/berita/", "/acara/", "/podcast/", "/glosarium/", "/instansi/",
         "/instansi/63/", "/instansi/N-SETJENMK/", "/angka/", "/instrumen/kasn-2019/", "/forum/", "/cari/?q=talenta"]  # fmt: skip


def test_these_tests_really_run_on_postgresql() -> None:
    assert connection.vendor == "postgresql"


@pytest.mark.parametrize("address", PAGES)
def test_public_pages_of_the_demonstration_work(demo: Any, address: str) -> None:
    assert Client().get(address).status_code == 200


def test_what_an_operator_sees_works(demo: Any, signed_in: Any) -> None:
    client = signed_in("operator", "63")

    for address in ("/ruang/", "/ruang/penilaian/", "/ruang/rekomendasi/"):
        assert client.get(address).status_code == 200, address


def test_search_finds_by_stem(demo: Any) -> None:
    assert b"/panduan/" in Client().get("/cari/?q=menilai kinerja").content
