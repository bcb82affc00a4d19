"""A page that nobody would reach is refused in the editor, with all that was typed."""

import pytest
from wagtail.test.utils.form_data import nested_form_data, streamfield

from knowledge.addresses import is_free
from knowledge.models import StandardPage

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("parent", "slug", "free"),
    [
        ("/", "kode-etik", True),
        ("/", "mitra", False),
        ("/", "healthz", True),
        ("/panduan/", "mitra", True),
        ("/pengumuman/", "kalender-2026", True),
        ("/pengumuman/", "kalender", False),
        ("/acara/", "kalender", False),
        ("/acara/bincang-merit/", "kalender", False),
        ("/acara/bincang-merit/", "pertama", True),
    ],
)
def test_what_the_site_answers_itself_is_taken(parent, slug, free):
    assert is_free(parent, slug) is free


def test_an_administrator_is_told_and_loses_nothing(signed_in, home):
    chief = signed_in("admin")

    def create(slug):
        data = nested_form_data({"title": "Mitra kami", "slug": slug, "summary": "Siapa saja.", "body": streamfield([]), "comments-TOTAL_FORMS": 0})
        data |= {"comments-INITIAL_FORMS": 0, "comments-MIN_NUM_FORMS": 0, "comments-MAX_NUM_FORMS": 0}
        return chief.post(f"/admin/pages/add/knowledge/standardpage/{home.pk}/", data)

    refused = create("mitra").content.decode()
    made = create("mitra-kami")

    assert "Alamat /mitra dipakai bagian lain situs ini." in refused
    assert "Siapa saja." in refused
    assert made.status_code == 302
    assert [page.slug for page in StandardPage.objects.filter(title="Mitra kami")] == ["mitra-kami"]
