"""`manage.py rebuild_search`: writes the catalogue and its index anew, without a moment in which search is empty; and what is learned of meanings."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from cop_site.search.meaning.services import rebuild_meaning
from cop_site.search.models import PendingDocument
from knowledge.catalogue.services import rebuild


class Command(BaseCommand):
    help = "Rebuild the catalogue and the search index without a gap."

    def handle(self, *args: Any, **options: Any) -> None:
        count = rebuild()
        known = rebuild_meaning()
        if PendingDocument.objects.exists():
            raise CommandError(_("Elasticsearch tidak menjawab; pencarian berjalan di basis data. Ia menyusul sendiri bila sudah hidup."))
        self.stdout.write(_("Indeks pencarian dibangun ulang: %(count)d entri.") % {"count": count})
        if settings.SEARCH_MEANING:
            self.stdout.write(_("Kedekatan makna dipelajari ulang: %(count)d entri.") % {"count": known})
