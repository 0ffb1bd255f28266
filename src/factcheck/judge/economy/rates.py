"""Exchange rates that are told, against the ECB's reference rates of the days around.

A fixing is one moment of a day. A quote near it is right; one beyond all fixings of the days around, and beyond what markets move in a
day, is wrong; what lies between is left open.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal

from factcheck.extract.economy import PAIR
from factcheck.judge.case import Case, Judgement, contradicted, supported, unverified
from factcheck.judge.compare import Bounds, Reading, read
from factcheck.judge.economy.lacking import lacking
from factcheck.judge.economy.words import listed, says
from factcheck.judge.fix import quantity_fix
from factcheck.model import DiagnosisCode, Observation, Quantity
from factcheck.records import record
from factcheck.sources import ecb

_HUNDRED = Decimal(100)
_SPOT = 1
"""Days on both sides of the one that is told: quotes of Asian mornings and New York evenings."""
_UNDATED = 4
_BACK = {"MOM": 30, "QOQ": 91, "YOY": 365}
"""Days back to an earlier level, by its basis."""
_SHORT = 45
"""A longer time than so many days is told by its average or its ends."""
_DIGITS = Decimal("0.0001")


def currencies(subject: str) -> tuple[str, ...]:
    """The codes of "fx:EUR/USD" that the ECB has a history of."""
    told = subject.removeprefix(PAIR).replace("~", "/").split("/")
    return tuple(code for code in told if code != ecb.EURO)


@record
class _Window:
    """The days that are meant, and whether the words tell them."""

    first: date
    last: date
    given: bool


def judge_rate(case: Case) -> Judgement:
    quantity, subject = case.quantity, case.claim.subject.id or ""
    assert quantity is not None
    if quantity.kind not in ("money", "count", "multiple"):
        return unverified("no-rule", "how far a currency moved depends on the hours that are compared")
    window = _window(case)
    if window is None:
        return unverified("ambiguous", "the day of the rate cannot be told")
    for base, quote in _orders(case, subject, quantity, window):
        return _judged(case, quantity, base, quote, window)
    told = " and ".join(subject.removeprefix(PAIR).replace("~", "/").split("/"))
    return lacking(case, ecb.ID, currencies(subject), f"the ECB has no reference rates of {told} on these days")


def _window(case: Case) -> _Window | None:
    time = case.extraction.time(case.claim.period)
    if time is not None and time.window is not None:
        last = time.window.end
        return _Window(time.window.start or last, last, True)
    anaphor = time is not None and time.value.startswith("REF:")  # "ended the month at"
    if time is not None and time.type != "base" and not anaphor or case.day is None:
        return None
    base = case.extraction.time(case.claim.base)
    if base is not None or case.claim.role == "from":
        back = _BACK.get(base.value) if base is not None else None
        if back is None:
            return None
        around = case.day - timedelta(days=back)
        return _Window(around - timedelta(days=_UNDATED), around + timedelta(days=_UNDATED), False)
    return _Window(case.day - timedelta(days=_UNDATED), case.day, False)


def _orders(case: Case, subject: str, quantity: Quantity, window: _Window) -> Sequence[tuple[str, str]]:
    """Which money is priced in which; of a bare number the order in which it could be the price."""
    pair = subject.removeprefix(PAIR)
    if "~" not in pair:
        base, quote = pair.split("/")
        return [(base, quote)] if ecb.fixings(case.evidence, base, quote, window.first, window.last) else []
    one, other = pair.split("~")
    found = []
    for base, quote in ((one, other), (other, one)):
        fixed = ecb.fixings(case.evidence, base, quote, window.first, window.last)
        ratio = quantity.value / fixed[-1].rate if fixed and quantity.value else Decimal(0)
        if _ALIKE < ratio < 1 / _ALIKE:
            found.append((max(ratio, 1 / ratio), (base, quote)))
    return [pair for _, pair in sorted(found)]


_ALIKE = Decimal("0.7")


def _judged(case: Case, quantity: Quantity, base: str, quote: str, window: _Window) -> Judgement:
    rule = case.reference("ecb")
    reading = read(quantity, case.hedge(quantity))
    spot, far = timedelta(days=_SPOT), timedelta(days=rule.quoted_days)
    newest = max(window.last, min(window.last + spot, case.day or window.last + spot))
    near = ecb.fixings(case.evidence, base, quote, window.first - spot, newest)
    around = ecb.fixings(case.evidence, base, quote, window.first - far, window.last + far)
    averages = says(case, listed(case, "averages")) is not None
    long = (window.last - window.first).days > _SHORT
    own = [f for f in near if f.day <= window.last]
    if len(own) > 1 and window.first != window.last and quantity.value is not None:
        told = quantity.value
        own = [min(own, key=lambda f: abs(f.rate - told))]
    shown = [_observation(f) for f in own[-1:] or near[:1]]
    working = [_line(near, base, quote)]
    if averages or long:
        mean = ecb.average(case.evidence, base, quote, window.first, window.last)
        if mean is None:
            return lacking(case, ecb.ID, (base, quote), "the reference rates do not cover that time")
        working = [
            f"mean of {mean.count} fixings from {mean.first} to {mean.last}: {_plain(mean.rate)} {quote} per {base}"
        ]
        if not averages and not _reached(reading.surely, near, rule.slack_percent):
            return _open_or_wrong(case, quantity, near, around, base, quote, shown, working, window)
        if not averages:
            return supported(
                shown, f"The ECB's reference rate was {_line(near, base, quote)}.", [_line(near, base, quote)]
            )
        within = mean.rate
        if not reading.surely.disjoint(_around(within, within, rule.slack_percent)):
            return supported(shown, f"M{working[0][1:]}.", working)
        return unverified("not-comparable", working[0], working, shown)
    if _reached(_near_mark(quantity, reading), near, rule.slack_percent):
        detail = f"The ECB's reference rate was {_line(near, base, quote)}."
        return supported(shown, detail, working)
    return _open_or_wrong(case, quantity, near, around, base, quote, shown, working, window)


def _open_or_wrong(
    case: Case,
    quantity: Quantity,
    near: Sequence[ecb.Fixing],
    around: Sequence[ecb.Fixing],
    base: str,
    quote: str,
    shown: Sequence[Observation],
    working: list[str],
    window: _Window,
) -> Judgement:
    rule = case.reference("ecb")
    reading = read(quantity, case.hedge(quantity))
    told = f"the ECB's reference rate was {_line(near, base, quote)}"
    beyond = rule.quoted_percent * (2 if says(case, listed(case, "extremes")) else 1)
    rates = [f.rate for f in around]
    if not reading.perhaps.disjoint(_around(min(rates), max(rates), beyond)):
        return unverified("not-comparable", f"{told}; quotes of other hours differ by that much", working, shown)
    if not window.given and not _is_slip(quantity, near) and not _is_of_now(case, reading, rates):
        return unverified("ambiguous", f"{told}, and the sentence names no day", working, shown)
    code, how = _why_wrong(case, quantity, base, quote, near)
    fix = quantity_fix(quantity, near[-1].rate.quantize(_place(quantity)), quantity.unit)
    return contradicted(shown, code, f"{told[0].upper()}{told[1:]}{how}.", working, fix=fix)


def _is_of_now(case: Case, reading: Reading, rates: Sequence[Decimal]) -> bool:
    """A rate without a day is that of the article's days, where nothing speaks of another time and no market moves so far in them."""
    if case.claim.role != "level" or says(case, listed(case, "elsewhen")) is not None:
        return False
    here = any(t.sentence == case.claim.sentence and t.type != "base" for t in case.extraction.times)
    far = 2 * case.reference("ecb").quoted_percent
    return not here and reading.perhaps.disjoint(_around(min(rates), max(rates), far))


