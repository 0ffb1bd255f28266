"""The windows that a claim may mean: of its own time, of the article's, of the level before, of what it is compared with."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import timedelta

from factcheck.judge.before import BEFORE, YEAR_AGO, before_own, earlier
from factcheck.judge.case import Case, clause_words
from factcheck.judge.meant import readings
from factcheck.judge.resolve import resolve
from factcheck.judge.values import LOSSES, derivation, filed_parts, is_loose
from factcheck.judge.windows import FRESH, Candidate, Windows, calendar_of, distinct, is_balance, labelled
from factcheck.model import Claim, Observation, Time
from factcheck.patterns import regex
from factcheck.records import replace
from factcheck.sources.fiscal import Part
from factcheck.sources.series import Frequency, latest_public


def windows_of(case: Case, observations: Sequence[Observation], metric: str, time_id: str | None = None) -> Windows:
    """The windows of the claim's period, or of another time (`time_id`) of the same claim."""
    if case.claim.of_before and not case.claim.of_growth and time_id is None:
        own = replace(case, claim=case.claim.model_copy(update={"of_before": False, "base": None}))
        return before_own(case, windows_of(own, observations, metric))
    if case.beside is not None and time_id is None:
        return _beside(case, observations, metric)
    onward = case.claim.base if _ONWARD.search(case.claim.rule_trace) else None
    time = case.extraction.time(time_id or onward or case.claim.antecedent or case.claim.period)
    if time_id is None and _is_of_now(case):
        time = None
    parts = {LOSSES.get(metric, metric)} if derivation(case, metric) is None else set(filed_parts(case, metric))
    stock = is_balance(tuple(observations), parts)
    level = _level_beside(case) if time is None and time_id is None and case.claim.role == "from" else None
    if level is not None:
        # "narrowed to $3.3 million in 2025 from $14.4 million"
        told = case.extraction.time(level.period)
        assert told is not None
        found = resolve(replace(case, claim=level), told, calendar_of(case), observations, metric)
    else:
        found = (
            _latest(case, observations, metric)
            if time is None
            else resolve(case, time, calendar_of(case), observations, metric)
        )
    if time_id is None and (case.claim.role == "from" or _is_share_of_then(case)):
        if stock and time is not None and not any(_is_year(c) for c in found.candidates):
            found = replace(found, candidates=distinct(Candidate(None, c.end, c.label) for c in found.candidates))
        found = _earlier(case, observations, metric, found)
    if time is None:
        base = case.extraction.time(case.claim.base)
        since = base is not None and _SINCE.search(case.article.text[max(0, base.start - 24) : base.start]) is not None
        return _since_year(case, found) if since and base and _WHOLE_YEAR.fullmatch(base.value) else found
    if stock:
        counted = _counting_days(case, observations, parts, time, found)
        ends = [Candidate(None, c.end, c.label) for c in found.candidates]
        days = distinct(counted if counted and _MONTH.fullmatch(time.value) else (*ends, *counted))
        found = replace(found, candidates=days, decisive=found.decisive or _MONTH.fullmatch(time.value) is not None)
    if time_id is None and "period<moved on" in case.claim.rule_trace:
        return _later(case, observations, metric, found)
    if time_id is None and "period<until now" in case.claim.rule_trace:
        return _until_now(case, observations, metric, time, found)
    return _taken_over(case, observations, metric, time, found, is_own=time_id is None)


def _is_share_of_then(case: Case) -> bool:
    """ "In the year-ago quarter, research had amounted to 5.1% of sales": a share of an earlier time, which stands before it"""
    base = case.extraction.time(case.claim.base)
    before = base is not None and base.sentence == case.claim.sentence and base.end <= case.claim.start
    return case.claim.role == "share" and before and base is not None and base.value in YEAR_AGO | BEFORE


def _until_now(case: Case, observations: Sequence[Observation], metric: str, time: Time, found: Windows) -> Windows:
    """ "Its debt since 2023": the latest, where that is fresh and the time is told beside it."""
    latest = _latest(case, observations, metric)
    fresh = case.day is not None and all(case.day - c.end <= FRESH for c in latest.candidates if c.start is None)
    near = found.given and time.sentence == case.claim.sentence
    why = f"now, since {time.text}"
    return replace(_yearly(latest), decisive=fresh and found.decisive and near, given=near, why=why)


