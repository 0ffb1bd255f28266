"""Rows of a table that add up to a total below or above them are parts of its metric, proved by the figures themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from factcheck.patterns import regex
from factcheck.records import replace
from factcheck.sources.documents.facts import NOTHING, Fact
from factcheck.sources.documents.words import content

_MOST = 16
"""Rows of one sum."""
_HALF = Decimal("0.5")
_RESULT = regex(r"profit|income|ebit|result|earnings")
_LEFT = regex(r"\b(?:balance|surplus|deficit|profit|loss|result|difference)\b", re.IGNORECASE)
""" "Exports | Imports | Balance": what is left of the first and the second are no parts of it."""

Row = tuple[str, dict[str, Fact]]
"""A row's label, and its facts by column."""


def parts_of_totals(rows: Sequence[Row]) -> Iterator[Fact]:
    """The facts of the rows that a total proves to be its parts, as figures of the total's metric."""
    for at, (_, total) in enumerate(rows):
        if all(fact.metric == "unknown" for fact in total.values()) or any(fact.part for fact in total.values()):
            continue
        above = rows[max(0, at - _MOST) : at][::-1]
        below = rows[at + 1 : at + 1 + _MOST]
        block = _summing(total, above) or _summing(total, below)
        if any(_LEFT.search(label) for label, _ in block) and not any(_LEFT.search(f.clause) for f in total.values()):
            continue
        for label, row in block:
            for column, fact in row.items():
                # each column has a metric of its own, where headers tell it
                metric = total[column].metric if column in total else "unknown"
                if metric in ("unknown", fact.metric):
                    continue
                if fact.metric != "unknown" and _RESULT.search(metric):
                    continue  # tax and turnover add up to a profit and are no parts of it
                yield replace(fact, metric=metric, part=content(label), measured=total[column].measured)


def with_amounts(rows: Sequence[Row]) -> list[Row]:
    """The rows, of which those that are counted by their label ("Staff", "Small firms") and add up with amounts are amounts as well."""
    out = list(rows)
    for at, (_, total) in enumerate(rows):
        for first, last, step in ((max(0, at - _MOST), at, -1), (at + 1, at + 1 + _MOST, 1)):
            near = range(len(rows))[first:last][::step]
            turned = [(rows[k][0], {c: _as_money(f, total.get(c)) for c, f in rows[k][1].items()}) for k in near]
            is_any = any(turned[n][1] != rows[k][1] for n, k in enumerate(near))
            block = _summing(total, turned) if is_any else ()
            for k, row in zip(near, block, strict=False):
                out[k] = row
    return out


def _as_money(fact: Fact, total: Fact | None) -> Fact:
    one, whole = fact.quantity, total.quantity if total is not None else None
    if (
        one is None
        or whole is None
        or one.value is None
        or not whole.value
        or (one.kind, whole.kind) != ("count", "money")
    ):
        return fact
    if one.unit or one.per or whole.per or (digits := _DIGITS.search(whole.text)) is None:
        return fact
    scale = abs(whole.value) / (Decimal(digits[0].replace(",", "")) or 1)
    value = one.value * scale
    told = {"kind": "money", "unit": whole.unit, "value": value, "low": value, "high": value, "step": one.step * scale}
    return replace(fact, metric="unknown", measured=NOTHING, quantity=one.model_copy(update=told))


_DIGITS = regex(r"\d[\d,]*(?:\.\d+)?")


def _summing(total: dict[str, Fact], rows: Sequence[Row]) -> Sequence[Row]:
    """The nearest rows that add up to the total in every column that all of them fill."""
    sums = dict.fromkeys(total, Decimal(0))
    room = dict.fromkeys(total, Decimal(0))
    for count, (_, row) in enumerate(rows, start=1):
        for column, whole in total.items():
            fact = row.get(column)
            if not _alike(fact, whole) or fact is None or fact.quantity is None or fact.quantity.value is None:
                sums.pop(column, None)
            elif column in sums:
                sums[column] += fact.quantity.value
                room[column] += fact.quantity.step * _HALF
        if not sums:
            return ()
        if count > 1 and all(_near(total[column], value, room[column]) for column, value in sums.items()):
            return rows[:count]
    return ()


def _alike(fact: Fact | None, whole: Fact) -> bool:
    one, other = None if fact is None else fact.quantity, whole.quantity
    return (
        one is not None
        and other is not None
        and (one.kind, one.unit, one.per) == (other.kind, other.unit, other.per)
        and one.kind in ("money", "count")
    )


def _near(total: Fact, value: Decimal, room: Decimal) -> bool:
    quantity = total.quantity
    if quantity is None or quantity.value is None or not quantity.value:
        return False
    return abs(quantity.value - value) <= room + quantity.step * _HALF
