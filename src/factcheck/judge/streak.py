"""Streaks ("sixth consecutive quarter"): what the issuer stated for the period, or the whole filed series."""

from __future__ import annotations

import re
from decimal import Decimal

from factcheck.judge.case import Case, Judgement, contradicted, note, period_text, supported, unverified
from factcheck.judge.compare import Comparison, compare, point, read
from factcheck.judge.dated import Chosen, choose
from factcheck.judge.fix import quantity_fix
from factcheck.judge.labels import label
from factcheck.judge.meant import is_said
from factcheck.judge.names import part_match
from factcheck.judge.periods import windows_of
from factcheck.judge.ranked import A_QUARTER, A_YEAR
from factcheck.judge.unknown import nothing_known
from factcheck.judge.values import unit_of
from factcheck.judge.windows import calendar_of
from factcheck.judge.wording import who
from factcheck.model import Observation, Quantity
from factcheck.patterns import regex
from factcheck.records import replace
from factcheck.sources.dates import is_near
from factcheck.sources.series import Frequency, Period, Selected, Series, whole_series

_ANY_METRIC = "growth"
"""A text may say "growth" where the issuer says "revenue growth"."""


def judge_streak(case: Case) -> Judgement:
    quantity = case.quantity
    if quantity is None:
        return unverified("ambiguous", "the claim has no count")
    stated = [obs for obs in case.own_facts if obs.basis == "streak" and _is_meant(case, obs)]
    if stated:
        return _by_statement(case, quantity, choose(case, stated, case.claim.metric))
    if case.claim.segment is None and case.filings and case.claim.direction in {"up", "down"}:
        return _by_series(case, quantity)
    return nothing_known(case)


def _is_meant(case: Case, obs: Observation) -> bool:
    same = obs.metric == case.claim.metric or _ANY_METRIC in {obs.metric, case.claim.metric}
    return same and part_match(case.claim.segment, obs) is not None


def _by_statement(case: Case, quantity: Quantity, chosen: Chosen) -> Judgement:
    if not chosen.meant:
        return unverified(
            "ambiguous" if case.day is None else "no-data",
            chosen.why or "no statement for that period",
            nearest=chosen.rest[:2],
        )
    obs = chosen.meant[0]
    outcome = _compared(quantity, obs)
    working = [
        f"read as: {label(case.claim.metric)} of {case.claim.segment or who(case)}: a run of {quantity.text} ({chosen.why})",
        f"{obs.key}: {_length(obs)} for {period_text(obs)}, published {obs.published}: {outcome.outcome} ({outcome.why}); {obs.url or 'no link'}",
    ]
    story = f"The issuer put it at {_length(obs)} in a row for {period_text(obs)}, published {obs.published}"
    if outcome.outcome == "match":
        if case.claim.negated:
            return contradicted([obs], "negated", f"{story}.", working)
        notes = [] if chosen.given else [note("dated", f"true of {period_text(obs)}, the latest period then public")]
        return supported([obs], f"{story}.", working, notes)
    elsewhere = [other for other in chosen.rest if _compared(quantity, other).outcome == "match"]
    if outcome.outcome != "differ" or not chosen.decisive or case.claim.negated:
        return unverified("ambiguous", f"{story}; the sentence may mean another period", working, [obs, *elsewhere[:1]])
    if elsewhere and not chosen.given:
        return unverified(
            "ambiguous",
            f"{story}; {quantity.text} was true of {period_text(elsewhere[0])}",
            working,
            [obs, elsewhere[0]],
        )
    fix = quantity_fix(quantity, obs.value)
    return contradicted([obs, *elsewhere[:1]], "wrong-streak", f"{story}, not {quantity.text}.", working, fix=fix)


def _length(obs: Observation) -> str:
    count = int(obs.value) if obs.value is not None else 0
    return f"{count} {obs.unit or 'period'}{'s' if count != 1 else ''}"


def _compared(quantity: Quantity, obs: Observation) -> Comparison:
    if obs.value is None or (quantity.unit and obs.unit and quantity.unit.rstrip("s") != obs.unit.rstrip("s")):
        return Comparison("unsure", "another unit")
    return compare(read(quantity), point(obs.value))


