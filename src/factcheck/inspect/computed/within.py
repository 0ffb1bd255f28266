"""Figures that their own words call computed ("eleven tonnes each", "in all", "a jump of 45%"), against the figures before them.

The words say how the figure follows; what it follows from are the figures right before it. Nothing is accused that follows in any
simple way from any of the figures of its sentence and the one before: what the words connect is then only read wrong.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from factcheck.inspect.computed.changes import check_change, check_difference, check_points, check_scale
from factcheck.inspect.computed.parts import (
    check_each,
    check_product,
    check_rest,
    check_share,
    check_swing,
    check_times,
    check_votes,
    check_yield,
)
from factcheck.inspect.computed.rows import Row
from factcheck.inspect.interval import value_of
from factcheck.inspect.page import Draft, Page
from factcheck.model import Quantity

CHECKS: tuple[Callable[[Row, int, Quantity], Draft | None], ...] = (
    check_change, check_points, check_difference, check_scale, check_each, check_product, check_rest, check_swing, check_share, check_times, check_votes, check_yield,
)  # fmt: skip


def inspect_derived(page: Page) -> list[Draft]:
    """What is told as computed and follows in no way."""
    return [draft for draft in _all(page) if draft.code == "arithmetic"]


def inspect_derived_units(page: Page) -> list[Draft]:
    """Points that are told as percent, and a lost scale, beside the figures that show it."""
    return [draft for draft in _all(page) if draft.code != "arithmetic"]


def _all(page: Page) -> list[Draft]:
    cached: list[Draft] | None = page.__dict__.get("_derived")
    if cached is not None:
        return cached
    drafts: list[Draft] = []
    page.__dict__["_derived"] = drafts
    for place in page.quantities_in:
        sentence = page.sentences.get(place)
        if not page.is_told(sentence, "hypothetical"):
            continue
        figures = tuple(q for q in page.row(place) if q.id not in page.denied)
        if not figures or (len(figures) < 2 and figures[0].kind == "money") or any(q.rule == "table" for q in figures):
            continue
        before = page.row(place - 1) if page.sentences[place - 1 if place else place].block == sentence.block else ()
        drafts += _of_row(Row(page, sentence, figures, before))
    return drafts


def _of_row(row: Row) -> Iterator[Draft]:
    for k, q in enumerate(row.figures):
        if k == 0 and q.cmp != "range" and len(row.figures) < 3:
            continue  # nothing stands before it that it could follow from
        if q.cmp != "range" and value_of(q) in (None, 0):
            continue
        for check in (check_points, check_scale) if q.cmp == "range" else CHECKS:
            if draft := check(row, k, q):
                yield draft
                break
