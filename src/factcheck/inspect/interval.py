"""What values a printed figure may stand for, taken so wide that neither rounding nor style can make two figures disagree.

The judge supports a claim only inside the printed precision; here the question is the opposite one, what is provably
impossible, so every habit of writers counts: rounding of an already rounded figure, digits cut off, zeros at the end of
a round number, a hedge, a bound.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal

from factcheck.model import Quantity
from factcheck.records import record

ZERO = Decimal(0)
ONE = Decimal(1)
CHAINED = Decimal("0.56")
"""Half a printed place, and a tenth of that for a figure that was rounded twice."""
ROUND_NUMBER = Decimal("0.015")
"""397 million is told as "$400 million": a number that ends in zeros may be off by this much of itself."""
HEDGE, HEDGE_OF_DIGITS = Decimal("0.15"), Decimal("0.06")
"""By how much of itself a hedged figure may be off: a round number, and one that is told to two digits or more."""
HEDGE_OF_WORD = Decimal("0.2")
"""By so much of itself a ratio may be off that is told by a hedged word: "nearly tripled"."""
WORD_SHORT, WORD_BEYOND = Decimal("0.12"), Decimal("0.3")
"""A ratio told by a word may be missed by the one and exceeded by the other: "doubled" is said from 1.76 to 2.6 times."""
WORD_BOUND = Decimal("0.03")
"""By so much of itself "more than doubled" may be short of twice."""


@record
class Interval:
    """A closed range; None is unbounded."""

    low: Decimal | None
    high: Decimal | None

    def disjoint(self, other: Interval) -> bool:
        return self.below(other) or other.below(self)

    def below(self, other: Interval) -> bool:
        """Every value of this one is smaller than every value of the other."""
        return self.high is not None and other.low is not None and self.high < other.low

    def widened(self, by: Decimal) -> Interval:
        return Interval(None if self.low is None else self.low - by, None if self.high is None else self.high + by)

    def scaled(self, by: Decimal) -> Interval:
        """Times a positive number."""
        return Interval(None if self.low is None else self.low * by, None if self.high is None else self.high * by)

    def __neg__(self) -> Interval:
        return Interval(None if self.high is None else -self.high, None if self.low is None else -self.low)

    def __add__(self, other: Interval) -> Interval:
        return Interval(_both(self.low, other.low, Decimal.__add__), _both(self.high, other.high, Decimal.__add__))

    def __sub__(self, other: Interval) -> Interval:
        return self + -other

    def __mul__(self, other: Interval) -> Interval:
        """Of positive ranges."""
        return Interval(_both(self.low, other.low, Decimal.__mul__), _both(self.high, other.high, Decimal.__mul__))

    def __truediv__(self, other: Interval) -> Interval:
        """Of positive ranges; a divisor that reaches zero gives no upper bound."""
        low = _both(self.low, other.high, Decimal.__truediv__)
        high = None if other.low is None or other.low <= 0 else _both(self.high, other.low, Decimal.__truediv__)
        return Interval(low, high)

    @property
    def positive(self) -> bool:
        return self.low is not None and self.low > 0

    @property
    def negative(self) -> bool:
        return self.high is not None and self.high < 0

    @property
    def magnitude(self) -> Interval:
        return -self if self.negative else self


def _both(a: Decimal | None, b: Decimal | None, operation: Callable[[Decimal, Decimal], Decimal]) -> Decimal | None:
    return None if a is None or b is None else operation(a, b)


def value_of(quantity: Quantity) -> Decimal | None:
    if (value := quantity.value) is not None or (value := quantity.low) is not None:
        return value
    return quantity.high


_ROUNDED: dict[int, tuple[Quantity, Interval]] = {}
"""By the quantity's identity, which is its own as long as it is kept here: one figure is looked at by many inspections."""
_MOST_KEPT = 2_000


def rounded(quantity: Quantity) -> Interval:
    """The figure as rounded, perhaps twice."""
    known = _ROUNDED.get(id(quantity))
    if known is None:
        if len(_ROUNDED) > _MOST_KEPT:
            _ROUNDED.clear()
        known = _ROUNDED[id(quantity)] = quantity, _interval(quantity, truncated=False)
    return known[1]


