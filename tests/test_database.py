"""The stage itself: reference data in every test, and nothing left behind by a test that commits."""

from typing import Any

import pytest
from wagtail.log_actions import log
from wagtail.models import ModelLogEntry

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


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_the_append_only_journal_is_flushed_also_once_a_browser_runs(chromium: Any) -> None:
    """Its event loop makes Django open another connection, which must know the way past the locks too."""
    log(Framework.objects.first(), "wagtail.edit")

    assert ModelLogEntry.objects.exists()
