"""Other names of topics and the merge, in the CMS."""

from typing import Any

from django.http import HttpRequest
from django.urls import URLResolver, include, path, reverse, reverse_lazy
from django.utils.translation import gettext_lazy as _
from taggit.models import Tag
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.panels import FieldPanel
from wagtail.admin.widgets import ListingButton
from wagtail.log_actions import LogActionRegistry
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from knowledge.aspects.models import Topic

from . import views
from .models import TopicName
from .services import MERGED, may_merge


class TopicNameViewSet(SnippetViewSet):
    """Other names of topics."""

    model = TopicName
    icon = "tag"
    menu_label = _("Sebutan lain topik")
    list_display = ["name", "topic", "is_former"]
    list_filter = ["topic", "is_former"]
    search_fields = ["name", "topic__name"]
    panels = [FieldPanel("topic"), FieldPanel("name")]


register_snippet(TopicNameViewSet)


class MergeItem(MenuItem):
    """Shown to those who may merge."""

    def is_shown(self, request: HttpRequest) -> bool:
        return may_merge(request.user, Topic)


@hooks.register("register_admin_urls")
def merge_urls() -> list[URLResolver]:
    """The page that merges."""
    patterns = [path("gabungkan/<slug:vocabulary>/", views.merge, name="merge")]
    return [path("", include((patterns, "topics"), namespace="topics"))]


@hooks.register("register_settings_menu_item")
def merge_topics_item() -> MenuItem:
    """Merging topics."""
    return MergeItem(_("Gabungkan topik"), reverse_lazy("topics:merge", args=["topik"]), name="gabungkan-topik", icon_name="tag", order=900)


@hooks.register("register_snippet_listing_buttons")
def merge_button(snippet: Any, user: Any, next_url: str | None = None) -> list[ListingButton]:
    """The way to the merge, beside a topic."""
    if not isinstance(snippet, Topic | Tag) or not may_merge(user, type(snippet)):
        return []
    address = reverse("topics:merge", args=["topik" if isinstance(snippet, Topic) else "tag"])
    return [ListingButton(_("Gabungkan"), f"{address}?source={snippet.pk}&target=", icon_name="tag", priority=40)]


@hooks.register("register_log_actions")
def merge_action(actions: LogActionRegistry) -> None:
    """What the log says of a merge."""
    actions.register_action(MERGED, _("Gabungkan topik"), _("Topik atau tag lain digabungkan ke sini"))
