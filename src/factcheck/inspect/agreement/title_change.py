"""A change in percent that the title has and the text has not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import permutations

from factcheck.inspect.agreement.telling import (
    line_of,
)
from factcheck.inspect.cues import phrases
from factcheck.inspect.interval import Interval, possible, value_of
from factcheck.inspect.page import Draft, Page
from factcheck.model import Claim, Quantity
from factcheck.patterns import regex


def other_change(page: Page) -> Iterator[Draft]:
    """ "Profit jumps 24%" above a text that has one change of profit, 18%, and from which no 24% can be worked out.

    By the words and not by whose the figures are: no version, part or period makes a figure that the text nowhere has.
    """
    title = next((block for block in page.article.blocks if block.kind == "title"), None)
    if title is None:
        return
    quantities = {q.id: q for q in page.extraction.quantities if q.kind == "percent"}
    changes = [
        (c, quantities[c.quantity])
        for c in page.extraction.claims
        if c.quantity in quantities and c.role == "delta" and c.kind != "statement"
    ]
    told = [(c, q) for c, q in changes if q.start < title.end]
    if len(told) != 1 or sum(q.start < title.end for q in page.extraction.quantities) != 1:
        return
    claim, figure = told[0]
    family = _family(page, claim.metric)
    mine = [(c, q) for c, q in changes if q.start > title.end and c.metric in family and q.rule != "table"]
    # "half-year profit slips 5% as tariffs bite": whatever the title's change was bound to
    mine = mine or [(c, q) for c, q in changes if q.start > title.end and _is_turned(page, claim, figure, c, q)]
    if (
        claim.metric == "unknown"
        or len({q.value for _, q in mine}) != 1
        or page.cues.any(page.text_of(figure.sentence), "growth_basis", "base_quarter")
    ):
        return
    other, rival = mine[0]
    ids = {c.subject.id for c in (claim, other) if c.subject.id and c.metric in family}
    turned = {claim.direction, other.direction} == {"up", "down"} and figure.value == rival.value
    if (
        len(ids) > 1
        or claim.direction != other.direction
        and not turned
        or claim.direction not in ("up", "down")
        or {claim.modality, other.modality} != {"fact"}
        or other.negated
    ):
        return
    same_length = page.words_of_length(figure.sentence) <= page.words_of_length(rival.sentence)
    if not same_length or {figure.cmp, rival.cmp} != {"eq"}:
        return
    if not _stands_with_its_levels(page, rival):
        return
    if _follows_from_any(page, figure, title.end, rival.sentence if turned else None):
        return
    here, there = (" ".join(q.text.split()) for q in (figure, rival))
    if turned and _VERSION.search(page.text_of(figure.sentence)):
        return  # "Profit rises 8% before one-offs"
    if turned:
        here, there = (
            f"{'up' if c.direction == 'up' else 'down'} {text}" for c, text in ((claim, here), (other, there))
        )
    yield Draft(
        figure.start, figure.end, page.severity("agreement", "error", "headline"), f'The headline says "{here}", the text says "{there}" ({line_of(page, rival.start)}).',
        "headline-vs-body", f"{claim.metric}|{here}|{there}", figures=(figure, rival), consistent=there,
    )  # fmt: skip


def _is_turned(page: Page, titled: Claim, figure: Quantity, other: Claim, rival: Quantity) -> bool:
    """The very change of a metric that the title names, in the other direction."""
    if {titled.direction, other.direction} != {"up", "down"} or figure.value != rival.value or rival.rule == "table":
        return False
    metrics = page.rules.vocabulary.metrics
    words = tuple(w for m in _family(page, other.metric) if m in metrics for w in metrics[m].words)
    return phrases(words).search(page.text_of(figure.sentence)) is not None


def _family(page: Page, metric: str) -> set[str]:
    """The metrics that writers call by one name."""
    families = (name for name in ("family_profit", "family_eps") if page.cues.has(name, metric))
    return {metric}.union(*(page.cues.words(name) for name in families))


def _stands_with_its_levels(page: Page, change: Quantity) -> bool:
    """The two levels of it stand in its sentence, so that it is itself beyond doubt."""
    return any(
        _is_change_of(change, a, b)
        for a, b in permutations([q for q in page.quantities_in[change.sentence] if q.kind in ("money", "count")], 2)
    )


_MOST_AMOUNTS = 24
_VERSION = regex(
    r"\b(?:before|without|excluding|after|adjusted|underlying|core|if|not|but|despite|once)\b|\?", re.IGNORECASE
)


def _follows_from_any(page: Page, figure: Quantity, end: int, but: int | None) -> bool:
    """Whether the text has the change, or two amounts make it; `but` is the sentence that has it in the other direction."""
    body = [q for q in page.extraction.quantities if q.start > end and not q.alt_of and q.sentence != but]
    if any(q.kind == "percent" and possible((q, figure), lambda x, y: not x.disjoint(y)) for q in body):
        return True
    amounts = [q for q in body if q.kind in ("money", "count")]
    return len(amounts) > _MOST_AMOUNTS or any(_is_change_of(figure, a, b) for a, b in permutations(amounts, 2))


def _is_change_of(change: Quantity, a: Quantity, b: Quantity) -> bool:
    if (a.kind, a.unit) != (b.kind, b.unit) or not value_of(a) or not value_of(b) or "range" in (a.cmp, b.cmp):
        return False

    def holds(rate: Interval, x: Interval, y: Interval) -> bool:
        if not x.positive or not y.positive:
            return False
        moved = ((x / y) - Interval(Decimal(1), Decimal(1))).scaled(Decimal(100))
        return not rate.magnitude.disjoint(moved) or not rate.magnitude.disjoint(-moved)

    return possible((change, a, b), holds)
