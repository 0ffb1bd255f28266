"""The change between two observations of one metric: percent, points and amount, with the arithmetic."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from itertools import product

from factcheck.judge.before import YEAR_AGO, is_over_year, windows_of_base, years_ago
from factcheck.judge.case import Case, amount
from factcheck.judge.compare import plain
from factcheck.judge.currency import base_unit, is_currency
from factcheck.judge.labels import label
from factcheck.judge.named import LAST_YEAR
from factcheck.judge.resolve import resolve
from factcheck.judge.values import LOSSES, Known, find, is_loose
from factcheck.judge.windows import Candidate, Windows, calendar_of, distinct
from factcheck.model import Note, Observation
from factcheck.patterns import regex
from factcheck.records import record
from factcheck.sources.dates import DAY, add_months, is_near

HUNDRED = Decimal(100)
QUARTER_DAYS = 130
_TENTH = Decimal("0.1")


@record
class Step:
    """From one value to a later one. What cannot be told is None: the percent across zero or a change of sign."""

    percent: Decimal | None
    points: Decimal | None
    difference: Decimal | None
    unit: str | None
    arithmetic: str
    refused: str = ""
    rounded: Decimal | None = None
    """The points between two rates as they are printed, to a tenth: companies subtract those."""
    below: bool = False
    """Both values are below zero, and percent and difference are those of their magnitudes."""
    amounts: tuple[Decimal, Decimal] | None = None
    """The later and the earlier one of two amounts, where their difference is told."""

    def between_printed(self, place: Decimal) -> Decimal | None:
        """The difference of the two amounts when both are printed to a place, in units of the amounts."""
        if self.amounts is None:
            return None
        later, earlier = (((each / place).quantize(Decimal(1), ROUND_HALF_UP)) * place for each in self.amounts)
        return later - earlier


@record
class Change:
    step: Step
    window: Candidate
    base: Candidate
    observations: tuple[Observation, ...]
    detail: str
    working: str
    notes: tuple[Note, ...] = ()


def step(now: Observation, then: Observation) -> Step:
    """Two losses compare by magnitude: from -440 to -210 is narrower by 52%, a fall of the loss."""
    new, old = now.value, then.value
    if new is None or old is None:
        raise ValueError("a change needs two values")
    if now.unit == "percent":
        percent = (new - old) / abs(old) * HUNDRED if old else None
        text = f"{plain(new)} - {plain(old)} = {plain(new - old)} percentage points"
        rounded = new.quantize(_TENTH, ROUND_HALF_UP) - old.quantize(_TENTH, ROUND_HALF_UP)
        return Step(percent, new - old, None, "percent", text, rounded=rounded)
    unit = base_unit(now.unit) if is_currency(base_unit(now.unit)) else now.unit
    if old == 0:
        return Step(None, None, new - old, unit, f"{plain(new)} - 0", "there is no percent change from zero")
    if (old < 0) != (new < 0):
        return Step(
            None,
            None,
            new - old,
            unit,
            f"{plain(new)} - {plain(old)}",
            "there is no percent change across a change of sign",
        )
    percent = (abs(new) - abs(old)) / abs(old) * HUNDRED
    arithmetic = (
        f"({plain(abs(new))} - {plain(abs(old))}) / {plain(abs(old))} = {plain(percent.quantize(Decimal('0.001')))}%"
    )
    return Step(percent, None, abs(new) - abs(old), unit, arithmetic, below=new < 0, amounts=(abs(new), abs(old)))


def is_rate(case: Case, metric: str) -> bool:
    """Metrics that are themselves percentages, whose changes are in points."""
    entry = getattr(getattr(case.rules, "vocabulary", None), "metrics", {}).get(metric)
    return bool(entry is not None and getattr(entry, "rate", False)) or metric.endswith("_margin")


def bases(case: Case, window: Candidate, *, all_of_them: bool = False) -> tuple[Candidate, ...]:
    """With what a change is compared: the claim's own base, else the same period of the year before, else the one before."""
    if not all_of_them and (far := years_ago(case, case.extraction.time(case.claim.base), window)) is not None:
        return (far,)
    if window.start is None:
        return _balance_bases(case, window, all_of_them)
    calendar = calendar_of(case)
    ago, before = calendar.year_ago(window.start, window.end), calendar.previous(window.start, window.end)
    year = Candidate(ago[0], ago[1], "the same period of the year before") if ago else None
    quarter = Candidate(before[0], before[1], "the period before") if before else None
    time = case.extraction.time(case.claim.base)
    is_short = (window.end - window.start).days <= QUARTER_DAYS
    if all_of_them:
        found: tuple[Candidate | None, ...] = (year, quarter)
    elif time is None:
        found = (year, quarter) if is_short else (year,)
    elif time.value in YEAR_AGO or time.text.lower() == "last year":
        found = (year,)
    elif time.value in {"QOQ", "MOM", "HOH", "PREV:Q", "PREV:M"}:
        found = (quarter,) if not time.value.endswith("M") else ()
    else:
        told = windows_of_base(case, time, Windows((window,))).candidates
        if case.claim.quantity is None and _WHOLE.search(case.article.text[max(0, time.start - 20) : time.start]):
            return resolve(case, time, calendar, (), case.claim.metric).candidates  # "more than in all of fiscal 2024"
        others = tuple(each for each in told if (each.start, each.end) != (window.start, window.end))
        if case.claim.quantity is None and (others or "<form of words" in case.claim.rule_trace):
            return others  # "the March quarter of 2025 was bigger than the September quarter of that year"
        of_last_year = len(others) < len(told) and LAST_YEAR.search(time.text) is not None
        if told and year and (of_last_year or all(each.end >= window.end for each in told)):
            # "fourth-quarter revenue ..., up 22% from the fourth quarter of the prior year": nothing is compared with itself
            return (year,)
        return others
    return tuple(each for each in found if each is not None)


