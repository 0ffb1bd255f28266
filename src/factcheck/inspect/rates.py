"""Rates that have a name ("payout ratio", "load factor"), from `rates` of the vocabulary, as expressions."""

from __future__ import annotations

import re
from typing import Any

from factcheck.inspect.cues import either, phrases
from factcheck.inspect.page import Page
from factcheck.memo import once_per_vocabulary
from factcheck.patterns import regex
from factcheck.records import record

LEFT_OUT = regex(r"\b(?:after|net\s+of|excluding|without)\s+[\w-]+", re.IGNORECASE)
""" "Profit after tax of $493 million" is no tax."""


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


def names_a_rate(page: Page, sentence: int, words: str) -> bool:
    """Whether these words of a sentence hold the name of any of them."""
    needed, pattern = _any_rate(page.vocabulary)
    return (needed is None or page.says(sentence, needed)) and pattern.search(words) is not None


@once_per_vocabulary
def _any_rate(vocabulary: Any) -> tuple[frozenset[str] | None, re.Pattern[str]]:
    """The last words of the names, of which a sentence has one where it names a rate, and the pattern of them all."""
    names = tuple(word for each in (getattr(vocabulary, "rates", None) or {}).values() for word in each.words)
    whole = [_WHOLE_WORD.findall(name.lower()) for name in names]
    return frozenset(words[-1] for words in whole) if all(whole) else None, phrases(names)


_WHOLE_WORD = regex(r"(?<![\w*])\w+(?![\w*])")
"""Not what stands for any ending, or for the end of any word."""
