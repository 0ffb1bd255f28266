"""Changes: stated by a fact, or recomputed from two observations; never taken on trust."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from factcheck.judge.case import Case, Judgement, amount, cite, contradicted, note, period_text, supported, unverified
from factcheck.judge.changes import Change, Step, bases, changes, is_rate
from factcheck.judge.compare import ZERO, Bounds, Comparison, Reading, compare, plain, point, read
from factcheck.judge.currency import is_currency, observed_bounds
from factcheck.judge.dated import Chosen, choose
from factcheck.judge.diagnosis import OTHER_METRICS, Explained, is_precise, neighbours, transposed
from factcheck.judge.fix import quantity_fix
from factcheck.judge.level import amount_of, label, nothing_known, who
from factcheck.judge.names import part_match
from factcheck.judge.periods import Candidate, windows_of
from factcheck.judge.values import is_vague
from factcheck.model import DiagnosisCode, Observation, Quantity

HUNDRED = Decimal(100)
_RELATIVE = frozenset({"percent", "multiple", "fraction"})


@dataclass(frozen=True)
class Asked:
    """The printed change with its sign: `of(step)` is what a step would print, None if it cannot be compared."""

    quantity: Quantity
    reading: Reading
    sign: int
    """-1 where the words say down and the figure is printed without a sign."""

    def compare(self, step: Step, slack: Decimal = ZERO) -> Comparison:
        value = self.of(step)
        return Comparison("unsure", "of another kind") if value is None else compare(self.reading, point(value), slack)

    def of(self, step: Step) -> Decimal | None:
        kind = self.quantity.kind
        if kind in _RELATIVE:
            value = step.percent
        elif kind in {"pp", "bps"}:
            value = None if step.points is None else step.points * (HUNDRED if kind == "bps" else 1)
        else:
            value = step.difference if self.quantity.unit == step.unit else None
        return None if value is None else value * self.sign


def asked(case: Case, quantity: Quantity) -> Asked:
    reading = read(quantity, case.hedge(quantity))
    if quantity.kind == "multiple":
        # "doubled" is a rise of 100%; "halved" a fall of 50%, whatever the verb
        return Asked(quantity, reading.mapped(lambda x: (x - 1) * HUNDRED), 1)
    if quantity.kind == "fraction":
        reading = reading.mapped(lambda x: x * HUNDRED)
    down = case.claim.direction == "down" and (quantity.value is None or quantity.value >= 0)
    return Asked(quantity, reading, -1 if down else 1)


def judge_change(case: Case) -> Judgement:
    """What a fact states for the period counts first; a change that only filings tell is computed."""
    quantity = case.quantity
    if quantity is None:
        return unverified("ambiguous", "the claim has no figure")
    if case.claim.role == "diff":
        return unverified("no-rule", "a distance to an estimate or a price is checked by no rule")
    stated = [obs for obs in case.own_facts if obs.basis == "delta" and _is_meant(case, obs)]
    if stated and quantity.kind in _RELATIVE:
        return _by_statement(case, asked(case, quantity), choose(case, stated, case.claim.metric))
    return _by_filings(case, asked(case, quantity))


def _is_meant(case: Case, obs: Observation) -> bool:
    same = obs.metric == case.claim.metric or "growth" in {obs.metric, case.claim.metric}
    return same and part_match(case.claim.segment, obs) is not None and obs.unit == "percent"


# ---------------------------------------------------------------- stated by the issuer
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
    if elsewhere and chosen.given and is_precise(want.quantity):
        text = f"{want.quantity.text} is the figure for {period_text(elsewhere[0])}."
        return contradicted([obs, elsewhere[0]], "wrong-period", f"{story}. {text}", working, diagnosis=text, fix=fix)
    if obs.value is not None and transposed(want.quantity, (abs(obs.value),)) is not None:
        return contradicted([obs], "digits-transposed", f"{story}: two digits are swapped.", working, fix=fix)
    return contradicted([obs], "wrong-value", f"{story}, not {want.quantity.text}.", working, fix=fix)


def _stated(case: Case, want: Asked, obs: Observation) -> Comparison:
    bounds = observed_bounds(obs)
    if bounds is None:
        return Comparison("unsure", "the fact has no figure")
    if case.claim.direction and obs.direction and case.claim.direction != obs.direction:
        return Comparison("differ", f"the direction is {obs.direction}")
    if want.quantity.kind == "multiple" and obs.direction == "down":
        bounds = Bounds(None if bounds.high is None else -bounds.high, None if bounds.low is None else -bounds.low)
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


# ---------------------------------------------------------------- computed from two observations
def _by_filings(case: Case, want: Asked) -> Judgement:
    observations = case.filings or tuple(
        obs for obs in case.own_facts if obs.basis == "level" and obs.modality == "fact"
    )
    if not observations:
        return nothing_known(case)
    windows = windows_of(case, observations, case.claim.metric)
    if not windows.candidates:
        return unverified("ambiguous", windows.why or "the period cannot be told")
    found: list[Change] = []
    every_base = every_window = True
    for window in windows.candidates:
        of_window = [changes(case, case.claim.metric, window, base) for base in bases(case, window)]
        every_base = every_base and bool(of_window) and all(of_window)
        every_window = every_window and any(of_window)
        found.extend(change for here in of_window for change in here)
    if not found:
        return nothing_known(case)
    working = [
        f"read as: {label(case.claim.metric)} of {who(case)} changed by {want.quantity.text} {case.claim.direction or ''} ({windows.why})",
        *(each.working for each in found),
    ]
    sure = _Sure(windows.given, windows.decisive and every_window, every_base)
    return _computed(case, want, sure, found, working, windows.candidates)


@dataclass(frozen=True)
class _Sure:
    """What is beyond doubt: the period is the claim's own, all its readings have a figure, and all bases have one."""

    given: bool
    window: bool
    base: bool

    def allows(self, code: DiagnosisCode) -> bool:
        """A slip that explains the printed figure is evidence of its base as well; a mere difference is not."""
        return self.window and (self.base or code in {"direction-flipped", "digits-transposed", "percent-vs-points"})


