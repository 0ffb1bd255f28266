"""Where tables stand in an article, and their rows and columns: pipes, tabs, or columns set with spaces.

A table is one run of table blocks; a short line between two of them ("Operating expenses:") is a section of it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from factcheck.extract.tables.rows import IsFigure, Line, parsed
from factcheck.model import Article, Block, Sentence
from factcheck.records import record

_LEAD = 6
"""So many blocks above a table may be its captions."""
_LONGEST_SECTION = 80


@record(frozen=False, slots=True)
class Grid:
    lines: list[Line]
    captions: list[tuple[int, int, int]]
    """(start, end, sentence) of what stands above it, the nearest first."""
    start: int
    end: int


class _Region(NamedTuple):
    first: int
    last: int
    captions: list[Block]


def grids(article: Article, sentences: tuple[Sentence, ...], is_figure: IsFigure) -> Iterator[Grid]:
    """The tables of an article in order; those of a repeated body are left to the first."""
    starts = [s.start for s in sentences]

    def sentence_in(start: int, end: int) -> int:
        at = bisect_left(starts, start)
        return at if at < len(starts) and starts[at] < end else -1

    for region in _regions(article):
        first, last = article.blocks[region.first], article.blocks[region.last]
        start = article.text.rfind("\n", 0, first.start) + 1
        raw = _raw_lines(article.text, start, last.end)
        lines = parsed(article.text, raw, sentence_in, is_figure)
        captions = [(b.start, b.end, sentence_in(b.start, b.end)) for b in region.captions]
        yield Grid(lines, captions, start, last.end)


# ---------------------------------------------------------------- where
def _regions(article: Article) -> Iterator[_Region]:
    blocks, text = article.blocks, article.text
    at = 0
    while at < len(blocks):
        if blocks[at].kind != "table" or blocks[at].repeat_of is not None:
            at += 1
            continue
        last = at
        while (following := _next_part(text, blocks, last)) is not None:
            last = following
        first = _own_lines_above(text, blocks, at)
        captions: list[Block] = []
        for place in range(first - 1, max(-1, first - 1 - _LEAD), -1):
            if blocks[place].kind not in ("heading", "paragraph", "title", "bullet", "dateline", "quote"):
                break
            captions.append(blocks[place])
            if blocks[place].kind == "heading" and text[blocks[place].start] == "#" or len(captions) == 4:
                break
        yield _Region(first, last, captions)
        at = last + 1


def _next_part(text: str, blocks: tuple[Block, ...], last: int) -> int | None:
    """The table block that goes on with the same table: behind short lines that are sections of it, or a ruled line."""
    piped = "|" in text[blocks[last].start : blocks[last].end][:400]
    place = last + 1
    while place < len(blocks) and place <= last + 3:
        block = blocks[place]
        gap = text.count("\n", blocks[place - 1].end, block.start) > 1
        if block.kind == "table":
            joined = place == last + 1 and not gap
            if block.repeat_of is not None or (not joined and (piped or _opens_anew(text, block))):
                return None
            return place
        if piped or "\t" in text[blocks[last].start : blocks[last].end][:400] and gap:
            return None
        if not _may_be_section(text, block):
            return None
        place += 1
    return None


def _may_be_section(text: str, block: Block) -> bool:
    line = text[block.start : block.end]
    short = len(line) <= _LONGEST_SECTION and "\n" not in line and line.rstrip()[-1:] not in ".!?"
    return short and block.kind in ("heading", "paragraph", "chrome", "bullet") and line[0] != "#"


def _opens_anew(text: str, block: Block) -> bool:
    """A table with periods in its first row is another one."""
    first = text[block.start : block.end].split("\n", 1)[0]
    return bool(re.search(r"(?<![\d,.])(?:19|20)\d\d(?![\d,.])|\b[QH][1-4]\b|\b[1-4]Q|\bFY\d", first))


def _own_lines_above(text: str, blocks: tuple[Block, ...], at: int) -> int:
    """The first of the lines right above that stand over columns ("          Three Months Ended")."""
    first = at
    while first and first > at - 3:
        above = blocks[first - 1]
        line_start = text.rfind("\n", 0, above.start) + 1
        touching = text.count("\n", above.end, blocks[first].start) == 1
        if above.kind not in ("heading", "paragraph") or not touching or above.start - line_start < 12:
            break
        first -= 1
    return first


def _raw_lines(text: str, start: int, end: int) -> list[tuple[int, int]]:
    return [m.span() for m in re.compile(r"[^\r\n]+").finditer(text, start, end) if not m[0].isspace()]
