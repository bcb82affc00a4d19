"""`manage.py rebuild_search` and the index after migrate and flush."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from cop_site.search import services
from cop_site.search.engines import database_engine
from cop_site.search.models import PendingDocument
from knowledge.catalogue.models import Entry
from knowledge.glossary.models import Term


def total(client: Client, text: str) -> int:
    return client.get("/cari/", {"q": text}).context["answer"].results.total


def test_the_command_brings_back_what_the_index_lost(client: Client, db: None, capsys: pytest.CaptureFixture[str]) -> None:
    database_engine().clear()
    assert total(client, "Baperjakat") == 0

    call_command("rebuild_search")

    assert total(client, "Baperjakat") > 0
    assert f"{Entry.objects.count()} entri" in capsys.readouterr().out


def test_the_command_says_when_an_outer_engine_has_to_catch_up(db: None) -> None:
    PendingDocument.objects.create(entry_id=1)

    with pytest.raises(CommandError, match="Elasticsearch"):
        call_command("rebuild_search")


def test_an_editor_s_new_synonym_works_at_once(client: Client, entry: Callable[..., Any]) -> None:
    entry("Peta talenta", url="/panduan/peta/")
    assert total(client, "katalogbintang") == 0

    Term.objects.create(term="Peta Talenta", slug="peta-talenta-baru", definition="Definisi.", synonyms=["katalogbintang"])

    assert 'href="/panduan/peta/"' in client.get("/cari/", {"q": "katalogbintang"}).content.decode()


def test_an_instansi_that_is_renamed_is_found_by_its_new_name(client: Client, instansi: Callable[[str], Any]) -> None:
    found = instansi("63")
    found.name = "Pemerintah Provinsi Kromatika"
    found.save()

    assert [hit.entry.url for hit in client.get("/cari/", {"q": "kromatika"}).context["answer"].hits] == ["/instansi/63/"]


def test_a_flushed_catalogue_leaves_no_shadow_in_the_index(db: None) -> None:
    Entry.objects.all().delete()

    services.ensure_index()

    assert database_engine().unknown(["baperjakat"]) == ["baperjakat"]
