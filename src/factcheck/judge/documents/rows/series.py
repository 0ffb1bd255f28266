"""A line of a table over a stretch of its times: its average, its total, and the time of its highest or lowest figure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from factcheck.judge.asked import read_change
from factcheck.judge.compare import HALF, compare, plain, point
from factcheck.judge.documents.rows.columns import meets
from factcheck.judge.documents.rows.extremes import LOW_END, SUPERLATIVE
from factcheck.judge.documents.rows.findings import (
    AMOUNTS,
    Finding,
    agrees,
    columns_said,
    decided,
    figures_beside,
    is_amount_of_change,
    is_sole,
    kinds_for,
    picked,
    step_of,
    value_of,
)
from factcheck.judge.documents.rows.picks import Pick, is_sure_of, measure
from factcheck.judge.documents.rows.spoken import Spoken
from factcheck.judge.documents.rows.views import View
from factcheck.judge.documents.values import related
from factcheck.judge.hedges import hedge_of
from factcheck.model import Quantity
from factcheck.patterns import regex
from factcheck.records import record
from factcheck.sources.documents.periods import Days, length, same
from factcheck.sources.documents.words import stem

_AVERAGED: Final = regex(r"\b(?:averag\w+|on average|mean)\b", re.IGNORECASE)
_TOTALLED: Final = regex(
    r"\b(?:total(?:led|ed|ling)?|came to|added up to|amounted to|altogether|in all|in total|summed|combined)\b",
    re.IGNORECASE,
)
_PEAK: Final = regex(
    r"\b(?:(?P<top>peak(?:ed|s|ing)?|(?:the|its|a|their)\s+high)|(?P<low>bottom(?:ed|s)?\s+out|trough|(?:the|its|a|their)\s+low))\b(?!\s+(?:single|double|teens))",
    re.IGNORECASE,
)
_SCOPED: Final = regex(
    r"\bsince\b|\b(?:this|last|that|of the|in the|for the)\s+(?:year|quarter|half|season|winter|summer|spring|autumn|decade)\b|\bso far\b|\bbefore\b|\b(?:until|till)\b",
    re.IGNORECASE,
)
""" "The dearest month of the winter": among fewer than all."""
_ROOM: Final = 4
_FEW: Final = 12
_LEAST: Final = 3
_WORDS: Final = frozenset(
    map(
        stem,
        "average averaged mean total whole series period covered high low peak mark month quarter year stand record output generation production".split(),
    )
)


@record
class _Line:
    """The cells of one row, by the columns of one measure, with the stems by which they were told."""

    pick: Pick
    columns: tuple[str, ...]
    said: frozenset[str]
    is_named: bool
    """The measure is."""


def over_times(view: View, spoken: Spoken) -> Finding | None:
    """None where no stretch is told, or where one column is of the whole of it."""
    if spoken.is_denied or spoken.than is not None or len(spoken.nows) != 1:
        return None
    pick = picked(view, spoken)
    if pick is None or len(pick.rows) != 1:
        return None
    figures = figures_beside(view, spoken, pick)
    if len(figures) > 1 or any(is_amount_of_change(spoken, q) for q in figures):
        return None
    quantity = figures[0] if figures else None
    found = measure(view, spoken, spoken.bare, quantity, kinds_for(quantity), _LEAST)
    if found is None:
        return None
    columns = tuple(c for c in found[0] if view.window(c) is not None and view.cell(pick.rows[0], c) is not None)
    said = pick.said | columns_said(view, columns) | _WORDS
    line = _Line(pick, columns, said, bool(found[1]) or is_sole(view, found[0]))
    return (
        _whole(view, spoken, line, quantity)
        if quantity is not None and _is_of_stretch(spoken)
        else _extreme(view, spoken, line, quantity)
    )


def _is_of_stretch(spoken: Spoken) -> bool:
    return _AVERAGED.search(spoken.text) is not None or _TOTALLED.search(spoken.text) is not None


def _whole(view: View, spoken: Spoken, line: _Line, quantity: Quantity) -> Finding | None:
    """The average or the sum of the columns that fill the time which is told."""
    told = spoken.nows[0]
    inside = _inside(view, line, told)
    cells = [cell for c in inside if (cell := view.cell(line.pick.rows[0], c)) is not None]
    if len(cells) < 2:
        return None
    is_mean = _AVERAGED.search(spoken.text) is not None
    if not is_mean and quantity.kind not in AMOUNTS:
        return None
    total = sum(map(value_of, cells), Decimal(0))
    value = total / len(cells) if is_mean else total
    slack = sum(map(step_of, cells), Decimal(0)) * HALF / (len(cells) if is_mean else 1)
    assert cells[0].quantity is not None
    if related(quantity, cells[0].quantity)[0] != "same":
        return None
    reading = read_change(quantity, hedge_of(spoken.rules, quantity))
    truth = decided(compare(reading, point(value), slack).outcome)
    if truth is None:
        return None
    shown = " + ".join(plain(value_of(c)) for c in cells)
    detail = f"({shown}) / {len(cells)} = {value:.4g}" if is_mean else f"{shown} = {plain(value)}"
    return Finding(
        truth,
        tuple(cells),
        "wrong-value",
        detail,
        line.said,
        line.is_named,
        (quantity,),
        is_sure=is_sure_of(view, line.pick, spoken),
    )


def _inside(view: View, line: _Line, told: Days) -> list[str]:
    """The columns that lie in a time and fill it without a gap."""
    if told[0] is None:
        return []
    windows = {c: w for c in line.columns if (w := view.window(c)) is not None and w[0] is not None}
    if any(same(w, told) for w in windows.values()):
        return []
    inside = [c for c, w in windows.items() if w[0] is not None and w[0] >= told[0] and w[1] <= told[1]]
    whole = sum(length(windows[c]) for c in inside)
    return inside if inside and abs(whole - length(told)) <= _ROOM + len(inside) else []


def _extreme(view: View, spoken: Spoken, line: _Line, quantity: Quantity | None) -> Finding | None:
    """ "Was at its most expensive in February", of all the times that the table has."""
    peak, most = _PEAK.search(spoken.bare), SUPERLATIVE.search(spoken.bare)
    if (peak is None) == (most is None) or (most is not None and most["nth"]) or _SCOPED.search(spoken.text):
        return None
    is_low = bool(peak["low"]) if peak is not None else LOW_END.match(most["end"]) is not None if most else False
    mine = [c for c in line.columns if (w := view.window(c)) is not None and meets(spoken.nows[0], w)]
    if len(mine) != 1:
        return None
    cells = {c: cell for c in _alike(view, line, mine[0]) if (cell := view.cell(line.pick.rows[0], c)) is not None}
    values = {c: value_of(cell) for c, cell in cells.items()}
    end = (min if is_low else max)(values.values())
    if len(values) < _LEAST or list(values.values()).count(end) > 1:
        return None
    first = next(c for c, value in values.items() if value == end)
    holds = first == mine[0]
    value = agrees(spoken, quantity, cells[mine[0]]) if quantity is not None else True
    if value is None:
        return None
    shown = f"{view.columns[first].label}: {plain(end)}, the {'lowest' if is_low else 'highest'} of {len(values)}"
    cited = (cells[mine[0]],) if holds else (cells[first], cells[mine[0]])
    return Finding(
        holds and value,
        cited,
        "wrong-period" if not holds else "wrong-value",
        shown,
        line.said | (frozenset((stem(most["end"].split()[-1].lower()),)) if most is not None else frozenset()),
        line.is_named,
        (quantity,) if quantity is not None else (),
        is_sure=is_sure_of(view, line.pick, spoken),
        is_others=not holds,
    )


def _alike(view: View, line: _Line, column: str) -> Sequence[str]:
    """The columns that are of as long a time."""
    own = view.window(column)
    assert own is not None
    return [c for c in line.columns if (w := view.window(c)) is not None and abs(length(w) - length(own)) <= _FEW]
