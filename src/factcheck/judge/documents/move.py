"""A change that a document gives, and whether a printed one is it."""

from __future__ import annotations

import re

from factcheck.judge.asked import read_change
from factcheck.judge.compare import Bounds, Reading, compare
from factcheck.judge.documents.align import Asked
from factcheck.judge.documents.derived import HUNDRED
from factcheck.model import Quantity
from factcheck.patterns import regex
from factcheck.records import record
from factcheck.sources.documents.facts import Fact

POINTS = frozenset(("pp", "bps"))


@record
class Move:
    """A change that the document gives. `signed` are its bounds in the claim's terms, None where it is of another kind."""

    facts: tuple[Fact, ...]
    text: str
    signed: Bounds | None
    points: Bounds | None = None
    """In percentage points, of a metric that is itself a percentage."""
    percent: Bounds | None = None
    sure: bool = True


_EVALUATED = regex(r"\b(?:improv\w+|deteriorat\w+|worsen\w*|better|worse)\b", re.IGNORECASE)


def is_evaluated(text: str) -> bool:
    """The words say better or worse, not up or down."""
    return _EVALUATED.search(text) is not None


OF_WHAT = regex(r"\s+(?:of\s+)?(?:that\s+of|those\s+of|what\b|its\s+level\b)", re.IGNORECASE)
""" "Less than half that of the first quarter": what is left of it, and not by how much it fell."""


def wanted(asked: Asked, quantity: Quantity) -> tuple[Reading, int]:
    """The printed change in percent, points or its own unit, and its sign. "Doubled" is a rise of 100%."""
    reading = read_change(quantity, asked.hedge)
    if quantity.kind == "multiple":
        return reading.mapped(lambda x: (x - 1) * HUNDRED), 1
    if quantity.kind == "fraction" and OF_WHAT.match(asked.sentence.partition(quantity.text)[2]):
        return reading.mapped(lambda x: (x - 1) * HUNDRED), 1
    if quantity.kind == "fraction":
        reading = reading.mapped(lambda x: x * HUNDRED)
    if quantity.kind == "bps":
        reading = reading.mapped(lambda x: x / HUNDRED)
    down = asked.fact.direction == "down" and (quantity.value is None or quantity.value >= 0)
    return reading, -1 if down else 1


def change_outcome(reading: Reading, move: Move, sign: int, quantity: Quantity) -> str:
    """Right as it comes out of the printed figures; wrong only if no value that they may stand for would do."""
    if move.signed is None:
        return "unsure"
    bounds = turned(move.signed, sign)
    stated = move.facts[0].quantity
    if (
        len(move.facts) == 1
        and stated is not None
        and stated.cmp == quantity.cmp
        and stated.value == quantity.value
        and stated.kind == quantity.kind
    ):
        return (
            "match"
            if stated.value is not None and sign == _sign(move.facts[0], quantity)
            else compare(reading, bounds).outcome
        )
    if bounds.low is not None and bounds.high is not None:
        middle = (bounds.low + bounds.high) / 2
        if compare(reading, Bounds(middle, middle)).outcome == "match":
            return "match"
    return compare(reading, bounds).outcome


def _sign(fact: Fact, quantity: Quantity) -> int:
    return 1 if quantity.kind == "multiple" else -1 if fact.direction == "down" else 1


def turned(bounds: Bounds | None, sign: int) -> Bounds:
    assert bounds is not None
    if sign > 0:
        return bounds
    return Bounds(None if bounds.high is None else -bounds.high, None if bounds.low is None else -bounds.low)
