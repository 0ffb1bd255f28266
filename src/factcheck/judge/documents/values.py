"""A printed figure of an article against a printed figure of a document: in which terms they compare, and whether they agree."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Literal

from factcheck.extract.frames import PARTS_OF_YEAR
from factcheck.judge.compare import HALF, ZERO, Bounds, Comparison, Hedge, compare, plain, point, read
from factcheck.model import Quantity
from factcheck.patterns import regex
from factcheck.records import record
from factcheck.sources.documents.facts import Fact, negative
from factcheck.sources.documents.units import alike, measure

Relation = Literal["same", "currency", "unit", "points", "kind"]
"""Terms in which two figures stand to each other; only "same" can be compared."""
HUNDRED = Decimal(100)
_FAR = Decimal("0.1")
_TIMES = PARTS_OF_YEAR | {"year"}
_FREE = frozenset(("share", "month", "day", "year", "barrel", "tonne", "ounce", "user"))


@record
class Weighed:
    outcome: Literal["match", "differ", "unsure"]
    relation: Relation
    why: str = ""


def weigh(claimed: Quantity, found: Quantity, hedge: Hedge) -> Weighed:
    """ "match" or "differ" only where unit, currency and basis are the same or convert."""
    relation, factor = related(claimed, found)
    if relation != "same":
        return Weighed("differ" if relation != "kind" else "unsure", relation, f"{claimed.unit} against {found.unit}")
    comparison = _compared(claimed, found, factor, hedge)
    if comparison.outcome == "differ" and claimed.per and not found.per and claimed.per not in _TIMES | _FREE:
        return Weighed("unsure", "same", f"per {claimed.per}")  # "1.93 a square foot", against the price of a room
    return Weighed(comparison.outcome, "same", comparison.why)


def unbracketed(found: Fact) -> Quantity | None:
    """A figure of a table in brackets, of what may be a cost ("Fuel (418)"), without its sign; None for any other."""
    quantity = found.quantity
    if quantity is None or not found.in_table or quantity.value is None or quantity.value >= 0:
        return None
    printed = quantity.text.lstrip("$€£¥ ")
    if quantity.kind != "money" or _RESULT.search(found.metric):
        return None
    if not printed.startswith("(") and not (printed[:1] in "-−–" and _COSTS.search(found.clause)):
        return None
    return negative(quantity) if not _RESULTS.search(found.clause) else None


_RESULT = regex(r"income|profit|eps|ebit|fcf|cash_flow|ocf|result|loss|balance|net_debt")
_RESULTS = regex(
    r"\b(?:profit|(?<!loan[ -])(?<!credit[ -])loss|income|result|ebit\w*|earnings|cash flow|balance|surplus|deficit|change|net)\b",
    re.IGNORECASE,
)


_COSTS = regex(
    r"\b(?:costs?|expenses?|provisions?|charges?|impairments?|depreciation|amorti[sz]ation|tax(?:es)?|write-?(?:downs?|offs?)|capex|expenditure|wages|salaries|personnel)\b",
    re.IGNORECASE,
)


def is_bare(fact: Fact) -> bool:
    """A cell of which neither unit nor scale is known: "21.9" under "Gas transported (bcm)"."""
    quantity = fact.quantity
    return quantity is not None and quantity.kind == "count" and not quantity.unit and quantity.step <= 1


def related(claimed: Quantity, found: Quantity) -> tuple[Relation, Decimal]:
    """The relation, and by what the found figure is multiplied to stand in the claim's unit."""
    one, other = claimed.kind, found.kind
    if claimed.per in _TIMES and found.per in _TIMES and claimed.per != found.per:
        return "unit", Decimal(1)  # 4,000 tonnes a week are none a month
    if one == "money" and other == "money":
        if _per_differs(claimed, found):
            return "kind", ZERO
        is_same = claimed.unit == found.unit or not found.unit or not claimed.unit or _CENTS.search(claimed.text)
        return ("same" if is_same else "currency"), Decimal(1)
    if one == other and one in ("percent", "rank", "ordinal", "multiple", "fraction"):
        return "same", Decimal(1)
    if {one, other} <= {"pp", "bps"}:
        return "same", Decimal(1) if one == other else HUNDRED if one == "bps" else Decimal(1) / HUNDRED
    if {one, other} in ({"percent", "pp"}, {"percent", "bps"}):
        return "points", HUNDRED if one == "bps" else Decimal(1) / HUNDRED if other == "bps" else Decimal(1)
    if one == "fraction" and other == "percent":
        return "same", Decimal(1) / HUNDRED
    if one == "percent" and other == "fraction":
        return "same", HUNDRED
    if one == "count" and other == "count":
        return _counted(claimed, found)
    if {one, other} == {"money", "count"}:
        bare = found if other == "count" else claimed
        # "five were ordered" tells of no amount of money
        return ("kind", ZERO) if bare.unit or bare.text.isalpha() else ("same", Decimal(1))
    return "kind", ZERO


