"""Two rows against each other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from factcheck.judge.documents.directions import FASTER
from factcheck.judge.documents.meanings import Meaning
from factcheck.judge.documents.rows.columns import column_of
from factcheck.judge.documents.rows.extremes import ranking_of
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
from factcheck.judge.documents.rows.picks import Pick, measure, rows_in
from factcheck.judge.documents.rows.spoken import Spoken
from factcheck.judge.documents.rows.views import View
from factcheck.model import DiagnosisCode, Quantity
from factcheck.patterns import regex
from factcheck.sources.documents.facts import NOTHING as NOTHING_SAID
from factcheck.sources.documents.facts import Fact

_NEXT: Final = regex(
    r"\bnext[\s-]+(?:[a-z]+est|most|best)\b|\b(?:second|nearest)[\s-]+(?:[a-z]+est|placed|rival)\b|\brunner-up\b",
    re.IGNORECASE,
)


def compared(view: View, spoken: Spoken) -> Finding | None:
    """ "X holds more than twice as many as Y", "costs less than in Y", "74 million more than the next"."""
    than = spoken.than
    if than is None or spoken.is_time(than[1]) or len(spoken.figures) > PAIR:
        return None
    if FASTER.search(spoken.bare) and not spoken.figures:
        return None  # "grew faster than sales": of no level
    left, right = rows_in(view, spoken, than[0]), rows_in(view, spoken, than[1])
    if left is None or len(left.rows) != 1 or not left.by_label:
        return None
    figures = figures_beside(view, spoken, left)
    both = _both(spoken, figures)
    amount = figures[0] if len(figures) == 1 else None
    if (len(figures) > 1 and not both) or (
        amount is not None and amount.kind != "multiple" and not is_amount_of_change(spoken, amount)
    ):
        return None
    found = measure(
        view,
        spoken,
        spoken.bare,
        both[-1] if both else amount if amount and amount.kind in AMOUNTS else None,
        kinds_for(both[-1]) if both else kinds_for(amount, is_change=True),
    )
    if spoken.step is not None and found is not None and len(found[0]) > 1:
        return None  # "added more shops than": of no figure, but of how it moved
    column = column_of(view, spoken, found[0]) if found is not None else None
    pair = _measures(view, spoken, than) if right is None else None
    if pair is None and (found is None or column is None):
        return None
    if pair is not None:
        column, found = pair[0][0], ([*pair[0]], pair[1])
    assert found is not None
    assert column is not None
    other = view.cell(left.rows[0], pair[0][1]) if pair is not None else _other(view, left, right, than[1], column)
    one = view.cell(left.rows[0], column)
    if one is None or other is None or other is one:
        return None
    a, b = value_of(one), value_of(other)
    truths: list[bool | None] = []
    if amount is None or amount.kind != "multiple":
        truths.append(None if a == b else (a > b) == (than[2] == "up"))
    if amount is not None:
        truths.append(differs_by(spoken, amount, one, other))
    truths += [agrees(spoken, told, cell) for told, cell in zip(both, (one, other), strict=False)]
    if any(truth is None for truth in truths):
        return None
    is_vouched = bool(both) and all(truths[-len(both) :])
    code: DiagnosisCode = (
        "comparison-flipped" if truths[0] is False and (amount is None or amount.kind != "multiple") else "wrong-value"
    )
    said = spoken.stems_of(rival[0]) if (rival := _NEXT.search(than[1])) is not None else NOTHING_SAID
    said |= (
        left.said
        | (right.said if right is not None else NOTHING_SAID)
        | columns_said(view, found[0] if pair is not None else [column])
    )
    named = left.is_full and (right is None or right.is_full) and (bool(found[1]) or is_sole(view, found[0]))
    figures_told = tuple(spoken.figures)
    # the figures of both rows agree: they are those that are meant
    return Finding(all(truths), (one, other), code, against(a, b), said, named, figures_told, is_others=is_vouched)


def _both(spoken: Spoken, figures: Sequence[Quantity]) -> tuple[Quantity, ...]:
    """ "More men than women, 124,900 against 106,500": the figures of the two, in their order; the unit stands behind the second."""
    if len(figures) != PAIR or not _AGAINST.fullmatch(spoken.text, figures[0].end, figures[1].start):
        return ()
    one, other = figures
    if one.kind == other.kind and not one.unit and other.unit:
        one = one.model_copy(update={"unit": other.unit})
    return (one, other) if one.kind == other.kind else ()


_AGAINST: Final = regex(r"\s+(?:against|to|versus|vs\.?|compared with|compared to)\s+", re.IGNORECASE)


def _measures(view: View, spoken: Spoken, than: tuple[str, str, str]) -> tuple[tuple[str, str], list[Meaning]] | None:
    """ "More flats than houses": two measures of the row."""
    sides = [measure(view, spoken, side, None, frozenset()) for side in than[:2]]
    if any(side is None or not side[1] for side in sides):
        return None
    columns = [column_of(view, spoken, side[0]) for side in sides if side is not None]
    if columns[0] is None or columns[1] is None or columns[0] == columns[1]:
        return None
    return (columns[0], columns[1]), [m for side in sides if side is not None for m in side[1]]


def _other(view: View, left: Pick, right: Pick | None, text: str, column: str) -> Fact | None:
    if right is not None and len(right.rows) == 1 and right.by_label and right.rows != left.rows:
        return view.cell(right.rows[0], column)
    if _NEXT.search(text):
        ranking = ranking_of(view, view.members, column, top=True)
        at = ranking.index(left.rows[0]) + 1 if left.rows[0] in ranking else len(ranking)
        return view.cell(ranking[at], column) if at < len(ranking) else None
    return None
