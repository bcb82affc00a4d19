"""Tells lower rooms in which events and episodes a person has a part, and at which events an instansi was. Only what everybody may see."""

from collections.abc import Iterator

from django.db.models import Q
from django.utils.translation import gettext

from knowledge.catalogue.models import Entry
from knowledge.instansi.models import Instansi
from knowledge.people.models import Person
from knowledge.people.registry import Appearance

from .models import EventSpeaker, InstansiPresence
from .podcast.models import EpisodeVoice


def event_parts(person: Person) -> Iterator[Appearance]:
    """Parts in events, one's own and those that somebody else took on one's behalf (1 query)."""
    public = Entry.objects.of_kind("acara").values("object_id")
    parts = EventSpeaker.objects.filter(Q(person=person) | Q(on_behalf_of=person), page__in=public)
    for part in parts.select_related("page"):
        role = str(part.get_role_display())
        if part.person_id != person.pk:
            role = f"{role} (diwakili)"
        yield Appearance(part.page.title, part.page.get_url() or "", role, part.page.starts_on)


def episode_voices(person: Person) -> Iterator[Appearance]:
    """Episodes in which the person speaks (1 query)."""
    public = Entry.objects.of_kind("podcast").values("object_id")
    voices = EpisodeVoice.objects.filter(person=person, page__in=public)
    for voice in voices.select_related("page"):
        yield Appearance(voice.page.title, voice.page.get_url() or "", str(voice.get_role_display()), voice.page.published_on)


def presences_of(instansi: Instansi) -> Iterator[Appearance]:
    """Events at which a source names the instansi as present (1 query)."""
    public = Entry.objects.of_kind("acara").values("object_id")
    for presence in InstansiPresence.objects.filter(instansi=instansi, page__in=public).select_related("page"):
        role = gettext("hadir secara %(mode)s") % {"mode": str(presence.get_mode_display()).lower()}
        yield Appearance(presence.page.title, presence.page.get_url() or "", role, presence.page.starts_on)
