"""The load generator counts whole answers and stops at a bad one."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from cop_site.bench.load import BadAnswer, burst


class Answers(BaseHTTPRequestHandler):
    """Says 200 with a long body, or 500."""

    protocol_version = "HTTP/1.1"
    cookies: list[str] = []

    def do_GET(self) -> None:
        body = b"x" * 100_000
        self.cookies.append(self.headers.get("Cookie", ""))
        self.send_response(200 if self.path == "/" else 500)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args: object) -> None:
        """Silence."""


@pytest.fixture
def port() -> Iterator[int]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server.server_port
    server.shutdown()


def test_answers_are_counted_while_the_time_runs(port: int) -> None:
    Answers.cookies.clear()

    result = burst(port, "/", seconds=0.3, cookie="sessionid=abc", connections=2)

    assert result.requests > 2
    assert 0.3 <= result.seconds < 2
    assert set(Answers.cookies) == {"sessionid=abc"}


def test_an_answer_that_is_not_200_stops_the_run(port: int) -> None:
    with pytest.raises(BadAnswer, match="500"):
        burst(port, "/salah/", seconds=0.3, connections=1)