def _by_series(case: Case, quantity: Quantity) -> Judgement:
    """Consecutive quarters (or years) of change on the same period of the year before, counted back from the latest public one."""
    if case.day is None:
        return unverified("ambiguous", "the article has no date, and a streak counts up to it")
    frequencies: dict[str, Frequency] = {"quarter": "quarter", "year": "year"}
    frequency = frequencies.get(quantity.unit.rstrip("s"))
    if quantity.unit.rstrip("s") == "time" and _SEQUENTIAL.search(case.words):
        frequency = "quarter"  # "increased from one quarter to the next five times running"
    if frequency is None:
        frequency = _of_period(case)  # "the third such decline running", of a quarter
    metric = "revenue" if case.claim.metric == _ANY_METRIC else case.claim.metric
    if frequency is None or unit_of(case, metric) is None or not is_said(case, metric):
        return nothing_known(case)
    calendar = calendar_of(case)
    series = whole_series(case.filings, metric, case.day, frequency, calendar=calendar)
    values = {period: found for period, found in series.points if isinstance(found, Selected)}
    sequential = frequency == "quarter" and _SEQUENTIAL.search(case.words) is not None
    if (pace := _PACE.search(case.words[: case.at])) is not None:
        return _of_pace(case, quantity, series, values, up=pace["up"] is not None)
    least = _TENTH if _DOUBLE_DIGIT.match(case.article.text, quantity.end) else Decimal(0)
    run, complete, last = _run(case, series, values, sequential, least)
    if _ENDED.search(case.words[: case.at]) is not None and last is not None:
        series = replace(series, points=tuple(each for each in series.points if each[0] != last))
        run, complete, last = _run(case, series, values, sequential, least)
    at_least = quantity.value is not None and run >= quantity.value and not _ORDINAL.search(quantity.text.split()[0])
    begun = quantity.value is not None and run == quantity.value and not series.gaps
    if last is None or not (complete or at_least or begun):
        return unverified("no-data", f"the series of {label(metric)} has a gap before the run can be counted")
    outcome = compare(read(quantity), point(Decimal(run)))
    growth = ("double-digit " if least else "") + ("growth" if case.claim.direction == "up" else "decline")
    basis = "sequential" if sequential else "year-on-year"
    story = f"{who(case)}: {label(metric)} shows {run} {frequency}{'s' if run != 1 else ''} of {basis} {growth} in a row up to {last[1]}"
    shown = [values[period].observation for period in sorted(values) if period <= last][-min(run + 1, 4) :][::-1]
    working = [story, *(f"{obs.start} to {obs.end}: {obs.value} ({obs.url or obs.key})" for obs in shown)]
    if outcome.outcome == "match" and not case.claim.negated:
        return supported(shown, f"{story}.", working, [note("derived", "counted from the filed series")])
    if at_least and outcome.outcome != "match" and not case.claim.negated:
        # "for four quarters in a row" is no less true when it was six
        return supported(
            shown, f"{story}.", working, [note("derived", f"counted from the filed series, which shows {run}")]
        )
    plain = _ORDINAL.search(quantity.text.split()[0]) is not None if least else _is_plain_nth(case, quantity)
    longer = complete and quantity.value is not None and run > quantity.value and plain
    if (
        quantity.value is not None
        and (run < quantity.value or longer)
        and not case.claim.negated
        and _is_said(case, sequential, frequency, last)
    ):
        return contradicted(shown, "wrong-streak", f"{story}, not {quantity.text}.", working)
    # the run may be counted on another basis than the filed totals (adjusted, constant currency): say it, accuse nobody
    return unverified("not-comparable", f"{story}; another basis may be meant", working, shown)


_ENDED = regex(
    r"\b(?:(?:put|putting|brought|bringing) an end to|ended|ending|snapped|snapping|broke|breaking|halted|halting|stopped|stopping|after|following)"
    r" (?:a |an |the |its |(?:run|string|series|streak) of )*$",
    re.I,
)
_SEQUENTIAL = regex(
    r"\bsequential|\bon the (?:prior|previous|preceding) quarter|\bthose of the (?:prior|previous|preceding) quarter|\bquarter[ -](?:over|on)[ -]quarter|\bfrom (?:the|one) (?:previous |prior )?quarter|\bquarter (?:after|by) quarter|\b(?:on|over|than|from) the (?:one|quarter) before\b|\bfrom quarter to quarter|\bqoq\b",
    re.I,
)
_TENTH = Decimal("0.1")
_DOUBLE_DIGIT = regex(
    r"\W*(?:in a row |running |in succession )?(?:of|with) (?:year[ -](?:on|over)[ -]year |annual )?double[ -]digit (?:growth|increases?|gains?|rises?)",
    re.I,
)
_PACE = regex(
    r"\bgrowth\b[^.;,]{0,30}\b(?:(?P<up>accelerat\w+|quicken\w*|picked up|sped up)|slow(?:ed|s|ing)?|cooled|decelerat\w+)\b[^.;]{0,20}$",
    re.I,
)
_YEARLY = regex(
    r"\byear[ -](?:over|on)[ -]year|\bfrom a year (?:earlier|ago|before)|\byoy\b|\bannual|\byear-earlier", re.I
)
_ORDINAL = regex(r"\b\w*(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|th|nd|rd|st)\b", re.I)


