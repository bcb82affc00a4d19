"""Every list and report of the CMS costs the same number of queries for one row and for three."""

import re
from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.views.generic.list import MultipleObjectMixin
from wagtail.admin.views.generic.models import IndexView
from wagtail.snippets.models import get_snippet_models

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]
# These ask anew for each row, in code that is not ours.
WAGTAILS_OWN = {"/admin/reports/page-types-usage/", "/admin/workflows/list/", "/admin/workflows/tasks/index/"}


@pytest.fixture
def chief(signed_in: Callable[..., Client]) -> Client:
    return signed_in("admin")


def lists(client: Client) -> list[str]:
    """What the menu leads to, and the list of each kind of thing."""
    menu = set(re.findall(r'"url": "(/admin/[^"?]+)"', client.get("/admin/").content.decode()))
    snippets = {reverse(model.snippet_viewset.get_url_name("list")) for model in get_snippet_models()}
    return sorted((menu | snippets) - WAGTAILS_OWN)


def test_a_list_costs_the_same_for_one_row_and_three(chief: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def cost(address: str, rows: int) -> int:
        for view in (IndexView, MultipleObjectMixin):
            monkeypatch.setattr(view, "get_paginate_by", lambda self, queryset: rows)
        with CaptureQueriesContext(connection) as queries:
            assert chief.get(address).status_code in {200, 302}, address
        return len(queries)

    addresses = lists(chief)
    for address in addresses:
        # What a process keeps is there for both.
        cost(address, 1)
    grown = {address: (one, three) for address in addresses if (one := cost(address, 1)) != (three := cost(address, 3))}

    assert len(addresses) > 40
    assert grown == {}
