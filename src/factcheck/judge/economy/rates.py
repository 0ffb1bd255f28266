"""Exchange rates that are told, against the ECB's reference rates of the days around.

A fixing is one moment of a day. A quote near it is right; one beyond all fixings of the days around, and beyond what this pair moved in
a day around then, is wrong; what lies between is left open.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import timedelta
from decimal import Decimal
from functools import cached_property
from itertools import pairwise
from typing import Any

from factcheck.extract.economy import PAIR
from factcheck.judge.case import Case, Judgement, contradicted, supported, unverified
from factcheck.judge.compare import Bounds, Reading, read
from factcheck.judge.economy.fixed import DIGITS, line, observation, plain_rate
from factcheck.judge.economy.keys import currencies
from factcheck.judge.economy.lacking import lacking
from factcheck.judge.economy.moves import judge_move
from factcheck.judge.economy.spans import Span, span_of
from factcheck.judge.economy.words import listed, says, says_beside
from factcheck.judge.fix import quantity_fix
from factcheck.model import BOUNDS, DiagnosisCode, Observation, Quantity
from factcheck.patterns import regex
from factcheck.records import record
from factcheck.sources import ecb

_HUNDRED = Decimal(100)
_SPOT = timedelta(days=1)
"""On both sides of the day that is told: quotes of Asian mornings and New York evenings."""
_SHORT = 45
"""A longer time than so many days is told by its average or its ends."""


@record
class _Quote:
    """A rate that is told, which money in which, and when."""

    case: Case
    quantity: Quantity
    base: str
    quote: str
    span: Span

    @cached_property
    def rule(self) -> Any:
        return self.case.reference("ecb")

    @cached_property
    def reading(self) -> Reading:
        return read(self.quantity, self.case.hedge(self.quantity))

    @cached_property
    def near(self) -> Sequence[ecb.Fixing]:
        """The fixings of its time, and those of the days beside it."""
        first, last = self.span.first, self.span.last
        newest = max(last, min(last + _SPOT, self.case.day or last + _SPOT))
        return ecb.fixings(self.case.evidence, self.base, self.quote, first - _SPOT, newest)

    @cached_property
    def rates(self) -> Sequence[Decimal]:
        """The rates of its time and of some days around it."""
        far = timedelta(days=self.rule.quoted_days)
        first, last = self.span.first - far, self.span.last + far
        return [f.rate for f in ecb.fixings(self.case.evidence, self.base, self.quote, first, last)]

    @cached_property
    def beyond(self) -> Decimal:
        """Percent beyond all of these that a market may still have quoted: twice the largest move of a day around then."""
        largest = max((abs(b / a - 1) * _HUNDRED for a, b in pairwise(self.rates)), default=Decimal(0))
        percent: Decimal = min(self.rule.quoted_percent, max(self.rule.calm_percent, 2 * largest))
        return percent * (2 if self.says("extremes") else 1)

    @cached_property
    def shown(self) -> list[Observation]:
        own = [f for f in self.near if f.day <= self.span.last]
        told = self.quantity.value
        if len(own) > 1 and self.span.first != self.span.last and told is not None:
            own = [min(own, key=lambda f: abs(f.rate - told))]
        return [observation(f) for f in own[-1:] or self.near[:1]]

    @cached_property
    def line(self) -> str:
        return line(self.near, self.base, self.quote)

    def says(self, words: str) -> bool:
        return says(self.case, listed(self.case, words)) is not None

    def beside(self, words: str) -> bool:
        return says_beside(self.case, listed(self.case, words))


def judge_rate(case: Case) -> Judgement:
    quantity, subject = case.quantity, case.claim.subject.id or ""
    assert quantity is not None
    if case.claim.kind == "change":
        return judge_move(case, quantity)
    if quantity.kind not in ("money", "count", "multiple"):
        return unverified("no-rule", "how far a currency moved depends on the hours that are compared")
    quantity = _in_hundredths(case, quantity)
    span = span_of(case)
    if span is None:
        return unverified("ambiguous", "the day of the rate cannot be told")
    for base, quote in _orders(case, subject, quantity, span):
        return _judged(_Quote(case, quantity, base, quote, span))
    told = " and ".join(subject.removeprefix(PAIR).replace("~", "/").split("/"))
    return lacking(case, ecb.ID, currencies(subject), f"the ECB has no reference rates of {told} on these days")


def _in_hundredths(case: Case, quantity: Quantity) -> Quantity:
    """ "66 US cents, after 75": a bare number goes on in the cents of the figure before"""
    if not _BARE.fullmatch(quantity.text) or quantity.value is None:
        return quantity
    before = [q for q in case.extraction.quantities_in(quantity.sentence) if q.end <= quantity.start and q.value]
    cents = _BARE.match(before[-1].text) if before else None
    if cents is None or Decimal(cents[0]) != (before[-1].value or 0) * _HUNDRED:
        return quantity
    scaled = {
        name: of / _HUNDRED for name in ("value", "low", "high", "step") if (of := getattr(quantity, name)) is not None
    }
    return quantity.model_copy(update=scaled)


_BARE = regex(r"\d+(?:\.\d+)?")


def _orders(case: Case, subject: str, quantity: Quantity, span: Span) -> Sequence[tuple[str, str]]:
    """Which money is priced in which; of a bare number the order in which it could be the price."""
    pair = subject.removeprefix(PAIR)
    if "~" not in pair:
        base, quote = pair.split("/")
        return [(base, quote)] if ecb.fixings(case.evidence, base, quote, span.first, span.last) else []
    one, other = pair.split("~")
    found = []
    for base, quote in ((one, other), (other, one)):
        fixed = ecb.fixings(case.evidence, base, quote, span.first, span.last)
        value = quantity.value or quantity.high
        ratio = value / fixed[-1].rate if fixed and value else Decimal(0)
        if _ALIKE < ratio < 1 / _ALIKE:
            found.append((max(ratio, 1 / ratio), (base, quote)))
    return [pair for _, pair in sorted(found)]


_ALIKE = Decimal("0.7")


def _judged(told: _Quote) -> Judgement:
    if told.says("averages") and (told.beside("averages") or not told.beside("moves")):
        return _average(told)
    held = [f.rate for f in told.near]
    if told.quantity.cmp == "range":
        return _range(told, held)
    surely = _near_mark(told.quantity, told.reading)
    long = (told.span.last - told.span.first).days > _SHORT
    if long and told.beside("ends") and _is_amid(told, held):
        return unverified(
            "not-comparable", f"{_capital(told)}; the figure lies far from both ends", [told.line], told.shown
        )
    if held and not surely.disjoint(_around(min(held), max(held), told.rule.slack_percent)):
        if _is_against_its_way(told, held):
            return unverified(
                "ambiguous", f"{_capital(told)}; it is told to have moved the other way", [told.line], told.shown
            )
        return supported(told.shown, f"{_capital(told)}.", [told.line])
    return _open_or_wrong(told)


def _is_against_its_way(told: _Quote, held: Sequence[Decimal]) -> bool:
    """ "The franc gained to 0.9023" of days in which its price went from there to 0.8803: where it came from, and not where it went.

    Only of a time of several days: of a day the fixing says nothing of its ends.
    """
    if told.span.given or len(held) < _SEVERAL or told.case.claim.role != "level" or told.quantity.value is None:
        return False
    start = told.quantity.start
    if _TO.search(told.case.article.text, max(0, start - _NEAR), start) is None:
        return False
    first, last, value = held[0], held[-1], told.quantity.value
    moved = abs(last / first - 1) * _HUNDRED > told.rule.calm_percent
    return moved and abs(value / last - 1) > _NEARER * abs(value / first - 1)


_TO = regex(r"\bto\s+(?:about\s+|around\s+)?$", re.I)
_NEAR = 12
_NEARER = 3
_SEVERAL = 3


def _range(told: _Quote, held: Sequence[Decimal]) -> Judgement:
    """ "Traded between $1.05 and $1.12 this year": both ends, within what other hours add to them"""
    low, high = told.quantity.low, told.quantity.high
    if low is None or high is None:
        return unverified("ambiguous", "of which range it is told could not be seen")
    ends = ((low, min(held)), (high, max(held)))
    if told.span.given and all(not Bounds(end, end).disjoint(_around(of, of, told.beyond)) for end, of in ends):
        return supported(told.shown, f"{_capital(told)}.", [told.line])
    return unverified("not-comparable", f"{_capital(told)}", [told.line], told.shown)


def _is_amid(told: _Quote, held: Sequence[Decimal]) -> bool:
    """Whether what is told as the end of a long time lies far within it."""
    low, high = min(held), max(held)
    ends = (_around(end, end, told.rule.quoted_percent) for end in (low, high))
    return all(told.reading.perhaps.disjoint(end) for end in ends) and not told.reading.perhaps.disjoint(
        Bounds(low, high)
    )


def _average(told: _Quote) -> Judgement:
    mean = ecb.average(
        told.case.evidence, told.base, told.quote, told.span.first, min(told.span.last, told.case.day or told.span.last)
    )
    if mean is None:
        return lacking(told.case, ecb.ID, (told.base, told.quote), "the reference rates do not cover that time")
    of = f"ean of {mean.count} fixings from {mean.first} to {mean.last}: {plain_rate(mean.rate)} {told.quote} per {told.base}"
    if not told.reading.surely.disjoint(_around(mean.rate, mean.rate, told.rule.slack_percent)):
        return supported(told.shown, f"M{of}.", [f"m{of}"])
    of_it = told.beside("averages") or told.case.claim.role == "from"
    apart = of_it and told.reading.perhaps.disjoint(_around(mean.rate, mean.rate, told.rule.averaged_percent))
    if not told.span.given or not apart:
        return unverified("not-comparable", f"m{of}", [f"m{of}"], told.shown)
    fix = quantity_fix(told.quantity, mean.rate.quantize(_place(told.quantity)), told.quantity.unit)
    return contradicted(told.shown, "wrong-value", f"M{of}.", [f"m{of}"], fix=fix)


def _open_or_wrong(told: _Quote) -> Judgement:
    quantity, rates = told.quantity, told.rates
    working = [told.line]
    said = f"the ECB's reference rate was {told.line}"
    if not told.reading.perhaps.disjoint(_around(min(rates), max(rates), told.beyond)):
        return unverified("not-comparable", f"{said}; quotes of other hours differ by that much", working, told.shown)
    if not told.span.given and not _is_slip(quantity, told.near) and not _is_of_now(told):
        return unverified("ambiguous", f"{said}, and the sentence names no day", working, told.shown)
    code, how = _why_wrong(told)
    fix = quantity_fix(quantity, told.near[-1].rate.quantize(_place(quantity)), quantity.unit)
    return contradicted(told.shown, code, f"{_capital(told)}{how}.", working, fix=fix)


def _capital(told: _Quote) -> str:
    return f"The ECB's reference rate was {told.line}"


def _is_of_now(told: _Quote) -> bool:
    """A rate without a day is that of the article's days, where nothing speaks of another time and no market moves so far in them."""
    if told.case.claim.role != "level" or told.says("elsewhen"):
        return False
    here = any(t.sentence == told.case.claim.sentence and t.type != "base" for t in told.case.extraction.times)
    far = 2 * told.rule.quoted_percent
    return not here and told.reading.perhaps.disjoint(_around(min(told.rates), max(told.rates), far))


