"""Prepares the site where needed, then serves it with a production server until it is interrupted."""

import ctypes
import os
import signal
import socket
import sys
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import connections

from cop_site.preparation import prepare
from members.models import Membership, Role
from members.services.demo import DEMO_DOMAIN, DEMO_PASSWORD

SET_PARENT_DEATH_SIGNAL = 1  # PR_SET_PDEATHSIG, linux/prctl.h
# Python threads of one worker; more would only wait for one another.
THREADS = 4


class Command(BaseCommand):
    help = "Siapkan situs bila perlu, lalu layani dengan granian."
    # `make check` runs the system checks; here they would only delay every start.
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--workers", type=int, default=min(2, os.cpu_count() or 1))

    def handle(self, *, host: str, port: int, workers: int, **options: Any) -> None:
        refuse_taken_port(host, port)
        prepare(self.say)
        self.show_accounts()
        load_application()
        self.say(f"Situs siap di http://{host}:{port} (Ctrl-C untuk berhenti).")
        serve(host=host, port=port, workers=workers)

    def say(self, text: str) -> None:
        """A line that is seen at once, also when the output goes to a file."""
        self.stdout.write(text)
        self.stdout.flush()

    def show_accounts(self) -> None:
        """The demo accounts that exist, with role and instansi."""
        rows = demo_accounts() if settings.DEMO_ACCOUNTS_ALLOWED else []
        if rows:
            width = max(len(email) for email, _ in rows)
            self.say(f"\nAkun contoh (sandi: {DEMO_PASSWORD}):")
            self.say("\n".join(f"  {email:<{width}}  {place}" for email, place in rows) + "\n")


def demo_accounts() -> list[tuple[str, str]]:
    """Address, and role with instansi, of every demo account (2 queries)."""
    members = Membership.objects.filter(user__email__endswith=DEMO_DOMAIN).select_related("user", "instansi").prefetch_related("user__role_grants")
    rows = []
    for member in members.order_by("user_id"):
        roles = ", ".join(str(grant.get_role_display()) for grant in member.user.role_grants.all())
        rows.append((member.user.email, " · ".join(filter(None, [roles or str(Role.MEMBER.label), str(member.instansi or "")]))))
    return rows


def refuse_taken_port(host: str, port: int) -> None:
    """Stop with a clear sentence when something listens there already; granian shares ports and would not notice."""
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise CommandError(f"Alamat {host}:{port} tidak dapat dipakai ({error.strerror}). Pilih yang lain: make run PORT={port + 1}") from error


def load_application() -> None:
    """Import everything once here, so that forked workers start with it; no connection may be shared with them."""
    from django.urls import get_resolver

    import cop_site.wsgi  # noqa: F401  imported for the workers, which find it loaded

    get_resolver().url_patterns  # noqa: B018  read for its effect: it imports every view
    connections.close_all()


def serve(*, host: str, port: int, workers: int) -> None:
    """Run granian in this process until SIGINT or SIGTERM."""
    from granian import Granian
    from granian.constants import Interfaces
    from granian.log import LogLevels

    os.register_at_fork(after_in_child=obey_parent_alone)
    Granian(
        "cop_site.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=THREADS,
        websockets=False,
        respawn_failed_workers=True,
        workers_kill_timeout=10,
        log_level=LogLevels.warning,
    ).serve()


def obey_parent_alone() -> None:
    """In a worker: leave Ctrl-C to the parent, which then stops us once (granian hangs when told twice); end when the parent is killed."""
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(SET_PARENT_DEATH_SIGNAL, signal.SIGTERM)
