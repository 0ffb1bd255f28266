"""Shares: as the document states them, or the part's figure over that of the whole in one period."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from factcheck.judge.case import Judgement, note
from factcheck.judge.compare import ZERO, Bounds, compare, plain, read
from factcheck.judge.documents.align import Asked
from factcheck.judge.documents.besides import OF_WHAT
from factcheck.judge.documents.derived import HUNDRED
from factcheck.judge.documents.figures import judge_horizon
from factcheck.judge.documents.nearest import elsewhere, nearest
from factcheck.judge.documents.sure import is_sure
from factcheck.judge.documents.values import bounds_of, related
from factcheck.judge.documents.verdicts import contradicted, open_, says, supported
from factcheck.judge.documents.working import cites, read_as
from factcheck.patterns import regex
from factcheck.sources.documents.facts import Fact
from factcheck.sources.documents.periods import same


def judge_share(asked: Asked) -> Judgement:
    """Stated, or the part's figure over that of the whole in one period."""
    held, quantity = asked.held, asked.quantity
    assert quantity is not None
    if asked.who is None:
        return open_(held, "no-data", f"{held.name} does not speak of the subject of this claim", nearest(asked))
    reading = read(quantity, asked.hedge)
    if quantity.kind == "fraction":
        reading = reading.mapped(lambda x: x * HUNDRED)
    # "turned 32% of its sales into profit" tells a part's own ratio
    is_own = asked.part and _OWN.search(asked.sentence)
    found = [*_stated_shares(asked), *([] if is_own else _computed_shares(asked))] or [*_of_its_table(asked)]
    if not found:
        return open_(held, "no-data", f"{held.name} gives no such share", nearest(asked), [read_as(asked)])
    outcomes = [
        (
            facts,
            text,
            sure,
            "match" if len(facts) == 1 and _is_same(asked, facts[0]) else compare(reading, bounds).outcome,
        )
        for facts, text, bounds, sure in found
    ]
    working = [read_as(asked), *(f"{text}: {outcome}" for _, text, _, outcome in outcomes[:6])]
    for facts, text, _, outcome in outcomes:
        if outcome == "match":
            ended = judge_horizon(asked, facts, working)
            if ended is not None:
                return ended
            if asked.fact.negated:
                return contradicted(held, cites(asked, facts), "negated", f"{text}; the claim denies it.", working)
            notes = [note("derived", text)] if len(facts) > 1 else []
            return supported(held, cites(asked, facts), f"{text}.", working, notes)
    facts, text, sure, outcome = outcomes[0]
    if (
        outcome == "differ"
        and sure
        and not asked.unclear_time
        and all(o == "differ" for *_, o in outcomes)
        and not asked.fact.negated
    ):
        swapped = elsewhere(asked, facts) if quantity.cmp == "eq" else None
        code = swapped.code if swapped is not None and swapped.code != "wrong-metric" else "wrong-value"
        return contradicted(held, cites(asked, facts), code, f"{text}, not {quantity.text}.", working)
    return open_(held, "not-comparable", f"{text}; that does not decide the claim", cites(asked, facts), working)


_OWN = regex(
    r"\bof\s+(?:its|their)\s+(?:own\s+)?(?:net\s+)?(?:sales|revenues?|turnover)\s+(?:into|as|to)\b"
    r"|\bon\s+(?:its|their|the)\s+(?:own\s+)?(?:net\s+)?(?:sales|revenues?|turnover)\b",
    re.IGNORECASE,
)
Shares = tuple[tuple[Fact, ...], str, Bounds, bool]


def _stated_shares(asked: Asked) -> Iterator[Shares]:
    for fact in asked.held.facts.of_role("share"):
        if fact.quantity is None or fact.negated:
            continue
        if asked.period(fact) == "other" and (asked.dated or not _is_same(asked, fact)):
            continue
        if (
            not (asked.same_part(fact) and (asked.same_who(fact) or (_is_same(asked, fact) and asked.names(fact))))
            or not (asked.metric(fact) or (asked.part and asked.fact.metric == fact.metric) or _is_same(asked, fact))
            or asked.covers(fact) < 0.5
        ):
            continue
        bounds = bounds_of(fact.quantity, HUNDRED if fact.quantity.kind == "fraction" else Decimal(1))
        if bounds is not None:
            # a bound is of what it is set for: "8% of their loans" as capital, and 2.7% in arrears
            others = (asked.words - fact.near - fact.measured) & asked.roots
            is_bound = not fact.in_table and fact.quantity.cmp != "eq"
            sure = is_sure(asked, fact) and not (is_bound and others)
            yield (fact,), says(asked.held, fact), bounds, sure


