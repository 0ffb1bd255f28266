"""By how much the figure of one company lies above that of another ("$8.0 billion ahead of Coca-Cola"), from both companies' filings."""

from __future__ import annotations

from decimal import Decimal

from factcheck.judge.case import Case, Judgement, amount, cite, contradicted, note, supported, unverified
from factcheck.judge.compare import Comparison, compare, point, read
from factcheck.judge.diagnosis import transposed
from factcheck.judge.labels import label
from factcheck.judge.standing import Beside, at, beside, filed_as, of_company, pairs_of
from factcheck.judge.unknown import nothing_known
from factcheck.judge.values import Known
from factcheck.judge.wording import who
from factcheck.model import DiagnosisCode, Quantity
from factcheck.records import record


def judge_gap(case: Case) -> Judgement:
    """ "$8.0 billion ahead of Coca-Cola", "5.5 points above Amazon's margin": ours less theirs, at periods of one length.

    Of one company two metrics: "its buybacks fell short of its dividends by $3.4 billion".
    """
    quantity, claim = case.quantity, case.claim
    assert quantity is not None
    metric = claim.compare_metric or claim.metric
    other = of_company(case, claim.compare_subjects[0]) if claim.compare_subjects else case
    if missing := next((each for each in (case, other) if not each.filings), None):
        return nothing_known(missing)
    ours, sure = at(case, claim.metric)
    if other is case:
        theirs, also = at(case, metric)
        held = Beside(pairs_of(ours, theirs, apart=_SAME), also, case)
    else:
        held = beside(case, claim.compare_subjects[0], ours)
    gaps = [_Gap(case, quantity, a, b) for a, b in held.pairs if _is_of_unit(quantity, a, b)]
    if not gaps:
        what = f"both {label(claim.metric)} of {who(case)} and {label(metric)} of {who(other)}"
        return unverified("no-data", f"no source holds {what} for that period")
    best = next((each for each in gaps if each.outcome == "match" and quantity.kind != "percent"), gaps[0])
    detail, rows = best.told(other), [best.ours.observation, best.theirs.observation]
    cited = tuple(cite(obs) for known in (best.ours, best.theirs) for obs in (known.observation, *known.parts))
    if best.outcome == "match" and quantity.kind != "percent" and not claim.negated:
        return supported(rows, f"{detail}.", [detail], [note("derived", detail)], cited)
    if claim.negated or best.outcome == "unsure" or not (sure and held.sure):
        return unverified("not-comparable", f"{detail}; the wording does not decide", [detail], rows)
    code = best.code
    if code is None:
        return unverified("not-comparable", f"{detail}; it may be counted between rounded figures", [detail], rows)
    return contradicted(rows, code, f"{detail}, not {quantity.text}.", [detail], cited=cited)


@record
class _Gap:
    """The distance between two figures, in the unit that is printed: an amount, or points between two rates."""

    case: Case
    quantity: Quantity
    ours: Known
    theirs: Known

    @property
    def value(self) -> Decimal:
        """How far ours is above theirs, or below where that is told."""
        ours, theirs = (known.observation.value or Decimal(0) for known in (self.ours, self.theirs))
        gap = theirs - ours if self.case.claim.direction == "down" else ours - theirs
        return gap * 100 if self.quantity.kind == "bps" else gap

    def compared(self, value: Decimal) -> Comparison:
        slack = {"pp": Decimal("0.1"), "percent": Decimal("0.05"), "bps": Decimal(10)}.get(
            self.quantity.kind, Decimal(0)
        )
        return compare(read(self.quantity, self.case.hedge(self.quantity)), point(value), slack)

    @property
    def outcome(self) -> str:
        return self.compared(self.value).outcome

    @property
    def code(self) -> DiagnosisCode | None:
        """What went wrong; None where the figure may be the distance of the two as they are printed."""
        if self.quantity.kind == "percent":
            # "beat it by 5.5%" is right of no two rates that lie 5.5 points apart
            return "percent-vs-points" if self.outcome == "match" else None
        if _between_printed(self.quantity, self.value):
            return None
        if self.compared(-self.value).outcome == "match":
            return "comparison-flipped"
        swapped = self.quantity.step and transposed(self.quantity, (abs(self.value),)) is not None
        return "digits-transposed" if swapped else "wrong-value"

    def told(self, other: Case) -> str:
        """ "... was 46% (2024); ... was 12% (2024): 34 percentage points more" """
        unit = "pp" if self.quantity.kind in _RATES else self.ours.observation.unit
        apart = amount(abs(_difference(self.ours, self.theirs)), unit)
        more = _difference(self.ours, self.theirs) > 0
        return f"{filed_as(self.case, self.ours)}; {filed_as(other, self.theirs)}: {apart} {'more' if more else 'less'}"


_SAME = 10
"""Days by which two figures of one company may lie apart."""
_RATES = frozenset(("pp", "bps", "percent"))


def _difference(ours: Known, theirs: Known) -> Decimal:
    return (ours.observation.value or Decimal(0)) - (theirs.observation.value or Decimal(0))


def _is_of_unit(quantity: Quantity, a: Known, b: Known) -> bool:
    """Whether both figures are there, in the unit of which the printed distance is one."""
    ours, theirs = a.observation, b.observation
    if ours.value is None or theirs.value is None:
        return False
    if ours.unit == "percent":
        return quantity.kind in _RATES
    return quantity.kind == "money" and quantity.unit == (ours.unit or "").partition("/")[0]


def _between_printed(quantity: Quantity, gap: Decimal) -> bool:
    """Whether the told distance is that of the two figures when each is rounded as it is printed."""
    if quantity.value is None or not quantity.step:
        return False
    return abs(gap - quantity.value) <= quantity.step
