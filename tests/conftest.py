"""The cast and the stage: reference data once per database, people with roles, the seed-row report."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import hypothesis
import pytest
from django.test import Client

from tests.database import SqliteStage, Stages
from tests.groups import GroupReport
from tests.planted import planted
from tests.rows import RowReport

pytest_plugins = ["tests.live"]
STAGES = Stages()

# The machine of a test may be busy: what an example shows is right or wrong, not fast.
hypothesis.settings.register_profile("patient", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow])
# The same examples in each run, so that what CI says of a commit is said again; `make test` at a desk goes on looking for new ones.
hypothesis.settings.register_profile("repeatable", hypothesis.settings.get_profile("patient"), derandomize=True, database=None)
hypothesis.settings.load_profile("patient")


def pytest_configure(config: pytest.Config) -> None:
    config.pluginmanager.register(RowReport(config), "seed-rows")
    config.pluginmanager.register(GroupReport(), "groups")
    config.pluginmanager.register(STAGES, "stages")


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment: None, django_db_blocker: Any) -> Iterator[None]:
    """Frameworks, register, glossary, index pages and groups are there in every test, as on every real site."""
    with django_db_blocker.unblock():
        STAGES.set()
    yield
    with django_db_blocker.unblock():
        if STAGES.stage:
            STAGES.stage.remove()


@pytest.fixture(autouse=True)
def _fresh_caches() -> Iterator[None]:
    """Caches and the names that search has read do not travel between tests."""
    yield
    from django.core.cache import caches

    from cop_site.search import thesaurus

    thesaurus.forget()
    for cache in caches.all():
        cache.clear()


@pytest.fixture
def framework(db: None) -> Any:
    """The active framework, kasn-2019."""
    from knowledge.aspects.selectors import active_framework

    return active_framework()


@pytest.fixture
def aspect(db: None) -> Callable[[str], Any]:
    """An aspect or sub-aspect of the active framework by its code."""
    from knowledge.aspects.models import Aspect

    return lambda code: Aspect.objects.active().get(code=code)


@pytest.fixture
def instansi(db: None) -> Callable[[str], Any]:
    """An instansi of the register by its code, such as "63" for Pemprov Kalimantan Selatan."""
    from knowledge.instansi.models import Instansi

    return lambda code: Instansi.objects.get(code=code)


@pytest.fixture
def person(db: None, instansi: Callable[[str], Any]) -> Callable[..., Any]:
    """A user with a role: `person("operator", "63")`; without a role an ordinary member."""
    from members.accounts.models import User
    from members.models import Membership, RoleGrant

    scoped = {"operator", "pimpinan"}

    def make(role: str = "anggota", code: str = "33.10", email: str = "") -> User:
        email = (email or f"{role}-{code}@example.test").lower()
        user = User.objects.filter(email=email).first()
        if user is None:
            user = User.objects.create_user(email, "rahasia-sekali-2026", name=f"{role.title()} {code}")
            Membership.objects.create(user=user, instansi=instansi(code))
            RoleGrant.objects.create(user=user, role=role, instansi=instansi(code) if role in scoped else None)
        return user

    return make


@pytest.fixture
def signed_in(person: Callable[..., Any]) -> Callable[..., Client]:
    """A test client signed in as `person(role, code)`."""

    def make(role: str = "anggota", code: str = "33.10") -> Client:
        client = Client()
        client.force_login(person(role, code), backend="allauth.account.auth_backends.AuthenticationBackend")
        return client

    return make


@pytest.fixture
def home(db: None) -> Any:
    """The home page; its index pages (/panduan/, /praktik/, /acara/ …) are there in every test, as on every prepared site."""
    from cop_site.home.models import HomePage

    return HomePage.objects.get()


@pytest.fixture(scope="module")
def demo(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """The whole demonstration site for a module of tests, taken away after it; each test's own transaction nests inside."""
    with django_db_blocker.unblock(), demonstration():
        yield


@contextmanager
def demonstration() -> Iterator[None]:
    """On SQLite a copy of what is planted once; elsewhere planted within an outer transaction."""
    from django.conf import settings
    from django.db import transaction

    if isinstance(STAGES.stage, SqliteStage):
        shutil.copytree(planted() / "media", settings.MEDIA_ROOT, dirs_exist_ok=True)
        STAGES.stage.restore(planted() / "cop.sqlite3")
        yield
        STAGES.stage.restore()
        return
    from cop_site.demo.seeding import seed

    with transaction.atomic():
        seed(lambda text: None)
        yield
        transaction.set_rollback(True)