_NTH_OF = regex(
    r"\W*(?:in a row |running )?of (?:(?:year[ -](?:on|over)[ -]year|annual|yearly) )?"
    r"(?:growth|declines?|increases?|falls?|rises?|gains?|drops?)\b(?! (?:of|above|below|over|under|in excess|at|faster|slower))",
    re.I,
)


def _is_plain_nth(case: Case, quantity: Quantity) -> bool:
    """ "The second straight quarter of year-on-year growth" is wrong of the fourth; one of double-digit growth may be the second"""
    return _ORDINAL.search(quantity.text.split()[0]) is not None and bool(
        _NTH_OF.match(case.article.text, quantity.end)
    )


def _is_said(case: Case, sequential: bool, frequency: str, last: Period) -> bool:
    """Whether the words leave no other basis: it is named, the metric is the plain one, and the run's end is the claim's period."""
    if not (sequential or frequency == "year" or _YEARLY.search(case.words)):
        return False
    if case.extraction.time(case.claim.period) is None or case.claim.metric == _ANY_METRIC:
        return False
    windows = windows_of(case, case.filings, case.claim.metric)
    return windows.given and any(is_near(c.end, last[1]) for c in windows.candidates)


def _of_pace(case: Case, quantity: Quantity, series: Series, values: dict[Period, Selected], *, up: bool) -> Judgement:
    """ "Revenue growth has slowed for five years in a row": against the year before, each rate of growth below the last"""
    calendar = calendar_of(case)
    rates: dict[Period, Decimal] = {}
    for each, _ in series.points:
        ago = calendar.year_ago(*each)
        now, then = values.get(each), values.get(ago) if ago else None
        if now is not None and then is not None and then.value > 0:
            rates[each] = now.value / then.value - 1
    last = series.points[-1][0] if series.points else None
    period: Period | None = last
    run, complete = 0, False
    while period is not None and period in rates:
        before = calendar.previous(*period)
        if before is None or before not in rates:
            break
        if (rates[period] > rates[before]) is not up:
            complete = True
            break
        period, run = before, run + 1
    told = int(quantity.value or 0)
    if last is None or last not in rates or run < told and not complete:
        return unverified("no-data", "the rates of growth are not all held")
    way = "faster" if up else "slower"
    story = f"{who(case)}: growth of {label(case.claim.metric)} was {way} than the one before {run} times in a row up to {last[1]}"
    rows = [values[last].observation]
    if run == told or run > told and not _ORDINAL.search(quantity.text.split()[0]):
        return supported(rows, f"{story}.", [story], [note("derived", "counted from the filed series")])
    windows = windows_of(case, case.filings, case.claim.metric)
    if case.claim.negated or not (windows.given and any(is_near(c.end, last[1]) for c in windows.candidates)):
        return unverified("not-comparable", f"{story}; another basis may be meant", [story], rows)
    return contradicted(rows, "wrong-streak", f"{story}, not {quantity.text}.", [story])


def _of_period(case: Case) -> Frequency | None:
    """How long the periods of a run are that names no unit: as long as the claim's own."""
    windows = windows_of(case, case.filings, case.claim.metric)
    if not windows.given or case.extraction.time(case.claim.period) is None:
        return None
    lengths = {(w.end - w.start).days if w.start is not None else 0 for w in windows.candidates}
    if lengths and all(days > A_YEAR for days in lengths):
        return "year"
    return "quarter" if lengths and all(0 < days < A_QUARTER for days in lengths) else None


def _run(
    case: Case, series: Series, values: dict[Period, Selected], sequential: bool, least: Decimal
) -> tuple[int, bool, Period | None]:
    calendar = calendar_of(case)
    periods = [period for period, _ in series.points]
    run = 0
    for period in reversed(periods):
        before = calendar.previous(*period) if sequential else calendar.year_ago(*period)
        now = values.get(period)
        then = values.get(before) if before else None
        if now is None or then is None or period in series.gaps:
            return run, False, periods[-1] if periods else None
        grew = now.value > then.value * (1 + least)
        if grew != (case.claim.direction == "up") or now.value == then.value:
            return run, True, periods[-1]
        run += 1
    return run, False, periods[-1] if periods else None