def _computed(
    case: Case, want: Asked, sure: _Sure, found: Sequence[Change], working: list[str], tried: Sequence[Candidate]
) -> Judgement:
    rule = case.reference("sec")
    slack = rule.percent_slack if rule else Decimal("0.05")
    outcomes = [(each, want.compare(each.step, slack)) for each in found]
    working.extend(f"{each.detail}: {outcome.outcome} ({outcome.why})" for each, outcome in outcomes)
    matches = [(each, outcome) for each, outcome in outcomes if outcome.outcome == "match"]
    if matches:
        best, outcome = matches[0]
        if case.claim.negated:
            return unverified(
                "not-comparable", f"{best.detail}; the denial cannot be decided", working, best.observations
            )
        if not sure.given and len({each.window for each, _ in matches}) > 1:
            return unverified(
                "ambiguous",
                f"{best.detail}; another recent period fits too, and the sentence names none",
                working,
                best.observations,
            )
        notes = [note("derived", best.step.arithmetic), *best.notes]
        notes += [note("truncated", f"cut off, not rounded: {best.detail}")] if outcome.truncated else []
        return supported(best.observations, f"{best.detail}.", working, notes)
    main = found[0]
    if all(want.of(each.step) is None for each in found):
        return _of_another_kind(case, want, main, sure.window, working)
    if case.claim.negated or any(outcome.outcome == "unsure" for _, outcome in outcomes):
        return unverified("not-comparable", f"{main.detail}; the wording does not decide", working, main.observations)
    explained = _explain(case, want, found, tried)
    if not sure.allows(explained.code):
        return unverified(
            "ambiguous", f"{main.detail}, but the period or its base is not sure", working, main.observations
        )
    if explained.code == "wrong-value" and (case.claim.direction is None or is_vague(case, case.claim.metric)):
        return unverified(
            "ambiguous", f"{main.detail}; the words do not say enough to decide", working, main.observations
        )
    if not sure.given and explained.code in {"wrong-period", "wrong-metric"}:
        return unverified("ambiguous", f"{explained.text} The sentence names no period.", working, main.observations)
    detail = f"{main.detail}, not {want.quantity.text}{_way(case)}. {explained.text}".strip()
    cited = tuple(cite(obs) for obs in (*main.observations, *explained.evidence))
    return contradicted(
        main.observations,
        explained.code,
        detail,
        working,
        diagnosis=explained.text or detail,
        fix=explained.fix,
        cited=cited,
    )


