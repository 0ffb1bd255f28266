"""Tables against themselves and against the text: totals, columns of changes, a metric told in both.

A table shows its own structure: only where its other columns or rows add up is the one that does not an error.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import combinations
from typing import Any

from factcheck.inspect.agreement.telling import is_told_plainly
from factcheck.inspect.figures import Figure
from factcheck.inspect.interval import Interval, rounded
from factcheck.inspect.page import Draft, Page
from factcheck.inspect.tables.derived import CHANGE, inspect_derived_rows, interval
from factcheck.inspect.tables.layout import Cell, Column, Row, Table, period_of, tables_of
from factcheck.inspect.wording import percent, plain_number
from factcheck.patterns import regex

HUNDRED = Decimal(100)
_TOTAL = regex(
    r"(?:grand\s+)?(?:total|totals|group|group total|sum|all (?:regions|segments|divisions)|overall)\b|all$",
    re.IGNORECASE,
)
_SALES = regex(r"(?:net |group |total |consolidated )?(?:sales|revenues?|turnover)(?:,? net)?$", re.IGNORECASE)
_SUBITEM = regex(
    r"of which|thereof|including|memo|excluding|elimination|per share|eps|margin|ratio|average|number of", re.IGNORECASE
)
_OTHER_CHANGE = regex(
    r"like.for.like|organic|constant|\bcc\b|underlying|\bfx\b|currency|real|points?|\bpp\b|bps", re.IGNORECASE
)


def inspect_tables(page: Page) -> list[Draft]:
    drafts: list[Draft] = []
    for table in tables_of(page.article):
        drafts += [*_totals(page, table), *_changes(page, table)]
        taken = {draft.start for draft in drafts}
        drafts += [draft for draft in inspect_derived_rows(page, table) if draft.start not in taken]
    return drafts


_PARTS = 1


# ---------------------------------------------------------------- totals
def _totals(page: Page, table: Table) -> Iterator[Draft]:
    first = 0
    for number, row in enumerate(table.rows):
        named = _TOTAL.match(row.label) is not None
        parts = [r for r in table.rows[first:number] if r.figures]
        least = _PARTS if _SALES.match(row.label) else _PARTS + 1
        if not named and (table.width < 2 or len(parts) <= least or not _is_sum_somewhere(page, table, row, parts)):
            continue
        first = number + 1
        if len(parts) < 2 or any(_SUBITEM.search(r.label) for r in (*parts, row)):
            continue
        yield from _total(page, table, row, parts)


def _is_sum_somewhere(page: Page, table: Table, total: Row, parts: list[Row]) -> bool:
    """A row that those above it add up to in a column is a total whatever it is called."""
    return any(
        _is_additive(i, total, parts)
        and total.cells[i].value
        and _adds_up(page, total.cells[i], [r.cells[i] for r in parts])
        for i in range(table.width)
    )


def _total(page: Page, table: Table, total: Row, parts: list[Row]) -> Iterator[Draft]:
    """A column that does not add up, in a table whose other columns do, or which no row left out explains."""
    columns = [i for i in range(table.width) if _is_additive(i, total, parts) and not CHANGE.search(table.heads[i])]
    fits = {i: _adds_up(page, total.cells[i], [r.cells[i] for r in parts]) for i in columns}
    wrong = [i for i in columns if not fits[i]]
    if not _TOTAL.match(total.label) and len(columns) - len(wrong) < 1:
        return
    if len(wrong) != 1 or (len(columns) == 1 and (len(parts) < 3 or _is_structural(page, total, parts, wrong[0]))):
        return
    cell, cells = total.cells[wrong[0]], [r.cells[wrong[0]] for r in parts]
    added = sum((c.value for c in cells if c.value is not None), Decimal(0))
    listed = " + ".join(c.text for c in cells) if len(cells) <= 6 else f"the {len(cells)} rows above"
    shown = plain_number(added)
    yield Draft(
        cell.start, cell.end, page.severity("arithmetic", "error"),
        f"{listed} is {shown}, not {cell.text} ({total.label}, {table.heads[wrong[0]]}).", "arithmetic",
        f"table|{total.label}|{cell.text}", figures=(*cells, cell), consistent=shown,
    )  # fmt: skip


def _is_additive(index: int, total: Row, parts: list[Row]) -> bool:
    cells = [row.cells[index] if index < len(row.cells) else None for row in (*parts, total)]
    return all(cell is not None and cell.value is not None and not cell.unit for cell in cells)


def _adds_up(page: Page, total: Cell, parts: list[Cell]) -> bool:
    added = interval(parts[0])
    for part in parts[1:]:
        added = added + interval(part)
    return not interval(total).disjoint(added)


def _is_structural(page: Page, total: Row, parts: list[Row], index: int) -> bool:
    """One or two rows that are parts of others, or count twice, would explain the difference."""
    cells = [r.cells[index] for r in parts]
    for n in (1, 2):
        for left_out in combinations(range(len(cells)), n):
            kept = [c for i, c in enumerate(cells) if i not in left_out]
            if kept and _adds_up(page, total.cells[index], kept):
                return True
    return False


# ---------------------------------------------------------------- changes
def _changes(page: Page, table: Table) -> Iterator[Draft]:
    amounts = [
        i
        for i in range(table.width)
        if not CHANGE.search(table.heads[i]) and sum(c.value is not None and not c.unit for _, c in table.column(i)) > 1
    ]
    for index in range(table.width):
        head = table.heads[index]
        if not CHANGE.search(head) or _OTHER_CHANGE.search(head):
            continue
        told = [
            (row, row.cells[index])
            for row in table.rows
            if len(row.cells) > index and row.cells[index].value is not None
        ]
        told = [(row, cell) for row, cell in told if cell.unit == "%" or ("%" in head and not cell.unit)]
        pairs = [(a, b) for a in amounts for b in amounts if a != b]
        best = max(
            pairs, key=lambda pair: sum(_change_fits(row, cell, pair) is True for row, cell in told), default=None
        )
        if best is None or len(told) < 3:
            continue
        misses = [(row, cell) for row, cell in told if _change_fits(row, cell, best) is False]
        hits = sum(_change_fits(row, cell, best) is True for row, cell in told)
        if len(misses) != 1 or hits < 2 * len(misses):
            continue
        row, cell = misses[0]
        yield _change_draft(page, row, cell, best)


def _change_fits(row: Row, cell: Cell, pair: tuple[int, int]) -> bool | None:
    """None where no change in percent can be computed."""
    if max(pair) >= len(row.cells):
        return None
    now, before = (row.cells[i] for i in pair)
    if now.value is None or before.value is None or now.unit or before.unit or now.value <= 0 or before.value <= 0:
        return None
    ratio = interval(now) / interval(before)
    computed = (ratio + Interval(Decimal(-1), Decimal(-1))).scaled(HUNDRED)
    return not interval(cell).widened(Decimal("0.1")).disjoint(computed)


def _change_draft(page: Page, row: Row, cell: Cell, pair: tuple[int, int]) -> Draft:
    now, before = (row.cells[i] for i in pair)
    assert now.value is not None
    assert before.value is not None
    shown = percent((now.value / before.value - 1) * HUNDRED)
    return Draft(
        cell.start, cell.end, page.severity("arithmetic", "error"),
        f"{row.label}: from {before.text} to {now.text} is {shown}, not {cell.text}.", "arithmetic",
        f"table|{row.label}|{cell.text}", figures=(now, before, cell), consistent=shown,
    )  # fmt: skip


# ---------------------------------------------------------------- the text beside
def inspect_table_and_text(page: Page) -> list[Draft]:
    """A metric of one period in the text that no cell of the table's row for it can be."""
    drafts: list[Draft] = []
    for table in tables_of(page.article):
        if table.scale is None:
            continue
        for row in table.rows:
            metric = _metric_of(page, row.label)
            if metric is not None and sum(_metric_of(page, r.label) == metric for r in table.rows) == 1:
                drafts += _against_text(page, table, row, metric)
    return drafts


