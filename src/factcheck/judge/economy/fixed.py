"""Fixings as an editor reads them, and as evidence."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from factcheck.extract.economy import PAIR
from factcheck.model import Observation
from factcheck.sources import ecb

DIGITS = Decimal("0.0001")
_LARGE = 20


def plain_rate(rate: Decimal) -> str:
    return f"{rate:.4f}" if rate < _LARGE else f"{rate:.2f}"


def line(fixed: Sequence[ecb.Fixing], base: str, quote: str) -> str:
    """ "1.0872 to 1.0911 USD per EUR from 2025-03-11 to 2025-03-12" """
    low, high = min(fixed, key=lambda f: f.rate), max(fixed, key=lambda f: f.rate)
    if low.day == high.day:
        return f"{plain_rate(low.rate)} {quote} per {base} on {low.day}"
    days = f"{fixed[0].day} to {fixed[-1].day}"
    return f"{plain_rate(low.rate)} to {plain_rate(high.rate)} {quote} per {base} from {days}"


def observation(fixing: ecb.Fixing) -> Observation:
    return Observation(
        source=ecb.ID,
        key=f"{fixing.base}/{fixing.quote}/{fixing.day}",
        subject=f"{PAIR}{fixing.base}/{fixing.quote}",
        metric="fx_rate",
        value=fixing.rate.quantize(DIGITS),
        unit=fixing.quote,
        end=fixing.day,
        published=fixing.day,
        url=ecb.URL.format((fixing.quote if fixing.base == ecb.EURO else fixing.base).lower()),
    )
