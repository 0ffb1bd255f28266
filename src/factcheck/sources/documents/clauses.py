"""The clauses of a sentence, each with its figure."""

from __future__ import annotations

import re
from collections.abc import Iterable

from factcheck.patterns import regex

_APPOSED = regex(r"(?:or|about|roughly)\s+", re.IGNORECASE)


_BREAK = regex(
    r"[;:]\s|,\s+(?=(?:while|whereas|but|and|with|compared|against|versus|up|down|after|before|as|which|or|an?|from|including|excluding|because|although|though)\b)|\s+(?=(?:while|whereas|but|and|compared|versus|because|although|though)\s)|,\s+(?=(?:(?:in|at|for|from|to)\s+)?(?-i:[A-Z])[^,;.\d]{1,40}?\s[$€£¥]?\d)",
    re.IGNORECASE,
)


def clauses(sentence: str, figures: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans of the sentence that hold one figure or several that belong together; words without one go with what follows."""
    spans = sorted(figures)
    cuts = [0, *(found.end() for found in _BREAK.finditer(sentence)), len(sentence)]
    pieces = [(a, b) for a, b in zip(cuts, cuts[1:], strict=False) if b > a]
    out: list[tuple[int, int]] = []
    held: int | None = None
    for begin, end in pieces:
        start = begin if held is None else held
        if out and held is None and _APPOSED.match(sentence, begin):
            # "for 2.3 billion, or 41.50 per share": one thing told twice
            out.append((out[-1][0], end))
        elif any(begin <= a < end for a, _ in spans):
            out.append((start, end))
            held = None
        elif out:
            out[-1] = (out[-1][0], end)
        else:
            held = start
    if held is not None:
        out.append((held, len(sentence)))
    return out
