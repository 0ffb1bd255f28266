"""Rows against each other: two of them, or the place of one in the order of a column."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from factcheck.judge.documents.rows.columns import column_of
from factcheck.judge.documents.rows.findings import (
    AMOUNTS,
    PAIR,
    Finding,
    against,
    agrees,
    columns_said,
    differs_by,
    figures_beside,
    is_amount_of_change,
    is_sole,
    kinds_for,
    value_of,
)
from factcheck.judge.documents.rows.picks import Pick, by_texts, measure, rows_in
from factcheck.judge.documents.rows.spoken import Spoken
from factcheck.judge.documents.rows.views import View
from factcheck.model import DiagnosisCode
from factcheck.patterns import regex
from factcheck.sources.documents.facts import NOTHING as NOTHING_SAID
from factcheck.sources.documents.facts import Fact
from factcheck.text.numerals import ORDINALS

_NEXT: Final = regex(
    r"\bnext[\s-]+(?:[a-z]+est|most|best)\b|\b(?:second|nearest)[\s-]+(?:[a-z]+est|placed|rival)\b|\brunner-up\b",
    re.IGNORECASE,
)


def compared(view: View, spoken: Spoken) -> Finding | None:
    """ "X holds more than twice as many as Y", "costs less than in Y", "74 million more than the next"."""
    than = spoken.than
    if than is None or spoken.is_time(than[1]) or len(spoken.figures) > PAIR:
        return None
    left, right = rows_in(view, spoken, than[0]), rows_in(view, spoken, than[1])
    if left is None or len(left.rows) != 1 or not left.by_label:
        return None
    figures = figures_beside(view, spoken, left)
    amount = figures[0] if len(figures) == 1 else None
    if len(figures) > 1 or (
        amount is not None and amount.kind != "multiple" and not is_amount_of_change(spoken, amount)
    ):
        return None
    found = measure(
        view,
        spoken,
        spoken.bare,
        amount if amount and amount.kind in AMOUNTS else None,
        kinds_for(amount, is_change=True),
    )
    column = column_of(view, spoken, found[0]) if found is not None else None
    if found is None or column is None:
        return None
    other = _other(view, left, right, than[1], column)
    one = view.cell(left.rows[0], column)
    if one is None or other is None or other is one:
        return None
    a, b = value_of(one), value_of(other)
    truths: list[bool | None] = []
    if amount is None or amount.kind != "multiple":
        truths.append(None if a == b else (a > b) == (than[2] == "up"))
    if amount is not None:
        truths.append(differs_by(spoken, amount, one, other))
    if any(truth is None for truth in truths):
        return None
    code: DiagnosisCode = (
        "comparison-flipped" if truths[0] is False and (amount is None or amount.kind != "multiple") else "wrong-value"
    )
    said = spoken.stems_of(rival[0]) if (rival := _NEXT.search(than[1])) is not None else NOTHING_SAID
    said |= left.said | (right.said if right is not None else NOTHING_SAID) | columns_said(view, [column])
    named = left.is_full and (right is None or right.is_full) and (bool(found[1]) or is_sole(view, found[0]))
    return Finding(all(truths), (one, other), code, against(a, b), said, named, tuple(spoken.figures))


def _other(view: View, left: Pick, right: Pick | None, text: str, column: str) -> Fact | None:
    if right is not None and len(right.rows) == 1 and right.by_label and right.rows != left.rows:
        return view.cell(right.rows[0], column)
    if _NEXT.search(text):
        ranking = _ranking(view, view.members, column, top=True)
        at = ranking.index(left.rows[0]) + 1 if left.rows[0] in ranking else len(ranking)
        return view.cell(ranking[at], column) if at < len(ranking) else None
    return None


def _ranking(view: View, rows: Sequence[str], column: str, *, top: bool) -> list[str]:
    """The rows in the order of their figures; none where one lacks a figure or two are equal."""
    values = {row: value_of(cell) for row in rows if (cell := view.cell(row, column)) is not None}
    if len(values) != len(rows) or len(set(values.values())) != len(values):
        return []
    return sorted(values, key=lambda row: values[row], reverse=top)


SUPERLATIVE: Final = regex(
    r"\b(?:(?P<nth>second|third|fourth|fifth|sixth|seventh|eighth)[\s-]+)?(?P<end>(?:most|least)(?:\s+[a-z]+)?|(?!interest|forest|harvest|request|latest|west|rest|best-|guest|invest|protest|honest|modest|earliest|almost)[a-z]{2,}est)\b",
    re.IGNORECASE,
)


_LOW_END: Final = regex(
    r"^(?:least|fewest|lowest|smallest|shortest|slowest|cheapest|weakest|lightest|poorest|narrowest|emptiest|youngest|newest|thinnest|worst)\b",
    re.IGNORECASE,
)


_AGAINST_RANK: Final = regex(
    r"\b(?:one of|among the|since|ever|record|after|behind|next|fastest|slowest|in (?:\w+ )?(?:months|years|quarters)|first time)\b",
    re.IGNORECASE,
)


LEAST_ROWS: Final = 3


def ranked(view: View, spoken: Spoken) -> Finding | None:
    """ "The most expensive vessel that it charters is X", "the second-richest club": among all rows, or those that are picked by their texts."""
    found = SUPERLATIVE.search(spoken.text)
    if found is None or _AGAINST_RANK.search(spoken.text) or spoken.than is not None or spoken.is_denied:
        return None
    named = rows_in(view, spoken, spoken.bare)
    if named is None or not named.by_label or len(named.rows) != 1:
        return None
    among = by_texts(view, spoken, spoken.bare)
    rows = list(among.rows if among is not None else view.members)
    figures = figures_beside(view, spoken, named)
    if named.rows[0] not in rows or len(rows) < LEAST_ROWS or len(figures) > 1:
        return None
    quantity = figures[0] if figures else None
    told = measure(view, spoken, spoken.bare, quantity, kinds_for(quantity))
    column = column_of(view, spoken, told[0]) if told is not None else None
    if told is None or column is None:
        return None
    rows = [row for row in rows if view.cell(row, column) is not None]
    order = _ranking(view, rows, column, top=_LOW_END.match(found["end"]) is None)
    cell = view.cell(named.rows[0], column)
    if named.rows[0] not in order or cell is None:
        return None
    place = order.index(named.rows[0]) + 1
    truth = place == ORDINALS[(found["nth"] or "first").lower()]
    value = agrees(spoken, quantity, cell) if quantity is not None else True
    if value is None:
        return None
    said = (
        named.said
        | (among.said if among is not None else NOTHING_SAID)
        | columns_said(view, [column])
        | spoken.meanings.stems(found[0])
    )
    named_by = named.is_full and (bool(told[1]) or is_sole(view, told[0]))
    code: DiagnosisCode = "wrong-rank" if not truth else "wrong-value"
    return Finding(
        truth and value,
        (cell,),
        code,
        f"{cell.quantity.text if cell.quantity else ''}: number {place} of {len(order)}",
        said,
        named_by,
        tuple(figures),
    )