def readings(quantity: Quantity) -> tuple[Interval, ...]:
    """As rounded, and as cut off where that is another range."""
    plain = rounded(quantity)
    if quantity.cmp != "eq" or quantity.kind in {"multiple", "fraction"}:
        return (plain,)  # only what is told outright may be cut off
    cut = _interval(quantity, truncated=True)
    return (plain,) if cut == plain else (plain, cut)


def combinations(quantities: Sequence[Quantity]) -> Iterator[tuple[Interval, ...]]:
    """All as rounded; then each one of them cut off while the others are rounded: nobody cuts off everything at once."""
    plain = tuple(rounded(quantity) for quantity in quantities)
    yield plain
    for index, quantity in enumerate(quantities):
        for reading in readings(quantity)[1:]:
            yield (*plain[:index], reading, *plain[index + 1 :])


def possible(quantities: Sequence[Quantity], holds: Callable[..., bool]) -> bool:
    """True when some reading of the printed figures satisfies the relation."""
    return any(holds(*reading) for reading in combinations(quantities))


def step_of(quantity: Quantity) -> Decimal:
    """One unit in the last place; figures written as words print no places, so their zeros are taken for rounding."""
    value = value_of(quantity)
    if quantity.kind == "count" and value in _COUNTED and quantity.text[:1].isalpha():
        return ZERO
    if quantity.step or value is None or quantity.kind in {"rank", "ordinal"}:
        return quantity.step
    return ONE.scaleb(_zeros(value))


_DIGITS = 2
_COUNTED = frozenset(map(Decimal, range(1, 10)))
""" "Four ferries" are neither three and a half nor four and a half."""


def _zeros(value: Decimal) -> int:
    exponent = value.normalize().as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0


def _tolerance(quantity: Quantity, value: Decimal) -> Decimal:
    printed = step_of(quantity) * CHAINED
    if quantity.kind not in {"money", "count"} or "." in quantity.text:
        return printed
    loose = min(ONE.scaleb(_zeros(value)) / 2, abs(value) * ROUND_NUMBER)
    return max(printed, loose)


def _interval(quantity: Quantity, truncated: bool) -> Interval:
    if quantity.cmp == "range":
        slack = max(step_of(quantity) * CHAINED, Decimal("0.5") if quantity.kind in {"percent", "pp"} else ZERO)
        return Interval(quantity.low, quantity.high).widened(slack)
    value = value_of(quantity)
    if value is None:
        return Interval(None, None)
    if quantity.cmp == "eq" and quantity.kind in {"multiple", "fraction"} and not quantity.step and value > 0:
        # towards more of the same: a rise above 1, a fall below it
        short, beyond = (1 - WORD_SHORT, 1 + WORD_BEYOND) if value >= 1 else (1 - WORD_BEYOND, 1 + WORD_SHORT)
        return Interval(value * short, value * beyond)
    tolerance = _tolerance(quantity, value)
    if quantity.cmp == "eq":
        away = (
            max(tolerance, step_of(quantity))
            if truncated and quantity.kind not in {"multiple", "fraction"}
            else tolerance
        )
        return Interval(value - (away if value < 0 else tolerance), value + (tolerance if value < 0 else away))
    if quantity.kind == "multiple" and not quantity.step and value >= 1 and quantity.cmp != "approx":
        tolerance = value * WORD_BOUND  # "more than doubled"
    if quantity.cmp in {"gt", "ge"}:
        return Interval(value - tolerance, None)
    if quantity.cmp in {"lt", "le"}:
        return Interval(None, value + tolerance)
    share = HEDGE if len(value.normalize().as_tuple().digits) < _DIGITS else HEDGE_OF_DIGITS
    if quantity.kind in {"multiple", "fraction"} and not quantity.step:
        return Interval(value * (1 - HEDGE_OF_WORD), value * (1 + HEDGE_OF_WORD))
    hedge = max(abs(value) * share, tolerance, step_of(quantity))
    return Interval(value - hedge, value + hedge)