def _is_slip(quantity: Quantity, near: Sequence[ecb.Fixing]) -> bool:
    """Ten or a hundred times the rate is wrong of any day."""
    ratio = (quantity.value or Decimal(0)) / near[-1].rate
    return any(abs(ratio * factor - 1) < Decimal("0.03") for factor in (10, 100, Decimal("0.1"), Decimal("0.01")))


def _why_wrong(
    case: Case, quantity: Quantity, base: str, quote: str, near: Sequence[ecb.Fixing]
) -> tuple[DiagnosisCode, str]:
    if _is_slip(quantity, near):
        return "scale-slip", "; the decimal point is misplaced"
    value = quantity.value or Decimal(0)
    inverse = 1 / near[-1].rate
    if abs(value / inverse - 1) < Decimal("0.01"):
        return "wrong-currency", f"; {_plain(inverse)} {base} is what one {quote} cost"
    return "wrong-value", ""


def _near_mark(quantity: Quantity, reading: Reading) -> Bounds:
    """ "Past 150 yen" is said when the mark is passed, not far beyond it."""
    surely, value = reading.surely, quantity.value
    if quantity.cmp not in ("gt", "ge", "lt", "le") or value is None:
        return surely
    low, high = value * (1 - _MARK), value * (1 + _MARK)
    return Bounds(max(surely.low or low, low), min(surely.high or high, high))


_MARK = Decimal("0.05")


def _place(quantity: Quantity) -> Decimal:
    return quantity.step or _DIGITS


def _reached(surely: Bounds, fixed: Sequence[ecb.Fixing], slack: Decimal) -> bool:
    rates = [f.rate for f in fixed]
    return bool(rates) and not surely.disjoint(_around(min(rates), max(rates), slack))


def _around(low: Decimal, high: Decimal, percent: Decimal) -> Bounds:
    return Bounds(low * (1 - percent / _HUNDRED), high * (1 + percent / _HUNDRED))


def _line(fixed: Sequence[ecb.Fixing], base: str, quote: str) -> str:
    low, high = min(fixed, key=lambda f: f.rate), max(fixed, key=lambda f: f.rate)
    if low.day == high.day:
        return f"{_plain(low.rate)} {quote} per {base} on {low.day}"
    days = f"{fixed[0].day} to {fixed[-1].day}"
    return f"{_plain(low.rate)} to {_plain(high.rate)} {quote} per {base} from {days}"


def _plain(rate: Decimal) -> str:
    return f"{rate:.4f}" if rate < _LARGE else f"{rate:.2f}"


_LARGE = 20


def _observation(fixing: ecb.Fixing) -> Observation:
    return Observation(
        source=ecb.ID,
        key=f"{fixing.base}/{fixing.quote}/{fixing.day}",
        subject=f"{PAIR}{fixing.base}/{fixing.quote}",
        metric="fx_rate",
        value=fixing.rate.quantize(_DIGITS),
        unit=fixing.quote,
        end=fixing.day,
        published=fixing.day,
        url=ecb.URL.format((fixing.quote if fixing.base == ecb.EURO else fixing.base).lower()),
    )
