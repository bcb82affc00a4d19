"""Reads of this room: what is said at a place, which pages show a fragment, from which frames a member of staff may start."""

from dataclasses import dataclass

import nh3
from django.contrib.contenttypes.models import ContentType
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt
from wagtail.models import Page, ReferenceIndex
from wagtail.rich_text import expand_db_html

from knowledge.kept import forget, kept

from .models import Fragment, HelpText
from .places import HelpPlace, places

HELP = "editorial:help"
# Other processes learn of an administrator's change this many seconds later.
KEPT_SECONDS = 60
HELP_TAGS = {"a", "b", "br", "em", "i", "li", "ol", "p", "strong", "ul"}
_markdown = MarkdownIt("commonmark", {"html": False})


@dataclass(frozen=True)
class Help:
    """What is said at a place, ready to be shown."""

    key: str
    title: str
    html: SafeString
    link_label: str
    link_url: str


class UnknownPlace(KeyError):
    """No place of this key is in the registry."""


def help_at(key: str) -> Help | None:
    """What is said at a place (kept in the process); None where an administrator has silenced it.

    Raises:
        UnknownPlace: the registry has no such place.
    """
    if key not in places():
        raise UnknownPlace(key)
    return kept(HELP, read_help, seconds=KEPT_SECONDS)[key]


def read_help() -> dict[str, Help | None]:
    """What is said at every place (1 query, and what links to pages cost)."""
    told: dict[str, Help | None] = {key: default_help(place) for key, place in places().items()}
    for row in HelpText.objects.filter(key__in=list(told)):
        told[row.key] = Help(row.key, row.title, safe_html(expand_db_html(row.body)), row.link_label, row.link_url) if row.is_shown else None
    return told


def default_help(place: HelpPlace) -> Help:
    """The words that come with the site."""
    return Help(place.key, place.title, safe_html(default_html(place)), place.link_label, place.link_url)


def default_html(place: HelpPlace) -> str:
    """The body of a place as HTML."""
    return str(_markdown.render(place.body.strip())).strip()


def safe_html(html: str) -> SafeString:
    """HTML with nothing but the few elements that help needs, whoever wrote it."""
    return mark_safe(nh3.clean(html, tags=HELP_TAGS, attributes={"a": {"href"}}, link_rel=None))  # noqa: S308  cleaned on the same line


def forget_help() -> None:
    """A help text changed."""
    forget(HELP)


def pages_using(fragment: Fragment) -> set[int]:
    """The keys of the pages whose stored content shows a fragment (1 query)."""
    references = ReferenceIndex.get_references_to(fragment).filter(base_content_type=ContentType.objects.get_for_model(Page))
    return {int(key) for key in references.values_list("object_id", flat=True)}


def is_used(fragment: Fragment) -> bool:
    """Whether anything at all shows the fragment (1 query)."""
    return bool(ReferenceIndex.get_references_to(fragment).exists())
