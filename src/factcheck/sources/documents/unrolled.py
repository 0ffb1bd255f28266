"""Tables of data as they are printed: "country, year, visitors_thousand" with a row for each year is a row for each country."""

from __future__ import annotations

from typing import Final

from factcheck.patterns import regex
from factcheck.read.documents import Document, Grid
from factcheck.records import replace
from factcheck.sources.documents.figures import BARE
from factcheck.text.numerals import MONTHS

_TIMES: Final = frozenset("year quarter month period season date time fiscal_year fy".split())
_TIME: Final = regex(
    r"(?:\d{4}(?:[/-]\d{2,4})?|(?:Q[1-4]|H[12])[ -]?\d{4}|\d{4}[ -]?(?:Q[1-4]|H[12])|[A-Z][a-z]{2,8} \d{4})"
)
_TURNED: Final = regex(r"(?P<year>\d{4})[ -]?(?P<part>Q[1-4]|H[12])")
_UNITS: Final = {
    "thousand": "thousand", "thousands": "thousand", "million": "million", "millions": "million", "mn": "million", "billion": "billion", "bn": "billion",
    "usd": "USD", "eur": "EUR", "gbp": "GBP", "chf": "CHF", "jpy": "JPY", "sek": "SEK", "nok": "NOK", "dkk": "DKK", "pct": "%", "percent": "%",
    "tonnes": "tonnes", "kg": "kg", "gwh": "GWh", "mwh": "MWh", "twh": "TWh", "km": "km", "ha": "ha",
}  # fmt: skip
_OF_NOTHING: Final = frozenset(("value", "values", "obs_value", "figure", "amount"))
"""What a column of figures is called that the labels beside it tell apart."""
_LEAST: Final = 2


def unrolled(document: Document) -> Document:
    """The document with its data tables as they would be printed."""
    grids = tuple(map(_grid, document.grids))
    return replace(document, grids=grids) if grids != document.grids else document


def _grid(grid: Grid) -> Grid:
    head = [_header(cell) for cell in grid.rows[0]]
    rows = grid.rows[1:]
    if head != list(grid.rows[0]):
        grid = replace(grid, rows=(tuple(head), *rows))
    times = [i for i, name in enumerate(head) if rows and _is_time(name, [row[i] for row in rows])]
    labels = [
        i for i in range(len(head)) if i not in times and all(row[i] and not BARE.fullmatch(row[i]) for row in rows)
    ]
    if not 0 < len(times) <= _LEAST or not labels:
        return grid
    labels.sort(key=lambda i: len({row[i] for row in rows}))
    *over, label = labels
    cells = {(_above(row, over), row[label], _day(row, head, times)): row for row in rows}
    sections = list(dict.fromkeys(_above(row, over) for row in rows))
    names, days = (list(dict.fromkeys(each)) for each in zip(*((key[1], key[2]) for key in cells), strict=True))
    if len(cells) != len(rows) or len(names) == len(rows) or min(len(names), len(days)) < _LEAST:
        return grid
    measures = [i for i in range(len(head)) if i not in (*times, *labels)]
    blank = [""] * len(head)
    top = (head[label], *(f"{_before_unit(head[i], _turned(day))}" for i in measures for day in days))
    body: list[tuple[str, ...]] = []
    for section in sections:
        if section:
            body.append((section, *("" for _ in top[1:])))
        kept = [name for name in names if any((section, name, day) in cells for day in days)]
        body += [(n, *(cells.get((section, n, day), blank)[i] for i in measures for day in days)) for n in kept]
    return replace(grid, rows=(top, *body))


def _is_time(name: str, cells: list[str]) -> bool:
    low = name.lower()
    part = _PARTS.get(low)
    return low in _TIMES and (
        all(map(_TIME.fullmatch, cells)) or (part is not None and all(map(part.fullmatch, cells)))
    )


_PARTS: Final = {
    "month": regex(r"0?[1-9]|1[0-2]|[A-Z][a-z]{2,8}"),
    "quarter": regex(r"Q?[1-4]"),
}
""" "2026;09": the part of a year that stands beside it."""


def _day(row: tuple[str, ...], head: list[str], times: list[int]) -> str:
    """The time of a row; year and month of two columns as one."""
    if len(times) == 1:
        return row[times[0]]
    told = {head[i].lower(): row[i] for i in times}
    year = next((value for name, value in told.items() if name not in _PARTS), "")
    month, quarter = told.get("month"), told.get("quarter")
    if quarter is not None:
        return f"Q{quarter.removeprefix('Q')} {year}"
    if month is None:
        return " ".join(told.values())
    return f"{MONTHS[int(month) - 1].title() if month.isdigit() else month} {year}"


def _above(row: tuple[str, ...], over: list[int]) -> str:
    return ", ".join(row[i] for i in over)


def _header(text: str) -> str:
    """ "spending_usd_million" is "spending (USD million)"."""
    words = text.split("_")
    if len(words) < _LEAST or " " in text:
        return text
    units: list[str] = []
    while len(words) > 1 and words[-1].lower() in _UNITS:
        units.insert(0, _UNITS[words.pop().lower()])
    return " ".join(words) + (f" ({' '.join(units)})" if units else "")


def _before_unit(head: str, day: str) -> str:
    name, mark, unit = head.partition(" (")
    name = "" if name.lower().split(" ")[0] in _OF_NOTHING else name
    return f"{name} {day}{mark}{unit}".strip()


def _turned(day: str) -> str:
    found = _TURNED.fullmatch(day)
    return f"{found['part']} {found['year']}" if found is not None else day
