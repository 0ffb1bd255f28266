"""A figure with the sentence around it and the two before, what it may follow from, and the finding where it does not."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import reduce
from itertools import combinations, permutations

from factcheck.inspect.computed.rows import HEDGE, KINDS, Row, alike, judge
from factcheck.inspect.cues import words_of
from factcheck.inspect.frames import are_of_two_lengths
from factcheck.inspect.interval import ONE, Interval, rounded, value_of
from factcheck.inspect.operations import FORMS
from factcheck.inspect.page import Draft
from factcheck.memo import cached_property
from factcheck.model import Claim, Quantity
from factcheck.patterns import regex
from factcheck.records import record


@record
class Window:
    """A figure of a sentence with the ones before it; `text` reaches from the first of them to the figure."""

    row: Row
    k: int
    claims: dict[str, Claim]
    earlier: tuple[Row, ...]
    """The sentences before, the nearest first."""

    @cached_property
    def figure(self) -> Quantity:
        return self.row.figures[self.k]

    @cached_property
    def said(self) -> frozenset[str]:
        """The words that stand before it, as far as the figure before."""
        return words_of(self.row.lead(self.k).lower())

    def levels(self, fits: Callable[[Quantity], bool], number: int) -> tuple[Quantity, ...]:
        """Exactly so many that fit, no changes among them, from the nearest sentences; else none."""
        found: tuple[Quantity, ...] = ()
        for figures in (self.row.figures[: self.k], *(row.figures for row in self.earlier)):
            found = (*(q for q in figures if fits(q) and not self._is_change(q)), *found)
            if len(found) >= number:
                break
        return found if len(found) == number else ()

    def _is_change(self, q: Quantity) -> bool:
        claim, text = self.claims.get(q.id), self.row.page.article.text
        return (claim is not None and claim.role in ("delta", "diff")) or _BY.search(
            text, max(0, q.start - 24), q.start
        ) is not None

    def between(self, first: Quantity, second: Quantity) -> str:
        return self.row.page.article.text[first.end : second.start]

    def beside(self, q: Quantity) -> str:
        """The words between a figure and those before and behind it."""
        row = next(r for r in (self.row, *self.earlier) if q in r.figures)
        k = row.figures.index(q)
        return f"{row.lead(k)} {row.tail(k)}"

    def around(self) -> tuple[Quantity, ...]:
        """All that it could follow from."""
        return (
            *(q for row in self.earlier for q in row.figures),
            *(q for q in self.row.figures if q is not self.figure),
        )


def is_explained(row: Row, told: Quantity, around: tuple[Quantity, ...]) -> bool:
    """Some simple operation on two of the figures around gives it."""
    printed = rounded(told)
    if told.kind in ("percent", "pp"):
        printed = printed.widened(ONE / 10)
    # "half of it" may be anything of it
    usable = [q for q in around if q.cmp in ("eq", "approx") and value_of(q) and q.kind != "fraction"][:_MOST]
    for form in _WAYS[told.kind]:
        for a, b in permutations(usable, 2):
            if form in ("change", "percent-of", "distance", "points", "sum") and not alike(a, b):
                continue
            if form in ("distance", "sum") and not alike(a, b, told):
                continue
            result = FORMS[form](rounded(a), rounded(b))
            if result is not None and told.kind == "bps":
                result = result.scaled(ONE * 100)
            if result is not None and not (printed.disjoint(result) and printed.disjoint(-result)):
                return True
    alike_ = [q for q in usable if told.kind in KINDS and alike(q, told)]
    return any(
        not printed.disjoint(reduce(Interval.__add__, map(rounded, alike_[i:j])))
        for i, j in combinations(range(len(alike_) + 1), 2)
        if j - i > _PAIR
    )


_PAIR = 2
_MOVES = frozenset({"change", "distance", "points"})

_MOST = 10
_WAYS = {
    "percent": ("change", "percent-of", "distance"),
    "pp": ("points",),
    "bps": ("points",),
    "money": ("distance", "sum", "ratio", "product"),
    "count": ("distance", "sum", "ratio", "product"),
    "multiple": ("ratio",),
}
_BY = regex(rf"\bby\s+{HEDGE}$", re.IGNORECASE)
Check = Callable[[Window, str, str], Draft | None]
"""A figure with what stands between it and the figures beside it."""


def finding(window: Window, of: tuple[Quantity, ...], form: str, working: str, slack: int = 0) -> Draft | None:
    compute, page = FORMS[form], window.row.page
    if form in _MOVES and are_of_two_lengths(*(page.time_of.get(q.id) for q in of)):
        return None  # "$3.8 billion in the quarter. For the half it is $7.1 billion, a gain of 28%"

    def widened(*parts: Interval) -> Interval | None:
        result = compute(*parts)
        if result is None or result.low is None or result.high is None:
            return result
        if window.figure.kind == "bps":
            result = result.scaled(ONE * 100)
        return result.widened(max(abs(result.low or ONE), abs(result.high or ONE)) * slack / 100)

    return judge(
        window.row, window.figure, of, widened, working, lambda row, told: is_explained(row, told, window.around())
    )
