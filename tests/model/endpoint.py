"""A server on this machine that answers chat completions as a test tells it to, or misbehaves."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass(frozen=True)
class Said:
    """A reply; ``slow`` is how many seconds pass before it, ``drip`` between bytes of the body."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    slow: float = 0.0
    drip: float = 0.0
    length: int | None = None


@dataclass
class Server:
    """The replies in turn, the last of them for ever, and the requests that came."""

    address: str
    replies: list[Said] = field(default_factory=list)
    asked: list[dict[str, Any]] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)

    def says(self, *replies: Said) -> None:
        self.replies = list(replies)

    def next(self) -> Said:
        return self.replies.pop(0) if len(self.replies) > 1 else self.replies[0]


def answer(**changed: object) -> dict[str, object]:
    """What a model is to answer, with some of it changed."""
    told: dict[str, object] = {
        "happens": True,
        "category": "SANCTION",
        "mode": "expel",
        "status": "actual",
        "confidence": 0.9,
    }
    return told | changed


def wrote(content: object, **headers: str) -> Said:
    """A completion whose model wrote this."""
    body = {"choices": [{"index": 0, "message": {"role": "assistant", "content": content}}]}
    return Said(json.dumps(body).encode(), headers=headers)


def good(**changed: object) -> Said:
    """A completion with an answer that can be used."""
    return wrote(json.dumps(answer(**changed)))


@contextmanager
def serving() -> Iterator[Server]:
    """A server on a free port of the loopback."""
    http = ThreadingHTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler)
    server = Server(f"http://127.0.0.1:{http.server_port}", [good()])
    http.RequestHandlerClass = _handler(server)
    thread = threading.Thread(target=http.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield server
    finally:
        http.shutdown()
        http.server_close()
        thread.join()


def _handler(server: Server) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            size = int(self.headers["Content-Length"])
            server.asked.append(json.loads(self.rfile.read(size)))
            server.headers.append({k.lower(): v for k, v in self.headers.items()})
            server.paths.append(self.path)
            try:
                self._say(server.next())
            except OSError:
                self.close_connection = True

        def _say(self, said: Said) -> None:
            time.sleep(said.slow)
            self.send_response(said.status)
            for name, value in said.headers.items():
                self.send_header(name, value)
            length = len(said.body) if said.length is None else said.length
            self.send_header("Content-Length", str(length))
            self.end_headers()
            if not said.drip:
                self.wfile.write(said.body)
            for at in range(len(said.body) if said.drip else 0):
                time.sleep(said.drip)
                self.wfile.write(said.body[at : at + 1])

        def log_message(self, *_: object) -> None:
            """Nothing is logged."""

    return Handler
