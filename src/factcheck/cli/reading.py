"""How far the reading of evidence has come: a line a second at most, once it takes longer than one."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic
from typing import TextIO

PAUSE = 1.0
"""Seconds: what is read within them needs no line."""


def reading_on(stream: TextIO, pause: float = PAUSE) -> Callable[[str], None]:
    """Tells a message if the last one, or the first call, is long enough ago."""
    last: list[float] = []

    def say(message: str) -> None:
        now = monotonic()
        if not last:
            last.append(now)
        elif now - last[0] >= pause:
            last[0] = now
            print(f"factcheck: {message}", file=stream, flush=True)

    return say
