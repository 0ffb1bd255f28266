"""Where the digits vouch for what the words leave open: a number that is the cell which a sentence names, or the one beside it.

The other readers of a table ask of every word of a claim that the table knows it ("Ulsby had a splendid October"). A number of
three digits agrees by no chance: in the cell of the row and time that are named it is right, in another cell of that row or
column it has been taken from the wrong place.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from factcheck.judge.case import Judgement
from factcheck.judge.compare import compare, point
from factcheck.judge.documents.meanings import is_metric
from factcheck.judge.documents.move import wanted
from factcheck.judge.documents.printed import noun
from factcheck.judge.documents.readings import is_moving
from factcheck.judge.documents.tables.address import Named, rows_named
from factcheck.judge.documents.tables.axes import Table
from factcheck.judge.documents.tables.changes import change
from factcheck.judge.documents.tables.levels import level
from factcheck.judge.documents.tables.told import Place, Told
from factcheck.judge.documents.values import related, weigh
from factcheck.judge.documents.verdicts import contradicted, says
from factcheck.judge.documents.working import cites, read_as
from factcheck.model import DiagnosisCode, Quantity
from factcheck.patterns import regex
from factcheck.sources.documents.facts import Fact
from factcheck.sources.documents.periods import same
from factcheck.sources.documents.units import alike, measure
from factcheck.sources.documents.words import content

_FAIR: Final = 10
"""How many of its last printed digit a number is that agrees with a cell by no chance, where the row is named."""
_SHARP: Final = 100
_OTHERS = regex(
    r"\b(?:rivals?|competitors?|other|others|unlike|versus|ahead|behind|after|followed|owner|parent|sister|together|combined|between them|average|both|without|excluding|respectively)\b",
    re.IGNORECASE,
)
"""What may speak of more rows than the one that is named."""
_EARLIER = regex(
    r"\b(?:before|earlier|previous|previously|prior|preceding|last|ago|had (?:been|stood)|then)\b", re.IGNORECASE
)


def crossed(told: Told, quantity: Quantity, tables: Sequence[Table], placed: Sequence[Place]) -> Judgement | None:
    """None where the number is that of no cell, or the words do not say which one is meant. `placed` are the addresses in the tables."""
    if not is_telling(quantity):
        return None
    places = [place for place in placed if may_be_meant(told, place)]
    found = right(told, quantity, tables, places)
    if found is not None or quantity.cmp != "eq":
        return found
    against = [each for place in places if (each := _misplaced(told, quantity, place)) is not None]
    return against[0] if len(against) == 1 else None


def is_telling(quantity: Quantity) -> bool:
    """Printed so finely that it agrees with a cell by no chance."""
    return (
        quantity.cmp in ("eq", "approx")
        and quantity.value is not None
        and bool(quantity.step)
        and abs(quantity.value) >= _FAIR * quantity.step
    )


def right(told: Told, quantity: Quantity, tables: Sequence[Table], places: Sequence[Place]) -> Judgement | None:
    """The number is that of the cell that the words name in one of the places, or of the whole of one of the tables."""
    if not is_telling(quantity):
        return None
    found = next((each for place in places if (each := _right(told, quantity, place)) is not None), None)
    return found or next((each for table in tables if (each := _of_all(told, quantity, table)) is not None), None)


def _is_counted(told: Told, quantity: Quantity, place: Place) -> bool:
    """What the figure counts is named at the address, or nothing is."""
    if quantity.kind != "count" or measure(quantity.unit) is not None:
        return True
    counted = told.meanings.of(noun(quantity.text))
    return all(m.stands_in(place.stems | place.table.around) for m in counted)


def may_be_meant(told: Told, place: Place) -> bool:
    """No name, metric or label besides those of the address stands in the claim's own words."""
    aside = told.meanings.stems(_aside(told))
    rest = [word for word in told.uncovered(place) if not word.stands_in(aside)]
    if any(word.is_name or is_metric(word) for word in rest):
        return False
    items = (*place.table.rows.values(), *place.table.columns.values())
    return not any(m.ways & word.ways for word in rest for item in items for m in item.words)


def _aside(told: Told) -> str:
    """ "Thanks above all to the new park at Tallåsen, wind output rose": why something went so, is not what went."""
    found = _WHY.match(told.text)
    return found[0] if found is not None and not any(c.isdigit() for c in found[0]) else ""


_WHY = regex(
    r"^\W*(?:(?:mainly|largely|partly)\s+)?(?:thanks|despite|because|due|owing|helped|boosted|driven|lifted|hurt|hit|amid|after|following|with the|as|although|though|while)\b[^,;]*,",
    re.IGNORECASE,
)


def _right(told: Told, quantity: Quantity, place: Place) -> Judgement | None:
    if place.rows is None or not (place.rows.hits or _is_sharp(quantity)) or not _is_counted(told, quantity, place):
        return None
    judge = change if is_moving(told.asked) else level
    found = judge(told, quantity, place, False)
    return found if found is not None and found.verdict.status == "supported" else None


def _is_sharp(quantity: Quantity) -> bool:
    return abs(quantity.value or Decimal(0)) >= _SHARP * quantity.step


