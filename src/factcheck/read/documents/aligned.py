"""Tables set with blanks: a cell belongs to the column that it stands in, a header to the columns that it stands over."""

from __future__ import annotations

import itertools
from collections import Counter
from typing import Final

from factcheck.patterns import regex
from factcheck.read.documents import grids

_CELL = regex(r"\S+(?: \S+)*")
_YEARS = regex(r"(?:FY\s?)?(?:19|20)\d\d(?:[/-]\d\d)?[EeFfAa]?\*?")
_BESIDE: Final = 1
"""Blanks by which the ends of what is set flush may differ."""
_OFF: Final = 5
"""Twice the blanks that a name may stand beside the middle of its columns."""
_LOOSE: Final = 3

Cell = tuple[int, int, str]
"""Where it starts and ends in its line, and its text."""
Extent = tuple[int, int]


def cells_of(line: str) -> list[Cell]:
    """What two blanks or more part; "CHF 1'000" is the name of a unit."""
    found = list(_CELL.finditer(line))
    texts = [each[0] for each in found]
    if texts and grids.is_figure(texts[0]):
        texts = list(grids.in_thousands(("", *texts)))[1:]
    return [(each.start(), each.end(), text) for each, text in zip(found, texts, strict=True)]


def is_data(cells: list[Cell]) -> bool:
    """A label and at least one figure that is no year."""
    return len(cells) > 1 and any(grids.is_figure(text) and not _YEARS.fullmatch(text) for _, _, text in cells[1:])


def rows_of(lines: list[str]) -> list[list[str]]:
    """The rows of a table by where its cells stand; nothing where a header cannot be told to belong to any column."""
    found = [cells_of(line) for line in lines]
    data = [is_data(cells) for cells in found]
    if not any(data):
        return [["", *(text for _, _, text in cells)] for cells in found]
    first = data.index(True)
    columns = _columns([cells for cells, is_row in zip(found, data, strict=True) if is_row])
    if not columns:
        return []
    body = [_row(cells, columns) for cells in found[first:]]
    heads, taken = _heads(_stacked([_parted(cells, columns) for cells in found[:first]], len(columns)), columns)
    return _without_notes([*heads, *body], len(heads)) if taken else []


def _without_notes(rows: list[list[str]], heads: int) -> list[list[str]]:
    """Accounts have a column of the numbers of their notes."""
    kept = [i for i in range(len(rows[0])) if not any(_NOTES.fullmatch(row[i]) for row in rows[:heads]) or not i]
    return [[row[i] for i in kept] for row in rows]


_NOTES = regex(r"(?i)notes?")


def spread(rows: list[list[str]], lines: list[str]) -> list[list[str]]:
    """Rows of cells between bars: one between the bars of several columns heads each of them."""
    is_boxed = all(line.lstrip().startswith("|") for line in lines)
    ends = ([], []) if is_boxed else ([-1], [max(map(len, lines))])
    bars = [[*ends[0], *(i for i, char in enumerate(line) if char == "|"), *ends[1]] for line in lines]
    widest = max(bars, key=len)
    out = []
    for row, own, line in zip(rows, bars, lines, strict=True):
        if not is_boxed and line.lstrip().startswith("|"):
            row = ["", *row]  # the corner of a header, between no bars
        if len(row) == len(own) - 1 < len(widest) - 1 and set(own) <= set(widest):
            wide = [widest.index(b) - widest.index(a) for a, b in itertools.pairwise(own)]
            row = [cell for cell, times in zip(row, wide, strict=True) for cell in [cell] * times]
        out.append(row)
    return out


def _columns(rows: list[list[Cell]]) -> list[Extent]:
    """From where to where the figures of each column stand."""
    counts = Counter(len(cells) for cells in rows)
    width = max(n for n, times in counts.items() if times > 1 or n == max(counts) or len(counts) == 1)
    whole = [cells for cells in rows if len(cells) == width]
    return [(min(c[i][0] for c in whole), max(c[i][1] for c in whole)) for i in range(1, width)]


def _parted(cells: list[Cell], columns: list[Extent]) -> list[Cell]:
    """A header in which one blank parts two names ("Q3 2024 Q3 25/Q3 24"), where each of them ends with the figures under it."""
    own = [cell for cell in cells if cell[1] > columns[0][0] - 1]
    if not 0 < len(own) < len(columns):
        return cells
    out: list[Cell] = []
    for start, end, text in own:
        at = start
        for column in columns[:-1]:
            blank = column[1] - start
            if at < column[1] < end and text[blank : blank + 1] == " ":
                out.append((at, column[1], text[at - start : blank]))
                at = column[1] + 1
        out.append((at, end, text[at - start :]))
    is_flush = len(out) == len(columns) and all(
        abs(cell[1] - column[1]) <= _BESIDE for cell, column in zip(out, columns, strict=True)
    )
    return [*(cell for cell in cells if cell not in own), *out] if is_flush else cells


def _stacked(lines: list[list[Cell]], width: int) -> list[list[Cell]]:
    """ "Year ending March 31," over "2027 (forecast)": the name of a group that goes on in the next line, in which not every one does"""
    out: list[list[Cell]] = []
    for cells in lines:
        upper = out[-1] if out else []
        inside = [next((k for k, u in enumerate(upper) if u[0] - 1 <= a and b <= u[1] + 1), -1) for a, b, _ in cells]
        if not 0 < len(cells) < len(upper) < width or -1 in inside:
            out.append(cells)
            continue
        behind = {k: cell[2] for k, cell in zip(inside, cells, strict=True)}
        out[-1] = [(a, b, f"{text} {behind[k]}" if k in behind else text) for k, (a, b, text) in enumerate(upper)]
    return out


