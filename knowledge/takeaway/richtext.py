"""Rich text of the CMS as plain parts: paragraphs, headings, lists, emphasis and links; everything else is its text."""

from html.parser import HTMLParser
from urllib.parse import urljoin

from django.conf import settings
from wagtail.rich_text import expand_db_html

from .parts import Bullets, Heading, Paragraph, Part, Run

# Deeper lists are told at this depth: a writer that nests without end would run out of room.
MOST_DEPTH = 5
HEADINGS = {"h2": 2, "h3": 3, "h4": 4, "h5": 4, "h6": 4}
BLOCKS = {"p", "div", "blockquote", "table", "tr", "td", "th", "pre", "hr", "figure", *HEADINGS}
EMPHASIS = {"b": "bold", "strong": "bold", "i": "italic", "em": "italic"}
UNSEEN = {"script", "style", "template"}


def parts_of(html: str) -> list[Part]:
    """Rich text as stored by the CMS; its links lead to public addresses."""
    reader = _Reader()
    reader.feed(expand_db_html(html or ""))
    reader.close()
    return reader.finished()


def absolute(url: str) -> str:
    """A link that works outside the site; "" for what leads nowhere from there."""
    found = urljoin(f"{settings.BASE_URL}/", url.strip())
    return found if found.startswith(("http://", "https://", "mailto:")) else ""


class _Reader(HTMLParser):
    """Collects parts while the text goes by; unclosed or stray tags do no harm."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[list[Part]] = [[]]
        self.lists: list[Bullets] = []
        self.skipped_lists = 0
        self.runs: list[Run] = []
        self.heading = 0
        self.emphasis = {"bold": 0, "italic": 0}
        self.links: list[str] = []
        self.unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in EMPHASIS:
            self.emphasis[EMPHASIS[tag]] += 1
        elif tag == "a":
            self.links.append(absolute(dict(attrs).get("href") or ""))
        elif tag == "br":
            self.runs.append(Run("\n"))
        elif tag in UNSEEN:
            self.unseen += 1
        elif tag in BLOCKS:
            self.flush()
            self.heading = HEADINGS.get(tag, 0)
        elif tag in ("ul", "ol"):
            self.begin_list(ordered=tag == "ol")
        elif tag == "li":
            self.begin_item()

    def handle_endtag(self, tag: str) -> None:
        if tag in EMPHASIS:
            self.emphasis[EMPHASIS[tag]] = max(0, self.emphasis[EMPHASIS[tag]] - 1)
        elif tag == "a":
            self.links = self.links[:-1]
        elif tag in UNSEEN:
            self.unseen = max(0, self.unseen - 1)
        elif tag in BLOCKS:
            self.flush()
            self.heading = 0
        elif tag in ("ul", "ol"):
            self.end_list()
        elif tag == "li":
            self.end_item()

    def handle_data(self, data: str) -> None:
        if self.unseen or not data:
            return
        text = " ".join(data.split())
        text = f"{' ' * data[0].isspace()}{text}{' ' * (data[-1].isspace() and bool(text))}"
        if text:
            self.runs.append(Run(text, self.emphasis["bold"] > 0, self.emphasis["italic"] > 0, self.links[-1] if self.links else ""))

    def begin_list(self, *, ordered: bool) -> None:
        self.flush()
        if len(self.lists) >= MOST_DEPTH:
            self.skipped_lists += 1
            return
        self.lists.append(Bullets([], ordered))

    def begin_item(self) -> None:
        self.flush()
        if self.lists and not self.skipped_lists:
            # An item that was not closed ends where the next one begins.
            del self.open[len(self.lists) :]
            self.lists[-1].items.append([])
            self.open.append(self.lists[-1].items[-1])

    def end_item(self) -> None:
        self.flush()
        if not self.skipped_lists and len(self.open) > len(self.lists) > 0:
            self.open.pop()

    def end_list(self) -> None:
        self.flush()
        if self.skipped_lists:
            self.skipped_lists -= 1
        elif self.lists:
            done = self.lists.pop()
            del self.open[len(self.lists) + 1 :]
            if any(done.items):
                self.open[-1].append(Bullets([item for item in done.items if item], done.ordered))

    def flush(self) -> None:
        """What was read so far is a paragraph or a heading."""
        runs = trimmed(self.runs)
        self.runs = []
        if runs and self.heading:
            self.open[-1].append(Heading("".join(run.text for run in runs).replace("\n", " "), self.heading))
        elif runs:
            self.open[-1].append(Paragraph(runs))

    def finished(self) -> list[Part]:
        self.flush()
        while self.lists:
            self.end_list()
        return self.open[0]


def trimmed(runs: list[Run]) -> list[Run]:
    """Without space and breaks around the whole."""
    while runs and not runs[0].text.strip():
        runs = runs[1:]
    while runs and not runs[-1].text.strip():
        runs = runs[:-1]
    if not runs:
        return []
    first = runs[0]
    runs = [Run(first.text.lstrip(), first.bold, first.italic, first.url), *runs[1:]]
    last = runs[-1]
    return [*runs[:-1], Run(last.text.rstrip(), last.bold, last.italic, last.url)]
