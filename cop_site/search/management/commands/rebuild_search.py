"""`manage.py rebuild_search`: writes the catalogue and its index anew, without a moment in which search is empty."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from knowledge.catalogue.services import rebuild


class Command(BaseCommand):
    help = "Rebuild the catalogue and the search index without a gap."

    def handle(self, *args: Any, **options: Any) -> None:
        count = rebuild()
        self.stdout.write(_("Indeks pencarian dibangun ulang: %(count)d entri.") % {"count": count})
