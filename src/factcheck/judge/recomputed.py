"""Changes computed from two observations, and the nearest true reading of a wrong one."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from factcheck.extract.metrics.dealings import GROSS
from factcheck.judge.asked import Asked, has_no_way
from factcheck.judge.case import (
    NOT_SO,
    Case,
    Judgement,
    amount,
    cite,
    clause_words,
    contradicted,
    note,
    supported,
    unverified,
)
from factcheck.judge.changes import HUNDRED, Change, bases, changes, is_rate
from factcheck.judge.compare import ZERO, Comparison, compare, point
from factcheck.judge.currency import is_currency
from factcheck.judge.diagnosis import OTHER_METRICS, Explained, is_precise, neighbours, transposed
from factcheck.judge.doubt import Fits, other_reading
from factcheck.judge.fix import points_fix, quantity_fix
from factcheck.judge.labels import label
from factcheck.judge.meant import is_vague, none_is_meant
from factcheck.judge.otherwise import printed_digits, sure_of_whom
from factcheck.judge.periods import windows_of
from factcheck.judge.span import by_span, is_compound
from factcheck.judge.unknown import nothing_known
from factcheck.judge.unsaid import claims_beside
from factcheck.judge.values import is_loose
from factcheck.judge.windows import Candidate, Windows
from factcheck.judge.wording import who
from factcheck.model import BOUNDS, DiagnosisCode
from factcheck.records import record, replace
from factcheck.rules.worded import worded


def by_filings(case: Case, want: Asked) -> Judgement:
    """Against the year before or the claim's own basis, and over several years where the sentence speaks of them."""
    spanned = by_span(case, want) if case.filings else None
    if spanned is None or spanned.verdict.status == "supported":
        return spanned or _by_bases(case, want)
    if is_compound(case):
        return spanned  # that of the last year alone is no rate of several
    found = _by_bases(case, want)
    return found if found.verdict.status == "supported" else spanned


def _by_bases(case: Case, want: Asked) -> Judgement:
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
    sure = _Sure(windows.given, windows.decisive and every_window, every_base or _is_yearly(case, found), windows)
    return _computed(case, want, sure, found, working, windows.candidates)


_SEQUENTIAL = frozenset({"QOQ", "PREV:Q", "AGO:P3M"})


def _is_yearly(case: Case, found: Sequence[Change]) -> bool:
    """A change without a basis is one on the year where the article compares with no quarter before."""
    if case.claim.base is not None or any(time.value in _SEQUENTIAL for time in case.extraction.times):
        return False
    return any(each.base.label == "the same period of the year before" for each in found)


@record
class _Sure:
    """What is beyond doubt: the period is the claim's own, all its readings have a figure, and all bases have one."""

    given: bool
    window: bool
    base: bool
    windows: Windows

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
        return _matched(case, want, sure, matches, working)
    main = found[0]
    if is_loose(case, case.claim.metric):
        why = "issuers count this in more than one way"
        return unverified("not-comparable", f"{main.detail}; {why}", working, main.observations)
    if all(want.of(each.step) is None for each in found):
        return _of_another_kind(case, want, main, sure.window, working)
    if case.claim.negated or any(outcome.outcome == "unsure" for _, outcome in outcomes):
        return unverified("not-comparable", f"{main.detail}; the wording does not decide", working, main.observations)
    if case.if_right:
        return NOT_SO
    explained = _explain(case, want, found, tried)
    if not case.wants(explained.code):
        return NOT_SO
    if explained.code == "direction-flipped" and case.claim.direction is None:
        return unverified("not-comparable", f"{main.detail}; the words give no direction", working, main.observations)
    doubt = _misread(case, want, found, tried) or _doubted(case, want, found, sure, explained, slack)
    if doubt is not None:
        return unverified("ambiguous", f"{main.detail}{doubt}", working, main.observations)
    detail = f"{main.detail}{_apart(want, main)}, not {want.quantity.text}{_way(case)}. {explained.text}".strip()
    cited = tuple(cite(obs) for obs in (*main.observations, *explained.evidence))
    told = explained.text or detail
    return contradicted(
        main.observations, explained.code, detail, working, diagnosis=told, fix=explained.fix, cited=cited
    )


