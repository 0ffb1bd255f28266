"""How the rows of a table stand to each other and how they went: comparisons, ranks and runs without a figure."""

from __future__ import annotations

import re

from factcheck.judge.case import Judgement
from factcheck.judge.documents.denials import denied
from factcheck.judge.documents.directions import FASTER, way_of
from factcheck.judge.documents.meanings import Meaning, is_metric
from factcheck.judge.documents.tables.address import all_named
from factcheck.judge.documents.tables.axes import GENERIC, Table, tables_of
from factcheck.judge.documents.tables.changes import between, changes_at
from factcheck.judge.documents.tables.told import Place, Told
from factcheck.judge.documents.verdicts import contradicted, says, supported
from factcheck.judge.documents.working import cites
from factcheck.model import Quantity
from factcheck.patterns import regex
from factcheck.sources.documents.facts import Fact
from factcheck.sources.documents.words import name_stems


def pair(told: Told, table: Table, sides: tuple[str, str, bool]) -> tuple[Fact, Fact] | None:
    """The cells of the two sides of a comparison, in one row or one column; what the second leaves out it has from the first."""
    left, right = told.place(table, sides[0]), told.place(table, sides[1])
    if left is None:
        return None
    if right is None and left.rows is not None and len(left.rows.keys) == 1:
        right = _with_words_of(told, table, sides[1], left.rows.keys[0])
    first = only(
        changes_at(told, left) if FASTER.search(told.text) else left.cells(told.windows_in(table), change=False)
    )
    if first is None:
        return None
    at = next(key for key, cell in table.cells.items() if cell is first)
    others: list[Fact] = []
    if right is not None and right.rows is not None and at[0] not in right.rows.keys:
        others = [table.cells[row, at[1]] for row in right.rows.keys if (row, at[1]) in table.cells]
    elif right is not None and right.columns is not None and at[1] not in right.columns.keys:
        others = [table.cells[at[0], column] for column in right.columns.keys if (at[0], column) in table.cells]
    if len(others) != 1:
        return None
    a, b = first.quantity, others[0].quantity
    if a is None or b is None or a.value is None or b.value is None or (a.kind, a.unit) != (b.kind, b.unit):
        return None
    return first, others[0]


def _with_words_of(told: Told, table: Table, right: str, row: str) -> Place | None:
    """ "Sold less copper than it produced": what the second side leaves out, the first has said."""
    own = told.meanings.stems(right)
    for word in table.rows[row].words:
        place = told.place(table, f"{right} {word.text}")
        if place is None or place.rows is None or not place.is_full or row in place.rows.keys:
            continue
        if any(m.stands_in(own) for key in place.rows.keys for m in table.rows[key].words):
            return place
    return None


def only(cells: list[Fact]) -> Fact | None:
    return cells[0] if len(cells) == 1 else None


def against(told: Told, quantity: Quantity, table: Table) -> Judgement | None:
    """ "Twice as long as the trams of today", "a quarter less than the average": the cell of one side over that of the other."""
    sides = told.sides
    found = pair(told, table, sides) if sides is not None else None
    if sides is None or found is None or any(c.isdigit() for c in _TIMES.sub("", sides[1])):
        return None  # "7.8% a year, more than the benchmark's 7.1%": two figures, and no distance
    left = _unsaid(told, table, found)
    if len(left) > 1 or any(m.is_name for m in left):
        return None
    way = None if quantity.kind == "multiple" else "up" if sides[2] else "down"
    return between(told, quantity, table, *found, not left, way)


_TIMES = regex(r"\b(?:19|20)\d\d\b|\bQ[1-4]\b|\bH[12]\b")


def compared(told: Told) -> Judgement | None:
    """ "Wind farms produced more than gas-fired plants", "wages rose faster in education than in industry"."""
    sides = told.sides
    if sides is None or denied(told.text) or re.search(r"\d", sides[1].partition(" in ")[0]):
        return None
    if _DISTANCE.search(told.text):
        return None  # "24,000 women, 1,600 more than a year before": a figure of its own, and no comparison of two rows
    asked = told.asked
    what = told.compared_in
    for table in tables_of(asked.held, told.meanings, told.stems):
        found = pair(told, table, sides)
        if found is None:
            continue
        one, other = found
        unsaid = _unsaid(told, table, found)
        left = [m for m in unsaid if m not in told.strange]
        if len(left) > 1 or any(m.is_name or is_metric(m) or m.text in sides[1] + what for m in left):
            continue
        if _names_another(told, table, found):
            continue
        assert one.quantity is not None
        assert other.quantity is not None
        a, b = one.quantity.value, other.quantity.value
        if a is None or b is None or a == b:
            return None
        detail = f"{says(asked.held, one)} for {_label(one)} and {says(asked.held, other)} for {_label(other)}"
        up = sides[2] != (FASTER.search(told.text) is not None and way_of(sides[0], told.meanings) == "down")
        if (a > b) == up:
            return supported(asked.held, cites(asked, (one, other)), f"{detail}.")
        if unsaid:
            return None
        return contradicted(
            asked.held, cites(asked, (one, other)), "comparison-flipped", f"{detail}: the other way round."
        )
    return None


def _names_another(told: Told, table: Table, cells: tuple[Fact, Fact]) -> bool:
    """ "Cinemas earned more profit than bowling", where the group's profit has a row of its own."""
    rows = {key[0] for key, cell in table.cells.items() if cell in cells}
    others = [table.rows[key].words for key in all_named(table.rows, told.stems) if key not in rows]
    issuer = told.asked.held.issuer
    return any(not any(is_metric(m) or name_stems(m.text) <= issuer for m in words) for words in others)


_DISTANCE = regex(
    r",\s+(?:(?:some|about|around|nearly|almost)\s+)?\d[\d.,]*\s+(?:more|fewer|less|higher|lower)\s+than\b"
)


def _unsaid(told: Told, table: Table, cells: tuple[Fact, Fact]) -> list[Meaning]:
    """Words of the sentence that neither the two addresses nor the table know."""
    keys = [key for key, cell in table.cells.items() if cell in cells]
    known = table.around.union(*(table.rows[row].stems | table.columns[column].stems for row, column in keys))
    return [m for m in told.unsaid(known) if m.text.lower() not in GENERIC]


def _label(fact: Fact) -> str:
    return fact.clause.removesuffix(fact.column or "").strip()
