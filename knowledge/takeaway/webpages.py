"""Items as plain web pages that open from a folder: no script, no network, one small style sheet beside them."""

from collections.abc import Mapping

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from .parts import Bullets, Callout, Checklist, Facts, File, Heading, Paragraph, Part, Picture, Point, Quote, Run, Steps, Table

# Addresses of the site that are in the folder too lead there.
Links = Mapping[str, str]
NOTHING = SafeString("")


def html_of(parts: list[Part], links: Links) -> SafeString:
    """Parts as HTML."""
    return format_html_join("\n", "{}", ((told(part, links),) for part in parts))


def line(runs: list[Run], links: Links) -> SafeString:
    """A paragraph's runs."""
    return format_html_join("", "{}", ((run_html(run, links),) for run in runs))


def run_html(run: Run, links: Links) -> SafeString:
    """One run with its emphasis and link."""
    if run.text == "\n":
        return mark_safe("<br>")
    html = format_html("{}", run.text)
    for tag, is_on in (("strong", run.bold), ("em", run.italic)):
        html = format_html("<{0}>{1}</{0}>", tag, html) if is_on else html
    return format_html('<a href="{}">{}</a>', links.get(run.url, run.url), html) if run.url else html


def points_html(points: list[Point], links: Links, note: str) -> SafeString:
    """Steps or pieces of evidence, each with a box to tick."""
    rows = ((p.title, html_of(p.parts, links), format_html('<p class="catatan">{}{}</p>', note, p.note) if p.note else NOTHING) for p in points)
    return format_html_join("\n", '<li><label><input type="checkbox"> <strong>{}</strong></label>{}{}</li>', rows)


def told(part: Part, links: Links) -> SafeString:
    """One part."""
    match part:
        case Heading(text, level):
            return format_html("<h{0}>{1}</h{0}>", level, text)
        case Paragraph(runs):
            return format_html("<p>{}</p>", line(runs, links))
        case Bullets(items, ordered):
            inner = format_html_join("\n", "<li>{}</li>", ((html_of(item, links),) for item in items))
            return format_html("<{0}>{1}</{0}>", "ol" if ordered else "ul", inner)
        case Steps(points):
            return format_html("<ol>{}</ol>", points_html(points, links, f"{_('Hasilnya:')} "))
        case Checklist(points):
            return format_html('<ul class="daftar">{}</ul>', points_html(points, links, ""))
        case Table():
            return table_html(part)
        case Callout(word, title, parts):
            return format_html("<aside><p><strong>{}: {}</strong></p>{}</aside>", word, title, html_of(parts, links))
        case Quote(text, who):
            return format_html("<blockquote><p>{}</p><footer>{}</footer></blockquote>", text, who)
        case Picture(_file, alt, caption):
            return format_html('<p class="catatan">{}</p>', _("Gambar di situs: %(text)s") % {"text": caption or alt})
        case File(_key, name, url, note):
            return format_html('<p>{} <a href="{}">{}</a> {}</p>', _("Unduhan:"), links.get(url, url), name, note)
        case Facts(rows):
            return facts_html(rows)


def facts_html(rows: list[tuple[str, str]]) -> SafeString:
    """Pairs of label and value."""
    return format_html("<dl>{}</dl>", format_html_join("\n", "<dt>{}</dt><dd>{}</dd>", rows))


def table_html(part: Table) -> SafeString:
    """A table that scrolls inside its own frame on a narrow screen."""
    header = format_html_join("", '<th scope="col">{}</th>', ((cell,) for cell in part.header))
    rows = format_html_join("\n", "<tr>{}</tr>", ((format_html_join("", "<td>{}</td>", ((cell,) for cell in row)),) for row in part.rows))
    return format_html(
        '<div class="tabel" tabindex="0"><table><caption>{}</caption><thead><tr>{}</tr></thead><tbody>{}</tbody></table></div>',
        part.caption,
        header,
        rows,
    )
