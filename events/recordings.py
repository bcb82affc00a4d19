"""Addresses of recordings, turned into YouTube's privacy mode, the only player that our content policy lets in."""

import re
from urllib.parse import parse_qs, urlsplit

_VIDEO = re.compile(r"^[\w-]{6,20}$")
_HOSTS = {"youtube.com", "m.youtube.com", "www.youtube.com", "www.youtube-nocookie.com", "youtube-nocookie.com"}


def video_code(url: str) -> str:
    """The code of the video in a YouTube address; "" when it is not one."""
    parts = urlsplit(url)
    steps = [step for step in parts.path.split("/") if step]
    if parts.hostname == "youtu.be":
        code = steps[0] if steps else ""
    elif parts.hostname in _HOSTS:
        code = steps[1] if len(steps) > 1 and steps[0] in {"embed", "live", "shorts"} else parse_qs(parts.query).get("v", [""])[0]
    else:
        code = ""
    return code if _VIDEO.match(code) else ""


def privacy_address(url: str) -> str:
    """The address of the same video in privacy mode; an address that is not YouTube's is left as it is."""
    code = video_code(url)
    return f"https://www.youtube-nocookie.com/embed/{code}" if code else url
