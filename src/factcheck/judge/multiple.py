"""How many times the figure of another company ("Visa's net income was 3.6 times that of Adobe"), from both companies' filings."""

from __future__ import annotations

from decimal import Decimal

from factcheck.judge.case import Case, Judgement, cite, contradicted, note, supported, unverified
from factcheck.judge.compare import Comparison, compare, plain, point, read
from factcheck.judge.diagnosis import transposed
from factcheck.judge.labels import label
from factcheck.judge.standing import at, beside, filed_as, of_company
from factcheck.judge.unknown import nothing_known
from factcheck.judge.values import Known
from factcheck.judge.wording import who
from factcheck.model import DiagnosisCode, Quantity

_HUNDREDTH = Decimal("0.01")
_SAME_SEASON = 45
"""Years that end more days apart are of two different spans, so that another pair of years may have been meant."""


def judge_multiple(case: Case) -> Judgement:
    """Ours divided by theirs at periods of one length; a false multiple is only told where both periods are beyond doubt."""
    quantity = case.quantity
    claim = case.claim
    if quantity is None or not claim.compare_subjects:
        return unverified("no-rule", "no rule checks a comparison of this kind")
    other = of_company(case, claim.compare_subjects[0])
    if missing := next((each for each in (case, other) if not each.filings), None):
        return nothing_known(missing)
    ours, sure = at(case, claim.metric)
    held = beside(case, claim.compare_subjects[0], ours)
    ratios = [(a, b, ratio) for a, b in held.pairs if (ratio := _ratio(a, b)) is not None]
    if not ratios:
        what = f"both {label(claim.metric)} of {who(case)} and {label(claim.metric)} of {who(other)}"
        return unverified("no-data", f"no source holds {what} for that period")
    outcomes = [(a, b, ratio, _compared(case, quantity, ratio)) for a, b, ratio in ratios]
    working = [
        f"{filed_as(case, a)}; {filed_as(other, b)}; {plain(ratio)} times: {outcome.outcome} ({outcome.why})"
        for a, b, ratio, outcome in outcomes
    ]
    a, b, ratio, outcome = next((each for each in outcomes if each[3].outcome == "match"), outcomes[0])
    rows = [a.observation, b.observation]
    cited = tuple(cite(obs) for known in (a, b) for obs in (known.observation, *known.parts))
    detail = f"{filed_as(case, a)}; {filed_as(other, b)}: {plain(ratio.quantize(_HUNDREDTH))} times"
    if claim.negated or outcome.outcome == "unsure":
        return unverified("not-comparable", f"{detail}; the wording does not decide", working, rows)
    if outcome.outcome == "match":
        return supported(rows, f"{detail}.", working, [note("derived", working[0])], cited)
    seasons_differ = claim.base is None and abs((a.window.end - b.window.end).days) > _SAME_SEASON
    if not (sure and held.sure) or seasons_differ:
        return unverified("ambiguous", f"{detail}, but the periods are not sure", working, rows)
    swapped = quantity.step and transposed(quantity, (ratio,)) is not None
    code: DiagnosisCode = "digits-transposed" if swapped else "wrong-value"
    return contradicted(rows, code, f"{detail}, not {quantity.text}.", working, cited=cited)


def _compared(case: Case, quantity: Quantity, ratio: Decimal) -> Comparison:
    """ "Four times larger than" is said of four times as much and of five times: a figure that fits either is not accused."""
    reading = read(quantity, case.hedge(quantity))
    if quantity.kind == "percent":
        told = {"up": ratio - 1, "down": 1 - ratio}.get(case.claim.direction or "", ratio)
        return compare(reading, point(told * 100))
    outcome = compare(reading, point(ratio))
    return outcome


def _ratio(ours: Known, theirs: Known) -> Decimal | None:
    a, b = ours.observation.value, theirs.observation.value
    return a / b if a is not None and b is not None and a > 0 and b > 0 else None
