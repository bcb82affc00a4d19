"""Brings an installation to this version: schema, cache table, reference data, groups and the index pages; once, before the servers start."""

from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from cop_site.home.tree import plant_tree
from cop_site.reference import load_reference
from knowledge.aspects.loading import BandsDoNotTile
from knowledge.editorial.services import load_help
from members.contributions.services import ensure_review_workflow
from members.services import ensure_groups


class Command(BaseCommand):
    """Running it again changes nothing that editors have made."""

    help = "Siapkan atau mutakhirkan pemasangan: skema, data rujukan, grup, dan halaman indeks."

    def handle(self, *args: Any, **options: Any) -> None:
        call_command("migrate", interactive=False, verbosity=1, stdout=self.stdout)
        call_command("createcachetable", verbosity=0)
        try:
            loaded = load_reference()
        except BandsDoNotTile as error:
            raise CommandError(str(error)) from error
        for name, count in loaded.items():
            self.stdout.write(f"{count} {name} dimuat.")
        load_help()
        home = plant_tree()
        ensure_groups(home)
        ensure_review_workflow(home)
        self.stdout.write("Pemasangan siap.")
