"""How a row or a column went over its times: up or down against the time before, in every one of them, or for so many in a row."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from factcheck.judge.case import Judgement
from factcheck.judge.documents.denials import denied
from factcheck.judge.documents.tables.address import cells_at
from factcheck.judge.documents.tables.axes import STATE, tables_of
from factcheck.judge.documents.tables.changes import earlier_of
from factcheck.judge.documents.tables.orders import only
from factcheck.judge.documents.tables.told import Place, Told, way_of
from factcheck.judge.documents.verdicts import contradicted, says, supported
from factcheck.judge.documents.working import cites
from factcheck.patterns import regex
from factcheck.sources.documents.facts import Fact

_EVERY = regex(
    r"\b(?:every|each)\s+(?:single\s+)?(?:year|quarter|month)\b|\b(?:year|quarter|month) after (?:year|quarter|month)\b|\bwithout (?:a break|interruption)\b",
    re.IGNORECASE,
)


def moved(told: Told) -> Judgement | None:
    """ "Did not raise its harvest in 2025", "has grown every year since 2021": by the cells of a row or column, one after the other."""
    way = way_of(told.text, told.meanings)
    asked = told.asked
    if told.sides is not None:
        # "performed more operations than a year earlier"
        if not _EARLIER.fullmatch(told.sides[1]):
            return None
        way = "up" if told.sides[2] else "down"
    if way is None:
        return None
    for place in _series(told):
        if _EVERY.search(told.text):
            return _run(told, place, way)
        if place.rows is None:
            continue
        cell = only(place.cells(told.windows_in(place.table), change=False)) if asked.fact.windows else None
        before = earlier_of(told, place, cell) if cell is not None else None
        if cell is None or before is None or cell.quantity is None or before.quantity is None:
            continue
        a, b = cell.quantity.value, before.quantity.value
        if a is None or b is None or (a == b and not denied(told.text)):
            continue
        holds = ((a > b) if way == "up" else (a < b)) != denied(told.text)
        detail = f"{says(asked.held, cell)}, after {says(asked.held, before)}"
        if holds:
            return supported(asked.held, cites(asked, (cell, before)), f"{detail}.")
        return contradicted(
            asked.held,
            cites(asked, (cell, before)),
            "negated" if denied(told.text) else "direction-flipped",
            f"{detail}.",
        )
    return None


def _series(told: Told) -> Iterator[Place]:
    """The rows, or the columns of a table whose rows are times, that the sentence names in full with all its words."""
    for table in tables_of(told.asked.held, told.meanings, told.stems):
        place = told.place(table)
        if place is None or told.uncovered(place):
            continue
        totals = place.rows is not None and all(table.rows[key].is_total for key in place.rows.keys)
        if not totals and not (place.is_full and place.hits):
            continue
        if place.rows is not None or (
            place.rows is None and place.columns is not None and len(place.columns.keys) == 1
        ):
            yield place


def streak(told: Told, length: int) -> Judgement | None:
    """ "Shrank for a third quarter in a row": the last so many steps of a series, and not the one before."""
    way = way_of(told.text, told.meanings)
    if way is None or denied(told.text) or length < _SHORTEST:
        return None
    asked = told.asked
    for place in _series(told):
        cells = _cells(place)
        values = [c.quantity.value for c in cells if c.quantity is not None and c.quantity.value is not None]
        if len(values) != len(cells) or len(values) <= length:
            continue
        steps = [(b > a) if way == "up" else (b < a) for a, b in itertools.pairwise(values)]
        held = next((n for n, step in enumerate(reversed(steps)) if not step), len(steps))
        detail = f"{asked.held.name}: {', '.join(c.quantity.text for c in cells[-length - 2 :] if c.quantity)}"
        if held == length or (held > length and held == len(steps)):
            return supported(asked.held, cites(asked, cells[-length - 1 :]), f"{detail}.")
        if held < len(steps):
            return contradicted(
                asked.held, cites(asked, cells[-length - 2 :]), "wrong-streak", f"{detail}: {held} in a row."
            )
    return None


_SHORTEST = 2


def _cells(place: Place) -> list[Fact]:
    """In the order of their times, each time once."""
    found = cells_at(
        place.table, place.rows.keys if place.rows else None, place.columns.keys if place.columns else None, ()
    )
    found = [c for c in found if c.windows and not place.table.is_change_cell(c)]
    if place.columns is None:
        # "budget" and "proposed" are states of one measure
        found = [c for c in found if all(STATE.fullmatch(m.text) for m in place.table.columns[c.column or ""].words)]
    cells = sorted(found, key=lambda c: c.windows[0][1])
    ends = [c.windows[0][1] for c in cells]
    return cells if len(set(ends)) == len(ends) else []


_EARLIER = regex(
    r"\s*(?:in\s+)?(?:the\s+same\s+\w+\s+(?:of\s+)?)?(?:a|the|one|last)\s+(?:year|quarter|month|week)(?:\s+(?:earlier|before|ago))?\W*",
    re.IGNORECASE,
)


def _run(told: Told, place: Place, way: str) -> Judgement | None:
    asked = told.asked
    cells = _cells(place)
    if asked.fact.windows:
        since = asked.fact.windows[0][1]
        cells = [c for c in cells if c.windows[0][1] >= since]
    values = [c.quantity.value for c in cells if c.quantity is not None and c.quantity.value is not None]
    if len(values) < 3 or len(values) != len(cells) or denied(told.text):
        return None
    for i in range(1, len(values)):
        if values[i] == values[i - 1] or (values[i] > values[i - 1]) != (way == "up"):
            detail = f"{says(asked.held, cells[i])}, after {says(asked.held, cells[i - 1])}: no run"
            return contradicted(asked.held, cites(asked, (cells[i], cells[i - 1])), "wrong-streak", f"{detail}.")
    return supported(
        asked.held,
        cites(asked, cells),
        f"{asked.held.name}: {', '.join(c.quantity.text for c in cells if c.quantity)}.",
    )
