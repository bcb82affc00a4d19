"""The pages that are measured, their budgets, and what each costs in queries and bytes; runs inside the benchmarked site."""

import gzip
import json
import sys
from dataclasses import asdict, dataclass

import django

OPERATOR = "operator@demo.test"


@dataclass(frozen=True)
class Budget:
    """What a page may cost, from the performance targets: queries, bytes, and CPU as a multiple of the bare view."""

    queries: int
    raw: int
    packed: int
    cpu_ratio: float


DETAIL, DETAIL_SIGNED_IN = Budget(6, 25_000, 6_000, 40), Budget(9, 25_000, 6_000, 40)
LISTING, LISTING_SIGNED_IN = Budget(8, 40_000, 6_000, 60), Budget(11, 40_000, 6_000, 60)
FORUM = Budget(9, 40_000, 8_000, 60)


@dataclass
class Page:
    """One measured page."""

    name: str
    path: str
    budget: Budget
    is_signed_in: bool = False
    queries: int = 0
    repeated: int = 0
    raw: int = 0
    packed: int = 0


def pages() -> list[Page]:
    """One page of each kind, taken from the demo content; always the same ones."""
    from knowledge.aspects.models import Aspect
    from knowledge.models import GuidePage

    guide = GuidePage.objects.live().order_by("pk").first()
    aspect = Aspect.objects.active().roots().order_by("position").first()
    if guide is None or aspect is None:
        raise RuntimeError("The demo content is missing.")
    return [
        Page("home", "/", LISTING),
        Page("guide", guide.url, DETAIL),
        Page("aspect hub", f"/aspek/{aspect.slug}/", LISTING),
        Page("forum list", "/forum/", FORUM),
        Page("recommendations", "/ruang/rekomendasi/", LISTING_SIGNED_IN, is_signed_in=True),
    ]


def weigh(page: Page, cookie: str) -> None:
    """Fill in queries and bytes of the second request, when templates and caches of the process are warm."""
    from django.conf import settings
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client = Client(headers={"host": "127.0.0.1"})
    if page.is_signed_in:
        client.cookies[settings.SESSION_COOKIE_NAME] = cookie
    client.get(page.path)
    with CaptureQueriesContext(connection) as captured:
        response = client.get(page.path)
    if response.status_code != 200:
        raise RuntimeError(f"{page.path} answers {response.status_code}")
    statements = [query["sql"] for query in captured.captured_queries]
    page.queries, page.repeated = len(statements), len(statements) - len(set(statements))
    page.raw, page.packed = len(response.content), len(gzip.compress(response.content, 6))


def session_of(email: str) -> str:
    """A session key of that person, made without the sign-in page."""
    from django.conf import settings
    from django.test import Client

    from members.accounts.models import User

    client = Client()
    client.force_login(User.objects.get(email=email), backend="allauth.account.auth_backends.AuthenticationBackend")
    return client.cookies[settings.SESSION_COOKIE_NAME].value


def main() -> None:
    """Print the weighed pages, the session cookie and the home page as JSON."""
    django.setup()
    from django.conf import settings
    from django.test import Client

    session = session_of(OPERATOR)
    chosen = pages()
    for page in chosen:
        weigh(page, session)
    home = Client().get("/").content.decode()
    json.dump({"pages": [asdict(page) for page in chosen], "cookie": f"{settings.SESSION_COOKIE_NAME}={session}", "home": home}, sys.stdout)


if __name__ == "__main__":
    main()
