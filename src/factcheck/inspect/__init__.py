"""Checks inside an article that need no source. Nothing here may accuse where the figures can be made to agree.

`INSPECTIONS` is the ordered list of (rule id, function); a rule id may have several functions.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from factcheck.inspect.agreement.copies import inspect_copies
from factcheck.inspect.agreement.directions import inspect_directions
from factcheck.inspect.agreement.every import inspect_every
from factcheck.inspect.agreement.headline import inspect_headline
from factcheck.inspect.agreement.in_words import inspect_in_words
from factcheck.inspect.agreement.levels import inspect_levels
from factcheck.inspect.agreement.nouns import inspect_nouns
from factcheck.inspect.agreement.opposites import inspect_opposites
from factcheck.inspect.agreement.repeated import inspect_repeated
from factcheck.inspect.agreement.runs import inspect_runs
from factcheck.inspect.agreement.shorts import inspect_shorts
from factcheck.inspect.agreement.slips import inspect_slips
from factcheck.inspect.agreement.streaks import inspect_streaks
from factcheck.inspect.agreement.taken_up import inspect_taken_up
from factcheck.inspect.calendar.apart import inspect_apart
from factcheck.inspect.calendar.between import inspect_between
from factcheck.inspect.calendar.dated import inspect_dated
from factcheck.inspect.calendar.fiscal import inspect_fiscal_ends
from factcheck.inspect.calendar.holiday import inspect_holidays
from factcheck.inspect.calendar.lives import inspect_lives
from factcheck.inspect.calendar.order import inspect_order
from factcheck.inspect.calendar.quarters import inspect_quarters
from factcheck.inspect.calendar.since import inspect_since
from factcheck.inspect.calendar.spans import (
    inspect_durations,
    inspect_lengths,
    inspect_tense,
    inspect_today,
)
from factcheck.inspect.calendar.terms import inspect_terms
from factcheck.inspect.calendar.weekdays import inspect_impossible, inspect_weekdays
from factcheck.inspect.computed import inspect_consequences
from factcheck.inspect.computed.periods import inspect_periods
from factcheck.inspect.computed.within import inspect_derived, inspect_derived_units
from factcheck.inspect.drawn import inspect_drawn
from factcheck.inspect.freshness import inspect_freshness
from factcheck.inspect.growth import inspect_growth
from factcheck.inspect.identities import inspect_identities
from factcheck.inspect.identity import inspect_identity
from factcheck.inspect.measures.again import inspect_again
from factcheck.inspect.measures.counted import inspect_counted_again
from factcheck.inspect.measures.each import inspect_each
from factcheck.inspect.measures.lists import inspect_lists
from factcheck.inspect.measures.most import inspect_most
from factcheck.inspect.measures.parts import inspect_parts
from factcheck.inspect.measures.ranks import inspect_ranks
from factcheck.inspect.measures.series import inspect_series
from factcheck.inspect.measures.standings import inspect_standings
from factcheck.inspect.measures.ways import inspect_ways
from factcheck.inspect.offices import inspect_offices
from factcheck.inspect.otherwise import follows_otherwise
from factcheck.inspect.page import Companies, Draft, Evidence, Inspection, Page
from factcheck.inspect.ratios import inspect_ratios
from factcheck.inspect.relations.sentences import inspect_relations
from factcheck.inspect.tables import inspect_table_and_text, inspect_tables
from factcheck.inspect.tables.listings import inspect_listings
from factcheck.inspect.ties.compared import inspect_compared
from factcheck.inspect.ties.counted import inspect_counted
from factcheck.inspect.ties.digits import inspect_digit_slips
from factcheck.inspect.ties.parts import inspect_parts_of_it
from factcheck.inspect.ties.products import inspect_products
from factcheck.inspect.ties.ranges import inspect_told_ranges
from factcheck.inspect.ties.scales import inspect_share_scales
from factcheck.inspect.ties.shares import inspect_shares_of_one
from factcheck.inspect.ties.sums import inspect_sums
from factcheck.inspect.ties.titles import inspect_title_words
from factcheck.inspect.ties.told import inspect_told_orders
from factcheck.inspect.totals import inspect_ranges, inspect_totals
from factcheck.inspect.two_offices import inspect_two_offices
from factcheck.inspect.units.currencies import inspect_currencies, inspect_signs, inspect_twins
from factcheck.inspect.units.percentages import inspect_percentages
from factcheck.inspect.units.points import inspect_points
from factcheck.inspect.units.scale import inspect_scale
from factcheck.model import Article, Claim, Extraction, Finding, Shown
from factcheck.model.base import made

INSPECTIONS: tuple[tuple[str, Inspection], ...] = (
    ("consistency/arithmetic", inspect_growth),
    ("consistency/arithmetic", inspect_ratios),
    ("consistency/arithmetic", inspect_identities),
    ("consistency/arithmetic", inspect_relations),
    ("consistency/arithmetic", inspect_products),
    ("consistency/arithmetic", inspect_parts_of_it),
    ("consistency/arithmetic", inspect_shares_of_one),
    ("consistency/arithmetic", inspect_told_ranges),
    ("consistency/arithmetic", inspect_derived),
    ("consistency/arithmetic", inspect_consequences),
    ("consistency/arithmetic", inspect_periods),
    ("consistency/arithmetic", inspect_sums),
    ("consistency/arithmetic", inspect_totals),
    ("consistency/arithmetic", inspect_ranges),
    ("consistency/arithmetic", inspect_compared),
    ("consistency/arithmetic", inspect_told_orders),
    ("consistency/arithmetic", inspect_counted),
    ("consistency/arithmetic", inspect_digit_slips),
    ("consistency/arithmetic", inspect_each),
    ("consistency/arithmetic", inspect_parts),
    ("consistency/arithmetic", inspect_ways),
    ("consistency/arithmetic", inspect_lists),
    ("consistency/arithmetic", inspect_most),
    ("consistency/arithmetic", inspect_drawn),
    ("consistency/arithmetic", inspect_ranks),
    ("consistency/arithmetic", inspect_standings),
    ("consistency/arithmetic", inspect_listings),
    ("consistency/arithmetic", inspect_tables),
    ("consistency/agreement", inspect_headline),
    ("consistency/agreement", inspect_title_words),
    ("consistency/agreement", inspect_shorts),
    ("consistency/agreement", inspect_repeated),
    ("consistency/agreement", inspect_slips),
    ("consistency/agreement", inspect_again),
    ("consistency/agreement", inspect_counted_again),
    ("consistency/agreement", inspect_series),
    ("consistency/agreement", inspect_directions),
    ("consistency/agreement", inspect_levels),
    ("consistency/agreement", inspect_streaks),
    ("consistency/agreement", inspect_runs),
    ("consistency/agreement", inspect_in_words),
    ("consistency/agreement", inspect_taken_up),
    ("consistency/agreement", inspect_opposites),
    ("consistency/agreement", inspect_every),
    ("consistency/agreement", inspect_nouns),
    ("consistency/agreement", inspect_copies),
    ("consistency/agreement", inspect_table_and_text),
    ("consistency/calendar", inspect_weekdays),
    ("consistency/calendar", inspect_impossible),
    ("consistency/calendar", inspect_today),
    ("consistency/calendar", inspect_tense),
    ("consistency/calendar", inspect_quarters),
    ("consistency/calendar", inspect_durations),
    ("consistency/calendar", inspect_lengths),
    ("consistency/calendar", inspect_terms),
    ("consistency/calendar", inspect_between),
    ("consistency/calendar", inspect_apart),
    ("consistency/calendar", inspect_dated),
    ("consistency/calendar", inspect_fiscal_ends),
    ("consistency/calendar", inspect_lives),
    ("consistency/calendar", inspect_order),
    ("consistency/calendar", inspect_since),
    ("consistency/calendar", inspect_holidays),
    ("consistency/units", inspect_signs),
    ("consistency/units", inspect_currencies),
    ("consistency/units", inspect_twins),
    ("consistency/units", inspect_scale),
    ("consistency/units", inspect_share_scales),
    ("consistency/units", inspect_percentages),
    ("consistency/units", inspect_points),
    ("consistency/units", inspect_derived_units),
    ("consistency/freshness", inspect_freshness),
    ("consistency/identity", inspect_identity),
    ("consistency/identity", inspect_offices),
    ("consistency/identity", inspect_two_offices),
)
_RULES = frozenset(rule for rule, _ in INSPECTIONS)
_OF_DAYS = frozenset({inspect_weekdays, inspect_impossible})
"""What keeps the others quiet are lists of the vocabulary: where one is missing, only these speak."""


def inspect(
    article: Article,
    extraction: Extraction,
    rules: Any,
    as_of: date | None,
    *,
    evidence: Evidence | None = None,
    companies: Companies | None = None,
    judged: Sequence[Claim] = (),
) -> tuple[Finding, ...]:
    """The findings in document order.

    `as_of` stands in for a missing date of publication. `evidence` is what the sources answered; freshness is silent without it.
    `judged` are the claims with their verdicts: figures that a source holds are no inconsistency of the article's.
    `companies` replaces the register of listings. An inspection that the rule set does not name is off.
    """
    page = Page(article, extraction, rules, as_of, evidence or {}, companies)
    parameters = getattr(rules, "consistency", None)
    off = {rule for rule in _RULES if parameters and getattr(parameters, rule.partition("/")[2], None) is None}
    drafts: list[tuple[str, Draft]] = []
    for rule, function in INSPECTIONS:
        if not page.cues.complete and function not in _OF_DAYS:
            continue
        if rule not in off and (told := function(page)):
            drafts.extend((rule, draft) for draft in told if not follows_otherwise(page, draft))
    right, wrong = (_places(extraction, judged, status) for status in ("supported", "contradicted"))
    drafts = _once([(rule, draft) for rule, draft in drafts if not _is_settled(draft, right, wrong)])
    found = [*_findings(article, drafts), *_about_words(page)]
    return tuple(sorted(found, key=lambda finding: (finding.start, finding.end, finding.rule)))


Places = frozenset[tuple[int, int]]


def _places(extraction: Extraction, judged: Sequence[Claim], status: str) -> Places:
    """The figures on which the sources have this to say; the article is none of them."""
    told = {c.quantity for c in judged if c.verdict and c.verdict.status == status}
    return frozenset((q.start, q.end) for q in extraction.quantities if q.id in told)


def _is_settled(draft: Draft, right: Places, wrong: Places) -> bool:
    """Whether the sources say all that there is to say of the figures.

    What is read into figures that are all right, each as it was filed, is misread: "$3.8 billion in the quarter. For the half it is
    $7.1 billion, a gain of 28%". And where the figure at which the finding would stand is right and another is wrong, the verdict on
    that one tells what to change, as it does where the words put two figures in an order that a wrong one turns round. A word that turns two right figures round ("$3.40, better than $4.20") stays wrong.
    """
    if draft.key.startswith("order|"):
        return any((f.start, f.end) in wrong for f in draft.figures)
    if draft.code not in _OF_FIGURES or len(draft.figures) < 2:
        return False
    others = {(f.start, f.end) for f in draft.figures} - {(draft.start, draft.end)}
    return (draft.start, draft.end) in right and (others <= right or not others.isdisjoint(wrong))


_OF_ANY = frozenset({"percent-vs-points"})
"""Of such a code one place has one finding, whichever inspections saw it."""
_OF_FIGURES = frozenset({"headline-vs-body", "repeated-metric", "scale-slip", "arithmetic"})
"""Of such a code the same figures have one finding: they disagree once, from whichever side it is seen."""


def _once(drafts: list[tuple[str, Draft]]) -> list[tuple[str, Draft]]:
    """In document order; of several with one code at one place the first inspection's, which knows most about it."""
    kept: list[tuple[str, Draft]] = []
    pairs: set[frozenset[tuple[int, int]]] = set()
    places: dict[tuple[str, str | None], list[tuple[int, int]]] = {}
    # a lost scale says more than that two figures differ; points are best told by the inspection of units
    for rule, draft in sorted(drafts, key=lambda item: (item[1].code != "scale-slip", not item[0].endswith("units"))):
        pair = frozenset((f.start, f.end) for f in draft.figures)
        if draft.code in _OF_FIGURES and len(pair) > 1:
            if pair in pairs:
                continue  # one disagreement, seen by two inspections
            pairs.add(pair)
        taken = places.setdefault(("" if draft.code in _OF_ANY else rule, draft.code), [])
        if draft.code is None or not any(start < draft.end and draft.start < end for start, end in taken):
            taken.append((draft.start, draft.end))
            kept.append((rule, draft))
    kept = [item for item in kept if not _is_of_an_accused(item[1], [draft for _, draft in kept])]
    return sorted(kept, key=lambda item: (item[1].start, item[1].end))


