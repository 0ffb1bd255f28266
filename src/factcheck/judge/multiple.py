"""How many times the figure of another company ("Visa's net income was 3.6 times that of Adobe"), from both companies' filings."""

from __future__ import annotations

from decimal import Decimal

from factcheck.judge.case import Case, Judgement, amount, cite, contradicted, note, supported, unverified
from factcheck.judge.compare import Comparison, compare, plain, point, read
from factcheck.judge.diagnosis import transposed
from factcheck.judge.labels import label
from factcheck.judge.level import nothing_known, who
from factcheck.judge.standing import at, filed_as, nearest_year, of_company, pairs_of
from factcheck.judge.values import Known
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
    theirs, also = at(other, claim.metric)
    if not (pairs := pairs_of(ours, theirs, of_companies=True)):
        theirs, also = nearest_year(other, claim.metric, ours), bool(ours)
        pairs = pairs_of(ours, theirs, of_companies=True)
    ratios = [(a, b, ratio) for a, b in pairs if (ratio := _ratio(a, b)) is not None]
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
    if not (sure and also) or abs((a.window.end - b.window.end).days) > _SAME_SEASON:
        return unverified("ambiguous", f"{detail}, but the periods are not sure", working, rows)
    swapped = quantity.step and transposed(quantity, (ratio,)) is not None
    code: DiagnosisCode = "digits-transposed" if swapped else "wrong-value"
    return contradicted(rows, code, f"{detail}, not {quantity.text}.", working, cited=cited)


def judge_gap(case: Case) -> Judgement:
    """ "$8.0 billion ahead of Coca-Cola": ours less theirs, at periods of one length."""
    quantity, claim = case.quantity, case.claim
    assert quantity is not None
    other = of_company(case, claim.compare_subjects[0])
    if missing := next((each for each in (case, other) if not each.filings), None):
        return nothing_known(missing)
    ours, sure = at(case, claim.metric)
    theirs, also = at(other, claim.metric)
    pairs = pairs_of(ours, theirs, of_companies=True)
    gaps = [(a, b, gap) for a, b in pairs if (gap := _gap(case, quantity, a, b)) is not None]
    if not gaps:
        what = f"both {label(claim.metric)} of {who(case)} and {label(claim.metric)} of {who(other)}"
        return unverified("no-data", f"no source holds {what} for that period")
    reading = read(quantity, case.hedge(quantity))
    outcomes = [(a, b, gap, compare(reading, point(gap))) for a, b, gap in gaps]
    a, b, gap, outcome = next((each for each in outcomes if each[3].outcome == "match"), outcomes[0])
    detail = f"{filed_as(case, a)}; {filed_as(other, b)}: {amount(abs(gap), a.observation.unit)} {'less' if (gap < 0) is (claim.direction == 'up') else 'more'}"
    rows = [a.observation, b.observation]
    cited = tuple(cite(obs) for known in (a, b) for obs in (known.observation, *known.parts))
    if outcome.outcome == "match" and not claim.negated:
        return supported(rows, f"{detail}.", [detail], [note("derived", detail)], cited)
    if claim.negated or outcome.outcome == "unsure" or not (sure and also):
        return unverified("not-comparable", f"{detail}; the wording does not decide", [detail], rows)
    if _between_printed(quantity, gap):
        return unverified("not-comparable", f"{detail}; it may be counted between rounded figures", [detail], rows)
    flipped = compare(reading, point(-gap)).outcome == "match"
    swapped = quantity.step and transposed(quantity, (abs(gap),)) is not None
    code: DiagnosisCode = "comparison-flipped" if flipped else "digits-transposed" if swapped else "wrong-value"
    return contradicted(rows, code, f"{detail}, not {quantity.text}.", [detail], cited=cited)


