"""Rows of a table that follow from others in every column but one: "premiums less claims less costs", "operating margin".

That the row follows at all is shown by the other columns, so that no label need be understood; of a margin the labels say of which
two rows it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from factcheck.inspect.interval import CHAINED, Interval
from factcheck.inspect.page import Draft, Page
from factcheck.inspect.tables.layout import Cell, Row, Table
from factcheck.inspect.wording import percent, plain_number
from factcheck.patterns import regex

_FEW, _MANY = 2, 4
_MOST = 40
_FINE = 3
_HUNDRED = Decimal(100)
CHANGE = regex(r"change|chg|growth|\by(?:/|-?o-?)y\b|\bvar\b|^%$|variation|\+/-", re.IGNORECASE)
_MARGIN = regex(r"(?P<of>[\w-]+)\s+margin\b", re.IGNORECASE)
_TOTAL = regex(r"(?:grand\s+)?(?:total|sum|all|together)$", re.IGNORECASE)
_SALES = regex(r"(?:net |group |total )?(?:sales|revenues?|turnover)\b", re.IGNORECASE)


def inspect_derived_rows(page: Page, table: Table) -> Iterator[Draft]:
    if len(table.rows) > _MOST:
        return
    columns = [i for i, head in enumerate(table.heads) if not CHANGE.search(head)]
    for at, row in enumerate(table.rows):
        margin = _MARGIN.match(row.label)
        if margin is not None:
            yield from _margin(page, table, row, margin["of"].casefold(), columns)
        # what is added up below it is a part like those above, and comes of none of them
        totalled = any(_TOTAL.match(r.label) for r in table.rows[at + 1 :])
        for n in range(_FEW, _MANY + 1):
            if at >= n and not totalled and (draft := _difference(page, row, table.rows[at - n : at], columns)):
                yield draft
                break


def interval(cell: Cell) -> Interval:
    value = cell.value or Decimal(0)
    return Interval(value, value).widened(cell.step * CHAINED)


def _columns(rows: tuple[Row, ...], columns: list[int]) -> list[list[Cell]]:
    """The cells of these rows by column; columns without any are left out, none where one lacks some or holds nothing positive."""
    found = []
    for column in columns:
        cells = [row.cells[column] for row in rows if column < len(row.cells) and row.cells[column].value is not None]
        if not cells:
            continue
        if len(cells) < len(rows) or any((c.value or 0) <= 0 for c in cells):
            return []
        found.append(cells)
    return found if len(found) >= _FEW else []


def _difference(page: Page, row: Row, above: tuple[Row, ...], columns: list[int]) -> Draft | None:
    """The first of the rows above less the others."""
    fits, wrong = 0, []
    for cells in _columns((*above, row), columns):
        whole, *parts, told = cells
        rest = interval(whole)
        for part in parts:
            rest = rest - interval(part)
        if any(c.unit for c in cells):
            return None
        if rest.disjoint(interval(told)):
            wrong.append(cells)
        else:
            fits += len(re.sub(r"\D", "", whole.text)) >= _FINE
    if not fits or len(wrong) != 1:
        return None
    whole, *parts, told = wrong[0]
    value = (whole.value or Decimal(0)) - sum((p.value or Decimal(0) for p in parts), Decimal(0))
    if value <= 0 or not told.value or not Decimal("0.2") < value / told.value < _MANY + 1:
        return None
    listed = " less ".join(c.text for c in (whole, *parts))
    return _draft(
        page, row, told, (whole, *parts), f"{listed} is {plain_number(value)}, not {told.text}", plain_number(value)
    )


def _margin(page: Page, table: Table, row: Row, of: str, columns: list[int]) -> Iterator[Draft]:
    """Of the one row that is called as the margin is, and the one row of sales."""
    parts = [r for r in table.rows if r is not row and r.label.casefold().split()[:1] == [of]]
    sales = [r for r in table.rows if _SALES.match(r.label)]
    if len(parts) != 1 or len(sales) != 1:
        return
    fits, wrong = 0, []
    for cells in _columns((parts[0], sales[0], row), columns):
        part, whole, told = cells
        ratio = (interval(part) / interval(whole)).scaled(_HUNDRED)
        if interval(told).widened(Decimal("0.1")).disjoint(ratio):
            wrong.append(cells)
        else:
            fits += 1
    if fits and len(wrong) == 1:
        part, whole, told = wrong[0]
        shown = percent((part.value or Decimal(0)) / (whole.value or Decimal(1)) * _HUNDRED)
        yield _draft(page, row, told, (part, whole), f"{part.text} of {whole.text} is {shown}, not {told.text}", shown)


def _draft(page: Page, row: Row, told: Cell, of: tuple[Cell, ...], working: str, shown: str) -> Draft:
    return Draft(
        told.start, told.end, page.severity("arithmetic", "error"), f"{row.label}: {working}; in the other columns it follows.", "arithmetic",
        f"row|{row.label}|{told.text}", figures=(*of, told), consistent=shown,
    )  # fmt: skip
