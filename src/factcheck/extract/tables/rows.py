"""Rows of a table as label and values by column, whether cells stand between bars, tabs or wide gaps."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable
from dataclasses import field
from typing import NamedTuple

from factcheck.extract.tables.cells import is_year
from factcheck.patterns import regex
from factcheck.records import record

IsFigure = Callable[[str], bool]
_SEPARATOR = regex(r"[\s|:+=_*.-]*[-=_]{2}[\s|:+=_*.-]*$|[\s|:-]*-[\s|:-]*\|[\s|:-]*$")
_WORDS = regex(r"\S+(?: \S+)*")
_SIGN = regex(r"(?:[A-Z]{0,3}\$|[€£¥₹]|RMB|USD|EUR|GBP)$")
_TAIL = regex(r"\)?\s*%?\)?$")
_PERIOD = regex(
    r"(?<![\d,.])(?:19|20)\d\d(?![\d,.])|\b[QH][1-4]\b|\b[1-4][QH]\b|\bFY|\b(?:LTM|TTM|YTD)\b|ago\b", re.IGNORECASE
)
_LONGEST_LABEL = 110


class Cell(NamedTuple):
    """A cell's words, without bold marks and the white space around; `width` counts the columns that it heads."""

    start: int
    end: int
    text: str
    column: int
    width: int = 1


@record(frozen=False, slots=True, eq=False)
class Line:
    """A row. `sentence` is its index, -1 for none; `values` are its cells right of the label, by column."""

    start: int
    end: int
    sentence: int
    label: Cell | None = None
    values: dict[int, Cell] = field(default_factory=dict)
    beside: dict[int, str] = field(default_factory=dict)
    """A currency or percent sign that stands in a cell of its own next to the value."""
    kind: str = "body"
    """header, body, section, rule, or other for what says nothing."""
    indent: int = 0


_Placed = list[tuple[int, int, int]]
"""(start, end, place) of each cell: its number, or where it begins in the line."""


def parsed(
    text: str, raw: list[tuple[int, int]], sentence_in: Callable[[int, int], int], is_figure: IsFigure
) -> list[Line]:
    """The rows of one table from its lines (start, end)."""
    lines = [Line(a, b, sentence_in(a, b)) for a, b in raw]
    for line in lines:
        content = text[line.start : line.end]
        line.indent = len(content) - len(content.lstrip())
        if _SEPARATOR.match(content) and not any(char.isalnum() for char in content):
            line.kind = "rule"
    told = [line for line in lines if line.kind != "rule"]
    mark = _mark(text, told)
    if mark is None:
        _by_place(told, [_spaced(text, line) for line in told], text, is_figure)
    else:
        cut = [_cut(text, line.start, line.end, mark) for line in told]
        _by_number(told, _without_bars(text, cut) if mark == "|" else cut, text, is_figure)
    _mark_kinds(told, is_figure)
    return lines


def _mark(text: str, lines: list[Line]) -> str | None:
    for mark in "|\t":
        if 2 * sum(text.find(mark, line.start, line.end) >= 0 for line in lines) > len(lines):
            return mark
    # sections without a cell may be as many as rows with some
    return "\t" if sum(text.find("\t", line.start, line.end) > line.start for line in lines) > 1 else None


def _cut(text: str, start: int, end: int, mark: str) -> _Placed:
    cells: _Placed = []
    begin, number = start, 0
    while begin <= end:
        stop = text.find(mark, begin, end)
        while stop > begin and mark == "|" and text[stop - 1] == "\\":
            stop = text.find(mark, stop + 1, end)
        stop = end if stop < 0 else stop
        cells.append((begin, stop, number))
        begin, number = stop + 1, number + 1
    return cells


def _without_bars(text: str, rows: list[_Placed]) -> list[_Placed]:
    """A first cell that is empty is a bar in most rows of the table, or an empty cell of this row alone."""
    barred = [bool(row) and not text[row[0][0] : row[0][1]].strip() for row in rows]
    if 2 * sum(barred) <= len(rows):
        return rows
    return [[(a, b, n - 1) for a, b, n in row[1:]] if bar else row for row, bar in zip(rows, barred, strict=True)]


