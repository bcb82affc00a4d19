"""The reasons in Indonesian: one sentence for each stored part of a score, and one for a moved place."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import formats, timezone
from django.utils.translation import gettext as _

from knowledge.aspects.models import Aspect
from knowledge.assessment.scoring import FrameworkSpec, Gap, Sheet, WeakAspect
from knowledge.assessment.wording import figure, share
from knowledge.catalogue.models import Entry

from .ranking import COVERAGE, FIRST, VARIETY, Match, PartKind, Ranked


@dataclass(frozen=True)
class Speaker:
    """Says why an item stands where it stands; knows the weak aspects and the names of sub-aspects."""

    spec: FrameworkSpec
    sheet: Sheet
    weak: dict[str, WeakAspect]
    sub_aspects: dict[int, Aspect]

    def sentence(self, kind: PartKind, place: Ranked, entry: Entry) -> str:
        """The sentence of one part."""
        weak = self.weak[place.need.code]
        if kind is PartKind.GAP:
            return self.gap(weak, place.need.gap_share)
        if kind is PartKind.MATCH:
            return self.match(weak, place)
        if kind is PartKind.NEXT_LEVEL:
            return self.next_level(place, entry)
        if kind is PartKind.FRESH:
            return fresh(entry)
        if kind is PartKind.EFFORT:
            return effort(entry)
        return _("Acaranya masih akan datang: %(day)s.") % {"day": long_day(timezone.localtime(entry.starts_at).date() if entry.starts_at else None)}

    def gap(self, weak: WeakAspect, part: float) -> str:
        """How much of the whole gap lies in this aspect, and where the number comes from."""
        words = {
            "name": weak.name, "max": figure(weak.max_score), "all": figure(self.spec.max_score or 0), "part": share(part),
            "gap": figure(weak.gap_points or 0),
        }  # fmt: skip
        if weak.gap_basis is Gap.PUBLISHED_TOTAL:
            return (
                _(
                    "%(name)s (bobot %(max)s dari %(all)s) memuat sekitar %(part)s kesenjangan Anda; "
                    "diperkirakan dari skor total terbit, karena skor per aspek tidak diterbitkan."
                )
                % words
            )
        if weak.gap_basis is Gap.MISSING:
            return _("%(name)s (bobot %(max)s dari %(all)s) belum mempunyai skor, jadi dihitung %(part)s dari kesenjangan Anda.") % words
        return _("%(name)s (bobot %(max)s dari %(all)s) kurang %(gap)s poin dari target: %(part)s dari seluruh kesenjangan Anda.") % words

    def match(self, weak: WeakAspect, place: Ranked) -> str:
        """How the item meets the weak aspect."""
        if place.match is Match.SUB_ASPECT and place.met_sub_id is not None:
            sub = self.sub_aspects[place.met_sub_id]
            if sub.code not in self.sheet.values:
                return _("Membahas langsung sub-aspek %(code)s %(name)s, yang disebut lemah oleh sumber hasil Anda.") % {
                    "code": sub.code,
                    "name": sub.name,
                }
            return _("Membahas langsung sub-aspek %(code)s %(name)s, yang masih di bawah target.") % {"code": sub.code, "name": sub.name}
        if place.match is Match.CROSSWALK:
            return _("Bertanda aspek instrumen lain yang kami padankan dengan %(name)s.") % {"name": weak.name}
        return _("Membahas aspek %(name)s, yang perlu perhatian di instansi Anda.") % {"name": weak.name}

    def next_level(self, place: Ranked, entry: Entry) -> str:
        """Which level the item leads to, seen from where the instansi stands."""
        current = dict(place.need.levels).get(place.met_sub_id or 0)
        return _("Anda berada di tingkat %(current)s; bahan ini membawa ke tingkat %(target)s.") % {"current": current, "target": entry.level_to}

    def placement(self, place: Ranked) -> str:
        """Why an item was moved; empty when it was not."""
        if place.placement == VARIETY:
            return _("Didahulukan agar daftar teratas beragam jenisnya.")
        if place.placement == COVERAGE:
            return _("Diberi tempat agar aspek %(name)s juga terwakili.") % {"name": self.weak[place.need.code].name}
        if place.placement == FIRST:
            return _("Didahulukan karena bahan sesudahnya membutuhkan ini selesai.")
        return ""


def fresh(entry: Entry) -> str:
    """Until when the content counts as reviewed, or when it was published."""
    if entry.review_due and entry.review_due >= timezone.localdate():
        return _("Isinya masih dalam masa tinjau, sampai %(day)s.") % {"day": long_day(entry.review_due)}
    if entry.review_due:
        return _("Jadwal tinjaunya lewat pada %(day)s; nilainya menurun sampai ditinjau lagi.") % {"day": long_day(entry.review_due)}
    return _("Terbit %(day)s.") % {"day": long_day(entry.date)}


def effort(entry: Entry) -> str:
    """The effort in the words of its kind."""
    word = str((entry.facts or {}).get("effort") or "")
    duration = str((entry.facts or {}).get("duration") or "")
    if word and duration:
        return _("Upayanya %(word)s, kira-kira %(duration)s.") % {"word": word, "duration": duration}
    return _("Upayanya %(word)s.") % {"word": word or _("tingkat %(number)s") % {"number": entry.effort}}


def long_day(day: date | None) -> str:
    """ "12 Mei 2027"."""
    return formats.date_format(day, "j F Y") if day else ""


def part_rows(speaker: Speaker, place: Ranked, entry: Entry) -> list[dict[str, Any]]:
    """The parts as they are stored: kind, value, sentence."""
    return [{"kind": kind.value, "value": value, "text": speaker.sentence(kind, place, entry)} for kind, value in place.parts]