def _is_year_on(case: Case) -> bool:
    """ "$76.5 billion in January 2024, had climbed 26% a year later": the period is told by how long after another it is"""
    period = case.extraction.time(case.claim.period)
    return period is not None and _YEAR_ON.fullmatch(period.text) is not None


_YEAR_ON = regex(r"(?:a|one) year (?:later|on|after)|(?:twelve|12) months (?:later|on|after)", re.I)


def _balance_bases(case: Case, window: Candidate, all_of_them: bool) -> tuple[Candidate, ...]:
    """The balance-sheet days that a stock is compared with: a year before, the end of the last year, a quarter before."""
    calendar = calendar_of(case)
    all_ends = sorted({quarter[1] for quarter in calendar.quarters} | {year[1] for year in calendar.years.values()})
    # "at the end of October" is the balance sheet of October 26
    told = next((end for end in all_ends if abs((end - window.end).days) <= _BESIDE_MONTH), window.end)
    ends = [quarter[1] for quarter in calendar.quarters if quarter[1] < told - DAY]
    year_ends = [year[1] for year in calendar.years.values() if year[1] < told - DAY]
    ago = next((end for end in ends if is_near(end, add_months(told + DAY, -12) - DAY)), None)
    days = {
        "a year before": ago,
        "the end of the year before": max(year_ends, default=None),
        "the end of the quarter before": max(ends, default=None),
    }
    time = case.extraction.time(case.claim.base)
    if time is None and is_over_year(case) and not all_of_them:
        wanted: tuple[str, ...] = ("a year before", "the end of the year before")  # "cash grew in fiscal 2024"
    elif time is None and not all_of_them and _is_year_on(case):
        wanted = ("a year before",)
    elif time is None or all_of_them:
        wanted = tuple(days)
    elif time.value in {"YOY", "AGO:P12M", "AGO:P1Y"}:
        wanted = ("a year before",)
    elif time.value in {"PREV:Y", "PREV:FY", "REF:Y", "YTD", "REF:FY"}:
        wanted = ("a year before", "the end of the year before")
    elif time.value in {"QOQ", "PREV:Q", "REF:Q", "P3M", "AGO:P3M"}:
        wanted = ("the end of the quarter before",)
    elif time.value == "P12M":
        wanted = ("a year before",)
    elif time.value == "P9M":
        wanted = ("the end of the year before",)
    elif time.value in {"REF:H", "P6M"}:
        half = ends[-2] if len(ends) > 1 else None
        return (Candidate(None, half, "half a year before"),) if half else ()
    elif (month := _end_of_month(time.value)) is not None:
        # "since December": the balance sheet of that month's end, which for weeks falls some days beside it
        day = next((e for e in (*ends, *year_ends) if abs((e - month).days) <= _BESIDE_MONTH), month)
        if ago is not None and abs((day - told).days) <= _BESIDE_MONTH:
            day = ago  # "$274 million lower than last June", at the end of June: nothing is compared with itself
        return (Candidate(None, day, f"the end of {time.text}"),)
    else:
        return windows_of_base(case, time, Windows((window,))).candidates
    return distinct(Candidate(None, end, name) for name in wanted if (end := days[name]) is not None)


