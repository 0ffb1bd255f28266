"""Sums and columns of changes in a table, against its own figures.

A table proves by its other figures that it is understood: a total is only doubted where the same rows add up in another
column, a change only where the same column fits in another row.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import reduce

from factcheck.inspect.interval import Interval, possible, value_of
from factcheck.inspect.page import Draft, Page
from factcheck.inspect.tables import against_text
from factcheck.inspect.wording import amount, percent, plain_number
from factcheck.model import Quantity, TableRow
from factcheck.patterns import regex

_HUNDRED = Decimal(100)
_WITHIN = regex(r"\W*(?:of which|thereof|incl|memo|excl)", re.IGNORECASE)
_LONGEST_SUM = 60
"""A total of more rows is not checked, so that a data dump stays linear."""


def inspect_tables(page: Page) -> list[Draft]:
    """Totals and columns of changes that do not follow; what a table's own text shows already is told once."""
    told = against_text.inspect_tables(page)
    known = _quantities(page)
    if not known:
        return told
    spans = [(draft.start, draft.end) for draft in told]
    found = [
        draft
        for table in page.extraction.tables
        for draft in (*_totals(page, table, known), *_changes(page, table, known))
    ]
    return [*told, *(draft for draft in found if not any(draft.start < b and a < draft.end for a, b in spans))]


def _quantities(page: Page) -> dict[int, Quantity]:
    if not page.extraction.tables:
        return {}
    cached: dict[int, Quantity] = page.__dict__.setdefault("_cells", {})
    if not cached:
        cached.update((q.start, q) for q in page.extraction.quantities if q.rule == "table")
    return cached


# ---------------------------------------------------------------- totals
def _totals(page: Page, table: tuple[TableRow, ...], known: dict[int, Quantity]) -> Iterator[Draft]:
    for at, total in enumerate(table):
        if not total.is_total:
            continue
        parts = _parts(table, at)
        if not 2 <= len(parts) <= _LONGEST_SUM or any(_WITHIN.match(part.label) for part in parts):
            continue
        fits: list[tuple[Quantity, list[Quantity]]] = []
        differs: list[tuple[Quantity, list[Quantity]]] = []
        for column, start in total.levels.items():
            whole = known.get(start)
            told = [known.get(part.levels[column]) for part in parts if column in part.levels]
            figures = [q for q in told if q is not None]
            if (
                whole is None
                or whole.kind not in ("money", "count")
                or len(figures) != len(parts)
                or any(_kind(q) != _kind(whole) for q in figures)
            ):
                continue
            (fits if _adds_up(whole, figures) else differs).append((whole, figures))
        if fits and len(differs) <= len(fits):
            yield from (_total_draft(page, total, whole, figures) for whole, figures in differs)


def _parts(table: tuple[TableRow, ...], at: int) -> list[TableRow]:
    """The rows right above a total, up to the total, heading or section before."""
    parts: list[TableRow] = []
    for row in reversed(table[max(0, at - _LONGEST_SUM - 1) : at]):
        if row.is_total or row.section != table[at].section:
            break
        parts.insert(0, row)
    return parts


def _kind(quantity: Quantity) -> tuple[str, str]:
    return quantity.kind, quantity.unit


def _adds_up(whole: Quantity, parts: list[Quantity]) -> bool:
    return possible((whole, *parts), lambda total, *each: not total.disjoint(reduce(Interval.__add__, each)))


def _total_draft(page: Page, row: TableRow, whole: Quantity, parts: list[Quantity]) -> Draft:
    total = sum((value for q in parts if (value := value_of(q)) is not None), Decimal(0))
    message = f"The rows above {row.label!r} add up to {amount(total, whole)}, not {whole.text}; in the other columns they do."
    return Draft(
        whole.start,
        whole.end,
        page.severity("arithmetic", "error"),
        message,
        "arithmetic",
        f"total|{row.label}|{whole.text}",
    )


# ---------------------------------------------------------------- changes
def _changes(page: Page, table: tuple[TableRow, ...], known: dict[int, Quantity]) -> Iterator[Draft]:
    columns: dict[tuple[int, int, str], list[tuple[TableRow, Quantity, Quantity, Quantity]]] = {}
    for row in table:
        for at, later, earlier in row.changes:
            told, a, b = known.get(at), known.get(row.levels[later]), known.get(row.levels[earlier])
            if told is not None and a is not None and b is not None and _comparable(told, a, b):
                columns.setdefault((later, earlier, told.kind), []).append((row, told, a, b))
    for cells in columns.values():
        wrong = [cell for cell in cells if not _fits(*cell[1:])]
        if wrong and len(cells) > 2 * len(wrong):
            yield from (_change_draft(page, *cell) for cell in wrong)


def _comparable(told: Quantity, level: Quantity, earlier: Quantity) -> bool:
    if _kind(level) != _kind(earlier) or value_of(earlier) in (None, 0) or value_of(level) is None:
        return False
    if told.kind == "percent":
        return level.kind != "percent"
    if told.kind in ("pp", "bps"):
        return level.kind == "percent"
    return _kind(told) == _kind(level)


def _fits(told: Quantity, level: Quantity, earlier: Quantity) -> bool:
    """By size alone where a level is negative: what a loss's change is, tables tell in either way."""

    def holds(change: Interval, a: Interval, b: Interval) -> bool:
        if told.kind in ("pp", "bps", "money", "count", "multiple"):
            moved = (a - b).scaled(_HUNDRED if told.kind == "bps" else Decimal(1))
            return not (change.disjoint(moved) and change.disjoint(-moved))
        if not (a.positive and b.positive) and not (a.negative and b.negative):
            return True
        ratio = a.magnitude / b.magnitude
        moved = (ratio + Interval(Decimal(-1), Decimal(-1))).scaled(_HUNDRED)
        wide = change.widened(Decimal("0.1"))
        return not wide.disjoint(moved) or (a.negative or _unsigned(told)) and not wide.disjoint(-moved)

    return possible((told, level, earlier), holds)


def _unsigned(told: Quantity) -> bool:
    """ "Down 5%" tells its direction by a word."""
    value = value_of(told)
    return value is not None and value > 0


def _change_draft(page: Page, row: TableRow, told: Quantity, level: Quantity, earlier: Quantity) -> Draft:
    a, b = value_of(level) or Decimal(0), value_of(earlier) or Decimal(1)
    if told.kind == "percent":
        found = percent((a - b) / abs(b) * _HUNDRED)
    elif told.kind in ("pp", "bps"):
        found = f"{plain_number((a - b) * (_HUNDRED if told.kind == 'bps' else 1))} {'basis points' if told.kind == 'bps' else 'percentage points'}"
    else:
        found = amount(a - b, level)
    message = f"{row.label}: from {earlier.text} to {level.text} is {found}, not {told.text}."
    return Draft(
        told.start, told.end, page.severity("arithmetic", "error"), message, "arithmetic", f"{row.label}|{told.text}"
    )
