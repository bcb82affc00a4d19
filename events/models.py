"""Event series and events. (The event room is filled in next.)"""

from django.utils.translation import gettext_lazy as _

from knowledge.models.material import IndexPage


class EventIndexPage(IndexPage):
    """All series and events."""

    max_count = 1
    parent_page_types = ["home.HomePage"]

    class Meta:
        verbose_name = _("daftar acara")
