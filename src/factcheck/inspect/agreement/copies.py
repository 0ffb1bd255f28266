"""Copies of a passage that differ."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from difflib import SequenceMatcher

from factcheck.inspect.agreement.telling import (
    line_of,
)
from factcheck.inspect.page import Draft, Page
from factcheck.model import Block, Span
from factcheck.patterns import regex
from factcheck.text.repeats import BEARING, near_repeats


def inspect_copies(page: Page) -> list[Draft]:
    """Each place at which the later copy of a passage says something else than the first."""
    drafts = []
    for earlier, later in _copies(page):
        for (a, b), (c, d) in differences(page.article.text, earlier, later):
            first, second = (" ".join(page.article.text[x:y].split()) for x, y in ((a, b), (c, d)))
            told = f'"{second}" here, "{first}" in the first copy' if first and second else _one_sided(first, second)
            message = f"The two copies of this passage differ: {told} ({line_of(page, a)})."
            figures = bool(re.search(r"\d", first) and re.search(r"\d", second))
            severity = page.severity("agreement", "error", "repeat")
            start, end = (c, d) if d > c else (c, min(c + 1, later.end))
            drafts.append(
                Draft(start, end, severity, message, "repeated-metric" if figures else None, f"copy|{first}|{second}",
                      figures=(Span(start=a, end=b), Span(start=start, end=end)), consistent=first or None)
            )  # fmt: skip
    return drafts


def _one_sided(first: str, second: str) -> str:
    return f'"{second}" stands only here' if second else f'"{first}" stands only in the first copy'


def _copies(page: Page) -> list[tuple[Block, Block]]:
    cache: list[tuple[Block, Block]] | None = page.__dict__.get("_copies")
    if cache is None:
        blocks = page.article.blocks
        cache = page.__dict__["_copies"] = [(blocks[a], blocks[b]) for a, b in near_repeats(page.article)]
    return cache


def copied_places(page: Page) -> frozenset[frozenset[int]]:
    """Pairs of sentences that lie in the two copies of one passage: their differences are reported as such."""
    found: set[frozenset[int]] = set()
    sentences = page.extraction.sentences
    starts = [s.start for s in sentences]
    for a, b in _copies(page):
        first, second = (
            [s.index for s in sentences[bisect_left(starts, block.start) : bisect_left(starts, block.end)]]
            for block in (a, b)
        )
        found.update(frozenset((x, y)) for x in first for y in second)
    return frozenset(found)


_TOKEN = regex(r"[$€£¥#+~<>≈±-]*\w+(?:[.,:'’/+-]\w+)*%?|[%$€£¥]")
_QUOTES = str.maketrans({"’": "'", "‘": "'", "\u2011": "-", "\u2010": "-"})


def differences(text: str, a: Block, b: Block) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """Spans of the differing words, (in the first, in the second); one of the two may be empty."""
    left, right = (list(_TOKEN.finditer(text, block.start, block.end)) for block in (a, b))
    words, others = ([m[0].translate(_QUOTES).casefold() for m in side] for side in (left, right))
    for tag, i, j, k, n in SequenceMatcher(None, words, others, autojunk=False).get_opcodes():
        if tag != "equal" and (_bears(text, left[i:j]) or _bears(text, right[k:n])):
            yield _reach(left, i, j, a), _reach(right, k, n, b)


def _bears(text: str, tokens: list[re.Match[str]]) -> bool:
    """A figure, unit, negation, direction or name; a capital at the start of a sentence is no name."""
    for token in tokens:
        word = token[0]
        if word.casefold() in BEARING or any(char.isdigit() or char in "$€£¥%" for char in word):
            return True
        if word[0].isupper() and not re.search(
            r"(?:^|[.!?:\n]['\"”’)]*)\s*$", text[max(0, token.start() - 4) : token.start()]
        ):
            return True
    return False


def _reach(tokens: list[re.Match[str]], first: int, last: int, block: Block) -> tuple[int, int]:
    if first < last:
        return tokens[first].start(), tokens[last - 1].end()
    at = tokens[first].start() if first < len(tokens) else block.end
    return at, at
