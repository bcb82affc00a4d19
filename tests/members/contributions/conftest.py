"""Contributions for the tests of this room: a member who writes, editors who decide, a draft that is complete."""

from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from members.contributions import services
from members.contributions.models import Contribution
from members.contributions.services import ensure_review_workflow
from members.services import ensure_groups

COMPLETE = {
    "cerita": {
        "problem": "Peta jabatan tidak pernah selesai.\n\nSetiap unit menunggu yang lain.",
        "steps": [{"title": "Bentuk tim kecil", "text": "Tiga orang saja.", "output": "SK tim"}],
    },
    "hasil": {
        "result": "Semua jabatan punya standar.",
        "figures": [{"label": "Jabatan dengan standar", "before": "12", "after": "340", "unit": "jabatan", "source": "Laporan BKD 2024"}],
        "cost": "Tanpa anggaran khusus",
        "effort": 2,
        "duration": "8 minggu",
        "prerequisites": "Data jabatan terkini",
        "evidence": [{"name": "SK peta jabatan", "detail": "Nomor dan tanggal"}],
    },
    "berkas": {"adapt": "Mulai dari satu unit.", "contact": "BKD, bkd@klatenkab.go.id"},
}
TITLE = "Peta jabatan selesai dalam delapan minggu"


def save(contribution, step, values, *, by, **more):
    """Save a step as its form does, with the token of now."""
    fresh = Contribution.objects.get(pk=contribution.pk)
    return services.save_step(contribution, by=by, step=step, values=values, seen=services.step_token(fresh, step), **more)


def basics(aspect, instansi, codes=("1",), title=TITLE, **more):
    """The values of the first step."""
    chosen = [aspect(code) for code in codes]
    return {
        "title": title,
        "summary": "Cara menyelesaikan peta jabatan bersama unit.",
        "instansi": instansi("33.10"),
        "year": 2024,
        "aspects": [each for each in chosen if not each.is_sub],
        "sub_aspects": [each for each in chosen if each.is_sub],
        "level_from": None,
        "level_to": None,
        **more,
    }


@pytest.fixture
def section(home):
    """A site with groups and the workflow, as `prepare` leaves it."""
    ensure_groups(home)
    ensure_review_workflow(home)
    return home


@pytest.fixture
def author(person):
    return person("anggota")


@pytest.fixture
def editor(person):
    """An editor of all aspects."""
    return person("editor")


@pytest.fixture
def editor_of(person, aspect):
    """A maker of editors of one aspect: `editor_of("3")`."""

    def make(code):
        user = person("editor", email=f"editor-{code}@example.test")
        user.role_grants.update(aspect=aspect(code))
        user.__dict__.pop("_valid_grants", None)
        return user

    return make


@pytest.fixture
def start(section, author, aspect, instansi):
    """A maker of drafts that have their first step."""

    def make(*, by=None, codes=("1",), **more):
        return services.start_contribution(by=by or author, values=basics(aspect, instansi, codes, **more))

    return make


@pytest.fixture
def draft(start, author):
    """A maker of drafts that are complete."""

    def make(*, by=None, **more):
        contribution = start(by=by, **more)
        for step, values in COMPLETE.items():
            save(contribution, step, values, by=by or author)
        return Contribution.objects.get(pk=contribution.pk)

    return make


@pytest.fixture
def submitted(draft, author):
    """A maker of contributions that wait for a decision."""

    def make(*, by=None, **more):
        return services.submit(draft(by=by, **more), by=by or author)

    return make


@pytest.fixture
def decide():
    """Decide as an editor who has read the latest version."""

    def act(contribution, *, by, action="approve", comment="", seen=None):
        page = Contribution.objects.get(pk=contribution.pk).page
        return services.decide(contribution, by=by, action=action, comment=comment, seen_revision=seen or page.latest_revision_id)

    return act


def picture(name="kantor.jpg", kind="JPEG", size=(120, 80), *, exif=None):
    """An uploaded picture."""
    target = BytesIO()
    image = Image.new("RGB", size, "teal")
    image.save(target, kind, **({"exif": exif} if exif else {}))
    return SimpleUploadedFile(name, target.getvalue(), content_type=f"image/{kind.lower()}")


def paper(name="sk.pdf", content=b"%PDF-1.4 contoh"):
    """An uploaded document."""
    return ContentFile(content, name=name)


@pytest.fixture(autouse=True)
def _own_media(settings, tmp_path):
    """Files of a test stay in its own folder."""
    settings.MEDIA_ROOT = tmp_path