def _taken_over(
    case: Case, observations: Sequence[Observation], metric: str, time: Time, found: Windows, *, is_own: bool
) -> Windows:
    """What a period that the sentence does not tell itself is worth; `is_own` for the claim's own period."""
    source = next((context.source for context in case.claim.context if context.field == "period"), None)
    if source is not None and source not in _NEAR:
        if (stale := _with_latest(case, observations, metric, found)) is not None:
            return stale
        ended = case.day is None or any(c.end < case.day for c in found.candidates)
        found = _own(case, found) if ended else _own_length(case, found, _quarters_of(time))
    if source == "another company" and not _is_of_the_calendar(time, found):
        found = replace(found, decisive=False)
    if source is not None and _base_has_year(case) and case.claim.role == "delta":
        found = _after_base(case, found)
    if source is not None and not _base_has_year(case):
        near = source in _NEAR or case.claim.period_sure
        why = f"{found.why}; the period is that of the {source if source in _NEAR else 'article'}"
        return Windows(found.candidates, found.decisive, why, given=False, near=near)
    if case.claim.antecedent is None and is_own and _points_back(case, time):
        return replace(found, decisive=False, given=False)  # "profit that year": of a year that we have not understood
    if case.claim.antecedent is not None and is_own:
        pointing = case.extraction.time(case.claim.period)
        if pointing is not None and _DESCRIBED.match(case.article.text, pointing.end):
            return replace(found, decisive=False, given=False)  # "the year when inventories were written off"
        # "the quarter" goes back to a period named before, if we have understood to which
        return replace(found, given=False, near=True)
    return found if found.given else replace(found, near=found.decisive)


_DESCRIBED = regex(r",? (?:when|in which|where|that (?!ended|closed|has|is|was))\b", re.IGNORECASE)
"""Behind it the sentence says which period is meant, in words that no calendar knows."""


def _counting_days(
    case: Case, observations: Sequence[Observation], parts: set[str], time: Time, found: Windows
) -> tuple[Candidate, ...]:
    """The days on which shares are counted on the cover of a filing: those of a month ("334 million shares outstanding in May 2025"),
    or the one on the report of a period that has ended, which Form 10-Q and Form 10-K give as of the latest practicable date."""
    if case.claim.role != "level" or parts != {"shares_outstanding"}:
        return ()
    days = {o.end for o in observations if o.metric in parts and o.end is not None}
    if _MONTH.fullmatch(time.value):
        days = {day for day in days if f"{day}"[:7] == time.value}
    else:
        days = {day for day in days if any(c.end < day <= c.end + _COVER for c in found.candidates)}
    return tuple(Candidate(None, day, f"{day}") for day in sorted(days))


_COVER = timedelta(days=75)
"""A year's report may be filed so long after its end (Form 10-K of an accelerated filer)."""


def _beside(case: Case, observations: Sequence[Observation], metric: str) -> Windows:
    """The window of which other figures are right, and of an earlier level the one before it."""
    parts = {LOSSES.get(metric, metric)} if derivation(case, metric) is None else set(filed_parts(case, metric))
    window = replace(case.beside, start=None) if is_balance(tuple(observations), parts) else case.beside
    own = Windows((window,), True, "other figures are right of it", given=case.certain)
    return _earlier(case, observations, metric, own) if case.claim.role == "from" else own


def _earlier(case: Case, observations: Sequence[Observation], metric: str, found: Windows) -> Windows:
    def of_level(level: Claim) -> Windows:
        return windows_of(replace(case, claim=level, beside=None), observations, metric)

    return earlier(case, found, of_level)


def _level_beside(case: Case) -> Claim | None:
    """The level right before an earlier one of no time, where that has a period of its own."""
    claim = case.claim
    if claim.base is not None:
        return None
    levels = [
        c
        for c in case.extraction.claims_in(claim.sentence)
        if c.start < claim.start and c.role == "level" and (c.metric, c.subject.id) == (claim.metric, claim.subject.id)
    ]
    return levels[-1] if levels and case.extraction.time(levels[-1].period) and not levels[-1].context else None