def _is_of_an_accused(draft: Draft, others: Sequence[Draft]) -> bool:
    """A sum that is wrong because one of its parts is: the part is told where it stands, by what it itself is made of."""
    if not draft.key.startswith(("shares|", "list|", "sum|")):
        return False
    own = (draft.start, draft.end)
    parts = {(f.start, f.end) for f in draft.figures} - {own}
    return any(
        d is not draft
        and d.code == draft.code
        and (d.start, d.end) in parts
        and own not in {(f.start, f.end) for f in d.figures}
        for d in others
    )


def _about_words(page: Page) -> Iterator[Finding]:
    if not (getattr(page.rules, "patterns", ()) or getattr(page.rules, "requirements", ())):
        return
    # Here, because a rule set without such rules does not need the phrase engine.
    from factcheck.inspect.editorial import patterns, requirements
    from factcheck.inspect.editorial.passages import Passages

    passages = Passages(page.article, page.extraction.sentences)
    yield from patterns.find(passages, page.rules)
    yield from requirements.find(page, passages)


def _findings(article: Article, drafts: Iterable[tuple[str, Draft]]) -> Iterator[Finding]:
    """With ids that stay when the text around moves; of equal ones in one article the later are numbered."""
    seen: Counter[tuple[str, ...]] = Counter()
    for rule, draft in drafts:
        place = " ".join(article.text[draft.start : draft.end].casefold().split())
        content = (rule, draft.code or "", place, draft.key)
        seen[content] += 1
        parts = content if seen[content] == 1 else (*content, str(seen[content]))
        digest = hashlib.sha256("\0".join(parts).encode()).hexdigest()
        yield made(
            Finding, id=f"f-{digest[:8]}", rule=rule, code=draft.code, severity=draft.severity, start=draft.start, end=draft.end,
            message=draft.message, figures=_shown(article, draft), consistent=draft.consistent,
        )  # fmt: skip


def _shown(article: Article, draft: Draft) -> tuple[Shown, ...]:
    places = sorted({(draft.start, draft.end), *((placed.start, placed.end) for placed in draft.figures)})
    return tuple(made(Shown, text=article.text[start:end], start=start, end=end) for start, end in places)


__all__ = ["INSPECTIONS", "inspect"]
