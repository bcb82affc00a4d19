"""Starts the servers that are compared, each in a process group of its own, and reads the CPU time they have used."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from cop_site.management.commands.serve import THREADS

WORKERS = 2
TICKS = os.sysconf("SC_CLK_TCK")
NGINX = """
worker_processes {workers}; daemon off; pid {folder}/nginx.pid; error_log {folder}/nginx.log warn;
events {{ worker_connections 256; }}
http {{
  access_log off; keepalive_requests 10000000; default_type text/html; client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy;
  fastcgi_temp_path {folder}/fastcgi; uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;
  server {{ listen 127.0.0.1:{port}; root {folder}/www; }}
}}
"""


class DidNotStart(RuntimeError):
    """A server did not listen in time; the message holds the end of its log."""


@dataclass
class Server:
    """A running server."""

    name: str
    port: int
    process: "subprocess.Popen[bytes]"

    def cpu_seconds(self) -> float | None:
        """CPU time of the process and all below it since they started; None where /proc does not tell."""
        try:
            return sum(ticks_of(pid) for pid in descendants(self.process.pid)) / TICKS
        except OSError:
            return None

    def stop(self) -> None:
        """End the whole group and wait for it."""
        os.killpg(self.process.pid, signal.SIGTERM)
        try:
            self.process.wait(15)
        except subprocess.TimeoutExpired:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()


def descendants(pid: int) -> list[int]:
    """The process and all below it."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [pid, *(below for child in children for below in descendants(int(child)))]


def ticks_of(pid: int) -> int:
    """User and system time of one process, in clock ticks."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return int(fields[11]) + int(fields[12])


def free_port() -> int:
    """A port that nobody uses now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def start(name: str, command: list[str], *, port: int, log: Path, environment: dict[str, str] | None = None, wait_seconds: float = 240) -> Server:
    """Start a server and wait until it listens.

    Raises:
        DidNotStart: it ended or did not listen in time.
    """
    with log.open("wb") as output:
        process = subprocess.Popen(  # noqa: S603  our own commands on this machine
            command,
            env={**os.environ, **(environment or {})},
            stdout=output,
            stderr=subprocess.STDOUT,
            stdin=subprocess.DEVNULL,
            start_new_session=True,
        )
    server, until = Server(name, port, process), time.monotonic() + wait_seconds
    while time.monotonic() < until and process.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return server
        time.sleep(0.1)
    if process.poll() is None:
        server.stop()
    raise DidNotStart(f"{name}: {log.read_text(errors='replace')[-1500:]}")


def start_site(folder: Path, port: int) -> Server:
    """Our site on a data folder of its own, seeded with the demo content."""
    command = [sys.executable, "manage.py", "serve", "--port", str(port), "--workers", str(WORKERS)]
    return start("site", command, port=port, log=folder / "site.log", environment={"COP_DATA_DIR": str(folder / "data")})


def start_bare(folder: Path, port: int) -> Server:
    """A bare Django view behind the same server with the same workers and threads."""
    command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--port", str(port), "--workers", str(WORKERS)]
    command += ["--blocking-threads", str(THREADS), "--log-level", "warning", "--no-ws", "django.core.wsgi:get_wsgi_application", "--factory"]
    return start("bare", command, port=port, log=folder / "bare.log", environment={"DJANGO_SETTINGS_MODULE": "cop_site.bench.bare"})


def start_nginx(folder: Path, port: int, page: bytes) -> Server | None:
    """Start nginx with `page` as a static file; None when it is not installed."""
    nginx = shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
    if nginx is None:
        return None
    (folder / "www").mkdir()
    (folder / "www" / "index.html").write_bytes(page)
    # Its workers run as another user when it is started by root.
    folder.chmod(0o755)
    (folder / "nginx.conf").write_text(NGINX.format(workers=WORKERS, folder=folder, port=port))
    return start("nginx", [nginx, "-c", str(folder / "nginx.conf"), "-p", str(folder)], port=port, log=folder / "nginx.out")
