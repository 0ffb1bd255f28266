"""How much of a printed figure fell into a part of its time: "made $1.58 billion in the half year, most of it in the second quarter"."""

from __future__ import annotations

from decimal import Decimal

from factcheck.judge.case import Case, Judgement, amount, contradicted, note, supported, unverified
from factcheck.judge.labels import label
from factcheck.judge.standing import at
from factcheck.judge.unknown import nothing_known
from factcheck.judge.wording import who

_HALF, _CLOSE = Decimal("0.5"), Decimal("0.01")


def judge_portion(case: Case) -> Judgement:
    """More (`direction` up) or less than half of the figure that the claim's sentence prints."""
    claim = case.claim
    whole = case.extraction.quantity(claim.compare_quantity)
    if not case.filings or whole is None or not whole.value or whole.value < 0:
        return nothing_known(case)
    known, sure = at(case, claim.metric)
    told = [k.observation for k in known if k.observation.value is not None and k.observation.value > 0]
    if not told or len(told) < len(known):
        return unverified("no-data", f"no source holds {label(claim.metric)} of {who(case)} for that period")
    shares = [(obs.value or Decimal(0)) / whole.value for obs in told]
    sides = {"up" if share > _HALF else "down" for share in shares if abs(share - _HALF) > _CLOSE}
    detail = f"{label(claim.metric)} of {who(case)} was {amount(told[0].value or Decimal(0), told[0].unit)}, {shares[0] * 100:.0f}% of {whole.text}"
    working = [f"read as: {'more' if claim.direction == 'up' else 'less'} than half of {whole.text}", detail]
    if len(sides) != 1 or any(abs(share - _HALF) <= _CLOSE for share in shares) or any(share > 1 for share in shares):
        return unverified("not-comparable", f"{detail}; the wording does not decide", working, told[:1])
    if sides == {claim.direction}:
        return supported(told[:1], f"{detail}.", working, [note("derived", "a share of the printed figure")])
    if not sure:
        return unverified("ambiguous", f"{detail}, but the period is not sure", working, told[:1])
    return contradicted(told[:1], "comparison-flipped", f"{detail}.", working)
