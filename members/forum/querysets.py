"""Adjectives for discussions and posts."""

from typing import Any

from django.db import models
from django.db.models import Prefetch


class DiscussionQuerySet(models.QuerySet):
    """Narrows discussions; reads aloud."""

    def visible(self) -> "DiscussionQuerySet":
        """Those that anybody may read."""
        return self.filter(is_hidden=False)

    def hidden(self) -> "DiscussionQuerySet":
        """Those that a moderator took away."""
        return self.filter(is_hidden=True)

    def unanswered(self) -> "DiscussionQuerySet":
        """Open ones without an accepted answer."""
        return self.filter(accepted_post__isnull=True, is_closed=False)

    def about(self, *aspect_ids: int) -> "DiscussionQuerySet":
        """Those that carry one of these aspects or sub-aspects."""
        links: Any = self.model._meta.get_field("aspect_links").related_model
        return self.filter(pk__in=links.objects.filter(tag__in=aspect_ids).values("content_object_id"))

    def about_page(self, url: str) -> "DiscussionQuerySet":
        """Those that were asked about the page at this address."""
        return self.filter(about_url=url)

    def titled(self, words: str) -> "DiscussionQuerySet":
        """Those whose title contains every word."""
        found = self
        for word in words.split()[:8]:
            found = found.filter(title__icontains=word)
        return found

    def latest_first(self) -> "DiscussionQuerySet":
        """The ones that moved last come first; the order has no ties, so that a page can begin anywhere."""
        return self.order_by("-last_post_at", "-pk")

    def for_rows(self) -> "DiscussionQuerySet":
        """With what a row of a list shows and without the text (2 queries)."""
        links: Any = self.model._meta.get_field("aspect_links").related_model
        main = links.objects.select_related("tag").filter(tag__parent__isnull=True).order_by("tag__framework_id", "tag__position")
        rows = self.select_related("author", "instansi").defer("text", "html")
        return rows.prefetch_related(Prefetch("aspect_links", queryset=main, to_attr="main_links"))


class PostQuerySet(models.QuerySet):
    """Narrows posts; reads aloud."""

    def visible(self) -> "PostQuerySet":
        """Those that anybody may read."""
        return self.filter(is_hidden=False)

    def for_page(self) -> "PostQuerySet":
        """In their order, with what a post shows (1 query)."""
        return self.select_related("author", "instansi").order_by("number")