def _matched(
    case: Case, want: Asked, sure: _Sure, matches: Sequence[tuple[Change, Comparison]], working: list[str]
) -> Judgement:
    best, outcome = matches[0]
    if case.claim.negated:
        return unverified("not-comparable", f"{best.detail}; the denial cannot be decided", working, best.observations)
    unsaid = case.extraction.time(case.claim.period) is None
    if unsaid and not sure.given and len({each.window for each, _ in matches}) > 1:
        why = "another recent period fits too, and the sentence names none"
        return unverified("ambiguous", f"{best.detail}; {why}", working, best.observations)
    notes = [note("derived", best.step.arithmetic), *best.notes]
    notes += [note("truncated", f"cut off, not rounded: {best.detail}")] if outcome.truncated else []
    return supported(best.observations, f"{best.detail}{_apart(want, best)}.", working, notes)


def _apart(want: Asked, change: Change) -> str:
    """By how much it changed, where the article tells an amount and no percentage."""
    moved = want.of(change.step) if want.quantity.kind in ("money", "count") else None
    return "" if moved is None else f", a difference of {amount(abs(moved), want.quantity.unit)}"


def _misread(case: Case, want: Asked, found: Sequence[Change], tried: Sequence[Candidate]) -> str | None:
    """Why the mistake may be in our reading of the sentence, whatever explains the figure."""
    if case.day is not None and all(c.end >= case.day for c in tried):
        return ", but the period had not ended on the article's day"
    if want.quantity.kind == "money" and _is_gross(case):
        return "; what was added or paid off is no change of the balance where something went the other way"
    bounded = want.quantity.cmp in BOUNDS
    own_level = want.quantity.kind in {"money", "count"} and not bounded and not _is_told_as_step(case)
    if own_level and any(_is_its_level(want, each) for each in found):
        return "; the figure is the amount itself, not by how much it changed"
    if any(_is_surpassed(want, each) for each in found):
        return f"; that is more than {want.quantity.text}, and the word may be meant so"
    return None


def _is_gross(case: Case) -> bool:
    """ "Paid down $1 billion of long-term debt", which may have borrowed as much; "grew by" and "cut by" tell what is left of both"""
    entry = case.rules.vocabulary.metrics.get(case.claim.metric)
    return entry is not None and entry.stock and GROSS in case.claim.rule_trace.split()


def _is_told_as_step(case: Case) -> bool:
    """ "Rose by $12.1 billion", "dropped 80 cents to $1.64": by its preposition, or by the level that it led to, it is the step"""
    text = case.article.text
    before = text[max(0, case.claim.start - _LEAD) : case.claim.start]
    quantity = case.quantity
    behind = text[quantity.end : quantity.end + _LEAD] if quantity is not None else ""
    vocabulary = case.rules.vocabulary
    return _BY(vocabulary).search(before) is not None or _TO_LEVEL(vocabulary).match(behind) is not None


_LEAD = 24
_BY = worded(r"\bby (?:(?:<hedge>|over) )?$")
_TO_LEVEL = worded(r"\s+to\s+(?:<hedge> )?[$€£¥]?\d")


def _is_surpassed(want: Asked, change: Change) -> bool:
    """ "Profit halved", where it fell by 60%; "doubled", where it rose 2.6 times: one step further another word would be due"""
    quantity, percent = want.quantity, change.step.percent
    if quantity.kind != "multiple" or quantity.cmp != "eq" or quantity.value is None or percent is None:
        return False
    if any(map(str.isdigit, quantity.text)):
        return False
    asked, ratio = quantity.value, 1 + percent / HUNDRED
    return 1 < asked < ratio < asked + 1 or _A_THIRD < ratio < asked < 1


_A_THIRD = 1 / Decimal(3)


def _none_is_meant(case: Case, want: Asked, found: Sequence[Change]) -> bool:
    values = [value for each in found if (value := want.of(each.step)) is not None]
    return none_is_meant(case, want.quantity.value or ZERO, values)


