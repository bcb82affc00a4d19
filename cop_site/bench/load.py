"""Load on one address of this machine: a few kept connections for a bounded time, counted; no other host can be named."""

import re
import select
import socket
import time
from dataclasses import dataclass

CONNECTIONS = 16
LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE)


class BadAnswer(RuntimeError):
    """The server said something else than 200."""


@dataclass(frozen=True)
class Burst:
    """What one burst of requests came to."""

    requests: int
    seconds: float

    @property
    def per_second(self) -> float:
        """Requests answered a second."""
        return self.requests / self.seconds


class Connection:
    """One kept connection that asks the same question again as soon as it is answered."""

    def __init__(self, port: int, question: bytes) -> None:
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=10)
        self.question, self.buffer, self.missing = question, b"", -1

    def ask(self) -> None:
        """Send the question and forget the last answer."""
        self.buffer, self.missing = b"", -1
        self.socket.sendall(self.question)

    def take(self) -> bool:
        """Read what is there; True when the answer is whole.

        Raises:
            BadAnswer: the status is not 200, or the server hung up.
        """
        chunk = self.socket.recv(262_144)
        if not chunk:
            raise BadAnswer("the server closed the connection")
        if self.missing >= 0:
            self.missing -= len(chunk)
            return self.missing <= 0
        self.buffer += chunk
        head, mark, body = self.buffer.partition(b"\r\n\r\n")
        if not mark:
            return False
        length = LENGTH.search(head)
        if not head.startswith(b"HTTP/1.1 200") or length is None:
            raise BadAnswer(head.split(b"\r\n", 1)[0].decode("latin-1"))
        self.missing = int(length[1]) - len(body)
        return self.missing <= 0


def burst(port: int, path: str, *, seconds: float, cookie: str = "", connections: int = CONNECTIONS) -> Burst:
    """Ask for `path` on 127.0.0.1:`port` over kept connections for `seconds`, and wait for the last answers.

    Raises:
        BadAnswer: any answer is not 200.
    """
    lines = [f"GET {path} HTTP/1.1", f"Host: 127.0.0.1:{port}", "Accept: text/html", *([f"Cookie: {cookie}"] if cookie else [])]
    question = ("\r\n".join(lines) + "\r\n\r\n").encode()
    lanes = {connection.socket.fileno(): connection for connection in (Connection(port, question) for _ in range(connections))}
    poll = select.poll()
    for number, lane in lanes.items():
        poll.register(number, select.POLLIN)
        lane.ask()
    started, answered = time.perf_counter(), 0
    # What was asked is waited for and counted: otherwise its cost would fall on the others.
    while lanes:
        is_open = time.perf_counter() - started < seconds
        for number, _ in poll.poll(1000):
            if lanes[number].take():
                answered += 1
                if is_open:
                    lanes[number].ask()
                else:
                    poll.unregister(number)
                    lanes.pop(number).socket.close()
    elapsed = time.perf_counter() - started
    return Burst(answered, elapsed)
