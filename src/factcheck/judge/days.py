"""Balances told as the highest or lowest of several days: "the lowest at any quarter-end in four years", "since at least 2018"."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from factcheck.judge.case import Case, Judgement, contradicted, note, supported, unverified
from factcheck.judge.periods import windows_of
from factcheck.judge.standing import filed_as
from factcheck.judge.values import Known, find
from factcheck.judge.windows import Candidate, calendar_of
from factcheck.patterns import regex
from factcheck.sources.dates import is_near
from factcheck.text.numerals import CARDINALS, number

_YEAR_ENDS = regex(
    r"\b(?:(?:fiscal |financial )?year[ -]?ends?|fiscal years?|end of (?:the|its|each|any) (?:fiscal )?year)\b"
)
_QUARTER_ENDS = regex(r"\bquarter(?:ly|s|[ -]?ends?)?\b")
_A_YEAR = timedelta(days=365)
_NEAR = timedelta(days=10)


def on_days(case: Case, metric: str, now: Known) -> Judgement:
    """Against the ends of all quarters, or of the fiscal years, as the words say; where they do not, right or wrong only of both."""
    words, calendar = case.words.lower(), calendar_of(case)
    ends = {
        "quarter": sorted({w[1] for w in calendar.quarters}),
        "year": sorted({w[1] for w in calendar.years.values()}),
    }
    told = ["quarter"] if _QUARTER_ENDS.search(words) else ["year"] if _YEAR_ENDS.search(words) else ["quarter", "year"]
    found = [_among(case, metric, now, ends[kind], kind) for kind in told]
    if len({each.verdict.status for each in found}) == 1:
        return found[0]
    open_ = next((each for each in found if each.verdict.status == "unverified"), None)
    return open_ or unverified("not-comparable", "with which days a balance is compared cannot be told")


def _among(case: Case, metric: str, now: Known, ends: Sequence[date], kind: str) -> Judgement:
    bounds = _bounds(case, now, kind)
    if bounds is None:
        return unverified("ambiguous", "the days that are compared cannot be told")
    first, last, sure = bounds
    day = now.window.end
    meant = [end for end in ends if first - _NEAR <= end <= last + _NEAR and not is_near(end, day)]
    held = [k for end in meant for k in find(case, metric, Candidate(None, end, f"{end}")).known[:1]]
    if not meant or len(held) < len(meant) or any(k.observation.value is None for k in held):
        return unverified("no-data", "not every day that is compared is held")
    up, own = case.claim.direction == "up", now.observation.value or 0
    beaten = [k for k in held if ((k.observation.value or 0) > own) is up and k.observation.value != own]
    place = 1 + len(beaten)
    wanted = int(case.quantity.value or 0) if case.quantity is not None else 1
    rows = [k.observation for k in (now, *beaten[:1], *held[:1])]
    detail = f"{filed_as(case, now)}, number {place} of the {len(held) + 1} compared"
    working = [detail, *(filed_as(case, k) for k in held)]
    if place == wanted:
        return supported(rows, f"{detail}.", working, [note("derived", "compared with each")])
    if case.quantity is None and not sure and len(beaten) == 1 and is_near(beaten[0].window.end, first):
        return unverified("ambiguous", f"{detail}; the first day that is named had more", working, rows)
    code = "wrong-rank" if case.quantity is not None else "not-a-record"
    return contradicted(rows, code, f"{detail}.", working)  # type: ignore[arg-type]


def _bounds(case: Case, now: Known, kind: str) -> tuple[date, date, bool] | None:
    """From when to when it is compared, and whether the first day is surely one of those that are outdone."""
    claim, day = case.claim, now.window.end
    if claim.run is not None:
        time = case.extraction.time(claim.run)
        words = time.text.lower().replace("-", " ").split() if time is not None else []
        count = next((number(w) for w in words if w.isdecimal() or w in CARDINALS), None)
        if count is None:
            return None
        if {"years", "year"} & set(words) and claim.quantity is None:
            return day - count * _A_YEAR - timedelta(days=count // 4), day, False
        length = 91 if {"quarters", "quarter"} & set(words) or kind == "quarter" else 365
        return (
            day - timedelta(days=length * (count - 1) + count // 4),
            day,
            True,
        )  # "among the last five": it is one of them
    ids = claim.among or ((claim.base,) if claim.base else ())
    spans = [windows_of(case, (), claim.metric, id_).candidates for id_ in ids]
    if not spans or not all(spans):
        return None
    first, last = spans[0][0], spans[-1][-1]
    # of "since at least 2018" the first day is one of that year, and not the one with which it began
    opened = first.start + 2 * _NEAR if claim.inclusive and first.start is not None else first.end
    return opened, last.end if claim.among else day, bool(claim.inclusive or claim.among)
