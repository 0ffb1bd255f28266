"""The first of its kind since a period: "its first annual drop since fiscal 2019", "the first profit since 2021"."""

from __future__ import annotations

from factcheck.judge.case import Case, Judgement, contradicted, note, supported, unverified
from factcheck.judge.labels import label
from factcheck.judge.periods import windows_of
from factcheck.judge.ranked import SHOWN, alike, by_window, decided, gaps, value_at, value_of
from factcheck.judge.runs import went
from factcheck.judge.standing import at, filed_as, is_open
from factcheck.judge.unknown import nothing_known
from factcheck.judge.values import Known
from factcheck.judge.windows import Candidate, calendar_of
from factcheck.judge.wording import who
from factcheck.sources.dates import is_near


def judge_first_since(case: Case) -> Judgement:
    """Right where the period that is named had one, the claim's own has one, and none between them has."""
    claim, metric = case.claim, case.claim.metric
    if not case.filings:
        return nothing_known(case)
    if claim.negated or is_open(case, metric):
        return unverified("not-comparable", "the wording does not decide")
    now, sure = at(case, metric)
    since = windows_of(case, case.filings, metric, claim.base)
    if not now or not since.candidates:
        return nothing_known(case)
    found = [_since(case, known, named) for known in by_window(now) for named in since.candidates]
    return decided(found, sure and since.decisive)


def _since(case: Case, now: Known, named: Candidate) -> Judgement:
    periods = alike(calendar_of(case), now.window)
    if periods is None or named.start is None or now.window.start is None or named.end >= now.window.end:
        return unverified("ambiguous", "the periods that are compared cannot be told")
    first, own = named.start, now.window
    row = [p for p in periods if p[1] <= own.end and p[0] >= first and not is_near(p[1], own.end)]
    held = {p: value_at(case, case.claim.metric, p) for p in row}
    ways = {p: _fits(case, known) if known is not None else None for p, known in held.items()}
    at_named = [p for p in row if p[1] <= named.end or is_near(p[1], named.end)]
    between = [p for p in row if p not in at_named]
    fits = _fits(case, now)
    told = f"{who(case)}: {label(case.claim.metric)} {went(case)} in the period to {own.end}"
    working = [told, filed_as(case, now), *(filed_as(case, known) for known in held.values() if known is not None)]
    rows = [k.observation for k in (now, *(k for k in held.values() if k is not None))][:SHOWN]
    if fits is None or not at_named:
        return unverified("no-data", f"not every period since {named.end} is held", working, rows)
    if not fits:
        return contradicted(rows, "direction-flipped", f"{filed_as(case, now)}: none of the kind.", working)
    again = next((p for p in reversed(between) if ways[p]), None)
    if again is not None:
        return contradicted(rows, "wrong-streak", f"{told}, and did in that to {again[1]} as well.", working)
    if all(ways[p] is False for p in at_named):
        return contradicted(rows, "wrong-streak", f"{told}, and did not in that to {named.end}.", working)
    if gaps([*row, own]) or None in ways.values() or not any(ways[p] for p in at_named):
        return unverified("no-data", f"not every period since {named.end} is held", working, rows)
    return supported(rows, f"{told}, for the first time since {named.end}.", working, [note("derived", "counted")])


def _fits(case: Case, known: Known) -> bool | None:
    """Whether the period has what is told; None where it cannot be said."""
    value, up = value_of(known), case.claim.direction == "up"
    if case.claim.compare_metric == "zero":
        return value > 0 if up else value < 0
    window = known.window
    ago = calendar_of(case).year_ago(window.start, window.end) if window.start is not None else None
    then = value_at(case, case.claim.metric, ago) if ago is not None else None
    if then is None or value_of(then) == value:
        return None
    return (value > value_of(then)) is up
