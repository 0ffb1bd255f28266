"""Flows added up over years: "has spent $2.5 billion over the past two fiscal years", "$338 billion of buybacks since 2018"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import timedelta
from decimal import Decimal
from itertools import pairwise

from factcheck.judge.case import Case, Judgement, contradicted, note, supported, unverified
from factcheck.judge.changes import is_rate
from factcheck.judge.compare import Reading, compare, plain, point
from factcheck.judge.diagnosis import transposed
from factcheck.judge.labels import label
from factcheck.judge.values import LOSSES, Known, filed_parts, find
from factcheck.judge.windows import Candidate, calendar_of, is_balance, labelled
from factcheck.model import DiagnosisCode, Quantity, Time
from factcheck.patterns import regex
from factcheck.sources.fiscal import FiscalCalendar, Part
from factcheck.sources.series import latest_public

_YEARS = regex(r"(?:PAST:)?P(?P<count>\d{1,2})Y")
_YEAR = regex(r"(?:FY)?(?P<year>\d{4})")
_SINCE = regex(r"\bsince (?:the (?:start|beginning|end|close) of )?(?:fiscal )?$")
_LONGEST = 20
_WEEK = timedelta(days=7)
_TO_DATE: tuple[Part, ...] = ("9M", "H1", "Q1")


def added_up(case: Case, quantity: Quantity, reading: Reading) -> Judgement | None:
    """A match with one of the ways to count the years supports; None where the claim tells of no such stretch."""
    time = case.extraction.time(case.claim.period)
    averaged = _is_averaged(case.words)
    if time is None or case.claim.role != "level" or quantity.kind not in ("money", "count"):
        return None
    if quantity.per and not (averaged and quantity.per == "year"):
        return None
    if is_rate(case, case.claim.metric) or is_balance(case.filings, filed_parts(case, case.claim.metric)):
        return None
    listed = _listed(case) or _to_year(case)
    ways = [listed] if listed else list(_ways(case, time))
    if not ways:
        return None
    working = [f'read as: {label(case.claim.metric)} {"on average" if averaged else "added up"} over "{time.text}"']
    tried: list[tuple[Decimal, list[Known], str]] = []
    for windows in ways:
        known = [k for w in windows for k in find(case, case.claim.metric, w, unit=quantity.unit).known[:1]]
        values = [k.observation.value for k in known if k.observation.value is not None]
        units = {k.observation.unit for k in known}
        if len(values) != len(windows) or units != {quantity.unit}:
            continue
        total = sum(values, Decimal(0))
        first, last = windows[0].start, windows[-1].end
        told = f"{label(case.claim.metric)} from {first} to {last}: {' + '.join(map(plain, values))} = {plain(total)}"
        if averaged:
            total = (total / len(values)).quantize(Decimal(1))
            told = f"{told}, on average {plain(total)} a year"
        tried.append((total, known, told))
        working.append(told)
    if _is_of_each(case, time):
        return _in_each(case, reading, tried, working, sure=listed is not None)
    for total, known, told in tried:
        if not case.claim.negated and compare(reading, point(total)).outcome == "match":
            return supported([k.observation for k in known], f"{told}.", working, [note("derived", told)])
    if listed and not averaged and not _told_as_sum(case) and (not tried or _is_of_one(case, reading, tried[0][1])):
        return None
    if not tried:
        return unverified("no-data", f'no source holds every year of "{time.text}"', working)
    rows = [k.observation for k in tried[0][1]]
    if listed and not case.claim.negated and compare(reading, point(tried[0][0])).outcome == "differ":
        code: DiagnosisCode = "digits-transposed" if transposed(quantity, (tried[0][0],)) is not None else "wrong-value"
        return contradicted(rows, code, f"{tried[0][2]}, not {quantity.text}.", working)
    return unverified("not-comparable", f"{tried[0][2]}; the sentence may count otherwise", working, rows[:3])


def is_told_over_years(words: str) -> bool:
    """Whether a sentence tells what several periods come to together, or on average."""
    return _is_averaged(words) or _ADDED.search(words) is not None


def _told_as_sum(case: Case) -> bool:
    time = case.extraction.time(case.claim.period)
    before = case.article.text[max(0, time.start - _LEAD) : time.start] if time is not None else ""
    return _ADDED.search(case.words) is not None or _ACROSS.search(before) is not None


def _is_of_one(case: Case, reading: Reading, known: Sequence[Known]) -> bool:
    """ "In 2023 and 2024 it paid $8.4 billion": right of one of the years, though not of both together"""
    if "to" in case.article.text[max(0, case.claim.start - 12) : case.claim.start].split():
        return True
    return any(compare(reading, point(k.observation.value or Decimal(0))).outcome != "differ" for k in known)


_LEAD = 40
_ADDED = regex(
    r"\b(?:add(?:ed|ing|s)?(?: \w+){0,2} up|together|combined|in total|in sum|all told|in all|cumulative(?:ly)?|between them|sum of)\b",
    re.I,
)
_BETWEEN = regex(r"(?:\s|,|and|the|fiscal|years?|FY|plus)*", re.I)
_UNTIL = regex(r"\s*(?:to|through|until|till|[-–])\s*(?:fiscal |the fiscal year )?", re.I)


def _listed(case: Case) -> list[Candidate] | None:
    """The years that a sentence lists: "add up fiscal 2022, 2023 and 2024", "in 2023 and 2024", "the years 2022 to 2024"."""
    claim, text = case.claim, case.article.text
    times = case.extraction.times_in(claim.sentence)
    years = [t for t in times if _YEAR.fullmatch(t.value)]
    gaps = [text[a.end : b.start] for a, b in pairwise(years)]
    # "lost" is no direction of a loss, and what adds up does not go up
    moved = claim.direction is not None and claim.metric not in LOSSES and not _told_as_sum(case)
    own = {t.id for t in years} | {t.id for t in times if _is_count_of(t, years, text)}
    if len(years) < 2 or claim.period not in own or moved:
        return None
    if sum(not q.incidental for q in case.extraction.quantities_in(claim.sentence)) > 1:
        return None
    numbers = [int(t.value.removeprefix("FY")) for t in years]
    if len(years) == 2 and _UNTIL.fullmatch(gaps[0]):
        return _in_a_row(case, list(range(numbers[0], numbers[1] + 1)))
    return _in_a_row(case, numbers) if all(map(_BETWEEN.fullmatch, gaps)) else None


def _is_count_of(time: Time, years: Sequence[Time], text: str) -> bool:
    """ "The three fiscal years 2018, 2019 and 2020", "the past three fiscal years (2022-2024)": so many as stand right behind"""
    count = _YEARS.fullmatch(time.value)
    if count is None or not years:
        return False
    listed = int(years[-1].value[-4:]) - int(years[0].value[-4:]) + 1
    return int(count["count"]) == listed and _OPENED.fullmatch(text[time.end : years[0].start]) is not None


_OPENED = regex(r"[\s,:(]*(?:from |of |between )?(?:fiscal )?", re.I)
_SPAN = regex(r"(?:FY)?(\d{4})/(?:FY)?(\d{4})")


def _to_year(case: Case) -> list[Candidate] | None:
    """ "Over the three years to 2024", "from 2022 to 2024 ... in all": what is told of all these years"""
    text = case.article.text
    times = case.extraction.times_in(case.claim.sentence)
    for span, last in pairwise(times):
        count, year = _YEARS.fullmatch(span.value), _YEAR.fullmatch(last.value)
        if count and year and _UP_TO.fullmatch(text[span.end : last.start]) and last.id == case.claim.period:
            end = int(year["year"])
            return _in_a_row(case, list(range(end - int(count["count"]) + 1, end + 1)))
    time = case.extraction.time(case.claim.period)
    count = _YEARS.fullmatch(time.value) if time is not None else None
    spans = [_SPAN.fullmatch(t.value) for t in times]
    if count and len(times) == 2 and (told := next(filter(None, spans), None)):
        years = list(range(int(told[1]), int(told[2]) + 1))  # "over the past three years ..., 2022 to 2024"
        return _in_a_row(case, years) if len(years) == int(count["count"]) else None
    ends = _SPAN.fullmatch(time.value) if time is not None else None
    own = time is not None and time.sentence == case.claim.sentence
    each = time is not None and (_is_of_each(case, time) or _is_averaged(case.words))
    if ends is None or time is None or not own or not each and _A_YEAR.search(case.words):
        return None
    return _in_a_row(case, list(range(int(ends[1]), int(ends[2]) + 1))) if each or _told_as_sum(case) else None


_ACROSS = regex(
    r"\b(?:over|across|throughout|during|in) the (?:\w+ )?(?:fiscal |financial )?years?,? (?:from |of |between )?(?:fiscal )?$",
    re.I,
)
""" "Over the three years from 2022 to 2024": what was paid then is what was paid in all of them."""
_A_YEAR = regex(
    r"\b(?:annual(?:ly)?|(?:a|per|each|every) year|peak\w*|as much as|(?<!add )(?<!adds )(?<!added )(?<!adding )up to)\b",
    re.I,
)
_AVERAGED = regex(r"\baverag(?:e|ed|es|ing)\b", re.I)


def _is_averaged(words: str) -> bool:
    return "averag" in words.lower() and _AVERAGED.search(words) is not None


_UP_TO = regex(r"\s+(?:to|through|ended|ending|up to)(?: in| with)?(?: and including)?(?: fiscal)?\s+", re.I)


def _in_a_row(case: Case, numbers: list[int]) -> list[Candidate] | None:
    calendar = calendar_of(case)
    found = [labelled(calendar.year(n), f"fiscal {n}") for n in numbers]
    follow = all(b == a + 1 for a, b in pairwise(sorted(numbers)))
    return sorted((w for w in found if w is not None), key=lambda w: w.end) if follow and all(found) else None


_EACH = regex(
    r"\b(?:(?:each|every one|any|both|either|neither|all)(?: of)?(?: its| the)?(?: (?:fiscal|financial|calendar))?(?: years?)?,?"
    r"|(?:each|every)(?: single)? (?:fiscal |financial )?year (?:from|between|in))\s$"
)


def _is_of_each(case: Case, time: Time) -> bool:
    """ "In each of 2022, 2023 and 2024", "every year from 2022 to 2024", "in both 2023 and 2024" """
    years = [t for t in case.extraction.times_in(time.sentence) if _YEAR.fullmatch(t.value) and t.start <= time.start]
    first = years[0].start if years else time.start
    return _EACH.search(case.article.text[max(0, first - _LEAD) : first].lower()) is not None


def _in_each(
    case: Case, reading: Reading, tried: Sequence[tuple[Decimal, list[Known], str]], working: list[str], *, sure: bool
) -> Judgement:
    """ "More than $14 billion in each of the last five fiscal years": true of every single one; `sure` where the years are named"""
    for _, known, _ in tried:
        fitting = [k for k in known if compare(reading, point(k.observation.value or Decimal(0))).outcome == "match"]
        if len(fitting) == len(known) and not case.claim.negated:
            told = "so in each of: " + ", ".join(plain(k.observation.value or Decimal(0)) for k in known)
            return supported([k.observation for k in known], f"{label(case.claim.metric)} was {told}.", working)
        missed = next(
            (k for k in known if compare(reading, point(k.observation.value or Decimal(0))).outcome == "differ"), None
        )
        if sure and missed is not None and not case.claim.negated:
            told = f"{label(case.claim.metric)} was {plain(missed.observation.value or Decimal(0))} in {missed.window.label}."
            return contradicted([missed.observation], "wrong-value", told, working)
    return unverified("not-comparable", "it is not so in every one of the years that the pack holds", working)


def _ways(case: Case, time: Time) -> Iterator[Sequence[Candidate]]:
    """The stretches that the words may mean, as years and what of the running one had been reported."""
    calendar = calendar_of(case)
    ended = [year for year, window in calendar.years.items() if case.day is not None and window[1] < case.day]
    if not ended or case.day is None:
        return
    public = latest_public(case.filings, case.claim.metric, case.day, "year", calendar=calendar)
    newest = max((y for y in ended if public is None or calendar.years[y][1] <= public[1] + _WEEK), default=max(ended))
    span = _YEARS.fullmatch(time.value)
    ends = _SPAN.fullmatch(time.value) if case.claim.direction is None else None
    if ends is not None and not _A_YEAR.search(case.words):
        yield _years(calendar, int(ends[1]), int(ends[2]))
    if span is not None and 2 <= int(span["count"]) <= _LONGEST:
        yield _years(calendar, newest - int(span["count"]) + 1, newest)
    since = _SINCE.search(case.article.text[max(0, time.start - 40) : time.start].lower())
    told = _YEAR.fullmatch(time.value)
    if since is None or told is None or not 0 <= newest - int(told["year"]) <= _LONGEST:
        return
    for first in (int(told["year"]), int(told["year"]) + 1):
        whole = _years(calendar, first, newest)
        running = (labelled(calendar.part(newest + 1, part), f"{part} of {newest + 1}") for part in _TO_DATE)
        yield from ([*whole, each] for each in running if each is not None and each.end < case.day)
        yield whole


def _years(calendar: FiscalCalendar, first: int, last: int) -> list[Candidate]:
    found = (labelled(calendar.year(year), f"fiscal {year}") for year in range(first, last + 1))
    return [each for each in found if each is not None]
