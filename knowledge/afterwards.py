"""Writes what a request leaves behind, away from its answer: one thread in each process, a batch at a time."""

from collections.abc import Callable
from multiprocessing.util import Finalize
from threading import Event, Lock, Thread

from django.db import connection

LAST_WRITE_SECONDS = 5


class Afterwards:
    """A thread that calls `flush` some seconds after something has arrived, and once more before the process ends in peace.

    `wait_seconds` is asked each time, for settings change in tests. A killed process loses at most what waited.
    """

    def __init__(self, name: str, flush: Callable[[], object], wait_seconds: Callable[[], float | None]) -> None:
        self.name, self.flush, self.wait_seconds = name, flush, wait_seconds
        self.lock, self.arrived, self.ended = Lock(), Event(), Event()
        self.thread: Thread | None = None

    def announce(self) -> None:
        """Something waits; costs no query. Nothing is started where nothing is to be written by itself."""
        if self.wait_seconds() is not None:
            self.arrived.set()
            self.start()

    def start(self) -> None:
        """Start the thread unless it runs; a forked worker starts its own."""
        if self.is_running:
            return
        with self.lock:
            if not self.is_running:
                self.thread = Thread(target=self.run, name=self.name, daemon=True)
                self.thread.start()
                # Unlike `atexit`, this is also heard in processes that a server made by `multiprocessing`.
                Finalize(None, self.finish, exitpriority=0)

    @property
    def is_running(self) -> bool:
        """Whether the thread of this process is there."""
        return self.thread is not None and self.thread.is_alive()

    def run(self) -> None:
        """Write what has arrived, until the end is announced."""
        while self.arrived.wait():
            is_last = self.ended.wait(self.wait_seconds())
            self.arrived.clear()
            self.flush()
            connection.close()
            if is_last:
                return

    def finish(self) -> None:
        """Before the process ends in peace, write what still waits."""
        if self.thread is not None:
            self.ended.set()
            self.arrived.set()
            self.thread.join(LAST_WRITE_SECONDS)
