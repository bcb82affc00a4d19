"""Whether every text of the screen can be translated: texts outside of translate tags, catalogues behind their sources."""

import ast
import gettext
import re
from collections.abc import Iterable
from pathlib import Path

from django.template.base import Lexer, TokenType

MARKERS = {"gettext", "gettext_lazy", "ngettext", "ngettext_lazy", "pgettext", "pgettext_lazy", "_"}
WORD = re.compile(r"[A-Za-zÀ-ÿ]{3,}")
# Names that are the same in every language.
PROPER = re.compile(
    r"\bCoP\b|Sistem Merit|noindex|nofollow|WhatsApp|Facebook|LinkedIn|Telegram|English|Indonesia\b"
    r"|OpenAPI|/api/[\w/.-]+|CSV|XLSX|JSON|PDF|RSS|iCalendar",
    re.IGNORECASE,
)
SPOKEN_ATTRIBUTE = re.compile(r"\s(?:alt|title|placeholder|aria-label|aria-description)=\"([^\"]*)\"")
TRANSLATE = re.compile(r"^(?:translate|trans)\s+(?:\"((?:[^\"\\]|\\.)*)\"|'((?:[^'\\]|\\.)*)')")
UNDERSCORE = re.compile(r"_\((?:\"((?:[^\"\\]|\\.)*)\"|'((?:[^'\\]|\\.)*)')\)")


def untranslatable(path: Path, source: str) -> Iterable[str]:
    """Words of a template that reach the reader without passing a translate tag."""
    visible = re.sub(r"{%\s*block (?:body_class|robots|canonical|og_image)\s*%}.*?{%\s*endblock.*?%}", " ", source, flags=re.DOTALL)
    visible = re.sub(
        r"<script.*?</script>|{#.*?#}|{%\s*comment.*?endcomment\s*%}|<!--.*?-->|<svg.*?</svg>|<code.*?</code>", " ", visible, flags=re.DOTALL
    )
    visible = re.sub(r"{%\s*blocktrans(?:late)?.*?endblocktrans(?:late)?\s*%}|{%.*?%}|{{.*?}}", " ", visible, flags=re.DOTALL)
    spoken = SPOKEN_ATTRIBUTE.findall(visible)
    texts = [re.sub(r"<(?:[^<>\"']|\"[^\"]*\"|'[^']*')*>|&\w+;", " \n ", visible), *spoken]
    for text in (line.strip() for chunk in texts for line in chunk.split("\n")):
        if WORD.search(PROPER.sub("", text)):
            yield f"{path}: not translatable: {text[:60]}"


def template_messages(source: str) -> set[str]:
    """The message ids of a template."""
    found: set[str] = set()
    block: list[str] | None = None
    trimmed = False
    for token in Lexer(source).tokenize():
        if token.token_type == TokenType.BLOCK and token.contents.startswith("blocktrans"):
            block, trimmed = [], " trimmed" in token.contents
        elif token.token_type == TokenType.BLOCK and token.contents.startswith(("endblocktrans", "plural")) and block is not None:
            text = "".join(block)
            found.add(" ".join(line.strip() for line in text.strip().splitlines()) if trimmed else text)
            block = None if token.contents.startswith("end") else []
        elif block is not None:
            block.append(f"%({token.contents.split('|')[0]})s" if token.token_type == TokenType.VAR else token.contents.replace("%", "%%"))
        elif token.token_type == TokenType.BLOCK and (match := TRANSLATE.match(token.contents)):
            found.add(match[1] or match[2])
        if block is None and token.token_type in {TokenType.BLOCK, TokenType.VAR}:
            found |= {double or single for double, single in UNDERSCORE.findall(token.contents)}
    return found


def module_messages(source: str) -> set[str]:
    """The message ids of a Python module."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in MARKERS:
            found |= {argument.value for argument in node.args if isinstance(argument, ast.Constant) and isinstance(argument.value, str)}
    return found


def catalogue(text: str, *, with_plurals: bool = True) -> dict[str, str]:
    """Message ids of a .po file with their translation; the header and fuzzy entries are left out.

    A plural is one more id of the same entry; compiled files are asked by the singular alone.
    """
    entries: dict[str, str] = {}
    for entry in re.split(r"\n\s*\n", text):
        parts = re.findall(r"^(msgid|msgid_plural|msgstr|msgstr\[0\]) (\"(?:[^\"\\]|\\.)*\"(?:\n\"(?:[^\"\\]|\\.)*\")*)", entry, re.MULTILINE)
        values = {key: "".join(ast.literal_eval(line) for line in value.split("\n")) for key, value in parts}
        if values.get("msgid") and "#, fuzzy" not in entry:
            entries[values["msgid"]] = values.get("msgstr", values.get("msgstr[0]", ""))
            if with_plurals and "msgid_plural" in values:
                entries[values["msgid_plural"]] = entries[values["msgid"]]
    return entries


def messages(project: Path) -> set[str]:
    """Every message id of the project's own templates and modules."""
    found: set[str] = set()
    for path in (project / "templates").rglob("*.html"):
        found |= template_messages(path.read_text(encoding="utf-8"))
    for floor in ("cop_site", "events", "members", "knowledge"):
        for path in (project / floor).rglob("*.py"):
            if "migrations" not in path.parts:
                found |= module_messages(path.read_text(encoding="utf-8"))
    return found


def catalogue_complaints(project: Path) -> Iterable[str]:
    """Catalogues of languages other than the source that miss messages, or whose compiled form is older than their text."""
    for source in sorted((project / "cop_site" / "locale").glob("*/LC_MESSAGES/django.po")):
        held, name, compiled = catalogue(source.read_text(encoding="utf-8")), source.relative_to(project), source.with_suffix(".mo")
        if source.parent.parent.name != "id":
            missing = sorted(messages(project) - set(held))
            yield from (f"{name}: lacks “{message[:60]}” (make messages)" for message in missing)
        if not compiled.exists():
            yield f"{name}: not compiled"
            continue
        with compiled.open("rb") as file:
            spoken = gettext.GNUTranslations(file)
        singular = catalogue(source.read_text(encoding="utf-8"), with_plurals=False)
        stale = [
            message for message, text in singular.items() if text and spoken.gettext(message) != text and spoken.ngettext(message, message, 1) != text
        ]
        yield from (f"{compiled.relative_to(project)}: not compiled from its source: “{message[:60]}”" for message in stale)