def judge_sum(case: Case) -> Judgement:
    """ "Together, Meta and Netflix had revenue of $203.5 billion": the figures of all, added up."""
    quantity, claim = case.quantity, case.claim
    assert quantity is not None
    cases = [case, *(of_company(case, id_) for id_ in claim.compare_subjects)]
    if missing := next((each for each in cases if not each.filings), None):
        return nothing_known(missing)
    found = [at(each, claim.metric) for each in cases]
    ours = found[0][0]
    known = [ours[:1], *([b for _, b in pairs_of(ours[:1], theirs, of_companies=True)][:1] for theirs, _ in found[1:])]
    if not all(known):
        return unverified("no-data", f"no source holds {label(claim.metric)} of all of them for that period")
    parts = [row[0] for row in known]
    total = sum((p.observation.value or Decimal(0) for p in parts), Decimal(0))
    detail = f"{'; '.join(filed_as(each, p) for each, p in zip(cases, parts, strict=True))}: {amount(total, parts[0].observation.unit)}"
    rows = [p.observation for p in parts]
    outcome = compare(read(quantity, case.hedge(quantity)), point(total))
    if outcome.outcome == "match" and not claim.negated:
        return supported(rows, f"{detail}.", [detail], [note("derived", "added up")])
    decided = outcome.outcome == "differ" and not claim.negated and all(sure for _, sure in found)
    near = quantity.value is not None and abs(total - quantity.value) <= quantity.step * len(parts)
    same_season = max(p.window.end for p in parts) - min(p.window.end for p in parts)
    if not decided or near or same_season.days > _SAME_SEASON:
        return unverified("not-comparable", f"{detail}; the wording does not decide", [detail], rows[:3])
    return contradicted(rows, "wrong-value", f"{detail}, not {quantity.text}.", [detail])


def judge_against_sum(case: Case) -> Judgement:
    """ "More than Meta and Netflix combined": one figure and those of several others, added up."""
    claim = case.claim
    cases = [case, *(of_company(case, id_) for id_ in claim.compare_subjects)]
    if missing := next((each for each in cases if not each.filings), None):
        return nothing_known(missing)
    found = [at(each, claim.metric) for each in cases]
    ours = found[0][0][:1]
    known = [ours, *([b for _, b in pairs_of(ours, theirs, of_companies=True)][:1] for theirs, _ in found[1:])]
    if not all(known):
        return unverified("no-data", f"no source holds {label(claim.metric)} of all of them for that period")
    parts = [row[0] for row in known]
    values = [p.observation.value or Decimal(0) for p in parts]
    detail = "; ".join(filed_as(each, p) for each, p in zip(cases, parts, strict=True))
    rows, rest = [p.observation for p in parts], sum(values[1:], Decimal(0))
    if claim.negated or values[0] == rest:
        return unverified("not-comparable", f"{detail}; the wording does not decide", [detail], rows[:3])
    if ("up" if values[0] > rest else "down") == claim.direction:
        return supported(rows, f"{detail}.", [detail], [note("derived", "added up and compared")])
    same_season = max(p.window.end for p in parts) - min(p.window.end for p in parts)
    if not all(sure for _, sure in found) or same_season.days > _SAME_SEASON:
        return unverified("ambiguous", f"{detail}, but the periods are not sure", [detail], rows[:3])
    return contradicted(rows, "comparison-flipped", f"{detail}.", [detail])


def _gap(case: Case, quantity: Quantity, a: Known, b: Known) -> Decimal | None:
    """By how much ours is above theirs, or below where that is told; None for figures of another unit."""
    ours, theirs = a.observation, b.observation
    if (
        ours.value is None
        or theirs.value is None
        or quantity.kind != "money"
        or quantity.unit != (ours.unit or "").partition("/")[0]
    ):
        return None
    return theirs.value - ours.value if case.claim.direction == "down" else ours.value - theirs.value


def _between_printed(quantity: Quantity, gap: Decimal) -> bool:
    """Whether the told distance is that of the two figures when each is rounded as it is printed."""
    if quantity.value is None or not quantity.step:
        return False
    return abs(gap - quantity.value) <= quantity.step


def _compared(case: Case, quantity: Quantity, ratio: Decimal) -> Comparison:
    """ "Four times larger than" is said of four times as much and of five times: a figure that fits either is not accused."""
    reading = read(quantity, case.hedge(quantity))
    if quantity.kind == "percent":
        told = {"up": ratio - 1, "down": 1 - ratio}.get(case.claim.direction or "", ratio)
        return compare(reading, point(told * 100))
    outcome = compare(reading, point(ratio))
    if case.claim.direction == "up" and outcome.outcome == "differ":
        also = compare(reading, point(ratio - 1))
        return also if also.outcome == "match" else Comparison("unsure", "so many times larger is said in two ways")
    return outcome


def _ratio(ours: Known, theirs: Known) -> Decimal | None:
    a, b = ours.observation.value, theirs.observation.value
    return a / b if a is not None and b is not None and a > 0 and b > 0 else None