def _doubted(
    case: Case, want: Asked, found: Sequence[Change], sure: _Sure, explained: Explained, slack: Decimal
) -> str | None:
    """Why the figure may be right of something else than what it is held against."""
    if not sure.allows(explained.code) and not _flipped_surely(case, want, explained):
        return ", but the period or its base is not sure"
    wayless = case.claim.direction is None and not has_no_way(case)
    if explained.code == "wrong-value" and (
        wayless or is_vague(case, case.claim.metric) and not _none_is_meant(case, want, found)
    ):
        return "; the words do not say enough to decide"
    if explained.code == "wrong-value" and _may_be_per_share(case):
        return "; the dividend per share may be meant"
    if explained.code in _SLIPS:
        return None
    if (doubt := other_reading(case, sure.windows, _fitting(want, slack))) is not None:
        return f"; but {doubt}, which may be meant"
    if not sure.given and not case.certain and case.extraction.time(case.claim.period) is None:
        return "; the sentence itself names no period"
    return None


def _may_be_per_share(case: Case) -> bool:
    """ "The dividend went up by 2.2%": what a share gets, unless an amount or words for the whole stand beside"""
    if case.claim.metric != "dividend" or any(
        c.metric == "dividend" and c.role != "delta" for c in claims_beside(case)
    ):
        return False
    return clause_words(case).isdisjoint(case.rules.vocabulary.binding_cues["paid_in_all"].words)


def _is_its_level(want: Asked, change: Change) -> bool:
    """ "Wound up 2024 $6.2 billion in the black": a verb that we have taken for one of direction"""
    levels = (obs.value for obs in change.observations[:2] if obs.unit == want.quantity.unit)
    return any(value is not None and compare(want.reading, point(abs(value))).outcome == "match" for value in levels)


def _flipped_surely(case: Case, want: Asked, explained: Explained) -> bool:
    """The size of the change to three digits, told as its opposite, tells which change is meant."""
    precise = want.quantity.cmp == "eq" and printed_digits(want.quantity) >= 3
    return explained.code == "direction-flipped" and precise and sure_of_whom(case)


_SLIPS = frozenset({"direction-flipped", "digits-transposed", "percent-vs-points"})


def _fitting(want: Asked, slack: Decimal) -> Fits:
    """Whether the printed change is that of a metric at a window, against any of its bases."""

    def fits(case: Case, metric: str, candidate: Candidate) -> bool:
        return any(
            want.compare(each.step, slack).outcome == "match"
            for base in bases(case, candidate, all_of_them=True)
            for each in changes(case, metric, candidate, base)
        )

    return fits


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
    told = percent or want.quantity.kind == "money"
    fix = quantity_fix(want.quantity, right) if told and right is not None and right > 0 else None
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
        text = f"These are percentage points; in percent it is {amount(abs(main.step.percent or ZERO), 'percent')}."
        return Explained("percent-vs-points", text, (), points_fix(want.quantity))
    if want.quantity.kind == "money" and right:
        for factor in (Decimal(1000), Decimal(10) ** 6, Decimal("0.001")):
            if compare(want.reading, point(abs(right) / factor)).outcome == "match":
                text = f"The figure is right at another scale: {amount(abs(right), want.quantity.unit)}."
                return Explained("scale-slip", text, (), fix)
    printed = 1 + right / HUNDRED if right is not None and want.quantity.kind == "multiple" else right
    if printed is not None and want.quantity.step and transposed(want.quantity, (printed,)) is not None:
        return Explained("digits-transposed", "Two digits are swapped.", (), fix)
    if is_precise(want.quantity):
        nearest = _other_reading(case, want, main, tried)
        if nearest is not None:
            return Explained(nearest.code, nearest.text, nearest.evidence, fix)
    return Explained("wrong-value", "", (), fix)


def _other_reading(case: Case, want: Asked, main: Change, tried: Sequence[Candidate]) -> Explained | None:
    want = replace(want, below="magnitude")  # the slip is one of the figure
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
    for metric in OTHER_METRICS if case.wants("wrong-metric") else ():
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
