"""The stage itself: reference data in every test, and nothing left behind by a test that commits."""

import pytest

from knowledge.aspects.models import Framework
from knowledge.instansi.models import Instansi
from members.accounts.models import User


@pytest.mark.django_db(transaction=True)
def test_a_test_that_commits_finds_the_reference_data() -> None:
    User.objects.create_user("tinggal@example.test", "rahasia-sekali-2026")

    assert Framework.objects.filter(code="kasn-2019").exists()


@pytest.mark.django_db(transaction=True)
def test_the_next_test_that_commits_finds_them_too_and_nothing_else() -> None:
    assert Instansi.objects.exists()
    assert not User.objects.exists()
