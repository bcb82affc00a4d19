"""Every address × every visitor: the answer that `matrix.py` says, and no address without a row."""

import re
from decimal import Decimal

import pytest
from django.db import transaction
from django.http import HttpResponseForbidden
from django.test import Client
from django.urls import URLResolver, get_resolver

from members.services import ensure_groups
from tests.members.matrix import ELSEWHERE, GUEST, ROWS, SIGN_IN, VISITORS

CMS = "admin/"
# The way in and out, and two files for the editor's browser that hold no content (guests get them, members do not).
CMS_OPEN = ("admin/login/", "admin/logout/", "admin/password_reset/")
CMS_FILES = {"admin/jsi18n/", "admin/sprite/"}


def routes(resolver=None, prefix=""):
    """Every route of the site, as the resolver knows it."""
    for pattern in (resolver or get_resolver()).url_patterns:
        route = f"{prefix}{pattern.pattern}"
        if isinstance(pattern, URLResolver):
            yield from routes(pattern, route)
        else:
            yield route


def published(page, index, aspect):
    """A page of the library that everybody may read."""
    page.aspects.set([aspect("1")])
    index.objects.get().add_child(instance=page)
    page.save_revision().publish()
    return page


def contributed(person, instansi):
    """A contribution of the member's that waits for a decision, and an invitation of it to the leader."""
    from allauth.account.models import EmailAddress

    from knowledge.aspects.models import Aspect
    from members.contributions.models import CoAuthor
    from members.contributions.services import save_step, start_contribution, step_token, submit

    author, invited = person("anggota"), person("pimpinan", "63")
    aspects = list(Aspect.objects.active().roots()[:1])
    basics = {"title": "Peta jabatan selesai", "summary": "Caranya.", "instansi": instansi("33.10"), "aspects": aspects, "sub_aspects": []}
    contribution = start_contribution(by=author, values=basics)
    for step, values in {
        "cerita": {"problem": "Tidak selesai.", "steps": [{"title": "Bentuk tim", "text": "", "output": ""}]},
        "hasil": {"result": "Selesai.", "figures": [], "evidence": []},
    }.items():
        contribution = save_step(contribution, by=author, step=step, values=values, seen=step_token(contribution, step))
    EmailAddress.objects.create(user=invited, email=invited.email, verified=True)
    invitation = CoAuthor.objects.create(contribution=contribution, email=invited.email)
    return submit(contribution, by=author).pk, invitation.pk


def proposed(person, instansi, aspect):
    """Evidence that the operator proposed and nobody has decided about."""
    from django.core.files.uploadedfile import SimpleUploadedFile

    from knowledge.exemplars.services import Proposal, propose

    said = Proposal("Peta jabatan", aspect("1.1"), 3, "Dengan lampiran.", "keputusan", 2024)
    return propose(by=person("operator", "63"), instansi=instansi("63"), said=said, upload=SimpleUploadedFile("peta.txt", b"isi"))


@pytest.fixture
def stage(home, person, discussion, reply, instansi, framework, aspect):
    """What the addresses speak of: an instansi with a result, a discussion of the member's with a reply of the expert's, two guides."""
    from knowledge.adoption.services import Declaration, declare_adoption
    from knowledge.assessment.services import record_scores
    from knowledge.formpages.models import FormField, FormPage
    from knowledge.models import GuideIndexPage, GuidePage, LearningPathIndexPage, LearningPathPage, LearningStep
    from knowledge.upkeep.models import ReviewTask
    from members.suggestions.services import suggest

    ensure_groups(home)
    contribution, invitation = contributed(person, instansi)
    opened = discussion()
    post = reply(opened)
    record_scores(
        instansi=instansi("63"), year=2023, framework=framework, layer="mandiri", scores={"3": Decimal(75)}, by=person("operator", "63"), via="web"
    )
    applied = published(GuidePage(title="Panduan yang diterapkan", summary="Lama."), GuideIndexPage, aspect)
    suggestion = suggest(applied.pk, by=person("anggota"), passage="summary", proposed="Baru.", reason="Lebih tepat.")
    guide = published(GuidePage(title="Panduan yang dapat diterapkan"), GuideIndexPage, aspect)
    path = LearningPathPage(title="Jalur", steps=[LearningStep(target=applied.page_ptr), LearningStep(target=guide.page_ptr)])
    adoption = declare_adoption(applied, by=person("operator", "63"), instansi=instansi("63"), said=Declaration("sudah", 2025))
    exemplar = proposed(person, instansi, aspect)
    form = home.add_child(instance=FormPage(title="Minat", form_fields=[FormField(label="Nama", field_type="singleline")]))
    task = ReviewTask.objects.create(page=home, reason="manual", due_on="2030-01-01", assigned_to=person("narasumber", "32"))
    return {
        "guide": guide.pk,
        "form": form.pk,
        "path": published(path, LearningPathIndexPage, aspect).pk,
        "adoption": adoption.pk,
        "review": task.pk,
        "exemplar": exemplar.pk,
        "hidden": exemplar.slug,
        "discussion": opened.pk,
        "slug": opened.slug,
        "post": post.pk,
        "contribution": contribution,
        "invitation": invitation,
        "suggestion": suggestion.pk,
        "unlisted": person("pimpinan", "63").pk,
        "instansi": "63",
        "year": 2023,
        "framework": framework.code,
        "aspect": "pengembangan-karier",
    }


