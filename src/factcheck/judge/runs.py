"""Runs of filed figures that end at a period: "the fifth quarter in a row in which revenue rose"."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.judge.case import Case, Judgement, contradicted, note, supported, unverified
from factcheck.judge.labels import label
from factcheck.judge.periods import windows_of
from factcheck.judge.ranked import (
    A_QUARTER,
    A_YEAR,
    SHOWN,
    alike,
    by_window,
    decided,
    is_whole_run,
    told_length,
    value_at,
    value_of,
)
from factcheck.judge.standing import at, filed_as, is_open
from factcheck.judge.unknown import nothing_known
from factcheck.judge.values import Known
from factcheck.judge.windows import calendar_of
from factcheck.judge.wording import who
from factcheck.patterns import regex
from factcheck.sources.series import Period

_MONTH = regex(r"\d{4}-\d\d")
_YEARS = regex(r"\d{4}/(?P<last>\d{4})")


def judge_run(case: Case) -> Judgement:
    """ "Each of the last five quarters ended in a loss", "the fifth quarter in a row in which revenue rose", up to the claim's period."""
    claim, metric = case.claim, case.claim.metric
    if not case.filings:
        return nothing_known(case)
    now, sure = at(case, metric)
    if not now and (ended := _ended_with(case)):
        now, sure = [k for quarter in ended if (k := value_at(case, metric, quarter)) is not None], True
    time = case.extraction.time(claim.period)
    if time is not None and (years := _YEARS.fullmatch(time.value)):  # "from 2022 to 2024": up to the last of them
        last = calendar_of(case).years.get(int(years["last"]))
        now, sure = [k for k in (value_at(case, metric, last),) if k is not None] if last else [], True
    if time is not None and _MONTH.fullmatch(time.value) and len(by_window(now)) == 1:
        sure = True  # "December 2023 was the third in a row": nobody counts months of filed figures
    if not now:
        return nothing_known(case)
    if (
        claim.among and claim.period is None
    ):  # "every year since 2022", up to now: no later year mends one that does not fit
        now, sure = [k for k in now if (k.window.end - (k.window.start or k.window.end)).days > A_YEAR], True
    if claim.negated or not now or is_open(case, metric):
        return unverified("ambiguous", "how long a run is told cannot be said")
    return decided([_run_at(case, metric, known) for known in by_window(now)], sure)


def _ended_with(case: Case) -> list[Period]:
    """ "By the end of 2025": the quarter that ended with that day"""
    days = [w.end for w in windows_of(case, case.filings, case.claim.metric).candidates if w.start is None]
    return [quarter for day in days if (quarter := calendar_of(case).quarter_ended(day)) is not None]


def _run_at(case: Case, metric: str, now: Known) -> Judgement:
    """Of a year the run of its quarters, where it is told so: "all four quarters of 2025", "every quarter of 2025"."""
    claim, time, told = case.claim, case.extraction.time(case.claim.run), told_length(case)
    each = not claim.among and case.quantity is None and time is None and not claim.of_before
    start = now.window.start
    if claim.among:
        told = _years_since(case, now)
    elif each and start is not None:
        told = round((now.window.end - start).days / 91), False
    if each or time is not None and "quarter" in time.text.lower():
        last = _last_quarter(case, metric, now)
        if last is None:
            return nothing_known(case)
        now = last
    if told is None:
        return unverified("ambiguous", "how long a run is told cannot be said")
    return _run_to(case, now, *told)


def _years_since(case: Case, now: Known) -> tuple[int, bool] | None:
    """ "Every year since 2022": those after it"""
    first = windows_of(case, case.filings, case.claim.metric, case.claim.among[0]).candidates
    years = {round((now.window.end - window.end).days / 365.25) for window in first[:1]}
    return next(((count, False) for count in years if count > 0), None)


def _last_quarter(case: Case, metric: str, known: Known) -> Known | None:
    """The quarter with which a longer period ends; a quarter itself."""
    window = known.window
    if window.start is None or (window.end - window.start).days < A_QUARTER:
        return known
    last = calendar_of(case).quarter_ended(window.end)
    return value_at(case, metric, last) if last is not None else None


def _run_to(case: Case, now: Known, count: int, exactly: bool) -> Judgement:
    if alike(calendar_of(case), now.window) is None:
        return unverified("ambiguous", "the run is counted in other periods than the sentence names")
    yearly = now.window.start is not None and (now.window.end - now.window.start).days > A_YEAR
    runs = [list(_run(case, now, sequence, count + 1)) for sequence in _sequences(case, yearly=yearly)]
    outcomes = [_counted(run, count, exactly) for run in runs]
    if (
        is_whole_run(case) or exactly and case.claim.compare_metric == "zero"
    ):  # "its third loss in succession" is no fourth
        outcomes = [
            "wrong" if sum(fits for _, fits in run) > count else o for run, o in zip(runs, outcomes, strict=True)
        ]
    run = runs[0]
    fitting = sum(fits for _, fits in run)
    long = f"more than {count}" if fitting > count else f"{fitting}"
    story = f"{who(case)}: {label(case.claim.metric)} {went(case)} for {long} periods in a row up to {now.window.end}"
    rows = [k.observation for k, _ in run][:SHOWN] or [now.observation]
    working = [story, *(filed_as(case, k) for k, _ in run)]
    if "right" in outcomes:
        return supported(rows, f"{story}.", working, [note("derived", "counted from the filed series")])
    if set(outcomes) != {"wrong"}:
        return unverified("not-comparable", f"{story}; the wording does not decide", working, rows)
    return contradicted(rows, "wrong-streak", f"{story}, not {count}.", working)


def went(case: Case) -> str:
    if case.claim.compare_metric == "zero":
        return "was above zero" if case.claim.direction == "up" else "was below zero"
    return "rose" if case.claim.direction == "up" else "fell"


def _sequences(case: Case, *, yearly: bool) -> list[str]:
    """With what each period of the run is compared: nothing, the one before, that of the year before, or either."""
    if case.claim.compare_metric == "zero":
        return ["zero"]
    base = case.extraction.time(case.claim.base)
    if base is None:
        return ["ago"] if yearly else ["before", "ago"]
    return ["before"] if base.value in {"QOQ", "PREV:Q", "PREV:FQ"} or base.value.startswith("AGO:P3M") else ["ago"]


def _run(case: Case, now: Known, sequence: str, longest: int) -> Iterator[tuple[Known, bool]]:
    """The periods back from the claim's, as long as they fit; the first that does not is the last."""
    known, up = calendar_of(case), case.claim.direction == "up"
    assert now.window.start is not None
    window: Period | None = (now.window.start, now.window.end)
    for _ in range(longest):
        current = value_at(case, case.claim.metric, window) if window else None
        if window is None or current is None:
            return
        if sequence == "zero":
            fits = value_of(current) > 0 if up else value_of(current) < 0
        else:
            other = known.previous(*window) if sequence == "before" else known.year_ago(*window)
            then = value_at(case, case.claim.metric, other) if other else None
            if then is None:
                return
            fits = value_of(current) > value_of(then) if up else value_of(current) < value_of(then)
        yield current, fits
        if not fits:
            return
        window = known.previous(*window)


def _counted(run: list[tuple[Known, bool]], count: int, exactly: bool) -> str:
    """ "right", "wrong", "more" than told, or "open" where a figure is missing"""
    fitting = [known for known, fits in run if fits]
    ended = bool(run) and not run[-1][1]
    if len(fitting) >= count and not exactly:
        return "right"
    if len(fitting) == count:
        return "right"  # before, it ended or nothing is held
    return "wrong" if ended and len(fitting) < count else "open"
