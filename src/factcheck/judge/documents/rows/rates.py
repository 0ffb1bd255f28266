"""A change as a column of the table prints it: "dearer by 4.9% than a year before", of a column "Change on year, Oct 2025 (%)"."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from typing import Final

from factcheck.judge.documents.rows.columns import column_of, meets, told_in
from factcheck.judge.documents.rows.findings import (
    AMOUNTS,
    PAIR,
    Finding,
    agrees,
    columns_said,
    figures_beside,
    is_amount_of_change,
    picked,
    step_of,
    value_of,
    way_told,
)
from factcheck.judge.documents.rows.picks import is_sure_of as _is_sure
from factcheck.judge.documents.rows.picks import measure
from factcheck.judge.documents.rows.spoken import Spoken
from factcheck.judge.documents.rows.views import View
from factcheck.model import DiagnosisCode, Quantity
from factcheck.patterns import regex
from factcheck.records import replace
from factcheck.sources.documents.facts import Fact

_BACK: Final = {
    1: regex(r"\b(?:(?:on|from|over|against|vs\.?)\s+(?:a\s+|the\s+)?(?:previous\s+|last\s+)?month|month[\s-]on[\s-]month|m/m|mom|monthly)\b", re.IGNORECASE),
    3: regex(r"\b(?:(?:on|from|over|against|vs\.?)\s+(?:a\s+|the\s+)?(?:previous\s+|last\s+)?quarter|quarter[\s-]on[\s-]quarter|q/q|qoq|quarterly)\b", re.IGNORECASE),
    12: regex(r"\b(?:(?:on|from|over|against|vs\.?)\s+(?:a\s+|the\s+)?(?:previous\s+|last\s+)?year|year[\s-]on[\s-]year|y/y|yoy|annual|yearly|12[\s-]months?)\b", re.IGNORECASE),
}  # fmt: skip
"""How many months back a column of changes reaches, by its header."""
_ABBREVIATED: Final = regex(r"\b(?P<start>[A-Z][a-z]{2,4})\.(?=\s)")
""" "Exp. chg", beside "Exports"."""


_RUNS: Final = regex(
    r"\b(?:consecutive|straight|in a row|running|in succession|successive|record|each|every|only|steepest|largest|biggest|sharpest|strongest|fastest)\b",
    re.IGNORECASE,
)


def rate(view: View, spoken: Spoken) -> Finding | None:
    """The change of one row, in percent, in points or in amounts, with the level beside it where one is told."""
    of_row = _of_rate_row(view, spoken)
    if of_row is not None:
        return of_row
    columns = [key for key, item in view.columns.items() if item.is_change]
    pick = picked(view, spoken) if columns else None
    if pick is None or len(pick.rows) != 1 or spoken.is_denied or _RUNS.search(spoken.text):
        return None
    figures = [
        q for q in figures_beside(view, spoken, pick) if not (q.kind == "count" and q.value == len(view.members))
    ]
    changes = [q for q in figures if is_amount_of_change(spoken, q)]
    levels = [q for q in figures if q not in changes]
    way = way_told(spoken)
    if len(changes) != 1 or len(levels) >= PAIR or way is None or changes[0].kind in ("multiple", "fraction"):
        return None
    row, change = pick.rows[0], changes[0]
    mine = _meant(view, spoken, row, change, columns)
    if len(mine) != 1:
        return None
    cell = view.cell(row, mine[0])
    assert cell is not None
    level = _level(view, spoken, row, levels[0]) if levels else None
    if levels and level is None:
        return None
    truth, code = _told_so(spoken, change, way, cell)
    window = view.window(mine[0])
    if level is None and spoken.nows and window is not None and not any(meets(now, window) for now in spoken.nows):
        return None  # a column of one month is none of eight
    if truth is None:
        return None
    if not truth and code == "wrong-value":
        code = _whose(view, spoken, row, mine[0], change)
        if code == "wrong-value":
            return None  # of what else the number is, nobody knows
    cells = (cell,) if level is None else (cell, level)
    assert cell.quantity is not None
    return Finding(
        truth,
        cells,
        code,
        f"{view.rows[row].label}, {view.columns[mine[0]].label}: {cell.quantity.text}",
        pick.said | columns_said(view, [*mine, *_spelt_out(view, mine[0])]),
        True,
        tuple(figures),
        is_sure=_is_sure(view, pick, spoken),
        is_others=level is not None or code in ("wrong-period", "wrong-segment"),
    )


def _of_rate_row(view: View, spoken: Spoken) -> Finding | None:
    """ "Pay is to rise 5.4% this year", of a row "Wage growth" with a column for each year."""
    if not any(item.is_change for item in view.rows.values()) or len(spoken.nows) > 1 or spoken.is_denied:
        return None
    pick, way = picked(view, spoken), way_told(spoken)
    if pick is None or len(pick.rows) != 1 or way is None or not view.rows[pick.rows[0]].is_change:
        return None
    figures = figures_beside(view, spoken, pick)
    if len(figures) != 1 or figures[0].kind != "percent" or _TO.search(spoken.text[: figures[0].start]):
        return None
    found = measure(view, spoken, spoken.bare, None, frozenset(("percent",)))
    column = column_of(view, spoken, found[0]) if found is not None else None
    cell = view.cell(pick.rows[0], column) if column is not None else None
    if cell is None or column is None or cell.quantity is None:
        return None
    truth, code = _told_so(spoken, figures[0], way, cell)
    if truth is None:
        return None
    detail = f"{view.rows[pick.rows[0]].label}, {view.columns[column].label}: {cell.quantity.text}"
    said = pick.said | columns_said(view, [column])
    return Finding(truth, (cell,), code, detail, said, True, tuple(figures), is_sure=_is_sure(view, pick, spoken))


_TO: Final = regex(r"\b(?:to|at)\s+(?:[a-z]+\s+){0,2}$", re.IGNORECASE)


def _meant(view: View, spoken: Spoken, row: str, change: Quantity, columns: Sequence[str]) -> list[str]:
    """The columns of changes of its kind, of the time that is told and from the time with which it is compared."""
    found = [c for c in columns if (cell := view.cell(row, c)) is not None and _is_of_kind(change, cell)]
    found = [c for c in found if _is_of_what_is_told(view, spoken, c)]
    if change.kind in AMOUNTS:
        found = [c for c in found if _is_step(view, row, c)]
    bases = {c: next((n for n, told in _BACK.items() if told.search(view.columns[c].label)), None) for c in found}
    if len(found) > 1 and any(bases.values()) and (back := _back_told(spoken)) is not None:
        found = [c for c in found if bases[c] == back]
    if len(found) > 1 and spoken.windows:
        found = told_in(view, spoken, found, spoken.nows) or told_in(view, spoken, found)
    elif len(found) > 1:
        latest = max((w[1] for c in found if (w := view.window(c)) is not None), default=None)
        found = [c for c in found if latest is None or (w := view.window(c)) is None or w[1] == latest]
    if len(found) > 1:
        found = _by_measure(view, spoken, found)
    return found


def _back_told(spoken: Spoken) -> int | None:
    back = spoken.months_back
    if back is None:
        back = next((months for months, told in _SPAN_TOLD.items() if told.search(spoken.text)), None)
    return back


_SPAN_TOLD: Final = {
    1: regex(r"\b(?:over|on|in|within)\s+the\s+month\b|\bthan\s+(?:in\s+\w+|a\s+month\s+(?:before|earlier|ago))\b"),
    3: regex(r"\b(?:over|on|within)\s+the\s+quarter\b"),
    12: regex(
        r"\b(?:over|on|in|within)\s+(?:the|a)\s+(?:past\s+)?(?:year|twelve months)\b|\byear on year\b|\bthan\s+(?:a\s+year|twelve\s+months)\s+(?:before|earlier|ago)\b"
    ),
}


def _is_of_kind(change: Quantity, cell: Fact) -> bool:
    assert cell.quantity is not None
    kind = cell.quantity.kind
    if change.kind in ("pp", "bps"):
        return kind in ("pp", "bps")
    return kind == change.kind or ({kind, change.kind} <= AMOUNTS and not (change.unit and cell.quantity.unit))


def _is_of_what_is_told(view: View, spoken: Spoken, column: str) -> bool:
    """ "Same-store sales growth" is none of all sales; a bare "change" is of whatever the row is."""
    if _spelt_out(view, column):
        return True
    rest = spoken.meanings.of(_OF_ANY.sub(" ", view.columns[column].label))
    return all(m.stands_in(spoken.stems) for m in rest)


_OF_ANY: Final = regex(
    r"\([^)]*\)|\b(?:changes?|chge?|var|growth|increase|decrease|difference|diff|variation|movement|rates?|points?|per\s?cent|percent|pp|annual|yearly|monthly|quarterly|"
    r"previous|last|prior|same|corresponding|period|year|quarter|month|week|day|on|over|from|against|versus|vs|to|in|of|the|an?|y/y|yoy|m/m|mom|q/q|qoq|[qh][1-4]|fy|first|second|third|fourth|half|"
    r"jan\w*|feb\w*|mar\w*|apr\w*|may|june?|july?|aug\w*|sep\w*|oct\w*|nov\w*|dec\w*)\b\.?|[%\d]",
    re.IGNORECASE,
)


def _is_step(view: View, row: str, column: str) -> bool:
    """Whether a column of amounts tells how far two others of its row lie apart: "Change (CHF)" may be in percent."""
    change = view.cell(row, column)
    levels = [
        cell for key, item in view.columns.items() if not item.is_change and (cell := view.cell(row, key)) is not None
    ]
    assert change is not None
    size, room = abs(value_of(change)), step_of(change)
    return any(abs(abs(value_of(a) - value_of(b)) - size) <= room for a, b in itertools.combinations(levels, 2))


def _by_measure(view: View, spoken: Spoken, columns: Sequence[str]) -> list[str]:
    """ "Exp. chg", of a sentence about exports: the abbreviation of a column beside it."""
    scored: dict[str, int] = {}
    for column in columns:
        item = view.columns[column]
        whole = [m for other in _spelt_out(view, column) for m in view.columns[other].words]
        scored[column] = sum(m.stands_in(spoken.stems) for m in (*item.words, *whole))
    most = max(scored.values())
    return [column for column, hits in scored.items() if hits == most > 0]


def _spelt_out(view: View, column: str) -> list[str]:
    """The columns whose names the abbreviations of this one begin."""
    starts = tuple(short["start"] for short in _ABBREVIATED.finditer(view.columns[column].label))
    return [
        key for key, item in view.columns.items() if starts and not item.is_change and item.label.startswith(starts)
    ]


def _level(view: View, spoken: Spoken, row: str, told: Quantity) -> Fact | None:
    """The level beside the change: a figure of the row that agrees with it."""
    cells = [
        cell
        for column, item in view.columns.items()
        if not item.is_change and (cell := view.cell(row, column)) is not None
    ]
    found = [cell for cell in cells if agrees(spoken, told, cell)]
    if len(found) != 1:
        return None
    # "fell 7.8% to 5.98 million", which is what it fell from
    ends = [cell.windows[0][1] for cell in cells if cell.windows]
    is_last = not found[0].windows or found[0].windows[0][1] == max(ends)
    return found[0] if is_last else None


def _told_so(spoken: Spoken, change: Quantity, way: str, cell: Fact) -> tuple[bool | None, DiagnosisCode]:
    assert cell.quantity is not None
    value = cell.quantity.value
    assert value is not None
    size = cell.quantity.model_copy(update=dict.fromkeys(("value", "low", "high"), abs(value)))
    truth = agrees(spoken, change, replace(cell, quantity=size))
    if truth is None or not value:
        return None, "wrong-value"
    if truth and (value > 0) != (way == "up"):
        return False, "direction-flipped"
    return truth, "wrong-value"


def _whose(view: View, spoken: Spoken, row: str, column: str, change: Quantity) -> DiagnosisCode:
    """Whose change it is: of the same row, or of the same column."""
    for (key, other), fact in view.cells.items():
        if (key == row) == (other == column) or fact.quantity is None or fact.quantity.value is None:
            continue
        if change.value is not None and change.kind == fact.quantity.kind and abs(fact.quantity.value) == change.value:
            return "wrong-period" if key == row else "wrong-segment"
    return "wrong-value"