def _row(cells: list[Cell], columns: list[Extent]) -> list[str]:
    """A row of the body: its label, and each figure under those that end where it ends."""
    label, rest = "", cells
    is_over = bool(cells) and cells[0][1] > columns[0][0] and grids.is_figure(cells[0][2])
    if cells and cells[0][0] < columns[0][0] and not is_over:
        label, rest = cells[0][2], cells[1:]
    if len(rest) == len(columns):
        return [label, *(text for _, _, text in rest)]
    out = [""] * len(columns)
    for start, end, text in rest:
        place = min(range(len(columns)), key=lambda i: _apart((start, end), columns[i]))
        out[place] = f"{out[place]} {text}".strip()
    return [label, *out]


def _apart(one: Extent, other: Extent) -> tuple[int, int]:
    """How far a cell stands from a column: by the blanks between them, then by their ends."""
    between = max(one[0] - other[1], other[0] - one[1], 0)
    return between, abs(one[1] - other[1])


def _heads(lines: list[list[Cell]], columns: list[Extent]) -> tuple[list[list[str]], bool]:
    """The rows of a header, from the lowest up; each widens the columns that it names."""
    out: list[list[str]] = []
    spans = list(columns)
    names: list[str] = []
    for cells in reversed(lines):
        corner = ""
        if cells and cells[0][1] < columns[0][0] - 1 and (len(cells) > 1 or len(lines) > 1):
            nearest = min(_apart((a, b), span)[0] for a, b, _ in cells[:1] for span in spans[:1])
            is_left = len(cells) > len(columns) or nearest > _OFF or cells[0][0] < _OFF
            corner, cells = (cells[0][2], cells[1:]) if is_left else ("", cells)
        if not cells:
            out.insert(0, [corner, *("" for _ in columns)])
            continue
        if len(cells) == len(columns):
            spans = [(min(s[0], a), max(s[1], b)) for s, (a, b, _) in zip(spans, cells, strict=True)]
            names = names or [text for _, _, text in cells]
            out.insert(0, [corner, *(text for _, _, text in cells)])
            continue
        over = _over(cells, spans, names) if len(cells) < len(columns) else None
        if over is None:
            return [], False
        if out and len(set(over)) - (-1 in over) == len(cells) and -1 in over and names == out[0][1:]:
            # "Dental" over "systems": the first lines of names that go on below
            first = [cells[k][2] if k >= 0 else "" for k in over]
            out[0] = [f"{corner} {out[0][0]}".strip(), *(f"{a} {b}".strip() for a, b in zip(first, names, strict=True))]
            continue
        out.insert(0, [corner, *(cells[k][2] if k >= 0 else "" for k in over)])
    return out, True


def _is_over(cell: Cell, group: list[Extent]) -> bool:
    """Whether a name stands in the middle of its columns, or nearly: over wide ones it may be further off."""
    start, end = group[0][0], group[-1][1]
    return abs(cell[0] + cell[1] - start - end) <= max(_OFF, (end - start) // _LOOSE)


_CHANGE = regex(r"(?i)(?:change|chg|growth|var(?:iance|\.)?|yoy|y/y|%\s?change|[+-]/[+-])\b")


def _over(cells: list[Cell], spans: list[Extent], names: list[str]) -> list[int] | None:
    """Of each column the cell of a header above that names it, -1 for none; None where nobody can tell."""
    if (over := _over_all(cells, spans, names)) is not None:
        return over
    # "Change" stands beside the times that it is the change between, under neither
    rest = [i for i in range(len(spans)) if not (names and _CHANGE.match(names[i]))]
    if not 0 < len(rest) < len(spans):
        return None
    found = _over_all(cells, [spans[i] for i in rest], [names[i] for i in rest])
    return [found[rest.index(i)] if i in rest else -1 for i in range(len(spans))] if found is not None else None


def _over_all(cells: list[Cell], spans: list[Extent], names: list[str]) -> list[int] | None:
    width, count = len(spans), len(cells)
    nearest = [
        min(range(count), key=lambda k, span=span: abs(cells[k][0] + cells[k][1] - sum(span)))  # type: ignore[misc]
        for span in spans
    ]
    groups = [[s for s, k in zip(spans, nearest, strict=True) if k == number] for number in range(count)]
    if all(group and _is_over(cell, group) for cell, group in zip(cells, groups, strict=True)):
        return nearest  # in the middle of its columns
    each = width // count
    if count > 1 and each * count == width and names and names == names[:each] * count:
        return [i // each for i in range(width)]  # the names below repeat in every group
    starts = [next((i for i, s in enumerate(spans) if abs(s[0] - a) <= _BESIDE), -1) for a, _, _ in cells]
    ends = [next((i for i, s in enumerate(spans) if abs(s[1] - b) <= _BESIDE), -1) for _, b, _ in cells]
    if -1 not in ends and len(set(ends)) == count:
        return [ends.index(i) if i in ends else -1 for i in range(width)]  # first lines of names that go on below
    if -1 not in starts and starts == sorted(set(starts)):
        return [max((k for k, at in enumerate(starts) if at <= i), default=-1) for i in range(width)]
    inside = [[k for k, (a, b, _) in enumerate(cells) if a < s[1] and s[0] < b] for s in spans]
    whole = all(
        cells[k][0] <= s[0] + 1 and cells[k][1] >= s[1] - 1 for s, each in zip(spans, inside, strict=True) for k in each
    )
    if whole and {k for each in inside for k in each} == set(range(count)) and all(len(each) <= 1 for each in inside):
        return [each[0] if each else -1 for each in inside]
    return None
