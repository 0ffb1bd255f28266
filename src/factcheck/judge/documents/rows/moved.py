"""One row at two times: which way it went, by how much, from what to what."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from factcheck.judge.documents.align import OUTLOOK
from factcheck.judge.documents.move import is_evaluated
from factcheck.judge.documents.rows.columns import pairs_of
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
    picked,
    tells_more,
    value_of,
    way_told,
)
from factcheck.judge.documents.rows.picks import measure
from factcheck.judge.documents.rows.spoken import Spoken
from factcheck.judge.documents.rows.views import View
from factcheck.model import DiagnosisCode, Quantity
from factcheck.patterns import regex
from factcheck.sources.documents.facts import LESS_IS_BETTER, Fact, negative
from factcheck.sources.documents.periods import length


def moved(view: View, spoken: Spoken) -> Finding | None:
    """How the figure of one row went from one column to another, with the amount or the two figures where they are told."""
    turned = _TURNED.search(spoken.text)
    way = ("up" if _LOSSES.search(turned["then"]) else "down") if turned is not None else way_told(spoken)
    pick = picked(view, spoken)
    if pick is None or len(pick.rows) != 1 or tells_more(spoken):
        return None
    figures = figures_beside(view, spoken, pick)
    if spoken.is_denied and figures:
        return None
    amount = None if turned else next((q for q in figures if is_amount_of_change(spoken, q)), None)
    levels = [q for q in figures if q is not amount]
    if amount is not None and amount.kind == "multiple" and _WHAT.match(spoken.text[amount.end :]):
        return None
    if any(q.kind in ("percent", "fraction") and _SHARE.match(spoken.text[q.end :]) for q in levels):
        return None
    if any(q is not amount and _AS_MUCH.match(spoken.text, q.end) for q in figures):
        return None  # "expanded by 0.3%, half as fast as in the second quarter"
    if any(_FORESEEN.match(spoken.text, q.end) for q in figures):
        return None  # "below the 3.5% forecast in August", which is no column of the table
    if amount is None and len(levels) == 1 and levels[0].kind in ("percent", "fraction"):
        to = _TO.search(spoken.text[: levels[0].start])
        if to is None:
            amount, levels = levels[0], []
    if len(levels) > PAIR or (way is None and (amount is None or amount.kind != "multiple")):
        return None
    found = measure(
        view,
        spoken,
        spoken.bare,
        levels[0] if levels else amount if amount and amount.kind in AMOUNTS else None,
        kinds_for(levels[0] if levels else amount, is_change=True),
        PAIR,
    )
    if found is None:
        return None
    named = pick.is_full and (bool(found[1]) or is_sole(view, found[0]))
    results = []
    for pair in pairs_of(view, spoken, found[0]):
        now, then = (view.cell(pick.rows[0], column) for column in pair)
        told = _moved_so(spoken, way, amount, levels, now, then) if now is not None and then is not None else None
        if told is not None and now is not None and then is not None:
            said = pick.said | columns_said(view, pair)
            results.append(
                Finding(
                    told[0],
                    (now, then),
                    told[1],
                    against(value_of(now), value_of(then)),
                    said,
                    named,
                    tuple(figures),
                    is_sure=_is_of_its_time(spoken, now),
                )
            )
    true = [each for each in results if each.holds]
    if true:
        return true[0] if len(true) == len(results) or figures else None
    return results[0] if len({each.code for each in results}) == 1 else None


def _moved_so(
    spoken: Spoken, way: str | None, amount: Quantity | None, levels: Sequence[Quantity], now: Fact, then: Fact
) -> tuple[bool, DiagnosisCode] | None:
    a, b = value_of(now), value_of(then)
    if is_evaluated(spoken.text) and now.metric in LESS_IS_BETTER:
        way = {"up": "down", "down": "up"}.get(way or "")  # a combined ratio that worsens goes up
    truths: list[tuple[bool | None, DiagnosisCode]] = []
    if not _are_alike(now, then):
        return None
    as_much = amount is not None and _AS_MUCH.match(spoken.text, amount.end) is not None
    if as_much and (amount is None or b <= 0 or a <= 0):
        return None
    if amount is None or (amount.kind != "multiple" and not as_much):
        holds = (a > b) if way == "up" else (a < b)
        truths.append((holds != spoken.is_denied, "negated" if spoken.is_denied else "direction-flipped"))
    if amount is not None:
        truth = None if as_much else differs_by(spoken, amount, now, then)
        points = truth is None and amount.kind == "percent" and amount.value == abs(a - b)
        truths.append((False, "percent-vs-points") if points else (truth, "wrong-value"))
    for quantity in levels:
        before = spoken.text[: quantity.start]
        is_base = _FROM.search(before) is not None or _TURNED_FROM.search(before) is not None
        told = negative(quantity) if _LOSS_OF.search(before) else quantity
        truths.append((agrees(spoken, told, then if is_base else now), "wrong-value"))
    if any(truth is None for truth, _ in truths):
        return None
    return all(t for t, _ in truths), next((code for truth, code in truths if not truth), "wrong-value")


def _is_of_its_time(spoken: Spoken, now: Fact) -> bool:
    """ "In the six months to September" nothing is denied by what a year is expected to bring."""
    if now.modality in OUTLOOK and not spoken.is_outlook:
        return False
    if not now.windows or now.windows[0][0] is None:
        return True
    told = [window for window in spoken.nows if window[0] is not None]
    return not told or any(abs(length(window) - length(now.windows[0])) <= _FEW_DAYS for window in told)


def _are_alike(one: Fact, other: Fact) -> bool:
    """Of one unit, and for equally long."""
    assert one.quantity is not None
    assert other.quantity is not None
    units = [(q.kind, q.unit) for q in (one.quantity, other.quantity)]
    lengths = [length(fact.windows[0]) if fact.windows else 0 for fact in (one, other)]
    return units[0] == units[1] and abs(lengths[0] - lengths[1]) <= _FEW_DAYS


_FEW_DAYS: Final = 12
_AS_MUCH: Final = regex(r"\s+as\s+[a-z]+\s+as\b", re.IGNORECASE)
""" "Half as fast as in the second quarter": how many times as much, and no direction."""


_WHAT: Final = regex(r"\s+(?:what|that of|those of)\b", re.IGNORECASE)
""" "Three times what it buys there": one measure against another."""
_SHARE: Final = regex(r"\s+of\b", re.IGNORECASE)
""" "48% of the lift revenue": a part, and no step."""


_TO: Final = regex(r"\b(?:to|at)\s+(?:[a-z]+\s+){0,2}$", re.IGNORECASE)


_FROM: Final = regex(r"\b(?:from|after|against|than|compared with|instead of)\s+(?:[a-z]+\s+){0,2}$", re.IGNORECASE)
_RESULT: Final = r"(?:from\s+)?an?\s+(?:[a-z-]+\s+){0,2}(?P<then>loss|deficit|profit|surplus)"
_TURNED: Final = regex(
    rf"\b(?:turned|swung|swings?|reversed|moved|went)\s+{_RESULT}\b.*?\b(?:in)?to\s+(?:an?\s+)?(?:[a-z-]+\s+){{0,2}}(?:loss|deficit|profit|surplus)\b",
    re.IGNORECASE,
)
_TURNED_FROM: Final = regex(rf"\b(?:turned|swung|swings?|reversed|moved|went)\s+{_RESULT}\s+of\s+$", re.IGNORECASE)
_LOSSES: Final = regex(r"loss|deficit", re.IGNORECASE)
_LOSS_OF: Final = regex(r"\b(?:loss|deficit|outflow)\s+of\s+(?:[a-z]+\s+)?$", re.IGNORECASE)
""" "Turned a loss of 14.9 million into a profit of 15.4": from below nothing to above it."""
_FORESEEN: Final = regex(
    r"\s+(?:it\s+had\s+)?(?:forecasts?|projected|predicted|expected|estimates?d?|targets?|targeted|guided|budgeted|planned|consensus)\b",
    re.IGNORECASE,
)
