"""What is said where nothing is held about a claim."""

from __future__ import annotations

from factcheck.judge.case import Case, Judgement, unverified
from factcheck.judge.labels import label
from factcheck.judge.plan import in_filings, is_filed
from factcheck.judge.wording import named
from factcheck.sources.age import outlived


def nothing_known(case: Case) -> Judgement:
    """Nothing is held about the subject: because a source failed, because it is unknown, or because nothing covers it."""
    for failure in case.failures if in_filings(case.claim, case.rules) else ():
        if failure.kind == "offline":
            return unverified("no-data", f"not consulted offline: {failure.source}{_age(case)}")
        return unverified("source-unavailable", f"{failure.source} could not be consulted: {failure.message}")
    if case.claim.subject.id is None:
        return unverified("ambiguous", "it cannot be told whose figure this is")
    part = f" on {case.claim.segment}" if case.claim.segment else ""
    of = f" of {whose}" if (whose := named(case)) is not None else ""
    held = f"no source holds {label(case.claim.metric)}{part}{of} for that period"
    return unverified("no-data", held + (_age(case) if case.claim.segment is None else ""))


def _age(case: Case) -> str:
    """Why the figure may be lacking: what is held ends long before the article."""
    newest = outlived(case.filings, case.day) if case.day is not None else None
    if newest is None or not in_filings(case.claim, case.rules):
        return ""
    return f"; the newest filing held of it is of {newest}"


def is_held_nowhere(case: Case) -> bool:
    """No fact file tells the metric, and no filing ever does: then it does not matter which period is meant."""
    return not is_filed(case.claim.metric, case.rules) and not any(
        o.metric == case.claim.metric for o in case.own_facts
    )
