"""One style sheet instead of eight: on a slow line every `@import` costs a further journey to the server.

The source stays in small files that a browser can load as they are; only the collected copy is joined.
"""

import re
from collections.abc import Callable, Iterator
from typing import Any

from django.contrib.staticfiles.storage import HashedFilesMixin
from django.core.files.base import ContentFile, File
from django.core.files.storage import Storage

IMPORT = re.compile(r'^@import url\("([^"]+)"\) layer\((\w+)\);\n', re.MULTILINE)
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


def squeezed(css: str) -> str:
    """The style sheet without comments, line breaks and the spaces beside punctuation.

    Made for our own plain style: no semicolons, braces or comment signs inside strings.
    """
    css = re.sub(r"\s+", " ", COMMENT.sub("", css))
    return re.sub(r"\s*([{};,])\s*", r"\1", css).replace(";}", "}").replace(": ", ":").strip()


def bundled(css: str, read: Callable[[str], str]) -> str:
    """The style sheet with every layered import replaced by what it imports; `read` answers a neighbour's text."""
    return squeezed(IMPORT.sub(lambda match: f"@layer {match[2]} {{{read(match[1])}}}\n", css))


class JoinedFile(Storage):
    """A storage of one text, which collecting reads in place of the file on disk."""

    def __init__(self, text: str) -> None:
        self.text = text

    def _open(self, name: str, mode: str = "rb") -> File:
        return ContentFile(self.text.encode(), name=name)


class BundledStylesMixin(HashedFilesMixin):
    """For a manifest storage: joins the style sheets before they are hashed and compressed."""

    style_sheet = "cop/css/cop.css"

    def post_process(self, paths: dict[str, Any], dry_run: bool = False, **options: Any) -> Iterator[Any]:
        """Django's, with the joined style sheet in place of its first file."""
        if self.style_sheet in paths and not dry_run:
            folder = self.style_sheet.rpartition("/")[0]

            def read(name: str) -> str:
                storage, path = paths[f"{folder}/{name}"]
                with storage.open(path) as file:
                    text: str = file.read().decode()
                return text

            own_name = self.style_sheet.rpartition("/")[2]
            paths = {**paths, self.style_sheet: (JoinedFile(bundled(read(own_name), read)), self.style_sheet)}
        yield from super().post_process(paths, dry_run, **options)