def _way(case: Case) -> str:
    return f" {case.claim.direction}" if case.claim.direction in {"up", "down"} else ""


def _of_another_kind(case: Case, want: Asked, main: Change, decisive: bool, working: list[str]) -> Judgement:
    if main.step.refused:
        return unverified("not-comparable", f"{main.detail}: {main.step.refused}", working, main.observations)
    percent = main.step.percent
    is_percent = want.quantity.kind == "pp" and percent is not None and not is_rate(case, case.claim.metric)
    if (
        is_percent
        and decisive
        and compare(want.reading, point((percent or ZERO) * want.sign), Decimal("0.05")).outcome == "match"
    ):
        detail = f"{main.detail}: these are percent, not percentage points."
        return contradicted(main.observations, "percent-vs-points", detail, working)
    return unverified(
        "not-comparable", f"{main.detail}; the claim is of another kind or currency", working, main.observations
    )


def _explain(case: Case, want: Asked, found: Sequence[Change], tried: Sequence[Candidate]) -> Explained:
    main = found[0]
    percent = want.quantity.kind == "percent"
    right = want.of(main.step)
    fix = quantity_fix(want.quantity, right) if percent and right is not None and right > 0 else None
    for each in found:
        value = want.of(each.step)
        if (
            value is not None
            and want.quantity.kind != "multiple"
            and compare(want.reading, point(-value), Decimal("0.05")).outcome == "match"
        ):
            return Explained("direction-flipped", "The figure is right, the direction is the other one.")
    if (
        percent
        and main.step.points is not None
        and compare(want.reading, point(main.step.points * want.sign), Decimal("0.05")).outcome == "match"
    ):
        return Explained(
            "percent-vs-points", f"These are percentage points; in percent it is {plain(main.step.percent or ZERO)}."
        )
    if right is not None and want.quantity.step and transposed(want.quantity, (right,)) is not None:
        return Explained("digits-transposed", "Two digits are swapped.", (), fix)
    if is_precise(want.quantity):
        nearest = _other_reading(case, want, main, tried)
        if nearest is not None:
            return Explained(nearest.code, nearest.text, nearest.evidence, fix)
    return Explained("wrong-value", "", (), fix)


def _other_reading(case: Case, want: Asked, main: Change, tried: Sequence[Candidate]) -> Explained | None:
    for base in bases(case, main.window, all_of_them=True):
        for each in changes(case, case.claim.metric, main.window, base):
            if want.compare(each.step).outcome == "match":
                return Explained("wrong-period", f"That is the change against {base.label}.", each.observations)
    known = {(c.start, c.end) for c in tried}
    for window in neighbours(case, main.window):
        if (window.start, window.end) in known:
            continue
        for base in bases(case, window)[:1]:
            for each in changes(case, case.claim.metric, window, base):
                if want.compare(each.step).outcome == "match":
                    return Explained("wrong-period", f"That is the change of {window.label}.", each.observations)
    for metric in OTHER_METRICS:
        if metric == case.claim.metric or is_currency(metric):
            continue
        for base in bases(case, main.window)[:1]:
            for each in changes(case, metric, main.window, base):
                if want.compare(each.step).outcome == "match":
                    return Explained(
                        "wrong-metric",
                        f"That is the change of {label(metric)}: {amount(each.step.percent or ZERO, 'percent')}.",
                        each.observations,
                    )
    return None