def _spaced(text: str, line: Line) -> _Placed:
    """Cells between two and more spaces; a sign set apart from its figure belongs to it."""
    cells: _Placed = []
    for found in _WORDS.finditer(text, line.start, line.end):
        a, b = found.span()
        if cells and (
            _SIGN.match(text[cells[-1][0] : cells[-1][1]]) or len(found[0]) < 3 and found[0] in (")", "%", ")%")
        ):
            a = cells.pop()[0]
        cells.append((a, b, a - line.start))
    return cells


def _cell(text: str, start: int, end: int, column: int) -> Cell | None:
    while start < end and text[start] in "*_` \t\xa0":
        start += 1
    while end > start:
        if text[end - 1] in "_` \t\xa0":
            end -= 1
        elif text[max(start, end - 2) : end] == "**":
            end -= 2
        else:
            break
    return Cell(start, end, text[start:end], column) if end > start else None


# ---------------------------------------------------------------- cells between marks
def _by_number(lines: list[Line], rows: list[_Placed], text: str, is_figure: IsFigure) -> None:
    found = [[c for a, b, n in row if (c := _cell(text, a, b, n)) is not None] for row in rows]
    label = _label_column(found, is_figure)
    for line, row in zip(lines, found, strict=True):
        for cell in row:
            if cell.column == label:
                line.label = cell
            elif cell.column > label:
                line.values[cell.column] = cell
        _join_signs(line, is_figure)
    columns = sorted(
        {n for line in lines if _is_body(line, is_figure) for n, c in line.values.items() if is_figure(c.text)}
    )
    heads = [k for k, line in enumerate(lines) if line.values and not _is_body(line, is_figure)]
    for k in heads:
        if columns:
            _head(lines[k], columns, k + 1 in heads)


def _label_column(rows: list[list[Cell]], is_figure: IsFigure) -> int:
    """The first column that holds words in most of the rows with figures; the first of all where none does."""
    body = [row for row in rows if any(is_figure(c.text) and not is_year(c.text) for c in row)]
    named = Counter(c.column for row in body for c in row if any(x.isalpha() for x in c.text) and not is_figure(c.text))
    often = [column for column, count in named.items() if 2 * count > len(body)]
    return min(often, default=0)


def _join_signs(line: Line, is_figure: IsFigure) -> None:
    for column in sorted(line.values):
        cell = line.values[column]
        if _SIGN.match(cell.text) and column + 1 in line.values and is_figure(line.values[column + 1].text):
            line.beside[column + 1] = cell.text
            del line.values[column]
        elif (
            _TAIL.match(cell.text)
            and cell.text != ")"
            and column - 1 in line.values
            and is_figure(line.values[column - 1].text)
        ):
            line.beside[column - 1] = cell.text
            del line.values[column]


def _is_body(line: Line, is_figure: IsFigure) -> bool:
    return any(is_figure(c.text) and not is_year(c.text) for c in line.values.values())


def _head(line: Line, columns: list[int], has_more: bool) -> None:
    """Which columns of figures each cell of a header stands over: by order where there are as many, else up to the next cell.

    In the lowest header a cell stands over one column alone: further figures of a ragged row are under no heading.
    """
    cells = [line.values[n] for n in sorted(line.values)]
    placed: dict[int, Cell] = {}
    if len(cells) == len(columns):
        placed = {column: cell._replace(column=column) for column, cell in zip(columns, cells, strict=True)}
    else:
        for k, cell in enumerate(cells):
            limit = cells[k + 1].column if k + 1 < len(cells) else columns[-1] + 1
            over = [column for column in columns if cell.column <= column < limit]
            for column in over if has_more else over[:1]:
                placed[column] = cell._replace(column=column, width=len(over))
    line.values = placed


