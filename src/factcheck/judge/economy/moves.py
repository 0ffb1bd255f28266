"""How far a currency moved over a time that is told: "gained 4% against the dollar in March", "has lost 6% since December".

From the last fixing before the time to the last one within it. Reporters take other hours and other first days, and some tell by how much
the other currency moved: right is what one of these ways gives, wrong only what lies beyond all of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal

from factcheck.extract.economy import PAIR
from factcheck.judge.case import Case, Judgement, contradicted, supported, unverified
from factcheck.judge.compare import Bounds, read
from factcheck.judge.economy.fixed import observation
from factcheck.judge.economy.lacking import lacking
from factcheck.judge.economy.spans import days_of
from factcheck.judge.economy.words import listed, says
from factcheck.judge.fix import quantity_fix
from factcheck.model import DiagnosisCode, Quantity
from factcheck.sources import ecb

_HUNDRED = Decimal(100)
_DAYS = timedelta(days=1)
_AROUND = timedelta(days=5)
_LEAST = timedelta(days=20)
"""Over fewer days the hours that are compared make up too much of a move."""
_NEAR, _BEYOND = Decimal("0.25"), Decimal(1)
"""Points between a fixing and another hour of its day, twice in a move; and what is left to mistakes of days."""


def judge_move(case: Case, quantity: Quantity) -> Judgement:
    open_ = unverified("no-rule", "how far a currency moved depends on the hours that are compared")
    ends = _ends(case)
    if ends is None or case.claim.direction not in ("up", "down") or says(case, listed(case, "averages")) is not None:
        return open_
    first, latest, last = ends
    if last - first < _LEAST or quantity.kind != "percent" or quantity.value is None:
        return open_
    base, quote = case.claim.subject.id.removeprefix(PAIR).split("/") if case.claim.subject.id else ("", "")
    opens = ecb.fixings(case.evidence, base, quote, first - _AROUND, latest + _AROUND)
    closes = ecb.fixings(case.evidence, base, quote, last - _AROUND, min(last + _AROUND, case.day or last))
    if not opens or not closes:
        return lacking(
            case, ecb.ID, (base, quote), f"the ECB has no reference rates of {base} and {quote} on these days"
        )
    reading = read(quantity, case.hedge(quantity))
    down = case.claim.direction == "down"
    near = _moved(_by(opens, first), _by(closes, last))
    told = f"from {near[0].day} to {near[1].day} the price of {base} in {quote} moved by {near[2]:+.1f}%"
    shown = [observation(near[0]), observation(near[1])]
    working = [f"{near[1].rate:.4f} / {near[0].rate:.4f} - 1 = {near[2]:.2f}%"]
    ways = _ways(near[2], down)
    if any(not reading.surely.disjoint(Bounds(way - _NEAR, way + _NEAR)) for way in ways):
        return supported(shown, f"{told[0].upper()}{told[1:]}.", working)
    moves = [way for a in opens for b in closes for way in _ways(_moved([a], [b])[2], down)]
    if not reading.perhaps.disjoint(Bounds(min(moves) - _BEYOND, max(moves) + _BEYOND)):
        return unverified("not-comparable", f"{told}; other days and hours give that much more or less", working, shown)
    if any(c.field == "subject" for c in case.claim.context):
        return unverified("ambiguous", f"{told}; which way round the table counts is not said", working, shown)
    flipped = any(abs(-way - quantity.value) < _BEYOND for way in ways)
    fix = quantity_fix(quantity, abs(near[2]).quantize(quantity.step or Decimal(1)), "percent")
    code: DiagnosisCode = "direction-flipped" if flipped else "wrong-value"
    return contradicted(shown, code, f"{told[0].upper()}{told[1:]}.", working, fix=None if flipped else fix)


def _ends(case: Case) -> tuple[date, date, date] | None:
    """The first and the last day on which the move may have begun, and its last one: of the time that is told, or from the one "since"
    to the article's day."""
    time, base = case.extraction.time(case.claim.period), case.extraction.time(case.claim.base)
    since = days_of(case, base) if base is not None and base.type != "base" else None
    days = days_of(case, time) if time is not None and time.type != "base" else None
    if since is not None and case.day is not None:
        own = days is not None and days[1] > since[1] and (days[1] - days[0]) < _LEAST
        return *since, days[1] if own and days is not None else case.day
    if days is None or base is not None and base.type == "base":
        return None
    return days[0] - _DAYS, days[0] - _DAYS, min(days[1], case.day or days[1])


def _by(fixed: Sequence[ecb.Fixing], day: date) -> Sequence[ecb.Fixing]:
    known = [f for f in fixed if f.day <= day]
    return known[-1:] or fixed[:1]


def _moved(opens: Sequence[ecb.Fixing], closes: Sequence[ecb.Fixing]) -> tuple[ecb.Fixing, ecb.Fixing, Decimal]:
    first, last = opens[0], closes[-1]
    return first, last, (last.rate / first.rate - 1) * _HUNDRED


def _ways(move: Decimal, down: bool) -> tuple[Decimal, Decimal]:
    """The move of the currency itself and that of the other one, both counted in the direction that is told."""
    other = move / (1 + move / _HUNDRED)
    return (-move, -other) if down else (move, other)
