"""A share in words against the percentage that is told for it: "more than half of households invest. The figure was 42%"."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from factcheck.inspect.interval import Interval, rounded, value_of
from factcheck.inspect.page import Draft, Page
from factcheck.inspect.wording import plain_text
from factcheck.model import Quantity
from factcheck.patterns import regex

_HUNDRED = Decimal(100)
_TAKEN_UP = regex(
    r"(?:The|That|This|Their|Its)\s+(?:exact\s+|precise\s+|overall\s+)?(?:figure|share|proportion|percentage|quota)\s+(?:now\s+|then\s+)?"
    r"(?:was|is|stands\s+at|stood\s+at|came\s+to|comes\s+to|has\s+(?:risen|fallen|grown|dropped)\s+to|had\s+(?:risen|fallen)\s+to|rose\s+to|fell\s+to|reached)\s+(?:exactly\s+|now\s+)?$"
)
_APPOSED = regex(
    r"(?:\s+of\s+(?:the\s+|its\s+|their\s+|all\s+)?[a-z]+(?:\s+[a-z]+)?)?(?:\s*\(|,\s+(?:or|exactly|precisely|namely|to\s+be\s+exact)\s+)(?:exactly\s+|precisely\s+)?"
)
_CLOSED = regex(r"\s*(?:\)|[,.;]\s|$)")
_TOLD = {
    "eq": (Decimal("0.85"), Decimal("1.15")), "approx": (Decimal("0.8"), Decimal("1.2")),
    "gt": (Decimal("0.98"), None), "ge": (Decimal("0.98"), None), "near_above": (Decimal("0.98"), Decimal("1.25")),
    "lt": (None, Decimal("1.02")), "le": (None, Decimal("1.02")), "near_below": (Decimal("0.75"), Decimal("1.02")),
}  # fmt: skip
"""How many times the fraction's own value the share may be, by the words before it."""


def inspect_in_words(page: Page) -> list[Draft]:
    return [draft for fraction, share in _pairs(page) if (draft := _judged(page, fraction, share))]


def _pairs(page: Page) -> Iterator[tuple[Quantity, Quantity]]:
    text = page.article.text
    for place, row in page.quantities_in.items():
        fractions = [q for q in row if q.kind == "fraction" and not any(c.isdigit() for c in q.text)]
        if not fractions or not page.is_told(page.sentences.get(place), "hypothetical"):
            continue
        for fraction in fractions:
            for q in row:
                closed = q.kind == "percent" and q.start > fraction.end and _CLOSED.match(text, q.end)
                if closed and _APPOSED.fullmatch(text, fraction.end, q.start):
                    yield fraction, q
        following = page.sentences.get(place + 1)
        behind = sorted(page.quantities_in.get(place + 1, ()), key=lambda q: q.start)
        alone = len(fractions) == 1 and not any(q.kind == "percent" for q in row)
        if not alone or not behind or behind[0].kind != "percent" or not page.is_told(following, "hypothetical"):
            continue
        if _TAKEN_UP.fullmatch(text, following.start, behind[0].start):
            yield fractions[0], behind[0]


def _judged(page: Page, fraction: Quantity, share: Quantity) -> Draft | None:
    value, limits = value_of(fraction), _TOLD.get(fraction.cmp)
    if not value or limits is None or value >= 1 or page.is_repeat(fraction.start):
        return None
    low, high = (None if times is None else value * times * _HUNDRED for times in limits)
    if not rounded(share).disjoint(Interval(low, high)):
        return None
    message = f'"{plain_text(fraction)}" with the words before it and "{plain_text(share)}" are told of one share.'
    return Draft(
        fraction.start, fraction.end, page.severity("agreement", "error", "repeated_metric"), message, "repeated-metric",
        f"words|{plain_text(fraction)}|{plain_text(share)}", figures=(fraction, share), consistent=plain_text(share),
    )  # fmt: skip
