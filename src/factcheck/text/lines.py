"""Lines of a text, and the way between offsets and line:column."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from factcheck.patterns import regex

_BREAK = regex(r"\r\n|[\n\r\u2028\u2029]")
_FILLED = regex(r"[^\n\r\u2028\u2029]+")


class LineIndex:
    """Line and column of an offset, both 1-based; columns count code points, as offsets do."""

    def __init__(self, text: str) -> None:
        self._length = len(text)
        self._starts = [0, *(found.end() for found in _BREAK.finditer(text))]

    def line_col(self, offset: int) -> tuple[int, int]:
        """The position of `offset`; an offset beyond the text counts as its end."""
        place = min(max(offset, 0), self._length)
        line = bisect_right(self._starts, place)
        return line, place - self._starts[line - 1] + 1

    def offset(self, line: int, col: int) -> int:
        """The offset of a position; ValueError when the text has no such line or column."""
        if not 1 <= line <= len(self._starts):
            raise ValueError(f"line {line} of {len(self._starts)}")
        start = self._starts[line - 1]
        limit = self._starts[line] if line < len(self._starts) else self._length + 1
        if not 1 <= col <= max(limit - start, 1):
            raise ValueError(f"column {col} of line {line}")
        return start + col - 1


class Line(NamedTuple):
    """A line that is not blank, without the white space around it."""

    start: int
    end: int
    text: str
    gap: bool
    """Whether a blank line (or the top of the text) comes before."""
    indent: int


def filled_lines(text: str) -> Iterator[Line]:
    """The lines that are not blank, in order."""
    previous = 0
    gap = True
    for found in _FILLED.finditer(text):
        raw = found[0]
        body = raw.strip()
        begin, end = found.span()
        # One break between two lines is "\n" or "\r\n": three characters or more hold a blank line.
        if begin - previous > 1 and not gap:
            gap = len(_BREAK.findall(text, previous, begin)) > 1
        previous = end
        if not body:
            gap = True
            continue
        indent = len(raw) - len(raw.lstrip())
        yield Line(begin + indent, begin + indent + len(body), body, gap, indent)
        gap = False
