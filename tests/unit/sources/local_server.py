"""A server on this machine that does exactly what a test tells it, wrong things included."""

from __future__ import annotations

import contextlib
import socket
import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Self


@dataclass(frozen=True)
class Asked:
    """One request: path with query, and header names in lower case."""

    path: str
    headers: dict[str, str]


Piece = bytes | float
"""Bytes to send, or seconds to wait; the connection is closed after the last piece."""
Behaviour = Callable[[Asked], Iterable[Piece]]


def reply(body: bytes | str = b"", status: str = "200 OK", **headers: str | None) -> list[Piece]:
    """A whole and honest response unless a header says otherwise; None leaves a header out."""
    data = body.encode() if isinstance(body, str) else body
    told = {"Content-Type": "application/json", "Content-Length": str(len(data)), "Connection": "close"}
    named: dict[str, str | None] = {**told, **{name.replace("_", "-"): value for name, value in headers.items()}}
    lines = [f"HTTP/1.1 {status}", *(f"{name}: {value}" for name, value in named.items() if value is not None)]
    return ["\r\n".join(lines).encode() + b"\r\n\r\n" + data]


@dataclass
class LocalServer:
    """Answers one connection after the other; `asked` are the requests, `times` when they came."""

    behave: Behaviour
    asked: list[Asked] = field(default_factory=list)
    times: list[float] = field(default_factory=list)

    def __enter__(self) -> Self:
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.origin = f"http://127.0.0.1:{self._socket.getsockname()[1]}"
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        with contextlib.suppress(OSError):
            self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()
        self._thread.join(5)

    def _serve(self) -> None:
        while not self._ended.is_set():
            try:
                connection, _ = self._socket.accept()
            except OSError:
                return
            threading.Thread(target=self._answer, args=(connection,), daemon=True).start()

    def _answer(self, connection: socket.socket) -> None:
        with connection, contextlib.suppress(OSError):
            data = b""
            while b"\r\n\r\n" not in data:
                part = connection.recv(65536)
                if not part:
                    return
                data += part
            first, *lines = data.partition(b"\r\n\r\n")[0].decode().split("\r\n")
            asked = Asked(
                first.split(" ")[1],
                {name.lower(): value for name, _, value in (line.partition(": ") for line in lines)},
            )
            self.times.append(time.monotonic())
            self.asked.append(asked)
            for piece in self.behave(asked):
                if isinstance(piece, bytes):
                    connection.sendall(piece)
                else:
                    self._ended.wait(piece)
