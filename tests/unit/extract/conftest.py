"""One sentence in, its mentions out, as lines that a reader can check against the annotation standard."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from factcheck.extract.mentions import find_mentions
from factcheck.model import Quantity, Sentence, Time, Trap
from factcheck.rules.loader import load_rules

MONDAY = date(2025, 2, 24)
"""The day of the article in these tests, a Monday."""

Mentions = tuple[list[Quantity], list[Time], list[Trap]]


@pytest.fixture(scope="session")
def vocabulary() -> Any:
    return load_rules(None).vocabulary


@pytest.fixture(scope="session")
def mentions(vocabulary: Any) -> Callable[..., Mentions]:
    def found(text: str, published: date | None = MONDAY) -> Mentions:
        return find_mentions(text, Sentence(index=0, start=0, end=len(text)), vocabulary, published)

    return found


@pytest.fixture(scope="session")
def quantities(mentions: Callable[..., Mentions]) -> Callable[[str], list[tuple[Any, ...]]]:
    """Every quantity as (text, kind, low, high, unit, cmp, mod, per, alternate); of a value, low = high = value."""

    def found(text: str) -> list[tuple[Any, ...]]:
        return [
            (q.text, q.kind, *((q.low, q.high) if q.value is None else (q.value, q.value)), q.unit, q.cmp, q.mod, q.per, bool(q.alt_of))
            for q in mentions(text)[0]
        ]  # fmt: skip

    return found


def quantity(line: str) -> tuple[Any, ...]:
    """ "$12 | money 12 USD | near_below nearly | per share | alt" as the fixture `quantities` gives it.

    A range is written "5..7". A count's unit may have spaces; "-" stands for none.
    """
    text, what, *more = line.split(" | ")
    kind, figure, unit = what.split(" ", 2)
    low, _, high = figure.partition("..")
    cmp, mod, per, alternate = ("range" if high else "eq"), None, None, False
    for part in more:
        word, _, rest = part.partition(" ")
        if word == "per":
            per = rest
        elif word == "alt":
            alternate = True
        else:
            cmp, mod = word, rest or None
    return text, kind, Decimal(low), Decimal(high or low), "" if unit == "-" else unit, cmp, mod, per, alternate
