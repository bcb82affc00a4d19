"""Podcast episodes. (Filled in next.)"""

from django.utils.translation import gettext_lazy as _

from knowledge.models.material import IndexPage


class PodcastIndexPage(IndexPage):
    """All podcasts."""

    max_count = 1
    parent_page_types = ["home.HomePage"]

    class Meta:
        verbose_name = _("daftar podcast")
