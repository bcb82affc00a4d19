"""Files made once and kept on this machine's disk until what they say changes; whoever asks meanwhile waits for the one who makes it."""

import fcntl
import os
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from django.conf import settings

PATIENCE_SECONDS = 30
PAUSE_SECONDS = 0.05


class StillBeingMade(Exception):
    """Somebody else has been making the file for longer than a reader waits."""


def shelf(*names: str) -> Path:
    """A folder below the data directory; made when it is missing."""
    folder = Path(settings.DATA_DIR, "bawaan", *names)
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def kept_file(folder: Path, *, owner: str, version: str, ending: str, make: Callable[[], bytes]) -> IO[bytes]:
    """The file of an owner in this version, open; made by one of those who ask for it, earlier versions go.

    `owner` and `version` are ours (keys and hashes), never from an address.

    Raises:
        StillBeingMade: see PATIENCE_SECONDS.
    """
    path = folder / f"{owner}-{version}.{ending}"
    try:
        return path.open("rb")
    except FileNotFoundError:
        pass
    with locked(folder / f"{owner}.lock"):
        if not path.exists():
            write(path, make())
            for old in folder.glob(f"{owner}-*.{ending}"):
                if old != path:
                    old.unlink(missing_ok=True)
        return path.open("rb")


def swept(*, older_than_days: int) -> int:
    """Forget what nobody made anew for so long; how many files went. Who asks for one gets it made again."""
    until = time.time() - older_than_days * 24 * 3600
    old = [path for path in shelf().rglob("*") if path.is_file() and path.stat().st_mtime < until]
    for path in old:
        path.unlink(missing_ok=True)
    return len(old)


def write(path: Path, content: bytes) -> None:
    """Whole or not at all, also for those who read meanwhile."""
    with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
        file.write(content)
    os.chmod(file.name, settings.FILE_UPLOAD_PERMISSIONS or 0o640)
    os.replace(file.name, path)


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Alone among all processes and threads of this machine; the lock goes with its holder, however that ends.

    Raises:
        StillBeingMade: it was not free in time.
    """
    until = time.monotonic() + PATIENCE_SECONDS
    with path.open("a") as file:
        while True:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                if time.monotonic() > until:
                    raise StillBeingMade(path.stem) from None
                time.sleep(PAUSE_SECONDS)
        yield
