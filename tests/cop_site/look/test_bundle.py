"""One style sheet: what is joined, what stays, and that collecting really serves it."""

from pathlib import Path

from django.contrib.staticfiles.storage import ManifestStaticFilesStorage
from django.core.files.storage import FileSystemStorage

from cop_site.look.bundle import BundledStylesMixin, bundled, squeezed

CSS = Path(__file__).resolve().parents[3] / "cop_site" / "static" / "cop" / "css"


class BundledStorage(BundledStylesMixin, ManifestStaticFilesStorage):
    pass


def test_an_import_becomes_a_layer_with_the_text_of_its_file():
    css = '@layer a;\n@import url("a.css") layer(a);\n'

    assert bundled(css, {"a.css": "p { color: red; }\n"}.__getitem__) == "@layer a;@layer a{p{color:red}}"


def test_squeezing_keeps_spaces_that_mean_something():
    css = "/* why */\n.a .b:hover > c,\n.d { margin: 0 1px; width: calc(1px + 2px); content: ' · '; }\n"

    assert squeezed(css) == ".a .b:hover > c,.d{margin:0 1px;width:calc(1px + 2px);content:' · '}"


def test_every_style_sheet_is_imported_once():
    imported = (CSS / "cop.css").read_text()

    names = sorted(path.name for path in CSS.glob("*.css") if path.name != "cop.css")

    assert [imported.count(f'url("{name}")') for name in names] == [1] * len(names)


def test_collecting_hashes_the_joined_file_and_its_font(tmp_path):
    static = CSS.parents[1]
    source = FileSystemStorage(static)
    files = [*(f"cop/css/{path.name}" for path in CSS.glob("*.css")), "cop/fonts/plus-jakarta-sans.woff2"]
    storage = BundledStorage(location=tmp_path, base_url="/static/")
    for name in files:
        storage.save(name, source.open(name))

    done = {name: hashed for name, hashed, _ in storage.post_process({name: (source, name) for name in files})}

    served = (tmp_path / done["cop/css/cop.css"]).read_text()
    assert "@import" not in served
    assert "@layer components{" in served
    assert done["cop/fonts/plus-jakarta-sans.woff2"].rpartition("/")[2] in served
