"""Links in running text to pages that have no address, because they lie in the bin: the words stay, the link rests."""

from typing import Any

from django.utils.html import format_html
from wagtail.rich_text.pages import PageLinkHandler


class LinkToWhatIsThere(PageLinkHandler):
    """Wagtail's links to pages, without a target where the page has none."""

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict[str, Any]]) -> list[str]:
        """An opening tag for each link (1 query for the pages, as before)."""
        addresses = [page.localized.url if page else None for page in cls.get_many(attrs_list)]
        return [format_html('<a href="{}">', address) if address else "<a>" for address in addresses]
