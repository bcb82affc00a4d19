"""`{% discussions_about url %}`: what members asked about a page, for templates of any room."""

from typing import Any
from urllib.parse import urlencode

from django import template

from members.forum.selectors import discussions_about as found_about

register = template.Library()


@register.inclusion_tag("forum/_about_entry.html")
def discussions_about(url: str) -> dict[str, Any]:
    """Discussions about the page at `url` and the way to ask (1 query); the same for every reader."""
    return {"discussions": found_about(url), "ask_url": f"/forum/baru/?{urlencode({'tentang': url})}"}