_ONWARD = regex(r"period<(?:moved on|until now)")
"""The rules of extraction that take a time for the one before, which stands as the claim's base."""
_SINCE = regex(r"\bsince (?:the (?:end|start|beginning) of )?(?:fiscal )?$", re.I)
_WHOLE_YEAR = regex(r"(?:FY)?\d{4}")


def _is_year(told: Candidate) -> bool:
    return told.start is not None and (told.end - told.start).days > 340


def _yearly(found: Windows) -> Windows:
    """ "Revenue has more than doubled since 2020": years are compared with years, where there are any"""
    years = tuple(c for c in found.candidates if _is_year(c))
    return replace(found, candidates=(*years, *(c for c in found.candidates if c.start is None))) if years else found


def _since_year(case: Case, found: Windows) -> Windows:
    """ "Since 2022 revenue has dropped by 3%": up to the latest year, where no quarter after it is public and it is fresh"""
    years, day = tuple(c for c in found.candidates if _is_year(c)), case.day
    latest = len(years) == 1 and all(c.end <= years[0].end for c in found.candidates)
    if case.claim.role != "delta" or not latest or day is None or day - years[0].end > FRESH:
        return _yearly(found)
    return Windows(years, True, "the latest year then public, since the one that is told", given=True)


def _later(case: Case, observations: Sequence[Observation], metric: str, told: Windows) -> Windows:
    """ "Peaked in 2024 and came down to $45.7 billion": a later period of that length, or the latest; which, it does not say"""
    calendar = calendar_of(case)
    found: list[Candidate] = []
    for each in told.candidates[:1]:
        if each.start is None:
            days = [w[1] for w in (*calendar.quarters, *calendar.years.values()) if w[1] > each.end]
            found += [Candidate(None, day, f"the balance sheet of {day}") for day in sorted(days, reverse=True)]
            continue
        place = calendar.locate(each.start, each.end)
        years = sorted(calendar.years, reverse=True)
        parts = _PARTS if place is not None and place[1][0] == "Q" else (place[1],) if place is not None else ()
        windows = [(year, part, w) for year in years for part in parts if (w := calendar.part(year, part))]
        found += [
            Candidate(w[0], w[1], f"fiscal {year}" if part == "FY" else f"fiscal {part} {year}")
            for year, part, w in windows
            if w[1] > each.end
        ]
    ended = distinct(c for c in found if case.day is None or c.end < case.day)
    every = distinct((*ended, *_latest(case, observations, metric).candidates))
    return Windows(every, told.decisive and bool(ended), "a period after the one told before", given=told.given)


_PARTS: tuple[Part, ...] = ("Q4", "Q3", "Q2", "Q1")
_STALE = timedelta(days=300)


def _with_latest(case: Case, observations: Sequence[Observation], metric: str, opening: Windows) -> Windows | None:
    """Where a text opens on a time long past, a figure of no time may be of then or of now: "went from 38.3% to 46.9%" """
    calendar = calendar_of(case)
    if case.day is None or case.confirmed or not opening.candidates:
        return None
    ended = max((end for _, end in calendar.quarters if end < case.day), default=None)
    if ended is None or ended - max(c.end for c in opening.candidates) <= _STALE:
        return None
    latest = _latest(case, observations, metric)
    if case.claim.role == "from":
        told = case.extraction.time(case.claim.period)
        then = resolve(case, told, calendar, observations, metric).candidates if told is not None else ()
        if any(obs.metric == metric and obs.start is None for obs in observations):
            then = distinct(Candidate(None, c.end, c.label) for c in then)
        latest = replace(_earlier(case, observations, metric, latest), candidates=then)
    every = distinct((*opening.candidates, *latest.candidates))
    return Windows(every, False, "the period is one with which the article opens, or the latest", given=False)


_NOW = frozenset("now today nowadays currently".split())


def _is_of_now(case: Case) -> bool:
    """ "It now makes up 46.9%": the latest there is, whatever period was spoken of before"""
    taken_over = any(context.field == "period" for context in case.claim.context)
    return taken_over and case.claim.role == "level" and bool(_NOW & clause_words(case))


def _points_back(case: Case, time: Time) -> bool:
    before = case.article.text[max(0, time.start - 5) : time.start].lower()
    return time.value == "REF:Y" and (time.text.lower().startswith("that ") or before == "that ")


