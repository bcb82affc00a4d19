"""The words of the editors' rooms: no English where editors meet it, and catalogues that hold together."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django.utils.translation import gettext, ngettext, override

from members.services import ensure_groups
from tests.translations import catalogue

FOLDER = Path(__file__).parents[2] / "cop_site" / "locale" / "id" / "LC_MESSAGES"
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|\{\w+\}")
# Words of Wagtail's screens that no Indonesian sentence of ours contains.
ENGLISH = re.compile(
    r"\b(the|this|these|you|your|pages?|published?|unpublish|live|edit|delete|save|add|choose|search|settings|users|reports|help|history"
    r"|preview|select|title|updated|locked|comments?|copy|move|more options|upload|permissions?|filter|back|close|show|hide|toggle|clear"
    r"|previous|home|create|role|language|account|log out|profile|child|created|cancel|submit|moderation|workflows?|schedule)\b",
    re.IGNORECASE,
)
PAGES = ["/admin/", "/admin/pages/{list}/", "/admin/pages/{guide}/edit/", "/admin/pages/{guide}/history/", "/admin/pustaka/", "/admin/images/"]
PAGES += ["/admin/documents/", "/admin/reports/locked/", "/admin/reports/workflow/", "/admin/account/", "/admin/pages/{guide}/unpublish/"]


class Spoken(HTMLParser):
    """Collects what a page says: its texts and the attributes that are read out."""

    SILENT = {"script", "style", "template", "svg", "code"}
    READ_OUT = {"aria-label", "title", "placeholder", "alt", "data-w-tooltip-content-value"}

    def __init__(self):
        super().__init__()
        self.inside, self.texts = [], []

    def handle_starttag(self, tag, attrs):
        if tag in self.SILENT:
            self.inside.append(tag)
        elif not self.inside:
            self.texts += [value for name, value in attrs if name in self.READ_OUT and value]

    def handle_endtag(self, tag):
        if self.inside and self.inside[-1] == tag:
            self.inside.pop()

    def handle_data(self, data):
        if not self.inside:
            self.texts.append(" ".join(data.split()))


def english_in(html):
    """The texts of a page in which an English word stands."""
    spoken = Spoken()
    spoken.feed(html)
    return [text for text in spoken.texts if ENGLISH.search(text.replace("Community of Practice", ""))]


def test_the_search_for_english_finds_some():
    html = '<a aria-label="Toggle menu">Menu</a><p>Halaman ini</p><script>var page</script><p>Save draft</p>'

    assert english_in(html) == ["Toggle menu", "Save draft"]


@pytest.fixture
def addresses(home, aspect):
    from knowledge.models import GuideIndexPage, GuidePage

    index = GuideIndexPage.objects.get()
    guide = GuidePage(title="Peta jabatan", summary="Anda dapat mulai.")
    guide.aspects.set([aspect("1")])
    index.add_child(instance=guide)
    guide.save_revision().publish()
    ensure_groups(home)
    return {"list": index.pk, "guide": guide.pk}


def test_editors_meet_no_english(addresses, signed_in):
    editor = signed_in("editor")

    found = {page: english_in(editor.get(page.format(**addresses)).content.decode()) for page in PAGES}

    assert {page: texts for page, texts in found.items() if texts} == {}


def test_our_words_win_over_those_of_wagtail():
    with override("id"):
        assert gettext("live") == "terbit"
        assert ngettext("%(num_parent_objects)d page has been published", "%(num_parent_objects)d pages have been published", 3) == (
            "%(num_parent_objects)d halaman diterbitkan"
        )


def test_scripts_of_the_editor_get_our_words(addresses, signed_in):
    script = signed_in("editor").get("/admin/jsi18n/").content.decode()

    assert "Sisipkan blok" in script


@pytest.mark.parametrize("name", ["django.po", "djangojs.po"])
def test_translations_ask_for_nothing_that_the_source_does_not_give(name):
    held = catalogue((FOLDER / name).read_text(encoding="utf-8"))

    # A plural and its singular share one translation, which may use what either gives.
    given: dict[str, set[str]] = {}
    for source, text in held.items():
        given.setdefault(text, set()).update(PLACEHOLDER.findall(source))

    wrong = {text: asked for text in given if (asked := set(PLACEHOLDER.findall(text)) - given[text])}

    assert len(held) > 50
    assert wrong == {}


def test_mails_of_a_workflow_are_indonesian(addresses, person):
    from django.template.loader import render_to_string

    with override("id"):
        text = render_to_string(
            "wagtailadmin/notifications/workflow_state_submitted.txt",
            {"title": "Peta jabatan", "workflow": "Telaah", "model_name": "halaman", "object": None, "user": person("editor"), "settings": {}},
        )

    assert not re.search(r"\b(has been|You can)\b", text)