# ---------------------------------------------------------------- cells set with spaces
def _by_place(lines: list[Line], rows: list[_Placed], text: str, is_figure: IsFigure) -> None:
    cells = [[c for a, b, place in row if (c := _cell(text, a, b, place)) is not None] for row in rows]
    body = [_figures(row, is_figure) for row in cells]
    told = [any(not is_year(c.text) for c in row) for row in body]
    first = told.index(True) if True in told else 0
    heads = [len(row) for row in cells[:first] if len(row) > 1]
    spans = _spans([row for row, is_body in zip(body, told, strict=True) if is_body], heads[-1] if heads else 0)
    if not spans:
        for line, row in zip(lines, cells, strict=True):
            line.label = row[0] if row else None
        return
    for line, row, figures in zip(lines, cells, body, strict=True):
        is_body = any(not is_year(c.text) for c in figures)
        edge = figures[0].column if is_body else spans[0][0] + 1
        label = [c for c in row if c.column < edge and (is_body or c.column + len(c.text) <= edge)]
        if not is_body and len(row) == 1 and 2 * row[0].column < spans[0][0]:
            label = row  # a section's heading that runs on over the first column
        if is_body and label and len(row) - len(label) < len(spans):
            # what stands over a column is a value without a figure ("NM"), and no label
            label = [c for c in label if not _over(c, spans)] or label[:1]
        rest = row[len(label) :]
        if label:
            line.label = Cell(label[0].start, label[-1].end, text[label[0].start : label[-1].end], 0)
        _place(line, rest, spans, is_body, is_figure)


def _figures(row: list[Cell], is_figure: IsFigure) -> list[Cell]:
    return [c for k, c in enumerate(row) if (k or c.column > 20) and is_figure(c.text)]


def _spans(rows: list[list[Cell]], headed: int) -> list[tuple[int, int]]:
    """The columns of figures as ranges of characters, by the rows that have as many as the header (of `headed` cells), else as most."""
    counts = Counter(len(row) for row in rows)
    if not counts:
        return []
    as_header = [n for n in (headed, headed - 1) if n in counts]
    usual = max(as_header or counts, key=lambda n: (counts[n], n))
    full = [row for row in rows if len(row) == usual]
    spans: list[tuple[int, int]] = []
    for column in range(usual):
        starts = sorted(row[column].column for row in full)
        ends = sorted(row[column].column + len(row[column].text) for row in full)
        spans.append((starts[len(starts) // 4], ends[len(ends) // 2]))
    return spans


def _over(cell: Cell, spans: list[tuple[int, int]]) -> list[int]:
    a, b = cell.column, cell.column + len(cell.text)
    first = max(0, bisect_right(spans, (a, a)) - 1)
    last = bisect_right(spans, (b, b))
    return [n for n in range(first, last) if spans[n][0] < b and a < spans[n][1]]


def _place(line: Line, cells: list[Cell], spans: list[tuple[int, int]], is_body: bool, is_figure: IsFigure) -> None:
    if len(cells) == len(spans):
        line.values = {n: cell._replace(column=n) for n, cell in enumerate(cells)}
        return
    for cell in cells:
        b = cell.column + len(cell.text)
        over = _over(cell, spans)
        if not over or is_body and len(over) > 1:
            near = bisect_right(spans, (b, b))
            over = [min(range(max(0, near - 2), min(len(spans), near + 2)), key=lambda n: abs(spans[n][1] - b))]
        if is_body and over[0] in line.values:
            if not is_figure(cell.text):
                continue
            line.values = {}  # two figures in one column: the columns are not understood
            return
        for n in over:
            line.values[n] = cell._replace(column=n, width=len(over))


# ---------------------------------------------------------------- kinds
def _mark_kinds(lines: list[Line], is_figure: IsFigure) -> None:
    bodies = [_is_body(line, is_figure) for line in lines]
    first = bodies.index(True) if True in bodies else len(lines)
    last_header = max((k for k in range(first) if lines[k].values), default=-1)
    for k, (line, is_body) in enumerate(zip(lines, bodies, strict=True)):
        label = line.label.text if line.label else ""
        texts = {c.text for c in line.values.values()}
        if is_body:
            line.kind = "body"
        elif not line.values or texts == {label}:
            line.values = {}
            line.kind = "header" if k < last_header else "section" if label else "other"
            if len(label) > _LONGEST_LABEL or label[-1:] == ".":
                line.kind = "other"
        elif k < first or all(_PERIOD.search(text) or is_year(text) for text in texts):
            line.kind = "header"
        else:
            line.kind = "body"