def _is_of_the_calendar(time: Time, found: Windows) -> bool:
    """ "2024" and "the second quarter of 2025" are the same for all whose years end in December; "fiscal 2024" is not."""
    starts = [c.start for c in found.candidates if c.start is not None]
    return not time.value.startswith("FY") and all(s.day == 1 and s.month in (1, 4, 7, 10) for s in starts)


def _own(case: Case, found: Windows) -> Windows:
    """A company reports its own quarters and years: for another's, its own of that length that had ended last."""
    calendar = calendar_of(case)
    foreign = [c for c in found.candidates if c.start and calendar.locate(c.start, c.end) is None]
    if not foreign or len(foreign) < len(found.candidates) or case.day is None:
        return found
    return _own_length(case, found, round((foreign[0].end - foreign[0].start).days / 91) if foreign[0].start else 0)


def _quarters_of(time: Time) -> int:
    """How many quarters a period has by its notation; 0 where it tells none."""
    return 4 if re.fullmatch(r"(FY)?\d{4}", time.value) else 1 if re.search(r"-Q[1-4]$", time.value) else 0


def _own_length(case: Case, found: Windows, quarters: int) -> Windows:
    """The company's own period of so many quarters that had ended last, where "fiscal 2025" is another's year."""
    calendar = calendar_of(case)
    if case.day is None:
        return found
    parts = {1: calendar.quarters, 4: tuple(calendar.years.values())}.get(quarters, ())
    ended = max((window for window in parts if window[1] < case.day), key=lambda window: window[1], default=None)
    own = labelled(ended, f"its own period of that length, {ended[0]} to {ended[1]}" if ended else "")
    return replace(found, candidates=(own,), decisive=False) if own else found


_MONTH = regex(r"(?:\d{4}|XXXX)-\d\d")
"""A balance at "the end of January" has a day, whatever quarter the month may also stand for."""
_NEAR = frozenset({"same sentence", "previous sentence", "heading"})


def _base_has_year(case: Case) -> bool:
    """ "26% more than in the second quarter of 2024": the basis says which period it is compared with."""
    base = case.extraction.time(case.claim.base)
    return base is not None and re.fullmatch(r"(FY)?\d{4}-(Q[1-4]|H[12]|9M)", base.value) is not None


def _after_base(case: Case, found: Windows) -> Windows:
    """ "684 basis points wider than in the second quarter of 2024": the same part of the year after, whatever was told before"""
    base = case.extraction.time(case.claim.base)
    if base is None:
        return found
    calendar = calendar_of(case)
    wanted = [c for c in resolve(case, base, calendar, (), case.claim.metric).candidates if c.start is not None]
    later = [
        Candidate(window[0], window[1], f"a year after {c.label}")
        for c in wanted
        for year in calendar.years
        for part in ("Q1", "Q2", "Q3", "Q4", "H1", "H2", "9M")
        if (window := calendar.part(year, part)) is not None and calendar.year_ago(*window) == (c.start, c.end)
    ]
    lengths = {(c.end - c.start).days // 80 for c in (*wanted, *found.candidates) if c.start is not None}
    if not later or len(lengths) < 2:
        return found
    return replace(found, candidates=tuple(later[:1]), why=f"a year after {base.text}")


def _latest(case: Case, observations: Sequence[Observation], metric: str) -> Windows:
    if case.day is None:
        return Windows((), False, "the article has no date and the sentence names no period", given=False)
    frequencies: tuple[Frequency, ...] = ("quarter", "year", "instant")
    candidates: list[Candidate] = []
    parts = filed_parts(case, metric)
    for frequency in frequencies:
        found = [
            latest_public(observations, name, case.day, frequency, calendar=calendar_of(case))
            for name in (parts[:1] if is_loose(case, metric) else parts)
        ]
        known = [window for window in found if window is not None]
        if known:  # what is computed of two figures is as late as the earlier one; what may be either, as the later
            pick = min if derivation(case, next(iter(readings(case, metric)), metric)) else max
            start, end = pick(known, key=lambda window: window[1])
            candidates.append(Candidate(start, end, f"the latest {frequency} then public"))
    return Windows(
        tuple(candidates), False, "the sentence names no period; the latest public ones were tried", given=False
    )
