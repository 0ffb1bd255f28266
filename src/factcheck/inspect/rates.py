"""Rates that have a name ("payout ratio", "load factor"), from `rates` of the vocabulary, as expressions."""

from __future__ import annotations

import re
from typing import Any

from factcheck.inspect.cues import either, phrases
from factcheck.memo import once_per_vocabulary
from factcheck.records import record


@record
class NamedRate:
    """`names` is an alternation; `part` and `whole` are None where any words will do beside a figure."""

    names: str
    name: re.Pattern[str]
    part: re.Pattern[str] | None
    whole: re.Pattern[str] | None
    beside: bool
    priced: bool
    times: bool
    annual: bool
    counted: bool


@once_per_vocabulary
def named_rates(vocabulary: Any) -> tuple[NamedRate, ...]:
    """In the order of the vocabulary; the first that fits is meant."""
    entries = getattr(vocabulary, "rates", None) or {}
    return tuple(
        NamedRate(
            either(each.words),
            phrases(each.words),
            phrases(each.part) if each.part else None,
            phrases(each.whole) if each.whole else None,
            each.beside,
            each.priced,
            each.times,
            each.annual,
            each.counted,
        )
        for each in entries.values()
    )


@once_per_vocabulary
def any_rate(vocabulary: Any) -> re.Pattern[str]:
    """The name of any of them."""
    return phrases(tuple(word for each in (getattr(vocabulary, "rates", None) or {}).values() for word in each.words))
