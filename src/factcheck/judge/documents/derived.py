"""Levels that a document does not print and its figures give: differences, sums, and ratios of two of its metrics."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from factcheck.judge.compare import plain
from factcheck.judge.documents.align import Asked
from factcheck.judge.values import DERIVED
from factcheck.model import Quantity
from factcheck.sources.documents.facts import Fact

HUNDRED = Decimal(100)
Derivation = tuple[Quantity, tuple[Fact, ...], str]


def derived_levels(asked: Asked) -> Iterator[Derivation]:
    """By the recipes that filings are judged by: margins, free cash flow, payouts."""
    recipe = DERIVED.get(asked.fact.metric)
    if recipe is None or asked.part:
        return
    form, *names = recipe
    first, second = (_levels(asked, name) for name in names)
    for one in first:
        for two in second:
            assert one.quantity is not None
            assert two.quantity is not None
            a, b = one.quantity.value, two.quantity.value
            if a is None or b is None or one.quantity.unit != two.quantity.unit or (form == "percent-of" and not b):
                continue
            if form == "percent-of":
                value = a / b * HUNDRED
                text = f"{plain(a)} / {plain(b)} = {plain(value.quantize(Decimal('0.01')))}%"
                yield made(value, "percent", "percent"), (one, two), text
            elif form == "sum":
                yield made(a + b, "money", one.quantity.unit), (one, two), f"{plain(a)} + {plain(b)} = {plain(a + b)}"
            else:
                yield made(a - b, "money", one.quantity.unit), (one, two), f"{plain(a)} - {plain(b)} = {plain(a - b)}"


def _levels(asked: Asked, metric: str) -> list[Fact]:
    return [
        fact
        for fact in asked.levels_among(asked.held.facts.of_metrics([metric]))
        if not asked.part_of(fact) and asked.period(fact) == "same" and asked.of(fact) == asked.who
    ]


def made(value: Decimal, kind: str, unit: str) -> Quantity:
    """A computed figure in the shape of a printed one."""
    return Quantity.model_construct(
        id="", sentence=0, text=plain(value), start=0, end=0, kind=kind, value=value, low=value, high=value,
        unit=unit, cmp="eq", mod=None, per=None, alt_of=None, incidental=False, step=Decimal(0), bare_sign=False, rule="",
    )  # fmt: skip
