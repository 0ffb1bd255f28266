"""How far a run over many articles is, on a terminal alone."""

from __future__ import annotations

import sys
from time import monotonic

from factcheck.render.layout import plain, shorten, width

EVERY = 0.1
"""Seconds between two looks of the line."""


class Progress:
    """A line on standard error that is written over and goes in the end. `of` is the number of articles, where it is known."""

    def __init__(self, of: int | None, columns: int) -> None:
        self.of, self.columns = of, columns
        self._done, self._shown, self._last = 0, 0, monotonic()

    def step(self, name: str) -> None:
        """One more is done; the line is taken away, so that what is printed now stands on a line of its own."""
        self._done += 1
        self.clear()
        if monotonic() - self._last >= EVERY:
            self._last = monotonic()
            line = shorten(f"{self._done}{f'/{self.of}' if self.of else ''} {plain(name)}", self.columns - 1)
            self._shown = width(line)
            sys.stderr.write(line)
            sys.stderr.flush()

    def clear(self) -> None:
        if self._shown:
            sys.stderr.write("\r" + " " * self._shown + "\r")
            sys.stderr.flush()
            self._shown = 0

    end = clear
