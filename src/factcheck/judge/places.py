"""Companies side by side: whose metric grew faster, and the place of one among several."""

from __future__ import annotations

from decimal import Decimal

from factcheck.judge.case import Case, Judgement, contradicted, note, supported, unverified
from factcheck.judge.changes import Change, changes
from factcheck.judge.labels import label
from factcheck.judge.meant import is_vague, readings
from factcheck.judge.periods import windows_of
from factcheck.judge.ranked import (
    LONGEST_GAP,
    SHOWN,
    value_of,
)
from factcheck.judge.standing import Beside, at, beside, filed_as, is_open, of_company
from factcheck.judge.unknown import nothing_known
from factcheck.judge.windows import Candidate, calendar_of
from factcheck.judge.wording import who
from factcheck.records import replace


def judge_growth(case: Case) -> Judgement:
    """ "Revenue at Alphabet grew faster than at Meta": both against the same period of the year before."""
    claim = case.claim
    if claim.of_before:
        other = replace(case, claim=claim.model_copy(update={"of_growth": False}))
    else:
        other = of_company(case, claim.compare_subjects[0]) if claim.compare_subjects else case
    if missing := next((each for each in (case, other) if not each.filings), None):
        return nothing_known(missing)
    ours, theirs = _yearly(case, claim.metric), _yearly(other, claim.compare_metric or claim.metric)
    pairs = [
        (a, b)
        for a in ours
        for b in theirs
        if claim.base is not None or abs((a.window.end - b.window.end).days) <= _HALF_A_YEAR
        if _same_length(a.window, b.window)
    ]
    if not pairs:
        return unverified(
            "no-data", f"no source holds the growth of {label(claim.metric)} of both companies for that period"
        )
    likeliest = _likeliest(case, pairs)
    fits = claim.direction in {_faster(x, y) for x, y in likeliest}
    pairs = likeliest if fits else [*likeliest, *(pair for pair in pairs if pair not in likeliest)]
    a, b = pairs[0]
    told = f"{a.detail} ({who(case)}); {b.detail} ({who(other)})"
    rows = [*a.observations[:2], *b.observations[:2]]
    ways = {_faster(x, y) for x, y in pairs}
    if claim.negated or len(ways) != 1 or None in ways or not likeliest and is_open(case, claim.metric):
        return unverified("not-comparable", f"{told}; the wording does not decide", [told], rows[:SHOWN])
    if ways == {claim.direction}:
        return supported(rows, f"{told}.", [told], [note("derived", "compared with each other")])
    windows = windows_of(case, case.filings, claim.metric)
    if not (windows.decisive and windows.given):
        return unverified("ambiguous", f"{told}, but the period is not sure", [told], rows[:SHOWN])
    of_itself = claim.compare_subjects == (claim.subject.id,)
    return contradicted(rows, "direction-flipped" if of_itself else "comparison-flipped", f"{told}.", [told])


_HALF_A_YEAR = 183


def _likeliest(case: Case, pairs: list[tuple[Change, Change]]) -> list[tuple[Change, Change]]:
    """ "Profit rose faster than revenue": right of the net income, and wrong only where no profit did"""
    if not is_vague(case, case.claim.metric):
        return []
    first = readings(case, case.claim.metric)[0]
    return [(a, b) for a, b in pairs if a.observations[0].metric == first]


def _yearly(case: Case, metric: str) -> list[Change]:
    windows = windows_of(case, case.filings, metric).candidates
    known = calendar_of(case)
    found: list[Change] = []
    for window in windows:
        ago = known.year_ago(window.start, window.end) if window.start is not None else None
        if ago is not None:
            every = changes(case, metric, window, Candidate(ago[0], ago[1], "the same period of the year before"))
            found += (
                {change.observations[0].metric: change for change in reversed(every)}.values()
                if is_vague(case, metric)
                else every[:1]
            )
    return found


def _same_length(a: Candidate, b: Candidate) -> bool:
    return (
        a.start is not None
        and b.start is not None
        and abs((a.end - a.start).days - (b.end - b.start).days) < LONGEST_GAP
    )


_TOO_CLOSE = Decimal("0.1")


def _faster(a: Change, b: Change) -> str | None:
    """ "up", "down", or None where signs change, both are rates, or they are too close to tell."""
    x, y = a.step.percent, b.step.percent
    if x is None or y is None or a.step.below or b.step.below or a.step.points is not None or abs(x - y) < _TOO_CLOSE:
        return None
    return "up" if x > y else "down"


# ---------------------------------------------------------------- places
def judge_place(case: Case) -> Judgement:
    """ "Line up A, B and C by revenue, and B comes second": its place by the filed figures of one period."""
    claim, quantity = case.claim, case.quantity
    assert quantity is not None
    others = [of_company(case, id_) for id_ in claim.compare_subjects]
    if missing := next((each for each in (case, *others) if not each.filings), None):
        return nothing_known(missing)
    ours, sure = at(case, claim.metric)
    held = [beside(case, id_, ours) for id_ in claim.compare_subjects]
    if (lacking := next((each for each in held if not each.pairs), None)) is not None:
        return unverified("no-data", f"no source holds {label(claim.metric)} of {who(lacking.other)} for that period")
    if any(len({value_of(a) < value_of(b) for a, b in each.pairs}) > 1 for each in held):
        return unverified("not-comparable", "the wording does not decide")
    told, place = _line_up(case, held, smallest=_is_from_below(case, quantity.text))
    rows = [held[0].pairs[0][0].observation, *(each.pairs[0][1].observation for each in held)]
    if quantity.value is None or claim.negated:
        return unverified("not-comparable", told, [told], rows[:SHOWN])
    if quantity.value == place:
        return supported(rows, f"{told}.", [told], [note("derived", "compared with each other")])
    if not sure or not all(each.sure for each in held):
        return unverified("ambiguous", f"{told}, but the period is not sure", [told], rows[:SHOWN])
    return contradicted(rows, "wrong-rank", f"{told}, not {quantity.text}.", [told])


def _is_from_below(case: Case, place: str) -> bool:
    below = case.rules.vocabulary.binding_cues["from_below"].words
    return not set(place.lower().replace("-", " ").split()).isdisjoint(below)


def _line_up(case: Case, held: list[Beside], *, smallest: bool) -> tuple[str, int]:
    """All figures in words, and which place is ours."""
    pairs = [each.pairs[0] for each in held]
    place = 1 + sum(value_of(b) < value_of(a) if smallest else value_of(b) > value_of(a) for a, b in pairs)
    filed = [filed_as(case, pairs[0][0]), *(filed_as(each.other, each.pairs[0][1]) for each in held)]
    return f"{who(case)} is number {place} of {len(filed)} by {label(case.claim.metric)}: {'; '.join(filed)}", place
