"""The registry of places where help can stand, with the words that come with the site."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

HELP_FILE = Path(__file__).parent / "data" / "help.toml"


@dataclass(frozen=True)
class HelpPlace:
    """A place by its key: how editors call it, and what is said there unless they say otherwise. The body is Markdown."""

    key: str
    label: str
    title: str
    body: str
    link_label: str = ""
    link_url: str = ""


@cache
def places() -> dict[str, HelpPlace]:
    """Every place by its key, in the order of the file; read once in a process."""
    rows = tomllib.loads(HELP_FILE.read_text(encoding="utf-8"))
    return {key: HelpPlace(key, **row) for key, row in rows.items()}