def _is_slip(quantity: Quantity, near: Sequence[ecb.Fixing]) -> bool:
    """Ten or a hundred times the rate is wrong of any day."""
    ratio = (quantity.value or Decimal(0)) / near[-1].rate
    return any(abs(ratio * factor - 1) < Decimal("0.03") for factor in (10, 100, Decimal("0.1"), Decimal("0.01")))


def _why_wrong(told: _Quote) -> tuple[DiagnosisCode, str]:
    if _is_slip(told.quantity, told.near):
        return "scale-slip", "; the decimal point is misplaced"
    value = told.quantity.value or Decimal(0)
    inverse = 1 / told.near[-1].rate
    if abs(value / inverse - 1) < Decimal("0.01"):
        return "wrong-currency", f"; {plain_rate(inverse)} {told.base} is what one {told.quote} cost"
    return "wrong-value", ""


def _near_mark(quantity: Quantity, reading: Reading) -> Bounds:
    """ "Past 150 yen" is said when the mark is passed, not far beyond it."""
    surely, value = reading.surely, quantity.value
    if quantity.cmp not in BOUNDS or value is None:
        return surely
    low, high = value * (1 - _MARK), value * (1 + _MARK)
    return Bounds(max(surely.low or low, low), min(surely.high or high, high))


_MARK = Decimal("0.05")


def _place(quantity: Quantity) -> Decimal:
    return quantity.step or DIGITS


def _around(low: Decimal, high: Decimal, percent: Decimal) -> Bounds:
    return Bounds(low * (1 - percent / _HUNDRED), high * (1 + percent / _HUNDRED))
