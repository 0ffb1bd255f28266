"""Figures of several companies added up: told as a sum, or set against one of theirs."""

from __future__ import annotations

from decimal import Decimal

from factcheck.judge.case import Case, Judgement, amount, contradicted, note, supported, unverified
from factcheck.judge.compare import compare, point, read
from factcheck.judge.diagnosis import transposed
from factcheck.judge.labels import label
from factcheck.judge.standing import at, beside, filed_as, of_company
from factcheck.judge.unknown import nothing_known
from factcheck.judge.values import Known
from factcheck.model import DiagnosisCode, Observation
from factcheck.records import record

_SAME_SEASON = 45
"""Periods that end more days apart are of two different spans, so that another pair of them may have been meant."""


@record
class _Added:
    """The claim's own figure, and that of each other company at a period of its length."""

    parts: tuple[Known, ...]
    told: str
    sure: bool

    @property
    def values(self) -> list[Decimal]:
        return [p.observation.value or Decimal(0) for p in self.parts]

    @property
    def rows(self) -> list[Observation]:
        return [p.observation for p in self.parts]


def _added(case: Case) -> _Added | Judgement:
    """All of them, or why they cannot be added up."""
    claim = case.claim
    cases = [case, *(of_company(case, id_) for id_ in claim.compare_subjects)]
    if missing := next((each for each in cases if not each.filings), None):
        return nothing_known(missing)
    ours, sure = at(case, claim.metric)
    others = [beside(case, id_, ours[:1]) for id_ in claim.compare_subjects]
    if not ours or not all(each.pairs for each in others):
        return unverified("no-data", f"no source holds {label(claim.metric)} of all of them for that period")
    parts = (ours[0], *(each.pairs[0][1] for each in others))
    ends = [p.window.end for p in parts]
    time = case.extraction.time(claim.period)
    own_years = time is not None and "fiscal" in time.text.lower()  # "in their 2024 fiscal years"
    one_season = own_years or (max(ends) - min(ends)).days <= _SAME_SEASON
    told = "; ".join(filed_as(each, p) for each, p in zip(cases, parts, strict=True))
    return _Added(parts, told, sure and one_season and all(each.sure for each in others))


def judge_sum(case: Case) -> Judgement:
    """ "Together, Meta and Netflix had revenue of $203.5 billion": the figures of all, added up."""
    quantity, added = case.quantity, _added(case)
    assert quantity is not None
    if isinstance(added, Judgement):
        return added
    rows, total = added.rows, sum(added.values, Decimal(0))
    detail = f"{added.told}: {amount(total, rows[0].unit)}"
    outcome = compare(read(quantity, case.hedge(quantity)), point(total)).outcome
    if outcome == "match" and not case.claim.negated:
        return supported(rows, f"{detail}.", [detail], [note("derived", "added up")])
    near = quantity.value is not None and abs(total - quantity.value) <= quantity.step * len(rows)
    if outcome != "differ" or case.claim.negated or near or not added.sure:
        return unverified("not-comparable", f"{detail}; the wording does not decide", [detail], rows[:3])
    code: DiagnosisCode = "digits-transposed" if transposed(quantity, (total,)) is not None else "wrong-value"
    return contradicted(rows, code, f"{detail}, not {quantity.text}.", [detail])


def judge_against_sum(case: Case) -> Judgement:
    """ "More than Meta and Netflix combined": one figure and those of several others, added up."""
    added = _added(case)
    if isinstance(added, Judgement):
        return added
    detail, rows = added.told, added.rows
    own, rest = added.values[0], sum(added.values[1:], Decimal(0))
    if case.claim.negated or own == rest:
        return unverified("not-comparable", f"{detail}; the wording does not decide", [detail], rows[:3])
    if ("up" if own > rest else "down") == case.claim.direction:
        return supported(rows, f"{detail}.", [detail], [note("derived", "added up and compared")])
    if not added.sure:
        return unverified("ambiguous", f"{detail}, but the periods are not sure", [detail], rows[:3])
    return contradicted(rows, "comparison-flipped", f"{detail}.", [detail])