@pytest.fixture
def visitor(person):
    """A client for each visitor of the matrix."""
    codes = {"operator": "63", "pimpinan": "63", "narasumber": "32", ELSEWHERE: "33.10"}

    def make(name):
        client = Client()
        if name != GUEST:
            role = "operator" if name == ELSEWHERE else name
            client.force_login(person(role, codes.get(name, "33.10")), backend="allauth.account.auth_backends.AuthenticationBackend")
        return client

    return make


def test_every_address_has_a_row():
    missing = [route for route in routes() if not route.startswith(CMS) and route not in ROWS]

    assert missing == [], "tell tests/members/matrix.py who may open these"


def test_every_row_has_an_address():
    known = set(routes())

    assert [route for route in ROWS if route not in known] == []


def ask(client, row, stage, name):
    """The answer of one row to one visitor."""
    response = getattr(client, row.method)(row.at.format(**stage), {name: value.format(**stage) for name, value in row.data.items()})
    is_led = response.status_code == 302 and response["Location"].split("?")[0] == "/akun/login/"
    return SIGN_IN if is_led and row.answers[name] == SIGN_IN else response.status_code


READING = {route: row for route, row in ROWS.items() if row.method == "get"}
WRITING = {route: row for route, row in ROWS.items() if row.method != "get"}


@pytest.mark.parametrize("name", VISITORS)
def test_each_visitor_reads_what_the_matrix_says(stage, visitor, name):
    client = visitor(name)

    got = {row.at: (ask(client, row, stage, name), row.answers[name]) for row in READING.values()}

    assert {at: f"{answer} instead of {expected}" for at, (answer, expected) in got.items() if answer != expected} == {}


@pytest.mark.parametrize("route", WRITING)
def test_each_visitor_writes_what_the_matrix_says(stage, visitor, route):
    got = {}
    for name in VISITORS:
        # What one visitor does is undone before the next one comes.
        with transaction.atomic():
            got[name] = ask(visitor(name), WRITING[route], stage, name)
            transaction.set_rollback(True)

    assert got == WRITING[route].answers


PART = re.compile(r"<(?:int:)?\w*(?:id|pk)\w*>|<\w+:\w+>|<\w+>|\(\?P<\w+>[^)]*\)|\([^)]*\)")


def cms_routes():
    return sorted(route for route in set(routes()) if route.startswith(CMS) and not route.startswith(CMS_OPEN))


def test_the_cms_has_addresses_to_check():
    assert len(cms_routes()) > 150


@pytest.mark.parametrize("name", [GUEST, "anggota", "operator", "pimpinan", "verifikator", "narasumber"])
def test_nothing_of_the_cms_opens_for_those_who_do_not_work_there(stage, visitor, name, monkeypatch):
    # Hundreds of refusals, of which only the status is read: the page that says it nicely has its own tests.
    monkeypatch.setattr("members.middleware.permission_denied", lambda request, exception: HttpResponseForbidden())
    client = visitor(name)
    opened = []
    for route in cms_routes():
        if name == GUEST and route in CMS_FILES:
            continue
        address = "/" + PART.sub("1", route).replace("^", "").replace("$", "")
        response = client.get(address)
        refused = response.status_code in ((302,) if name == GUEST else (403,))
        if not refused or (name == GUEST and not response["Location"].startswith(("/akun/", "/admin/login/"))):
            opened.append((route, address, response.status_code, response.get("Location")))

    assert opened == []
