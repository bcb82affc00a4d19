"""Who is no reader: robots that say so, and browsers that only fetch ahead."""

import re

from django.http import HttpRequest

_ROBOT = re.compile(r"bot\b|bot/|crawl|spider|slurp|preview|facebookexternalhit|monitor|uptime|feed", re.IGNORECASE)


def is_reader(request: HttpRequest) -> bool:
    """Whether a person probably asked for this page, by what the browser says of itself."""
    ahead = " ".join(request.headers.get(name, "") for name in ("Sec-Purpose", "Purpose", "X-Moz")).lower()
    return request.method == "GET" and "prefetch" not in ahead and not _ROBOT.search(request.headers.get("User-Agent", ""))
