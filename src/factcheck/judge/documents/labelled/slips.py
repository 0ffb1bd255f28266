"""What a number is that stands in the place of the figure that goes by the claim's words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Final

from factcheck.judge.diagnosis import SCALES, transposed
from factcheck.judge.documents.labelled.claimed import Claimed, closeness
from factcheck.judge.documents.labelled.entries import Entry
from factcheck.judge.documents.labelled.terms import agrees, relation, sharpness
from factcheck.judge.documents.nearest import scaled
from factcheck.judge.documents.readings import unsigned
from factcheck.judge.documents.tables.axes import Item
from factcheck.judge.documents.values import related, weigh
from factcheck.model import DiagnosisCode
from factcheck.patterns import regex

_TEN: Final = 10
_ADDED: Final = regex(
    r"\b(?:including|together with|plus|on top of|in addition to|excluding|without|before|after)\b", re.IGNORECASE
)
"""What is told of more than one figure."""


def why_not(claimed: Claimed, best: Entry) -> tuple[DiagnosisCode | None, Entry | None]:
    """What the claim's number is; None where that is a guess."""
    quantity, asked = claimed.quantity, claimed.asked
    if relation(claimed, best) == "currency":
        return ("wrong-currency", None) if quantity.value == best.quantity.value else (None, None)
    if quantity.cmp == "eq":
        value = best.quantity.value
        mine = unsigned(asked)
        if any(weigh(scaled(mine, s), best.quantity, asked.hedge).outcome == "match" for s in SCALES):
            return "scale-slip", None
        is_converted = related(mine, best.quantity)[1] != 1 or relation(claimed, best) == "unit"
        if is_converted and mine.value == value and best.quantity.kind == "count" and sharpness(quantity) != "blunt":
            return "wrong-value", best  # 10.2 hours are no 10.2 days
        extra, hits = claimed.extra(best), len(claimed.words)
        swap = _elsewhere(claimed, best) if not extra or (best.table is not None and len(extra) <= hits) else None
        # two digits are no chance in one row of a table
        is_row = swap is not None and swap[1].table is best.table is not None and swap[1].at[0] == best.at[0]
        if swap is not None and (
            sharpness(quantity) != "blunt" or (is_row and quantity.step * _TEN <= abs(mine.value or Decimal(0)))
        ):
            return swap
        if value is not None and transposed(quantity, (value * related(mine, best.quantity)[1],)) is not None:
            return "digits-transposed", None
    if claimed.extra(best) or len(claimed.words) < 2 or _ADDED.search(asked.sentence):
        return None, None
    return "wrong-value", None


def _elsewhere(claimed: Claimed, best: Entry) -> tuple[DiagnosisCode, Entry] | None:
    """The claim's very number is that of another label, which has less of the claim's words and none that the named one lacks."""
    for entry in claimed.entries:
        if entry is best or entry.is_change != best.is_change or agrees(claimed, entry) != "match":
            continue
        told = (*claimed.strict, *claimed.beside)
        if any(closeness(m, entry) > closeness(m, best) for m in told):
            continue
        is_aside = entry.table is best.table is not None and (
            entry.at[0] == best.at[0] or entry.windows != best.windows
        )
        if not is_aside and not any(closeness(m, best) > closeness(m, entry) for m in told):
            continue
        return _code(claimed, best, entry), entry
    return None


def _code(claimed: Claimed, best: Entry, entry: Entry) -> DiagnosisCode:
    """What tells the two figures apart: their time, their row or what they measure."""
    if best.table is not None and entry.table is best.table:
        rows = best.table.rows
        if best.at[0] == entry.at[0] or best.at[1] == entry.at[1]:
            if best.windows != entry.windows:
                return "wrong-period"
            return (
                "wrong-metric"
                if best.at[0] == entry.at[0] or _above(rows, best) != _above(rows, entry)
                else "wrong-segment"
            )
        return "wrong-metric"
    is_same = {m.text for m in best.words} == {m.text for m in entry.words}
    return (
        "wrong-period"
        if is_same and best.windows and entry.windows and best.windows != entry.windows
        else "wrong-metric"
    )


def _above(rows: Mapping[str, Item], entry: Entry) -> list[str]:
    return [m.text for m in rows[entry.at[0]].above]
