"""A line on a terminal while somebody is asked for more than half a second; it goes when the answer is there."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from typing import TextIO

DELAY = 0.5
"""Seconds before the line appears: a quick answer needs none."""


def waiting_on(stream: TextIO, delay: float = DELAY) -> Callable[[str], AbstractContextManager[None]]:
    """For `Network.waiting`: shows nothing where `stream` is no terminal."""

    @contextlib.contextmanager
    def waiting(host: str) -> Iterator[None]:
        if not stream.isatty():
            yield
            return
        line = f"factcheck: asking {host} ..."
        shown = threading.Event()

        def show() -> None:
            shown.set()
            stream.write(line)
            stream.flush()

        timer = threading.Timer(delay, show)
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()
            timer.join()
            if shown.is_set():
                stream.write("\r" + " " * len(line) + "\r")
                stream.flush()

    return waiting
