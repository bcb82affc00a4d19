"""What events and episodes tell besides their body when they are taken along: who, when, what was decided, what was said."""

from django.utils.translation import gettext as _

from knowledge.takeaway.items import Telling, day, filled, register_teller, section
from knowledge.takeaway.parts import Bullets, File, Heading, Paragraph, Part, Run, paragraph
from knowledge.takeaway.richtext import absolute, parts_of

from .models import EventPage
from .podcast.models import EpisodePage


def listed(title: str, lines: list[str], *, ordered: bool = False) -> list[Part]:
    """A list under a heading; nothing when it is empty."""
    items: list[list[Part]] = [[paragraph(line)] for line in lines]
    return [Heading(title), Bullets(items, ordered)] if items else []


def event(page: EventPage) -> Telling:
    """An event: when and where, who spoke, the agenda, what came of it, what was handed out."""
    first, last = page.starts_on, page.ends_on
    hour = f"{page.starts_at.astimezone(page.clock.clock):%H.%M} {page.clock.letters}" if page.starts_at and page.time_known else ""
    facts = [
        (_("Tanggal"), day(first) if last in (None, first) else f"{day(first)} – {day(last)}"),
        (_("Jam mulai"), hour),
        (_("Cara ikut"), page.get_mode_display()),
        (_("Tempat"), page.place),
        (_("Rangkaian"), page.series.title if page.series else ""),
        (_("Rekaman"), page.recording_url),
    ]
    speakers = [
        ": ".join(text for text in (f"{speaker.person.full_name} ({speaker.get_role_display()})", speaker.topic) if text)
        for speaker in page.speakers.select_related("person")
    ]
    agenda = [" ".join(text for text in (block.value["time"], block.value["title"]) if text) for block in page.agenda]
    told = [
        *listed(_("Pengisi acara"), speakers),
        *listed(_("Susunan acara"), agenda),
        *section(_("Simpulan"), page.outcome),
        *materials(page),
    ]
    note: list[Part] = [paragraph(page.date_note, italic=True)] if page.date_note else []
    return Telling(filled(facts), note, told)


def materials(page: EventPage) -> list[Part]:
    """What was shown or handed out, with its file where there is one."""
    told: list[Part] = []
    for block in page.materials:
        value = block.value
        document = value["document"]
        if document:
            told.append(File(document.pk, value["title"], absolute(document.url), value["note"] or ""))
        else:
            told.append(Paragraph([Run(value["title"], bold=True), *([Run("\n"), Run(value["note"])] if value["note"] else [])]))
    return [Heading(_("Bahan")), *told] if told else []


def episode(page: EpisodePage) -> Telling:
    """An episode: who speaks, what to take along, and every word of the transcript."""
    voices = [f"{voice.person.full_name} ({voice.get_role_display()})" for voice in page.voices.select_related("person")]
    minutes = _("%(n)s menit") % {"n": round(page.duration_seconds / 60)} if page.duration_seconds else ""
    number = _("Musim %(season)s, episode %(number)s") % {"season": page.season, "number": page.number} if page.number else ""
    facts = [
        (_("Podcast"), page.series.title if page.series else ""),
        (_("Nomor"), number),
        (_("Terbit"), day(page.published_on)),
        (_("Lama"), minutes),
        (_("Suara"), ", ".join(voices)),
    ]
    takeaways = listed(_("Bekal"), [str(block.value) for block in page.takeaways], ordered=True)
    transcript = parts_of(page.transcript)
    return Telling(filled(facts), takeaways, [Heading(_("Transkrip")), *transcript] if transcript else [])


def register_tellers() -> None:
    """Called once from `ready()`."""
    register_teller(EventPage, event)
    register_teller(EpisodePage, episode)
