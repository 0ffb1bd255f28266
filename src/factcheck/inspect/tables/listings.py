"""Lines of a name and its figures that follow one another, as a table without rules: "Wind, 12.4, 11.0, 1.4", "2023: 188", "North 214 (231)".

A column that follows from the two before it in every line but one, and a last line that adds up in every column but one, have one figure
that is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import reduce

from factcheck.inspect.interval import CHAINED, ONE, Interval
from factcheck.inspect.page import Draft, Page
from factcheck.inspect.tables.layout import Cell, Row
from factcheck.inspect.wording import percent, plain_number
from factcheck.patterns import regex

_NUMBER = r"[+−–-]?(?:[$€£]\s?)?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?%?"
_LINE = regex(
    rf"[ \t|*•–-]*(?P<label>[^\W_][^\n|:;]{{0,50}}?)\s*(?:[:;,|]|\s)\s*(?P<cells>(?:\(?{_NUMBER}\)?[ \t]*[;,|]?[ \t]*)+)\|?"
)
_CELL = regex(rf"(?<![\d.,])\(?{_NUMBER}\)?(?![\d.,]*\d)")
_LEAST, _MOST = 3, 40
_TOTAL = regex(r"(?:grand\s+)?(?:total|totals|group|sum|all|overall|altogether)\b", 2)
_TWO = 2


def listings_of(page: Page) -> tuple[tuple[Row, ...], ...]:
    """Made once a page; every line has as many figures as the others."""
    made: tuple[tuple[Row, ...], ...] | None = page.__dict__.get("_listings")
    if made is None:
        made = page.__dict__["_listings"] = tuple(_runs(page))
    return made


def _runs(page: Page) -> Iterator[tuple[Row, ...]]:
    lines, at, run = page.article.text.splitlines(keepends=True), 0, list[Row]()
    if sum(map(_ends_so, lines)) < _LEAST:
        return
    for line in (*lines, "end"):
        row = _row(line, at) if _ends_so(line) else None
        if line.strip() and (row is None or run and len(row.cells) != len(run[0].cells)):
            if _LEAST <= len(run) <= _MOST:
                yield _signed(run)
            run = []
        if row is not None:
            run.append(row)
        at += len(line)


def _ends_so(line: str) -> bool:
    """Whether the line ends as one that ends with figures does; prose ends with a full stop."""
    return len(line) < _LONG and line.rstrip().rstrip(_BEHIND)[-1:].isdigit()


_LONG = 120
_BEHIND = "%)|;, \t"


def _signed(run: list[Row]) -> tuple[Row, ...]:
    """ "(2%)" is less than nothing, unless every line has its figure in brackets: "North 214 (231)"."""
    minus = {k for k in range(len(run[0].cells)) if 0 < sum(r.cells[k].text[0] == "(" for r in run) < len(run)}
    return tuple(
        Row(r.label, tuple(_negative(c) if k in minus and c.text[0] == "(" else c for k, c in enumerate(r.cells)))
        for r in run
    )


def _negative(cell: Cell) -> Cell:
    return Cell(cell.text, cell.start, cell.end, -(cell.value or Decimal(0)), cell.step, cell.unit)


def _row(line: str, at: int) -> Row | None:
    m = _LINE.fullmatch(line.rstrip())
    if m is None:
        return None
    cells = []
    for c in _CELL.finditer(line, m.start("cells"), m.end("cells")):
        digits = re.sub(r"[^\d.]", "", c[0])
        value = Decimal(digits) * (-1 if c[0][0] in "−–-" else 1)
        step = ONE.scaleb(-len(digits.partition(".")[2]))
        cells.append(Cell(c[0], at + c.start(), at + c.end(), value, step, "%" if "%" in c[0] else ""))
    return Row(" ".join(m["label"].split()), tuple(cells)) if cells else None


def inspect_listings(page: Page) -> list[Draft]:
    """Of lines of which no head says what their columns are; a table's own are held against its heads."""
    tables = [(block.start, block.end) for block in page.article.blocks if block.kind == "table"]
    plain = (rows for rows in listings_of(page) if not any(a <= rows[0].cells[0].start < b for a, b in tables))
    return [draft for rows in plain for draft in (*_columns(page, rows), *_totals(page, rows))]


def _interval(cell: Cell) -> Interval:
    value = cell.value or Decimal(0)
    return Interval(value, value).widened(cell.step * CHAINED)


_FORMS: tuple[tuple[str, Callable[[Interval, Interval], Interval]], ...] = (
    ("less", lambda a, b: a - b),
    ("against", lambda a, b: (a / b + Interval(-ONE, -ONE)).scaled(ONE * 100)),
)


def _columns(page: Page, rows: tuple[Row, ...]) -> Iterator[Draft]:
    """The last column is the distance of the two first, or the change, in every line but one."""
    if len(rows[0].cells) != _TWO + 1 or any((c.value or 0) <= 0 for row in rows for c in row.cells[:_TWO]):
        return
    for name, form in _FORMS:
        for first, second in ((0, 1), (1, 0)):
            wrong = [
                r
                for r in rows
                if _interval(r.cells[2]).disjoint(form(_interval(r.cells[first]), _interval(r.cells[second])))
            ]
            if len(wrong) != 1 or len(rows) - len(wrong) < _TWO:
                continue
            a, b, told = wrong[0].cells[first], wrong[0].cells[second], wrong[0].cells[2]
            exact = form(*(Interval(c.value, c.value) for c in (a, b))).low or Decimal(0)
            shown = percent(exact) if name == "against" else plain_number(exact)
            message = f"{wrong[0].label}: {a.text} {name} {b.text} is {shown}, not {told.text}; in the other lines it follows."
            yield Draft(
                told.start, told.end, page.severity("arithmetic", "error"), message, "arithmetic", f"line|{wrong[0].label}|{told.text}",
                figures=(a, b, told), consistent=shown,
            )  # fmt: skip
            return


def _totals(page: Page, rows: tuple[Row, ...]) -> Iterator[Draft]:
    *parts, last = rows
    if len(parts) < _TWO or len(last.cells) < _TWO or not _TOTAL.match(last.label):
        return
    columns = [k for k in range(_TWO) if all((r.cells[k].value or 0) > 0 and not r.cells[k].unit for r in rows)]
    sums = {k: reduce(Interval.__add__, (_interval(r.cells[k]) for r in parts)) for k in columns}
    wrong = [k for k, added in sums.items() if _interval(last.cells[k]).disjoint(added)]
    if len(wrong) != 1 or len(columns) < _TWO:
        return
    cell, column = last.cells[wrong[0]], [r.cells[wrong[0]] for r in parts]
    shown = plain_number(sum((c.value or Decimal(0) for c in column), Decimal(0)))
    message = f"{' + '.join(c.text for c in column)} is {shown}, not {cell.text} ({last.label}); in the other columns it adds up."
    yield Draft(
        cell.start, cell.end, page.severity("arithmetic", "error"), message, "arithmetic", f"line-total|{cell.text}", figures=(*column, cell), consistent=shown,
    )  # fmt: skip
