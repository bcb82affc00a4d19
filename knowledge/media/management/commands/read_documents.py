"""Reads the text of documents that were never read or whose file was replaced, so that search finds what they say."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from knowledge.media.services import read_documents


class Command(BaseCommand):
    help = "Baca teks dokumen yang belum terbaca agar ditemukan pencarian; --semua membaca ulang semuanya."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--semua", action="store_true", help="baca ulang semua dokumen")

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{read_documents(again=options['semua'])} dokumen dibaca.")
