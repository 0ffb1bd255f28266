"""Which comparison a claim of each kind calls for."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from factcheck.judge.announcement import announcements, judge_announcement
from factcheck.judge.case import Case, Judgement, unverified
from factcheck.judge.change import judge_change
from factcheck.judge.comparison import judge_comparison
from factcheck.judge.counted import judge_counted
from factcheck.judge.first_since import judge_first_since
from factcheck.judge.gap import judge_gap
from factcheck.judge.level import judge_level
from factcheck.judge.meant import is_vague, readings
from factcheck.judge.multiple import judge_multiple
from factcheck.judge.people import judge_office
from factcheck.judge.places import judge_growth, judge_place
from factcheck.judge.portion import judge_portion
from factcheck.judge.rank import judge_rank
from factcheck.judge.ranked import judge_bounded_record
from factcheck.judge.record import judge_record
from factcheck.judge.runs import judge_run
from factcheck.judge.share import judge_share
from factcheck.judge.standing import judge_against, judge_moved
from factcheck.judge.statement import judge_statement
from factcheck.judge.streak import judge_streak
from factcheck.judge.together import judge_against_sum, judge_sum
from factcheck.judge.values import LOSSES
from factcheck.patterns import regex
from factcheck.records import replace


def _amount(case: Case) -> Judgement:
    """A report of an announcement where one is meant, else a figure of a period."""
    if case.claim.of_sum:
        return judge_sum(case)
    if (
        case.claim.modality in {"plan", "guidance"}
        or case.extraction.time(case.claim.period) is None
        or announcements(case)
    ):
        found = judge_announcement(case)
        if found is not None and (found.verdict.status != "unverified" or case.claim.modality != "fact"):
            return found
        if case.claim.modality in {"plan", "guidance"}:
            return _unannounced(case)
    return judge_level(case)


def _unannounced(case: Case) -> Judgement:
    return unverified(
        "not-checkable", f"no announcement of this {case.claim.modality} is held by a fact file or document"
    )


def _no_rule(case: Case) -> Judgement:
    return unverified("no-rule", f"no rule checks claims of the kind {case.claim.kind}")


def _ratio(case: Case) -> Judgement:
    if case.claim.role == "compare":
        return judge_multiple(case)
    if case.claim.modality in {"plan", "guidance"} and case.claim.role == "level":
        # "guides for a gross margin of 75%" is no figure that has been reported, whatever that was
        found = judge_announcement(case)
        return found if found is not None and found.verdict.status != "unverified" else _unannounced(case)
    return judge_level(case) if case.claim.role in {None, "level", "from"} else _no_rule(case)


def _change(case: Case) -> Judgement:
    if (
        case.claim.role == "diff"
        and (case.claim.compare_subjects or case.claim.compare_metric)
        and case.claim.quantity is not None
    ):
        return judge_gap(case)
    return judge_moved(case) if case.claim.quantity is None else judge_change(case)


def _of_series(judge_one: Callable[[Case], Judgement]) -> Callable[[Case], Judgement]:
    """What is told of several figures of a vague metric is right if it is of the likeliest, and wrong only if it is of all."""

    def judged(case: Case) -> Judgement:
        metrics = readings(case, case.claim.metric) if is_vague(case, case.claim.metric) else ()
        if not metrics or not case.filings:
            return judge_one(case)
        found = [judge_one(replace(case, claim=case.claim.model_copy(update={"metric": m}))) for m in metrics]
        states = {f.verdict.status for f in found if getattr(f.verdict, "reason", "") != "no-data"}
        if found[0].verdict.status == "contradicted" and states != {"contradicted"}:
            what = f"{found[0].verdict.detail} But another profit may be meant."
            return unverified("ambiguous", what, [found[0].verdict.working])
        return found[0]

    return judged


def _comparison(case: Case) -> Judgement:
    if case.claim.of_sum:
        return judge_against_sum(case)
    if case.claim.role == "rank" and case.claim.quantity is not None and case.claim.compare_subjects:
        return judge_place(case)
    if case.claim.of_growth:
        return judge_growth(case)
    if case.claim.compare_quantity is not None:
        return _of_series(judge_portion)(case)
    filed = case.claim.compare_subjects or case.claim.compare_metric
    return _of_series(judge_against)(case) if filed else judge_comparison(case)


def _streak(case: Case) -> Judgement:
    claim = case.claim
    if claim.counted is not None:
        return judge_counted(case)
    if claim.direction is None and (claim.metric in LOSSES or _PROFITS.search(case.words[: case.at])):
        # "lost money three years in a row", "net profits for three years in a row"
        zero = {"metric": LOSSES.get(claim.metric, claim.metric), "compare_metric": "zero"}
        zero["direction"] = "down" if claim.metric in LOSSES else "up"
        return judge_run(replace(case, claim=claim.model_copy(update=zero)))
    if claim.superlative == "first":
        return judge_first_since(case)
    by_form = claim.compare_metric == "zero" or claim.ends_at_period
    return judge_run(case) if by_form else judge_streak(case)


_PROFITS = regex(
    r"\b(?:profits?|profitable|net income|loss(?:es)?|lost(?: money)?|in the (?:red|black)|unprofitable)"
    r"(?: in| for| over)?(?: the| its| a| at least)?\s*$",
    re.I,
)


def _record(case: Case) -> Judgement:
    claim = case.claim
    bounded = claim.among or claim.base is not None or claim.run is not None
    return judge_bounded_record(case) if bounded else judge_record(case)


COMPARISONS: Mapping[str, Callable[[Case], Judgement]] = {
    "amount": _amount,
    "change": _change,
    "ratio": _ratio,
    "rank": judge_rank,
    "streak": _of_series(_streak),
    "office": judge_office,
    "statement": judge_statement,
    "comparison": _comparison,
    "event": _no_rule,
    "share": judge_share,
    "record": _of_series(_record),
    "date": _no_rule,
}
"""How each kind of claim is compared with evidence."""
