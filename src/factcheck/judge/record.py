"""Records: whether no earlier year or quarter of the filed series is higher, or no other one where it is told as the peak."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from factcheck.judge.case import Case, Judgement, contradicted, note, supported, unverified
from factcheck.judge.periods import windows_of
from factcheck.judge.standing import filed_as, is_no_loss, is_open
from factcheck.judge.unknown import nothing_known
from factcheck.judge.values import Known, find, unit_of
from factcheck.judge.windows import Candidate, calendar_of
from factcheck.sources.dates import is_near
from factcheck.sources.series import Frequency, Selected, whole_series

_LEAST = {"year": 5, "quarter": 12}
"""A series shorter than this proves a counter-example, but no record."""


def judge_record(case: Case) -> Judgement:
    """ "A record": no earlier quarter (or year) of the filed series is higher. A short series only disproves."""
    claim = case.claim
    if not case.filings or case.day is None:
        return nothing_known(case)
    windows = windows_of(case, case.filings, claim.metric)
    candidates = [c for c in windows.candidates if c.start is not None]
    if not windows.given or not candidates:
        return unverified("ambiguous", windows.why or "the period cannot be told")
    verdicts = [_record_at(case, window) for window in candidates]
    decided = [v for v in verdicts if v is not None]
    if not decided:
        return nothing_known(case)
    best = next((v for v in decided if v.verdict.status == "supported"), decided[0])
    if best.verdict.status == "contradicted" and (len(decided) < len(candidates) or not windows.decisive):
        return unverified("ambiguous", best.verdict.detail, [best.verdict.working])
    return best


def _is_of_part(case: Case, period: tuple[date, date], part: str) -> bool:
    place = calendar_of(case).locate(*period)
    return place is not None and place[1] == part


def _record_at(case: Case, window: Candidate) -> Judgement | None:
    assert window.start is not None
    metric = case.claim.metric
    place = calendar_of(case).locate(window.start, window.end)
    if place is None or (place[1] != "FY" and place[1][0] != "Q"):
        return None
    now = find(case, metric, window).known
    if not now or now[0].observation.value is None or is_open(case, metric):
        return None
    seasonal, peak = (f"{made}<form of words" in case.claim.rule_trace for made in ("season", "peak"))
    frequency: Frequency = "year" if place[1] == "FY" else "quarter"
    periods, gaps = _others(case, window, frequency, peak)
    if seasonal:
        periods, gaps = ([p for p in row if _is_of_part(case, p, place[1])] for row in (periods, gaps))
    earlier: list[Known] = []
    for period in periods:
        found = find(case, metric, Candidate(period[0], period[1], f"{period[0]} to {period[1]}")).known
        earlier += [known for known in found[:1] if not is_no_loss(known.observation)]
    if not earlier:
        return None
    short = bool(gaps) or len(earlier) < _LEAST["year" if seasonal else frequency]
    return _compared(case, now[0], earlier, frequency, short)


def _others(
    case: Case, window: Candidate, frequency: Frequency, peak: bool
) -> tuple[list[tuple[date, date]], list[tuple[date, date]]]:
    """The periods that the record is held against, and those before it of which nothing is known; of a peak later ones too."""
    calendar = calendar_of(case)
    if unit_of(case, case.claim.metric) is None:
        known = calendar.years.values() if frequency == "year" else calendar.quarters
        return [p for p in known if (peak or p[1] < window.end) and not is_near(p[1], window.end)], []
    assert case.day is not None
    series = whole_series(case.filings, case.claim.metric, case.day, frequency, calendar=calendar)
    held = [p for p, found in series.points if isinstance(found, Selected)]
    return (
        [p for p in held if (peak or p[1] < window.end) and not is_near(p[1], window.end)],
        [p for p in series.gaps if p[1] < window.end],
    )


def _compared(case: Case, now: Known, earlier: Sequence[Known], frequency: Frequency, short: bool) -> Judgement:
    """A value against the others of its series; a `short` series shows no record."""
    lowest = case.claim.superlative == "lowest"
    sign = -1 if lowest else 1

    def height(known: Known) -> Decimal:
        value = known.observation.value or now.observation.value
        assert value is not None
        return sign * value

    higher = [k for k in earlier if height(k) > height(now)]
    told = filed_as(case, now)
    since = min(k.window.end for k in earlier)
    working = [
        told,
        f"compared with {len(earlier)} earlier {frequency}s since {since}",
        *(filed_as(case, k) for k in higher[-3:]),
    ]
    if case.claim.negated and higher:
        return supported(
            [now.observation, higher[-1].observation], f"{told}, and {filed_as(case, higher[-1])}.", working
        )
    top = max(earlier, key=height)
    rows = [now.observation, top.observation]
    if higher:
        found = f"{told}, {'more' if lowest else 'less'} than before: {filed_as(case, top)}."
        return contradicted(rows, "not-a-record", found, working)
    most = "lowest" if lowest else "highest"
    if short:
        why = f"{told}, the {most} of {len(earlier) + 1} {frequency}s held; earlier ones are not known"
        return unverified("no-data", why, working, [now.observation])
    text = f"the {most} of the {len(earlier) + 1} {frequency}s filed since {since}"
    if case.claim.negated:
        return contradicted(rows, "negated", f"{told}, {text}.", working)
    return supported(rows, f"{told}, {text}.", working, [note("derived", text)])
