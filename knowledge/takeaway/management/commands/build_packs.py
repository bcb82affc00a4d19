"""Builds the packs for weak networks, one for each aspect, where anything changed; `send_due` does the same."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from knowledge.takeaway.models import AspectPack
from knowledge.takeaway.services import build_packs


class Command(BaseCommand):
    help = "Susun paket luring tiap aspek bila isinya berubah; --semua menyusun ulang semuanya."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--semua", action="store_true", help="susun ulang walau tidak ada yang berubah")

    def handle(self, *args: Any, **options: Any) -> None:
        changed = build_packs(again=options["semua"])
        for pack in AspectPack.objects.select_related("aspect").order_by("aspect__framework", "aspect__position"):
            self.stdout.write(f"{pack.aspect.slug}: {pack.size_bytes} bita, {pack.item_count} materi, versi {pack.stamp[:10]}")
        self.stdout.write(f"{changed} paket berubah.")
