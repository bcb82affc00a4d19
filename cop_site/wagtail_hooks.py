"""What the CMS calls things that this site's own commands have done."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from .importing.marks import IMPORTED


@hooks.register("register_log_actions")
def name_import(actions: Any) -> None:
    """The history of a page says that it came with an old knowledge base."""
    actions.register_action(IMPORTED, _("Impor"), _("Diimpor dari basis pengetahuan lama"))