def _is_same(asked: Asked, fact: Fact) -> bool:
    """The very figure, in so many words."""
    one, other = asked.quantity, fact.quantity
    return (
        one is not None and other is not None and (one.kind, one.value, one.cmp) == (other.kind, other.value, other.cmp)
    )


def _computed_shares(asked: Asked) -> Iterator[Shares]:
    whole = asked.claim.whole or asked.fact.metric
    levels = [
        f
        for f in asked.levels_among([*asked.held.facts.of_metrics([whole]), *asked.held.facts.near(asked.words)])
        if f.modality == "fact" and f.windows and f.quantity is not None and asked.of(f) == asked.who
    ]
    totals = [
        f
        for f in levels
        if f.metric == whole and not asked.part_of(f) and any(same(f.windows[0], w) for w in asked.windows)
    ]
    if not totals:
        return
    behind = asked.sentence.partition(asked.quantity.text)[2] if asked.quantity is not None else ""
    total = _whole_of(totals) if OF_WHAT.match(behind) else totals[0]
    told = (asked.fact.near | asked.fact.part) - asked.named - total.measured
    # "of its total assets" names the whole, and no part of it
    part = asked.part - total.near - total.measured if asked.claim.whole else asked.part
    for fact in levels:
        if (
            fact is total
            or not same(fact.windows[0], total.windows[0])
            or fact.quantity is None
            or total.quantity is None
        ):
            continue
        own = (fact.near | fact.part) - asked.named - total.measured - total.near
        if fact.in_table and total.in_table and _OF_WHICH.match(fact.column or "") and fact.column != total.column:
            continue  # what a column holds of each row is no part of the total of another
        if asked.claim.whole:
            fits = fact.metric == asked.fact.metric and asked.part_of(fact) == part
        else:
            fits = bool(own) and own <= told
        a, b = fact.quantity.value, total.quantity.value
        if part and asked.part_of(fact) != part:
            continue
        if a is not None and b and a < 0 and b < 0:
            a, b = -a, -b  # costs in brackets
        relation, factor = related(fact.quantity, total.quantity)
        if fact.quantity.kind != total.quantity.kind:
            continue  # 87 shops are no part of a revenue
        if not fits or a is None or not b or relation != "same" or not ZERO <= a <= b * factor:
            continue
        b *= factor
        value = a / b * HUNDRED
        text = f"Computed from {asked.held.name}: {plain(a)} / {plain(b)} = {plain(value.quantize(Decimal('0.1')))}%"
        is_part = fact.metric == total.metric or fact.metric not in _RESULTS
        yield (fact, total), text, Bounds(value, value), ZERO < a <= b and is_part


def _whole_of(totals: list[Fact]) -> Fact:
    """Of several rows of one metric in one column ("Research", "Sales", "Total operating expenses") the one that holds the others."""
    first = totals[0]
    beside = [f for f in totals if f.in_table and f.index == first.index and f.column == first.column]
    values = [(abs(f.quantity.value), f) for f in beside if f.quantity is not None and f.quantity.value is not None]
    return max(values, key=lambda each: each[0])[1] if first.in_table and values else first


_RESULTS = frozenset(
    "operating_income net_income profit gross_profit ebitda ebitda_adj operating_loss net_loss fcf ocf".split()
)
"""An operating profit is no part of a revenue."""
_OF_WHICH = regex(r"\W*(?:of which|thereof)\b", re.IGNORECASE)
_ALL = ("total", "grand total", "all ", "world", "group", "sum")
"""How the label of a row begins that holds the whole."""


def _of_its_table(asked: Asked) -> Iterator[Shares]:
    """ "LNG accounted for a fifth of the gas": a row over the row of the total in its column, where nothing names a metric."""
    told = asked.fact.near - asked.named
    rows = [f for f in asked.levels_among(asked.held.facts.near(told)) if f.in_table and f.near and f.near <= told]
    rows = [f for f in rows if f.windows and any(same(w, f.windows[0]) for w in asked.windows)]
    if len({f.near for f in rows}) != 1:
        return
    for fact in rows:
        # the name of the row may be what the extractor takes for its metric ("LNG")
        for total in asked.levels_among(asked.held.facts.of_metrics({fact.metric, "unknown"}, told)):
            if total.index != fact.index or total.column != fact.column or not total.clause.lower().startswith(_ALL):
                continue
            a, b = fact.quantity, total.quantity
            if a is None or b is None or a.value is None or not b.value or (a.kind, a.unit) != (b.kind, b.unit):
                continue
            value = a.value / b.value * HUNDRED
            if ZERO <= value <= HUNDRED:
                text = f"Computed from {asked.held.name}: {plain(a.value)} / {plain(b.value)} = {plain(value.quantize(Decimal('0.1')))}%"
                yield (fact, total), text, Bounds(value, value), False
