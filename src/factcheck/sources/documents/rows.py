"""Rows of tables that tell more than bare figures ("Fund size | £842.6 million (US$1.11 billion)"), told as sentences of the text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from factcheck.patterns import regex
from factcheck.read.documents import Document, Grid, Passage
from factcheck.records import replace
from factcheck.sources.documents.figures import BARE
from factcheck.sources.documents.frames import head_rows

_MOST: Final = 400
_LONGEST: Final = 160
_PAIRS: Final = 2
_TOLD = regex(r"\d.*[^\W\d_]{2,}|[^\W\d_]{2,}.*\d")


def with_rows(document: Document) -> Document:
    """The document with a passage for each such row, behind its text."""
    found = [passage for grid in document.grids for passage in _told(grid)]
    return replace(document, passages=(*document.passages, *found[:_MOST])) if found else document


def _told(grid: Grid) -> Iterator[Passage]:
    is_pairs = len(grid.rows[0]) == _PAIRS
    heads = 0 if is_pairs else head_rows(grid)
    head = [" ".join(dict.fromkeys(row[i] for row in grid.rows[:heads] if row[i])) for i in range(len(grid.rows[0]))]
    caption = f"{grid.caption.rstrip(':. ')}: " if grid.caption and not is_pairs else ""
    for number, row in enumerate(grid.rows[heads:], start=heads + 1):
        cells = [(head[i], cell) for i, cell in enumerate(row) if i and _is_told(cell)]
        if row[0] and cells and not BARE.fullmatch(row[0]):
            told = "; ".join(f"{name} {cell}".strip() for name, cell in cells)
            yield Passage(f"{caption}{row[0].rstrip(':')}: {told}.", f"{grid.place}, row {number}".lstrip(", "))


def _is_told(cell: str) -> bool:
    return len(cell) <= _LONGEST and not BARE.fullmatch(cell.strip()) and _TOLD.search(cell) is not None
