"""Original addresses: each becomes a permanent redirect on this site, so that links survive when the old host points here.

A redirect answers only where nothing else does, so that none can hide a live address; it leads to a page or discussion of
this site and nowhere else.
"""

from collections.abc import Callable, Sequence
from urllib.parse import urlsplit

from django.utils.translation import gettext as _
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, Site

from knowledge.addresses import LEFT_TO_PAGES, answering
from members.forum.models import Discussion

from .marks import marks_of
from .pages import Outcome

Notice = Callable[[int | None, str], None]
MOST_PATH = 255


def keep_addresses(outcomes: Sequence[Outcome], notice: Notice) -> None:
    """Bring the redirects of some records in step with their addresses (3 queries and what conflicts cost)."""
    forget_former(outcomes)
    wanted: dict[str, Outcome] = {}
    for outcome in outcomes:
        path = path_of(outcome.record.source_url)
        if not path:
            continue
        if len(path) > MOST_PATH:
            notice(outcome.record.line, _("alamat asalnya terlalu panjang untuk dialihkan."))
        elif path in wanted:
            notice(outcome.record.line, _("alamat asal %(path)s sudah milik baris %(line)s.") % {"path": path, "line": wanted[path].record.line})
        else:
            wanted[path] = outcome
    there = {redirect.old_path: redirect for redirect in Redirect.objects.filter(old_path__in=wanted, site=None)}
    answered = answered_paths(wanted)
    new = []
    for path, outcome in wanted.items():
        if path in answered:
            if answered[path] != key_of(outcome):
                notice(outcome.record.line, _("alamat asal %(path)s tidak dialihkan: situs ini sudah menjawab di alamat itu.") % {"path": path})
        elif path not in there:
            new.append(Redirect(old_path=path, automatically_created=True, **target_of(outcome)))
        elif not leads_to(there[path], outcome):
            move(there[path], outcome, notice)
    Redirect.objects.bulk_create(new)


def path_of(address: str) -> str:
    """Path and query as Wagtail looks redirects up; "" without an address."""
    return str(Redirect.normalise_path(address)) if address else ""


def key_of(outcome: Outcome) -> int | None:
    """The key of the page that a record became."""
    return None if isinstance(outcome.thing, Discussion) else outcome.thing


def target_of(outcome: Outcome) -> dict[str, object]:
    """Where the redirect of a record leads, as its fields."""
    if isinstance(outcome.thing, Discussion):
        return {"redirect_page_id": None, "redirect_link": outcome.thing.get_absolute_url()}
    return {"redirect_page_id": outcome.thing, "redirect_link": ""}


def leads_to(redirect: Redirect, outcome: Outcome) -> bool:
    """Whether a redirect leads there already."""
    return all(getattr(redirect, name) == value for name, value in target_of(outcome).items())


def forget_former(outcomes: Sequence[Outcome]) -> None:
    """Drop our own redirects from addresses that the records no longer give (1 query for each such record)."""
    for outcome in outcomes:
        former = path_of(outcome.former_address)
        if former and former != path_of(outcome.record.source_url):
            Redirect.objects.filter(old_path=former, site=None, automatically_created=True, **target_of(outcome)).delete()


def move(redirect: Redirect, outcome: Outcome, notice: Notice) -> None:
    """Let a redirect lead to another record, unless an editor made it or its present target still gives that address."""
    if not redirect.automatically_created or present_address(redirect, outcome) == redirect.old_path:
        notice(outcome.record.line, _("alamat asal %(path)s sudah dialihkan ke tempat lain; pengalihan itu tetap.") % {"path": redirect.old_path})
        return
    for name, value in target_of(outcome).items():
        setattr(redirect, name, value)
    redirect.save()


def present_address(redirect: Redirect, outcome: Outcome) -> str:
    """The original address of what a redirect leads to now, as a path; "" when that is gone or is the record itself."""
    if redirect.redirect_page_id is not None:
        return path_of(getattr(redirect.redirect_page.specific, "source_url", ""))
    key = discussion_key(redirect.redirect_link)
    if key is None or (isinstance(outcome.thing, Discussion) and outcome.thing.pk == key):
        return ""
    mark = marks_of(Discussion, [key]).get(key)
    return path_of(mark.address) if mark and Discussion.objects.filter(pk=key).exists() else ""


def discussion_key(link: str) -> int | None:
    """The discussion at an address of this site, or None."""
    found = answering(link)
    return found.kwargs.get("pk") if found and found.view_name == "forum:detail" else None


def answered_paths(paths: Sequence[str] | dict[str, Outcome]) -> dict[str, int | None]:
    """Paths at which this site answers already: a live page (with its key), or a fixed address (None) (2 queries)."""
    bare = {path: urlsplit(path).path for path in paths}
    site = Site.objects.filter(is_default_site=True).select_related("root_page").first()
    root = site.root_page.url_path if site else "/"
    asked = {f"{root}{path.strip('/')}/" if path.strip("/") else root: path for path in bare.values()}
    slugs = {path.rstrip("/").rpartition("/")[2] for path in asked}
    # The slug has an index, the path has none.
    live = Page.objects.filter(live=True, slug__in=slugs, url_path__in=asked).values_list("url_path", "pk")
    pages = {asked[url_path]: key for url_path, key in live}
    return {path: pages.get(plain) for path, plain in bare.items() if plain in pages or is_fixed(plain)}


def is_fixed(path: str) -> bool:
    """Whether an address belongs to a part of the site that is always there."""
    for candidate in {path, path.rstrip("/") + "/"}:
        found = answering(candidate)
        if found and found.url_name != LEFT_TO_PAGES and not found.kwargs:
            return True
    return False