def _metric_of(page: Page, label: str) -> str | None:
    """The metric whose name the label is, and nothing more."""
    metrics: Mapping[str, Any] = getattr(page.rules.vocabulary, "metrics", None) or {}
    folded = re.sub(r"^(?:total|group|consolidated|reported)\s+", "", " ".join(label.casefold().split()))
    folded = re.sub(r"\s*\([^)]*\)$", "", folded)
    return next(
        (name for name, entry in metrics.items() if folded in entry.words and page.cues.has("single_valued", name)),
        None,
    )


def _against_text(page: Page, table: Table, row: Row, metric: str) -> Iterator[Draft]:
    power = Decimal(10) ** (table.scale or 0)
    cells = {
        i: c
        for i, c in enumerate(row.cells)
        if c.value is not None and not c.unit and not CHANGE.search(table.heads[i])
    }
    for figure in page.figures:
        if figure.quantity.rule == "table" or figure.quantity.per:
            continue  # a cell, or a figure that the caption's scale does not touch
        if figure.metric != metric or figure.quantity.kind != "money" or not is_told_plainly(page, figure):
            continue
        column = _column(page, table, figure)
        if column is None or column not in cells:
            continue
        told, words = rounded(figure.quantity), page.text_of(figure.place).casefold()
        if any(not interval(c).scaled(power).disjoint(told) for r in table.rows for c in r.figures):
            continue
        if any(r is not row and r.label.casefold() in words for r in table.rows):
            continue  # "The breweries did less well: their revenue"
        cell = cells[column]
        text = " ".join(figure.quantity.text.split())
        message = f'The text says "{text}", the table says {cell.text} ({row.label}, {table.heads[column]}).'
        yield Draft(
            figure.start, figure.end, page.severity("agreement", "error", "repeated_metric"), message, "repeated-metric",
            f"table|{metric}|{text}|{cell.text}", figures=(figure.quantity, cell), consistent=f"{cell.text} as in the table",
        )  # fmt: skip


def _column(page: Page, table: Table, figure: Figure) -> int | None:
    """The column of the figure's own period; without a year it is the newest of its kind."""
    wanted = _period_of(figure)
    if wanted is None:
        return None
    year, part = wanted
    heads: dict[Column, int] = {}
    for index, head in enumerate(table.heads):
        if not CHANGE.search(head) and (period := period_of(head)):
            heads.setdefault(period, index)
    if year is not None:
        return heads.get((year, part))
    newest = max((period for period in heads if period[1] == part), default=None)
    return None if newest is None else heads[newest]


_NOTATION = regex(r"(?:FY)?(?P<year>\d{4}|XXXX)(?:-(?P<part>[QH][1-4]))?$")


def _period_of(figure: Figure) -> tuple[int | None, str] | None:
    if figure.time is None:
        return None
    m = _NOTATION.match(figure.time.value)
    if m is None:
        return None
    return (
        None
        if m["year"] == "XXXX" and not m["part"]
        else (None if m["year"] == "XXXX" else int(m["year"]), m["part"] or "FY")
    )
