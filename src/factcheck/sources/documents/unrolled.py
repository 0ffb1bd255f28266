"""Tables of data as they are printed: "country, year, visitors_thousand" with a row for each year is a row for each country."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Any, Final

from factcheck.patterns import regex
from factcheck.read.documents import Document, Grid
from factcheck.records import replace
from factcheck.sources.documents.columns import ColumnNames
from factcheck.sources.documents.figures import BARE
from factcheck.text.numerals import MONTHS

_TIMES: Final = frozenset("year quarter month period season date time half fiscal_year fy fiscal_quarter".split())
_TIME: Final = regex(
    r"(?:(?:FY)?\d{4}(?:[/-]\d{2,4})?|(?:Q[1-4]|H[12])[ -]?\d{4}|\d{4}[ -]?(?:Q[1-4]|H[12])|[A-Z][a-z]{2,8} \d{4}|(?:[A-Z][a-z]+ months ended )?\d{1,2} [A-Z][a-z]{2,8} \d{4})"
)
_LENGTH_TOLD: Final = regex(
    r"\b(?P<length>three|six|nine|twelve)[\s-]months?(?:\s+periods?)?\s+(?:to|end(?:ed|ing|s)?|up\s+to)\s+(?:on\s+)?(?:the|that|each|this)\s+(?:date|day)\b",
    re.IGNORECASE,
)
""" "Flows refer to the three months ending on the date": what a day in a row stands for."""
_CLAUSES: Final = regex(r"[.;]")
_ON_THE_DAY: Final = regex(r"\b(?:as\s+of|as\s+at|at|on)\s+(?:the|that|each|this)\s+(?:date|day)\b", re.IGNORECASE)
_SHORT: Final = 2
_DAY: Final = regex(r"\d{4}-\d\d-\d\d")
_TURNED: Final = regex(r"(?P<year>\d{4})[ -]?(?P<part>Q[1-4]|H[12])")
_OF_NOTHING: Final = frozenset(("value", "values", "obs_value", "figure", "amount"))
"""What a column of figures is called that the labels beside it tell apart."""
_MEASURES: Final = frozenset("metric measure indicator variable item series kpi".split())
_UNIT: Final = frozenset(("unit", "units", "unit of measure", "currency", "scale"))
_LEAST: Final = 2


def unrolled(document: Document, vocabulary: Any) -> Document:
    """The document with its data tables as they would be printed."""
    names = ColumnNames(vocabulary)
    grids = tuple(_grid(_with_lengths(grid), names) for grid in document.grids)
    return replace(document, grids=grids) if grids != document.grids else document


def _grid(grid: Grid, names: ColumnNames) -> Grid:
    grid = _with_units(grid, names)
    head = [name.lower().replace(" ", "_") for name in grid.rows[0]]
    told = [names.printed(cell) for cell in grid.rows[0]]
    rows = grid.rows[1:]
    if is_made := told != list(grid.rows[0]):
        grid = replace(grid, rows=(tuple(told), *rows))
    times = [i for i, name in enumerate(head) if rows and _is_time(name, [row[i] for row in rows])]
    labels = [
        i for i in range(len(head)) if i not in times and all(row[i] and not BARE.fullmatch(row[i]) for row in rows)
    ]
    if not 0 < len(times) <= _LEAST or len(rows) < _LEAST:
        return grid
    apart = [i for i in labels if len({row[i] for row in rows}) > 1]
    if apart and all(_is_mark({row[i] for row in rows}) for i in apart) and _is_series(grid, head, times):
        return _by_time(grid, head, times, [i for i in labels if i not in apart])
    if not apart:
        # "Month | Lorries | Passengers" is printed so already
        return grid if len(times) == 1 and not is_made else _by_time(grid, head, times, labels)
    return _by_label(grid, head, times, sorted(apart, key=lambda i: len({row[i] for row in rows})))


def _by_time(grid: Grid, head: Sequence[str], times: list[int], same: list[int]) -> Grid:
    """ "year,quarter,sales": the measures of one, each with its times; a name in every row is that of the table."""
    rows, top = grid.rows[1:], grid.rows[0]
    days = [_day(row, head, times) for row in rows]
    measures = [i for i in range(len(top)) if i not in (*times, *same)]
    if len(set(days)) != len(days) or not measures:
        return grid
    caption = ". ".join(filter(None, (grid.caption, ", ".join(rows[0][i] for i in same))))
    body = ((top[i], *(row[i] for row in rows)) for i in measures)
    return replace(grid, caption=caption, rows=(("", *map(_turned, days)), *body))


def _is_mark(values: set[str]) -> bool:
    """ "F" and "P": whether the figures of a row are final, and no name of what is measured."""
    return len(values) <= _FEW_MARKS and all(_MARK.fullmatch(value) for value in values)


_MARK: Final = regex(
    r"[A-Za-z]|(?:final|provisional|preliminary|prelim\.?|prov\.?|revised|est(?:imated?|\.)?|actual|forecast)",
    re.IGNORECASE,
)
_FEW_MARKS: Final = 4


def _is_series(grid: Grid, head: Sequence[str], times: list[int]) -> bool:
    """One row for each time."""
    days = [_day(row, head, times) for row in grid.rows[1:]]
    return len(set(days)) == len(days)


def _by_label(grid: Grid, head: Sequence[str], times: list[int], labels: list[int]) -> Grid:
    """ "region,year,visitors": a row for each region, with sections where further labels stand over it."""
    rows, top = grid.rows[1:], grid.rows[0]
    *over, label = labels
    cells = {(_above(row, over), row[label], _day(row, head, times)): row for row in rows}
    sections = list(dict.fromkeys(_above(row, over) for row in rows))
    names, days = (list(dict.fromkeys(each)) for each in zip(*((key[1], key[2]) for key in cells), strict=True))
    if len(cells) != len(rows) or len(names) == len(rows) or min(len(names), len(days)) < _LEAST:
        return grid
    measures = [i for i in range(len(top)) if i not in (*times, *labels)]
    blank = [""] * len(top)
    first = (top[label], *(f"{_before_unit(top[i], _turned(day))}" for i in measures for day in days))
    body: list[tuple[str, ...]] = []
    for section in sections:
        if section:
            body.append((section, *("" for _ in first[1:])))
        kept = [name for name in names if any((section, name, day) in cells for day in days)]
        body += [(n, *(cells.get((section, n, day), blank)[i] for i in measures for day in days)) for n in kept]
    return replace(grid, rows=(first, *body))


def _with_units(grid: Grid, names: ColumnNames) -> Grid:
    """ "metric,value,unit": the unit is told with the name of what is measured."""
    head = [name.lower().replace("_", " ") for name in grid.rows[0]]
    measure = next((i for i, name in enumerate(head) if name in _MEASURES), None)
    units = [i for i, name in enumerate(head) if name in _UNIT and i != measure]
    if measure is None or not units or len(head) <= len(units) + _LEAST:
        return grid
    is_by_time = any(_is_time(head[i].replace(" ", "_"), [row[i] for row in grid.rows[1:]]) for i in range(len(head)))
    told_as = [(names.unit(row[i]), row[i]) for row in grid.rows[1:] for i in units]
    if not is_by_time and all(printed == made for printed, made in told_as):
        return grid
    rows = [grid.rows[0]]
    for row in grid.rows[1:]:
        told = " ".join(names.unit(row[i]) for i in units if row[i])
        name = names.printed(row[measure])
        rows.append(tuple(f"{name} ({told})" if i == measure and told else cell for i, cell in enumerate(row)))
    return replace(grid, rows=tuple(tuple(c for i, c in enumerate(row) if i not in units) for row in rows))


def _with_lengths(grid: Grid) -> Grid:
    """Days that end a period, where what stands over the table tells how long it is: as the periods that they end."""
    told = _LENGTH_TOLD.search(grid.caption)
    at = next((i for i, name in enumerate(grid.rows[0]) if name.lower().replace(" ", "_") in _TIMES), None)
    if told is None or at is None or not all(_DAY.fullmatch(row[at]) for row in grid.rows[1:]):
        return grid
    clauses = [each for each in _CLAUSES.split(grid.caption) if not _LENGTH_TOLD.search(each)]
    on_the_day = " ".join(each.lower() for each in clauses if _ON_THE_DAY.search(each))
    rows = [grid.rows[0]]
    for row in grid.rows[1:]:
        is_stock = any(len(cell) > _SHORT and cell.lower() in on_the_day for i, cell in enumerate(row) if i != at)
        ended = "" if is_stock else f"{told['length'].title()} months ended "
        rows.append(tuple(f"{ended}{_printed_day(cell)}" if i == at else cell for i, cell in enumerate(row)))
    return replace(grid, rows=tuple(rows))


def _printed_day(day: str) -> str:
    found = date.fromisoformat(day)
    return f"{found.day} {MONTHS[found.month - 1].title()} {found.year}"


def _is_time(name: str, cells: list[str]) -> bool:
    part = _PARTS.get(name)
    return name in _TIMES and (
        all(map(_TIME.fullmatch, cells)) or (part is not None and all(map(part.fullmatch, cells)))
    )


_PARTS: Final = {
    "month": regex(r"0?[1-9]|1[0-2]|[A-Z][a-z]{2,8}"),
    "quarter": regex(r"Q?[1-4]"),
    "fiscal_quarter": regex(r"Q?[1-4]"),
    "half": regex(r"H?[12]"),
}
""" "2026;09": the part of a year that stands beside it."""


def _day(row: tuple[str, ...], head: Sequence[str], times: list[int]) -> str:
    """The time of a row; year and month of two columns as one."""
    if len(times) == 1:
        return row[times[0]]
    told = {head[i]: row[i] for i in times}
    year = next((value for name, value in told.items() if name not in _PARTS), "")
    if (month := told.get("month")) is not None:
        return f"{MONTHS[int(month) - 1].title() if month.isdigit() else month} {year}"
    for name, mark in (("quarter", "Q"), ("fiscal_quarter", "Q"), ("half", "H")):
        if name in told:
            return f"{mark}{told[name].removeprefix(mark)} {year}"
    return " ".join(told.values())


def _above(row: tuple[str, ...], over: list[int]) -> str:
    return ", ".join(row[i] for i in over)


def _before_unit(head: str, day: str) -> str:
    name, mark, unit = head.partition(" (")
    name = "" if name.lower().split(" ")[0] in _OF_NOTHING else name
    return f"{name} {day}{mark}{unit}".strip()


def _turned(day: str) -> str:
    found = _TURNED.fullmatch(day)
    return f"{found['part']} {found['year']}" if found is not None else day
