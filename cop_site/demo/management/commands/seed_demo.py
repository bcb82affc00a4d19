"""`manage.py seed_demo`: the demonstration site."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from cop_site.demo.seeding import DemoRefused, seed


class Command(BaseCommand):
    """Idempotent; refused in production."""

    help = "Muat situs contoh: pustaka, acara, forum, akun contoh, dan hasil penilaian yang dipublikasikan."

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            seed(lambda text: self.stdout.write(f"  {text} …"))
        except DemoRefused as error:
            raise CommandError(str(error)) from error
        self.stdout.write("Situs contoh siap.")