_WHOLE = regex(r"\b(?:whole|all|entire|full|entirety) (?:of |year |financial year |fiscal year )*$", re.I)
_BESIDE_MONTH = 10


def _end_of_month(value: str) -> date | None:
    if re.fullmatch(r"\d{4}-\d\d", value) is None:
        return None
    return add_months(date(int(value[:4]), int(value[5:7]), 1), 1) - DAY


def changes(case: Case, metric: str, window: Candidate, base: Candidate) -> tuple[Change, ...]:
    """Every change that the evidence gives, from like to like: the same reading of the metric, in the reporting currency."""
    now, then = find(case, metric, window).known, find(case, metric, base).known
    return tuple(_paired(case, now, then, base))


def _paired(case: Case, now: list[Known], then: list[Known], base: Candidate) -> Iterator[Change]:
    loose = any(is_loose(case, known.observation.metric) for known in now[:1])
    for later, earlier in product(now, then):
        if loose and [o.concept for o in later.parts] != [o.concept for o in earlier.parts]:
            continue  # counted in two ways
        pairs = product(figures_of(later), figures_of(earlier))
        for new, old in pairs:
            if (
                new.value is None
                or old.value is None
                or (new.metric, new.unit, new.per) != (old.metric, old.unit, old.per)
            ):
                continue
            if new.concept != old.concept and new.concept and old.concept and new is not later.observation:
                continue
            yield _change(later, earlier, new, old, base)


def figures_of(known: Known) -> tuple[Observation, ...]:
    return (known.observation, *(obs for obs, _ in known.others))


def _change(later: Known, earlier: Known, new: Observation, old: Observation, base: Candidate) -> Change:
    found = step(new, old)
    value, before = new.value or Decimal(0), old.value or Decimal(0)
    loss = new.metric in LOSSES or value < 0
    if found.percent is not None and new.unit != "percent":
        way = ("wider" if loss else "up") if found.percent > 0 else ("narrower" if loss else "down")
        said = f"{plain(abs(found.percent).quantize(Decimal('0.01')))}% {way}"
    elif found.points is not None:
        said = f"{plain(abs(found.points).quantize(Decimal('0.01')))} percentage points {'up' if found.points > 0 else 'down'}"
    else:
        said = f"changed by {amount(found.difference or Decimal(0), found.unit)}"
    period, before_that = (
        f"{each.start} to {each.end}" if each.start else f"{each.end}" for each in (later.window, base)
    )
    detail = (
        f"{label(new.metric)} {'of' if base.start else 'on'} {period} was {said}: {amount(value, new.unit)} "
        f"against {amount(before, old.unit)} {'in' if base.start else 'on'} {before_that}"
    )
    parts = (*later.parts, *earlier.parts)
    working = f"{period} against {base.label}: {found.arithmetic}; {new.url or new.key}; {old.url or old.key}"
    return Change(found, later.window, base, (new, old, *parts), detail, working, later.notes)
