"""The three clocks of Indonesia: what they are called, and the same moment on each of them."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.db import models
from django.utils.translation import gettext_lazy as _


class Zone(models.TextChoices):
    """A time zone by its IANA name."""

    WIB = "Asia/Jakarta", _("WIB (Indonesia bagian barat)")
    WITA = "Asia/Makassar", _("WITA (Indonesia bagian tengah)")
    WIT = "Asia/Jayapura", _("WIT (Indonesia bagian timur)")

    @property
    def letters(self) -> str:
        """WIB, WITA or WIT, as they stand behind a clock time."""
        return self.name

    @property
    def clock(self) -> ZoneInfo:
        """The zone as Python knows it."""
        return ZoneInfo(self.value)


def zone_named(name: str) -> Zone:
    """The zone by its IANA name or its letters.

    Raises:
        ValueError: neither is known.
    """
    return Zone[name] if name in Zone.__members__ else Zone(name)


def at_wall_time(moment: datetime, zone: Zone) -> datetime:
    """The moment at which the clocks of `zone` show what `moment` shows, whatever zone it carried before."""
    return moment.replace(tzinfo=zone.clock)


def day_in(moment: datetime | None, zone: Zone) -> date | None:
    """The calendar day of a moment on the clocks of `zone`."""
    return moment.astimezone(zone.clock).date() if moment else None
