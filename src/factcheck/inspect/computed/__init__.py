"""Figures that their own words call computed, recomputed from what stands before them.

The words around a figure say how it follows (a change, a difference, a share, so much for each, a yield, so many times, a sum). Of what
it follows is asked of the figures: only where exactly as many of the right kind stand before it as the operation needs, and no other
simple operation on any of the figures around gives what is printed, is there a finding.
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.inspect.computed.compound import check_compound
from factcheck.inspect.computed.moves import (
    check_change,
    check_difference,
    check_foretold,
    check_step,
)
from factcheck.inspect.computed.quotients import (
    check_each,
    check_fraction,
    check_rate,
    check_share,
    check_times,
    check_yield,
)
from factcheck.inspect.computed.rows import Row, in_its_currency
from factcheck.inspect.computed.window import Check, Window
from factcheck.inspect.interval import value_of
from factcheck.inspect.page import Draft, Page
from factcheck.model import Claim, Sentence
from factcheck.patterns import regex

_NEEDS_NONE = ("pp", "bps", "percent", "money")
"""A step or a change may come before its two levels."""
_REACH = 2
"""Sentences of the same paragraph before the one that computes."""
CHECKS: dict[str, tuple[Check, ...]] = {
    "percent": (check_compound, check_yield, check_rate, check_share, check_change, check_foretold),
    "pp": (check_difference, check_step),
    "bps": (check_difference, check_step),
    "money": (check_each, check_difference, check_step),
    "count": (check_each, check_difference),
    "multiple": (check_times,),
    "fraction": (check_fraction,),
}


def inspect_consequences(page: Page) -> list[Draft]:
    """One finding for a figure: that of the first operation that its words name."""
    claims = {c.quantity: c for c in page.extraction.claims if c.quantity and c.kind != "statement"}
    return [draft for window in _windows(page, claims) if (draft := _judged(window))]


def _windows(page: Page, claims: dict[str, Claim]) -> Iterator[Window]:
    rows: dict[int, Row] = {}
    for place, quantities in page.quantities_in.items():
        sentence = page.sentences.get(place)
        if not page.is_told(sentence, "hypothetical"):
            continue
        if any(q.rule == "table" for q in quantities):
            continue
        spoken = [q for at in range(place - _REACH, place) if at in rows for q in rows[at].figures]
        figures = in_its_currency(tuple(q for q in page.row(place) if q.id not in page.denied), spoken)
        row = rows[place] = Row(page, sentence, figures, ())
        before = [
            rows[at]
            for at in range(place - 1, place - 1 - _REACH, -1)
            if at in rows and (rows[at].sentence.block == sentence.block or _takes_up(page, sentence, rows[at]))
        ]
        for k, q in enumerate(row.figures):
            if q.cmp == "eq" and value_of(q) and (k or before or q.kind in _NEEDS_NONE):
                yield Window(row, k, claims, tuple(before))


_TAKEN_UP = regex(
    r"(?:The|That|This)\s+(?:[\w-]+\s+)?(?:step|move|increase|decrease|rise|cut|hike|reduction|difference|gap|decline|drop|fall|gain|change)\s+(?:of|was|is)\b"
)


def _takes_up(page: Page, sentence: Sentence, row: Row) -> bool:
    """ "The step of 25 basis points" at the beginning of a paragraph is that of the paragraph before."""
    return (
        0 <= sentence.block - row.sentence.block <= 1 and _TAKEN_UP.match(page.article.text, sentence.start) is not None
    )


def _judged(window: Window) -> Draft | None:
    lead, tail = window.row.lead(window.k), window.row.tail(window.k)
    for check in CHECKS.get(window.figure.kind, ()):
        if draft := check(window, lead, tail):
            return draft
    return None


__all__ = ["inspect_consequences"]
