"""Facts about the project itself that no other tool holds: lock files, hosts, top level, house rules, translations.

`python -m tests.project` prints every complaint and fails if there is one; `make check` runs it.
"""

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterable
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests import translations

PROJECT = Path(__file__).parent.parent
TOP_LEVEL = {
    *("cop_site", "events", "knowledge", "members", "templates", "tests"),
    *("README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md", "LICENSE", "NOTICE.md"),
    *("Makefile", "manage.py", "pyproject.toml", "requirements.txt", "requirements-dev.txt", "compose.yaml", "Dockerfile"),
    *(".ci", ".dockerignore", ".env.example", ".gitattributes", ".github", ".gitignore", ".pre-commit-config.yaml"),
}
LONGEST_FILE, LONGEST_FUNCTION = 300, 50
# The error page must work when nothing else does; the gallery of components is for those who build pages.
SPOKEN_AS_IS = {"500.html", "gallery.html"}
# Facts of one framework or one time: they are rows of data, never part of the logic.
FACTS_OF_DATA = (410, "KASN")
# One table of made-up content for the gallery of components; cut in two it would say no more.
LONG_BY_NATURE = {Path("cop_site/look/samples.py")}
EMPTY_NAMES = {"utils", "util", "helpers", "helper", "common", "misc", "core"}
HOST = re.compile(r"https?://|^\s*--?(?:i|f|index-url|extra-index-url|find-links|trusted-host)\b|\s@\s", re.MULTILINE)
# The extra that the image and every `make run` hold; others are installed by those who want them, and by all who test.
EVERYWHERE = "scale"
PIN = re.compile(r"^([A-Za-z0-9._-]+)==(\S+)(.*)$", re.MULTILINE)


def project_files() -> list[Path]:
    """What is or would be committed, as paths inside the project."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"], cwd=PROJECT, capture_output=True, text=True, check=True
    )
    return [path for name in listed.stdout.split("\0") if name and (PROJECT / (path := Path(name))).exists()]


def pins(lock: str) -> dict[str, list[str]]:
    """The pinned versions of each name (one a marker); a pin without a hash counts as no version."""
    found: dict[str, list[str]] = {}
    for name, version, rest in PIN.findall(lock.replace("\\\n", " ")):
        found.setdefault(canonicalize_name(name), []).append(version if "--hash=sha256:" in rest else "")
    return found


def lock_complaints(pyproject: str, run_lock: str, dev_lock: str) -> Iterable[str]:
    """Where the lock files do not hold what pyproject.toml asks for, with hashes and without hosts."""
    data = tomllib.loads(pyproject)
    extras = data["project"].get("optional-dependencies", {})
    wanted = {"requirements.txt": [*data["project"]["dependencies"], *extras.get(EVERYWHERE, [])]}
    optional = [line for lines in extras.values() for line in lines]
    wanted["requirements-dev.txt"] = [*wanted["requirements.txt"], *optional, *data["dependency-groups"]["dev"]]
    locks = {"requirements.txt": run_lock, "requirements-dev.txt": dev_lock}
    for file, lines in wanted.items():
        held = pins(locks[file])
        for requirement in map(Requirement, lines):
            versions = held.get(canonicalize_name(requirement.name), [])
            if not versions or not all(version and requirement.specifier.contains(version) for version in versions):
                yield f"{file}: {requirement.name} is {' / '.join(versions) or 'missing'}, pyproject.toml asks for {requirement} (make lock)"
        yield from (f"{file}: {name} has no hash" for name, versions in held.items() if "" in versions)
        if HOST.search(locks[file]):
            yield f"{file}: names a host"
    dev = pins(dev_lock)
    yield from (
        f"requirements-dev.txt: {name} differs from requirements.txt" for name, versions in pins(run_lock).items() if dev.get(name) != versions
    )


def top_level_complaints(files: Iterable[Path]) -> Iterable[str]:
    """What stands at the top without being known there."""
    return (f"{name}: not a known name at the top level" for name in sorted({path.parts[0] for path in files} - TOP_LEVEL))


def module_complaints(path: Path, source: str) -> Iterable[str]:
    """House rules of one module: a first sentence, a name that says something, files and functions that can be read at once."""
    tree = ast.parse(source)
    if source.strip() and not ast.get_docstring(tree):
        yield f"{path}: opens without a sentence on what is here"
    if path.stem in EMPTY_NAMES:
        yield f"{path}: {path.stem} says nothing about what is inside"
    if "tests" in path.parts or "migrations" in path.parts:
        return
    if "demo" not in path.parts:
        yield from (f"{path}:{line}: {fact} belongs into data" for line, fact in facts_in_logic(tree))
    if (lines := source.count("\n")) > LONGEST_FILE:
        yield f"{path}: {lines} lines, at most {LONGEST_FILE}"
    for node in ast.walk(tree) if path not in LONG_BY_NATURE else ():
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and (length := (node.end_lineno or 0) - node.lineno + 1) > LONGEST_FUNCTION:
            yield f"{path}:{node.lineno}: {node.name} has {length} lines, at most {LONGEST_FUNCTION}"


def facts_in_logic(tree: ast.Module) -> Iterable[tuple[int, int | str]]:
    """Constants outside of docstrings that are facts of data, with their line."""
    sentences = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and id(node) not in sentences:
            for fact in FACTS_OF_DATA:
                if node.value == fact or (isinstance(fact, str) and isinstance(node.value, str) and fact in node.value):
                    yield node.lineno, fact


def template_complaints(path: Path, source: str) -> Iterable[str]:
    """What the content policy would block."""
    if re.search(r"<style[\s>]|<script(?![^>]*\bsrc=)[\s>]|\sstyle=|\son[a-z]+=\"", source) and 'type="application/' not in source:
        yield f"{path}: inline style or script"


def complaints() -> Iterable[str]:
    """Everything that is wrong with the project now."""
    files = project_files()
    yield from lock_complaints(*((PROJECT / name).read_text() for name in ("pyproject.toml", "requirements.txt", "requirements-dev.txt")))
    yield from top_level_complaints(files)
    for path in files:
        if path.suffix == ".py" and "migrations" not in path.parts:
            yield from module_complaints(path, (PROJECT / path).read_text())
        if path.suffix == ".html" and path.parts[0] == "templates":
            # Mail programs read inline styles only, and editors' pages have a policy of their own.
            if not {"email", "wagtailadmin"} & set(path.parts):
                yield from template_complaints(path, (PROJECT / path).read_text())
            if path.name not in SPOKEN_AS_IS:
                yield from translations.untranslatable(path, (PROJECT / path).read_text())
    yield from translations.catalogue_complaints(PROJECT)


if __name__ == "__main__":
    found = list(complaints())
    print("\n".join(found) or "nothing to complain about")
    sys.exit(bool(found))
