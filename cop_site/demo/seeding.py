"""The whole demonstration site in its order: reference data, library, events, people, discussions, real results."""

import datetime
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from django.conf import settings
from wagtail.models import Page

from cop_site.home.tree import plant_tree
from cop_site.reference import load_reference
from events.importing import create_episode, create_event, create_series
from events.models import EventIndexPage
from events.podcast.models import PodcastIndexPage
from knowledge.aspects.models import Framework
from knowledge.assessment.services import publish_assessment, record_scores, set_target, state_aspects
from knowledge.catalogue.services import held
from knowledge.instansi.models import Instansi
from members.contributions.services import ensure_review_workflow
from members.forum.importing import create_discussion
from members.services import create_demo_people, ensure_groups

from . import kinds, library, shared
from .bodies import to_blocks
from .content_files import folder
from .exemplars import plant_exemplars
from .habits import plant_habits
from .numbers import plant_numbers

Say = Callable[[str], None]


class DemoRefused(RuntimeError):
    """A production site takes no demo data."""


def seed(say: Say = print) -> None:
    """Plant the demonstration site; running again adds only what is missing.

    Raises:
        DemoRefused: demo accounts are not allowed by the settings.
    """
    if not settings.DEMO_ACCOUNTS_ALLOWED:
        raise DemoRefused("Data contoh tidak boleh dimuat di situs produksi.")
    with held():
        plant(say)
    plant_habits()
    say("Katalog dan pencarian siap")


def plant(say: Say) -> None:
    """Everything in its order."""
    say("Data rujukan: instrumen, instansi, glosarium")
    load_reference()
    home = plant_tree()
    describe_home(home)
    librarian = library.Librarian()
    say("Hasil penilaian yang dipublikasikan")
    record_published_results()
    say("Pustaka: regulasi, panduan, laboratorium")
    shared.plant_fragments()
    library.plant_people(librarian)
    library.plant_regulations(librarian)
    library.plant_guides(librarian)
    library.plant_laboratories(librarian)
    say("Acara dan podcast")
    plant_events(librarian)
    say("Praktik baik, berita, halaman, tanya jawab, templat, angka nasional")
    library.plant_practices(librarian)
    library.plant_news(librarian)
    library.plant_pages(librarian, home)
    kinds.plant_kinds(librarian)
    library.link_related(librarian)
    plant_numbers()
    shared.plant_shared(librarian)
    say("Akun contoh dan diskusi")
    ensure_groups(home)
    ensure_review_workflow(home)
    people = create_demo_people()
    for data in folder("forum"):
        create_discussion(data, people)
    plant_exemplars(people)


def describe_home(home: Page) -> None:
    """The words of the home page."""
    page: Any = home.specific
    page.tagline = "Belajar dari instansi lain, memperbaiki instansi sendiri"
    page.intro = (
        "Tempat pengelola kepegawaian saling berbagi cara kerja, menilai penerapan sistem merit di instansinya, "
        "dan menemukan bahan untuk memperkuat aspek yang masih lemah."
    )
    page.save_revision(changed=False).publish()


def plant_events(librarian: library.Librarian) -> None:
    """The series, then the events below them, then the episodes."""
    acara, podcast = EventIndexPage.objects.get(), PodcastIndexPage.objects.get()
    series = {}
    for data in folder("series"):
        parent = podcast if data["kind"] == "podcast" else acara
        series[data["slug"]] = create_series(parent, {**data, "body_blocks": to_blocks(data.get("body", []))})
    for data in folder("events"):
        parent = series.get(data["series"], acara)
        page = create_event(parent, {**data, "body_blocks": to_blocks(data.get("body", []))}, librarian.people)
        librarian.pages[data["slug"]] = page
    for data in folder("episodes"):
        page = create_episode(series["meritokrasi"], {**data, "body_blocks": []})
        librarian.pages[data["slug"]] = page


# Published results. Per-aspect scores only where they were published; see NOTICE.md and the sources beside each.
MK_SCORES = {"1": "37.5", "2": "38", "3": "75", "4": "25", "5": "77.5", "6": "35", "7": "16", "8": "23"}
TOTALS_ONLY = [
    ("N-KPK", 2021, "362.5", "Pemberitaan hasil penilaian 2021"),
    ("L-BKN", 2022, "332.5", "Pemberitaan hasil penilaian 2022"),
    ("N-SETJENKY", 2023, "345", "Pemberitaan hasil penilaian 2023"),
]


def record_published_results() -> None:
    """Mahkamah Konstitusi 2021 in full, Kalimantan Selatan 2023 as far as it was published, and three totals."""
    framework = Framework.objects.get(code="kasn-2019")
    mk: dict[str, Any] = {"instansi": Instansi.objects.get(code="N-SETJENMK"), "year": 2021, "framework": framework}
    record_scores(**mk, layer="terverifikasi", scores=MK_SCORES, via="demo")
    publish_assessment(
        **mk,
        source="Laman Mahkamah Konstitusi, 8 Juni 2021; nilai aspek 6–8 dihitung dari persentase yang dipublikasikan",
        source_url="https://www.mkri.id/",
        assessor="KASN",
        decided_on=datetime.date(2021, 6, 8),
    )
    for code, year, total, source in TOTALS_ONLY:
        publish_assessment(
            instansi=Instansi.objects.get(code=code), year=year, framework=framework, source=source, assessor="KASN", stated_total=total
        )
    record_kalsel(framework)


def record_kalsel(framework: Framework) -> None:
    """279 points, three aspects named as weak, the others said to be at their maximum; 325 wanted for the year after."""
    kalsel = Instansi.objects.get(code="63")
    kalsel.personnel_unit = kalsel.personnel_unit or "Badan Kepegawaian Daerah (BKD)"
    kalsel.save(update_fields=["personnel_unit"])
    round_2023: dict[str, Any] = {"instansi": kalsel, "year": 2023, "framework": framework}
    source = "MC Kalsel, 21 Oktober 2024"
    publish_assessment(**round_2023, source=source, assessor="KASN", stated_total="279")
    statements = {
        "3": ("lemah", "Disebut sebagai kelemahan utama, terutama manajemen talenta dan rencana suksesi."),
        "3.10": ("lemah", "Penerapan manajemen talenta disebut sebagai kelemahan."),
        "3.11": ("lemah", "Rencana suksesi disebut sebagai kelemahan."),
        "4": ("lemah", "Disebut masih perlu ditingkatkan."),
        "5": ("lemah", "Disebut masih perlu ditingkatkan."),
        **dict.fromkeys(("1", "2", "6", "7", "8"), ("maksimal", "Disebut sudah maksimal pada penilaian 2023.")),
    }
    assessment = state_aspects(**round_2023, statements=statements, source=source)
    set_target(assessment, score=Decimal(325), note="Target 2024 atas permintaan Sekretaris Daerah: ambang kategori tertinggi")
