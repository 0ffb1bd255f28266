"""Tables of data as they are printed: "country, year, visitors_thousand" with a row for each year is a row for each country."""

from __future__ import annotations

from typing import Final

from factcheck.patterns import regex
from factcheck.read.documents import Document, Grid
from factcheck.records import replace
from factcheck.sources.documents.cells import BARE

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
    times = [
        i
        for i, name in enumerate(head)
        if name.lower() in _TIMES and rows and all(_TIME.fullmatch(row[i]) for row in rows)
    ]
    labels = [
        i for i in range(len(head)) if i not in times and all(row[i] and not BARE.fullmatch(row[i]) for row in rows)
    ]
    if len(times) != 1 or len(labels) != 1:
        return grid
    at, label = times[0], labels[0]
    cells = {(row[label], row[at]): row for row in rows}
    names, days = (list(dict.fromkeys(row[i] for row in rows)) for i in (label, at))
    if len(cells) != len(rows) or len(names) == len(rows) or min(len(names), len(days)) < _LEAST:
        return grid
    measures = [i for i in range(len(head)) if i not in (at, label)]
    blank = [""] * len(head)
    top = (head[label], *(f"{_before_unit(head[i], _turned(day))}" for i in measures for day in days))
    body = [(name, *(cells.get((name, day), blank)[i] for i in measures for day in days)) for name in names]
    return replace(grid, rows=(top, *body))


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
    return f"{name} {day}{mark}{unit}"


def _turned(day: str) -> str:
    found = _TURNED.fullmatch(day)
    return f"{found['part']} {found['year']}" if found is not None else day
