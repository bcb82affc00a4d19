"""An item as Markdown, for notes and other systems; what looks like markup in the text stays text."""

import re
from urllib.parse import quote as percent

from django.utils.translation import gettext as _

from .items import Item
from .parts import Bullets, Callout, Checklist, Facts, File, Heading, Paragraph, Part, Picture, Quote, Run, Steps, Table

SPECIAL = re.compile(r"([\\`*_{}\[\]<>#+\-!|~$^=&])")
# Only at the beginning of a line would a number with a dot become a list.
NUMBERED = re.compile(r"^(\d+)([.)])", re.MULTILINE)


def markdown_of(item: Item) -> str:
    """The whole item with its head, source and version."""
    head = [f"# {escaped(item.title)}", escaped(item.summary)]
    if item.is_fictional:
        head.append(f"**{escaped(_('Contoh fiktif'))}**")
    facts = [(_("Jenis"), item.kind_label), (_("Aspek"), ", ".join(item.aspects)), *item.facts]
    foot = [(_("Alamat"), item.url), *item.source, (_("Diterbitkan"), item.published), (_("Versi"), item.stamp)]
    body = [block for part in item.parts if (block := told(part))]
    return "\n\n".join(text for text in [*head, rows_of(facts), *body, "---", rows_of(foot)] if text) + "\n"


def escaped(text: str) -> str:
    """Text in which nothing is markup."""
    return NUMBERED.sub(r"\1\\\2", SPECIAL.sub(r"\\\1", text))


def rows_of(rows: list[tuple[str, str]]) -> str:
    """Facts as a list."""
    return "\n".join(f"- {escaped(label)}: {escaped(' '.join(value.split()))}" for label, value in rows if value)


def line(runs: list[Run]) -> str:
    """A paragraph's runs."""
    written = []
    for run in runs:
        if run.text == "\n":
            written.append("\\\n")
            continue
        core = escaped(run.text.strip())
        for mark, is_on in (("**", run.bold), ("*", run.italic)):
            core = f"{mark}{core}{mark}" if is_on and core else core
        core = f"[{core}]({percent(run.url, safe=':/?&=%#@+,;~.-_')})" if run.url and core else core
        written.append(f"{' ' * (run.text[:1] == ' ')}{core}{' ' * (run.text[-1:] == ' ' and bool(core))}")
    return "".join(written)


def told(part: Part) -> str:
    """One part."""
    match part:
        case Heading(text, level):
            return f"{'#' * level} {escaped(text)}"
        case Paragraph(runs):
            return line(runs)
        case Bullets(items, ordered):
            return "\n".join(listed(f"{number}." if ordered else "-", blocks(item)) for number, item in enumerate(items, start=1))
        case Steps(points):
            notes = [_("Hasilnya: %(what)s") % {"what": p.note} if p.note else "" for p in points]
            return "\n".join(
                listed(f"{n}. [ ]", point_text(p.title, p.parts, note)) for n, (p, note) in enumerate(zip(points, notes, strict=True), 1)
            )
        case Checklist(points):
            return "\n".join(listed("- [ ]", point_text(p.title, p.parts, p.note)) for p in points)
        case Table():
            return table(part)
        case Callout(word, title, parts):
            return "\n".join(f"> {text}".rstrip() for text in f"**{escaped(f'{word}: {title}')}**\n\n{blocks(parts)}".split("\n"))
        case Quote(text, who):
            return "\n".join(f"> {escaped(each)}" for each in [*text.splitlines(), *([f"— {who}"] if who else [])])
        case Picture(_file, alt, caption):
            return f"*{escaped(_('Gambar'))}: {escaped(caption or alt)}*"
        case File(_key, name, url, note):
            return f"{line([Run(name, url=url)])}{f' ({escaped(note)})' if note else ''}"
        case Facts(rows):
            return rows_of(rows)


def blocks(parts: list[Part]) -> str:
    """Several parts."""
    return "\n\n".join(text for part in parts if (text := told(part)))


def point_text(title: str, parts: list[Part], note: str) -> str:
    """A step or a piece of evidence."""
    return "\n\n".join(text for text in (f"**{escaped(title)}**", blocks(parts), escaped(note)) if text)


def listed(mark: str, text: str) -> str:
    """A list item: its further lines stand under its first word."""
    indent = " " * (len(mark.split(" ")[0]) + 1)
    return f"{mark} {text}".replace("\n", f"\n{indent}").replace(f"\n{indent}\n", "\n\n")


def table(part: Table) -> str:
    """A table, its caption above it."""
    rule = ["--:" if number in part.numeric else "---" for number in range(len(part.header))]
    rows = [[escaped(cell) for cell in part.header], rule, *[[escaped(cell) for cell in row] for row in part.rows]]
    return f"**{escaped(part.caption)}**\n\n" + "\n".join(f"| {' | '.join(row)} |" for row in rows)
