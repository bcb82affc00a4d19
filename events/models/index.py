"""The front of all events; what it lists is asked by its template."""

from django.utils.translation import gettext_lazy as _

from knowledge.models.material import IndexPage


class EventIndexPage(IndexPage):
    """All series and events."""

    max_count = 1
    parent_page_types = ["home.HomePage"]
    entry_kind = "acara"
    subpage_types = ["events.EventSeriesPage", "events.EventPage"]

    class Meta:
        verbose_name = _("daftar acara")
