"""Changes: stated by a fact, or recomputed from two observations; never taken on trust."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.judge.asked import RELATIVE, Asked, asked
from factcheck.judge.case import Case, Judgement, contradicted, note, period_text, supported, unverified
from factcheck.judge.changes import HUNDRED
from factcheck.judge.compare import Bounds, Comparison, compare
from factcheck.judge.currency import observed_bounds
from factcheck.judge.dated import Chosen, choose
from factcheck.judge.diagnosis import transposed
from factcheck.judge.fix import quantity_fix
from factcheck.judge.labels import label
from factcheck.judge.names import part_match
from factcheck.judge.recomputed import by_filings
from factcheck.judge.unknown import is_held_nowhere, nothing_known
from factcheck.judge.wording import amount_of, who
from factcheck.model import Observation, Quantity


def judge_change(case: Case) -> Judgement:
    """What a fact states for the period counts first; a change that only filings tell is computed."""
    quantity = case.quantity
    if quantity is None:
        return unverified("ambiguous", "the claim has no figure")
    if case.claim.modality != "fact":
        return unverified("not-checkable", "an outlook is compared with no figure that has been reported")
    if case.claim.role == "diff":
        return unverified("no-rule", "a distance to an estimate or a price is checked by no rule")
    stated = [obs for obs in case.own_facts if obs.basis == "delta" and _is_meant(case, obs)]
    if stated and quantity.kind in RELATIVE:
        return _by_statement(case, asked(case, quantity), choose(case, stated, case.claim.metric))
    if case.claim.metric != "growth" and is_held_nowhere(case):
        return nothing_known(case)
    return by_filings(case, asked(case, quantity))


def _is_meant(case: Case, obs: Observation) -> bool:
    same = obs.metric == case.claim.metric or "growth" in {obs.metric, case.claim.metric}
    return same and part_match(case.claim.segment, obs) is not None and obs.unit == "percent"


def _by_statement(case: Case, want: Asked, chosen: Chosen) -> Judgement:
    if not chosen.meant:
        return unverified(
            "ambiguous" if case.day is None else "no-data",
            chosen.why or "no statement for that period",
            nearest=chosen.rest[:2],
        )
    base = case.extraction.time(case.claim.base)
    if base is not None and base.value == "QOQ":
        return unverified(
            "no-data", "the change against the previous quarter is stated nowhere", nearest=chosen.meant[:1]
        )
    outcomes = [(obs, _stated(case, want, obs)) for obs in chosen.meant]
    working = [
        f"read as: {label(case.claim.metric)} of {case.claim.segment or who(case)} changed by {want.quantity.text} {case.claim.direction or ''} ({chosen.why})",
        *(
            f"{obs.key}: {_signed(obs)} for {period_text(obs)}: {found.outcome} ({found.why}); {obs.url or 'no link'}"
            for obs, found in outcomes
        ),
    ]
    match = next((obs for obs, found in outcomes if found.outcome == "match"), None)
    if match is not None:
        story = f"The issuer reported {_signed(match)} for {period_text(match)}, published {match.published}"
        if case.claim.negated:
            return contradicted([match], "negated", f"{story}.", working)
        notes = [] if chosen.given else [note("dated", f"true of {period_text(match)}, the latest period then public")]
        return supported([match], f"{story}.", working, notes)
    return _stated_otherwise(case, want, chosen, outcomes, working)


def _stated_otherwise(
    case: Case, want: Asked, chosen: Chosen, outcomes: Sequence[tuple[Observation, Comparison]], working: list[str]
) -> Judgement:
    obs = outcomes[0][0]
    story = f"The issuer reported {_signed(obs)} for {period_text(obs)}, published {obs.published}"
    elsewhere = [other for other in chosen.rest if _stated(case, want, other).outcome == "match"]
    if case.claim.negated or any(found.outcome == "unsure" for _, found in outcomes):
        return unverified("not-comparable", f"{story}; the wording does not decide", working, [obs])
    if not chosen.decisive:
        return unverified("ambiguous", f"{story}; the sentence may mean another period", working, [obs, *elsewhere[:1]])
    if elsewhere and not chosen.given and want.quantity.cmp == "eq":
        return unverified(
            "ambiguous",
            f"{story}; {want.quantity.text} was reported for {period_text(elsewhere[0])}",
            working,
            [obs, elsewhere[0]],
        )
    fix = quantity_fix(want.quantity, obs.value) if want.quantity.kind == "percent" else None
    if _is_flipped(case, want, obs):
        return contradicted([obs], "direction-flipped", f"{story}, the other direction.", working)
    if obs.value is not None and transposed(want.quantity, (abs(obs.value),)) is not None:
        return contradicted([obs], "digits-transposed", f"{story}: two digits are swapped.", working, fix=fix)
    return contradicted([obs], "wrong-value", f"{story}, not {want.quantity.text}.", working, fix=fix)


def _stated(case: Case, want: Asked, obs: Observation) -> Comparison:
    bounds = observed_bounds(obs)
    if bounds is None:
        return Comparison("unsure", "the fact has no figure")
    if case.claim.direction and obs.direction and case.claim.direction != obs.direction:
        return Comparison("differ", f"the direction is {obs.direction}")
    found = compare(want.reading, bounds)
    if found.outcome == "unsure" and _is_implied(want.quantity, bounds):
        return Comparison("match", "the bound follows from the stated range")
    return found


def _is_implied(quantity: Quantity, bounds: Bounds) -> bool:
    """ "More than doubled" follows from triple digits, whose far end is open in practice."""
    value = quantity.value
    if quantity.kind == "multiple" and value is not None:
        value = (value - 1) * HUNDRED
    return (
        quantity.cmp in {"gt", "ge"}
        and value is not None
        and bounds.low is not None
        and bounds.low != bounds.high
        and bounds.low >= value
    )


def _is_flipped(case: Case, want: Asked, obs: Observation) -> bool:
    if not (case.claim.direction and obs.direction and case.claim.direction != obs.direction):
        return False
    bounds = observed_bounds(obs)
    return bounds is not None and compare(want.reading, bounds).outcome == "match"


def _signed(obs: Observation) -> str:
    return f"{'a fall' if obs.direction == 'down' else 'a rise'} of {amount_of(obs)}"