def _of_all(told: Told, quantity: Quantity, table: Table) -> Judgement | None:
    """ "Tessaline moved 1.84 million TEU": of no row, it is the total that is counted in the claim's unit or called by its words."""
    if _PART.search(told.text) or rows_named(table, told.stems) is not None:
        return None
    totals = tuple(key for key, item in table.rows.items() if item.is_total and not item.words)
    if not totals or told.asked.who != told.asked.held.issuer:
        return None
    unit = quantity.unit if quantity.kind == "count" else ""
    is_counted = bool(unit) and any(
        cell.quantity is not None and alike(unit, cell.quantity.unit) is True and cell.quantity.unit
        for cell in table.cells.values()
    )
    if not is_counted:
        return None
    if any(m.is_name and not m.stands_in(table.around) and m.text not in quantity.text for m in told.words):
        return None
    found = level(told, quantity, Place(table, Named(totals, True, ()), None), False)
    return found if found is not None and found.verdict.status == "supported" and not is_moving(told.asked) else None


_PART = regex(r"\b(?:of which|of them|of these|among|per|each|every|median|minimum|maximum)\b", re.IGNORECASE)


# ---------------------------------------------------------------- from the wrong place
def _misplaced(told: Told, quantity: Quantity, place: Place) -> Judgement | None:
    """The one cell of the address differs, and the number is that of a cell beside it which the sentence does not name."""
    asked = told.asked
    if place.rows is None or not place.rows.hits or len(place.rows.keys) != 1 or not place.rows.is_full:
        return None
    if not _is_counted(told, quantity, place):
        return None  # "trained 9,730 apprentices", in a table that counts none
    if _OTHERS.search(told.text) or asked.fact.role == "from" or told.sides is not None and not _is_of_time(told):
        return None
    if place.rows is not None and told.is_anothers(place.rows.hits):
        return None  # "reserves of $18.5 billion, of which $3.3 billion was gold", beside a row of gold
    moves = is_moving(asked)
    own = [c for c in _cells(told, place, moves) if _is_alike(quantity, c)]
    own = told.of_metric(own)
    if len({c.quantity.value for c in own if c.quantity is not None}) != 1 or _agrees(told, quantity, own[0]):
        return None
    if len({tuple(m.text for m in place.table.columns[c.column or ""].words) for c in own}) > 1:
        return None  # which of the columns is meant is a guess
    row = place.rows.keys[0]
    beside = [
        (key, cell)
        for key, cell in place.table.cells.items()
        if cell not in own
        and place.table.is_change_cell(cell) == place.table.is_change_cell(own[0])
        and _is_alike(quantity, cell)
        and _agrees(told, quantity, cell)
        and (key[0] == row or key[1] == own[0].column)
    ]
    if len(beside) != 1:
        return None
    (number, _), other = beside[0]
    if number != row and not content(told.text.replace("-", " ")).isdisjoint(
        content(place.table.rows[number].label) - place.stems
    ):
        return None  # "the closing-down sales", beside "Sale of the business" and "Stock sold in closing shops"
    code: DiagnosisCode = "wrong-segment"
    if other.windows and own[0].windows and not same(other.windows[0], own[0].windows[0]):
        code = "wrong-period"
        if not asked.dated or _EARLIER.search(told.text):
            return None
    elif number == row or any(map(is_metric, place.table.rows[number].words)):
        code = "wrong-metric"
    detail = f"{says(asked.held, own[0])}, not {quantity.text}, which is {_called(place, number, other)}."
    return contradicted(asked.held, cites(asked, (own[0], other)), code, detail, [read_as(asked)])


def _cells(told: Told, place: Place, moves: bool) -> list[Fact]:
    """The cells of the address and the claim's time; a growth rate that has no level is a change by itself."""
    windows = told.windows_in(place.table)
    found = place.cells(windows, change=moves)
    if moves and not found and place.columns is not None:
        found = [c for c in place.cells(windows, change=False) if c.metric == told.asked.fact.metric != "unknown"]
    return found


def _is_of_time(told: Told) -> bool:
    """ "More than in the year before": one row at two times, and no two rows."""
    return told.sides is not None and _TIME.search(told.sides[1]) is not None


_TIME = regex(
    r"^\s*(?:(?:it|they|there)\s+(?:was|were|had)\s+)?(?:in|at|during|a|an|the|one|last)?\s*(?:the\s+)?(?:same\s+)?(?:\w+\s+)?(?:year|quarter|month|week|half|period|\d{4})\b",
    re.IGNORECASE,
)


def _is_alike(quantity: Quantity, cell: Fact) -> bool:
    if cell.quantity is None or cell.quantity.value is None:
        return False
    return related(quantity, cell.quantity)[0] == "same" and (quantity.kind == "percent") == (
        cell.quantity.kind == "percent"
    )


def _agrees(told: Told, quantity: Quantity, cell: Fact) -> bool:
    assert cell.quantity is not None
    if not is_moving(told.asked):
        return weigh(quantity, cell.quantity, told.asked.hedge).outcome == "match"
    assert cell.quantity.value is not None
    reading, _ = wanted(told.asked, quantity)
    return compare(reading, point(cell.quantity.value * (-1 if told.way == "down" else 1))).outcome == "match"


def _called(place: Place, row: str, cell: Fact) -> str:
    return f"the figure of {place.table.rows[row].label or cell.clause}, {cell.column}"