_CENTS = regex(r"(?<!US )(?<!U\.S\. )(?<!euro )\bcents?(?:\s+(?:a|per)\s+\w+)?$", re.IGNORECASE)
""" "38 cents": of dollars and of euros alike."""


def _counted(claimed: Quantity, found: Quantity) -> tuple[Relation, Decimal]:
    one, other = measure(claimed.unit), measure(found.unit)
    if one and other:
        if one[0] != other[0]:
            return "unit", Decimal(1)
        return "same", other[1] / one[1]
    if one or other:
        return ("kind", ZERO) if claimed.unit and found.unit else ("same", Decimal(1))
    return ("kind", ZERO) if alike(claimed.unit, found.unit) is False else ("same", Decimal(1))


def _per_differs(claimed: Quantity, found: Quantity) -> bool:
    one, other = claimed.per, found.per
    if one == other:
        return False
    if one is None or other is None:
        return "share" in (one, other) and (one or other) not in _FREE - {"share"}
    return alike(one, other) is not True


def bounds_of(quantity: Quantity, factor: Decimal = Decimal(1), fineness: Decimal | None = None) -> Bounds | None:
    """What a printed figure may be, seen by one who prints to `fineness`: a rounded value is an interval for a finer one."""
    if quantity.value is None:
        if quantity.low is None and quantity.high is None:
            return None
        low, high = (None if end is None else end * factor for end in (quantity.low, quantity.high))
        return Bounds(low, high)
    value, half = quantity.value * factor, quantity.step * factor * HALF
    if fineness is not None and half > fineness * HALF:
        return Bounds(value - half, value + half)
    return point(value)


def _compared(claimed: Quantity, found: Quantity, factor: Decimal, hedge: Hedge) -> Comparison:
    if claimed.cmp == "range" and found.value is None:
        return _ranges(claimed, found, factor)
    if found.cmp in ("gt", "ge", "lt", "le", "approx", "near_above", "near_below") and found.value is not None:
        return _against_loose(claimed, found, factor, hedge)
    reading = read(claimed, hedge)
    if claimed.cmp == "eq" and found.value is not None and claimed.value == found.value * factor:
        return Comparison("match", "the same figure")
    bounds = bounds_of(found, factor, claimed.step)
    if bounds is None:
        return Comparison("unsure", "the document gives no figure")
    if found.value is None:
        inside = not reading.perhaps.disjoint(bounds)
        return Comparison("unsure" if inside else "differ", "the document gives a range")
    return compare(reading, bounds)


def _ranges(claimed: Quantity, found: Quantity, factor: Decimal) -> Comparison:
    half = max(claimed.step, found.step * factor) * HALF
    ends = [(claimed.low, found.low), (claimed.high, found.high)]
    if any((a is None) != (b is None) for a, b in ends):
        return Comparison("unsure", "only one of the ranges has both ends")
    off = any(a is not None and b is not None and abs(a - b * factor) > half for a, b in ends)
    return Comparison("differ" if off else "match", "both ends of the range")


def _against_loose(claimed: Quantity, found: Quantity, factor: Decimal, hedge: Hedge) -> Comparison:
    """ "At least 120 billion" and "about 900": the same figure agrees; a bound decides what it implies; far off differs."""
    assert found.value is not None
    value = found.value * factor
    if claimed.value is None:
        return compare(read(claimed, hedge), point(value))
    half = max(claimed.step, found.step * factor) * HALF
    if abs(claimed.value - value) <= half:
        opposite = {claimed.cmp[0], found.cmp[0]} == {"g", "l"}
        return Comparison("unsure" if opposite else "match", "the figure that the document gives with a bound or hedge")
    if claimed.cmp in ("gt", "ge") and found.cmp in ("gt", "ge", "approx", "near_above") and claimed.value < value:
        close = claimed.value * 2 >= value
        return Comparison("match" if close else "unsure", "implied by the document's bound")
    if claimed.cmp in ("lt", "le") and found.cmp in ("lt", "le", "approx", "near_below") and claimed.value > value:
        return Comparison("match" if claimed.value <= value * 2 else "unsure", "implied by the document's bound")
    reading = read(claimed, hedge)
    far = abs(claimed.value - value) > abs(value) * _FAR
    inside = reading.surely.contains(point(value))
    return Comparison(
        "match" if inside else "differ" if far and reading.perhaps.disjoint(point(value)) else "unsure",
        "a hedged figure",
    )


def told(quantity: Quantity) -> str:
    return (
        quantity.text
        if quantity.id or not quantity.unit or any(c.isalpha() or c in "$€£%" for c in quantity.text)
        else f"{quantity.text} ({_unit(quantity)})"
    )


def _unit(quantity: Quantity) -> str:
    value = plain(quantity.value) if quantity.value is not None else ""
    return f"{value} {quantity.unit}".strip()
