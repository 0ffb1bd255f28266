"""The highest of several filed figures: since a period, of a span of years, of so many before."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from factcheck.judge.case import Case, Judgement, contradicted, note, supported, unverified
from factcheck.judge.days import on_days
from factcheck.judge.periods import windows_of
from factcheck.judge.standing import at, filed_as, is_open
from factcheck.judge.unknown import nothing_known
from factcheck.judge.values import Known, find
from factcheck.judge.windows import Candidate, calendar_of
from factcheck.model import Observation
from factcheck.patterns import regex
from factcheck.records import replace
from factcheck.sources.dates import is_near
from factcheck.sources.fiscal import FiscalCalendar
from factcheck.sources.series import Period
from factcheck.text.numerals import CARDINALS, number

SHOWN = 3
_YEARS = regex(r"\d{4}/\d{4}")


def judge_bounded_record(case: Case) -> Judgement:
    """ "The highest since the first quarter of 2023", "of the three years the best": against every period that is meant."""
    metric = case.claim.metric
    if not case.filings:
        return nothing_known(case)
    if case.claim.negated or is_open(case, metric):
        return unverified("not-comparable", "the wording does not decide")
    now, sure = at(case, metric)
    if now and all(known.window.start is None for known in now):
        return decided([on_days(case, metric, known) for known in by_window(now)], sure)
    if case.claim.run is not None:
        return decided([_topped(case, metric, known) for known in by_window(now)], sure) if now else nothing_known(case)
    bounds = [list(_candidates(case, id_)) for id_ in (case.claim.among or (case.claim.base or "",))]
    if len(bounds) == 1 and case.claim.among:
        bounds = [bounds[0][:1], bounds[0][1:]]  # "2022 through 2024"
    readings = [(known, [b for row in bounds for b in _read_alike(row, known.window)]) for known in by_window(now)]
    if not readings or any(len(chosen) != len(bounds) for _, chosen in readings):
        return unverified("ambiguous", "the periods that are compared cannot be told")
    return decided([_bounded(case, metric, known, chosen) for known, chosen in readings], sure)


def _topped(case: Case, metric: str, now: Known) -> Judgement:
    """ "Above each of the two years before it"; "the highest in two years", which leaves the last of eight quarters open"""
    told, periods = told_length(case), alike(calendar_of(case), now.window)
    before = [p for p in periods or () if p[1] < now.window.end and not is_near(p[1], now.window.end)]
    count = _in_periods(case, now.window, told[0]) if told is not None else None
    if count is None or periods is None or len(before) < count:
        return unverified("ambiguous", "the periods that are compared cannot be told")
    case = replace(case, claim=case.claim.model_copy(update={"among": ("", "")}))

    def since(n: int) -> Judgement:
        first = before[-n]
        return _bounded(case, metric, now, [Candidate(first[0], first[1], "the first"), now.window])

    if case.quantity is not None:  # "among the last four": it is one of them
        return since(count - 1) if count > 1 else unverified("ambiguous", "a place among one cannot be told")
    found = since(count)
    if case.claim.inclusive and found.verdict.status != "supported" and count > 1:
        nearer = since(count - 1)
        if getattr(found.verdict, "reason", "") == "no-data":
            return nearer  # of "the last three years" the claim's own may be one
        if nearer.verdict.status != "contradicted":
            return unverified("ambiguous", found.verdict.detail, [found.verdict.working])
    return found


def _in_periods(case: Case, window: Candidate, count: int) -> int | None:
    """ "Two years" are eight quarters before a quarter."""
    time = case.extraction.time(case.claim.run)
    words = set(time.text.lower().replace("-", " ").split()) if time is not None else set()
    is_quarter = window.start is not None and (window.end - window.start).days < A_QUARTER
    if words & {"year", "years"}:
        return 4 * count if is_quarter else count
    return count if is_quarter is bool(words & {"quarter", "quarters"}) else None


A_QUARTER, A_YEAR = 130, 340
"""Days that no quarter has, and that every year has."""


def _candidates(case: Case, id_: str) -> Iterator[Candidate]:
    """The readings of a time; of "2022 through 2024" the first and the last year."""
    time = case.extraction.time(id_)
    if time is not None and _YEARS.fullmatch(time.value):
        known = calendar_of(case).years
        for year in map(int, time.value.split("/")):
            if year in known:
                yield Candidate(known[year][0], known[year][1], f"fiscal {year}")
    else:
        yield from windows_of(case, case.filings, case.claim.metric, id_).candidates


def by_window(found: list[Known]) -> list[Known]:
    """One figure a window: the plain one stands before that with minority interests."""
    return list({(k.window.start, k.window.end): k for k in reversed(found)}.values())[::-1]


def _read_alike(candidates: Sequence[Candidate], window: Candidate) -> list[Candidate]:
    """The readings of another period that take the year as the claim's own is taken: the company's or the calendar's."""
    calendar = window.label.startswith("calendar")
    alike = [c for c in candidates if c.label.startswith("calendar") is calendar]
    return (alike or list(candidates))[:1]


def decided(found: list[Judgement], sure: bool) -> Judgement:
    """Right by one reading is right; wrong only by all of them."""
    states = [f.verdict.status for f in found]
    if "supported" in states:
        return found[states.index("supported")]
    if sure and set(states) == {"contradicted"}:
        return found[0]
    open_ = next((f for f in found if f.verdict.status == "unverified"), None)
    return open_ or unverified("ambiguous", found[0].verdict.detail, [found[0].verdict.working])


def _bounded(case: Case, metric: str, now: Known, bounds: list[Candidate]) -> Judgement:
    window, first = now.window, bounds[0]
    assert window.start is not None
    last = bounds[-1] if case.claim.among else window
    known = calendar_of(case)
    periods = alike(known, window)
    if periods is None or first.start is None:
        return unverified("ambiguous", "the periods that are compared are not of one length")
    meant = [p for p in periods if p[1] <= last.end and not is_near(p[1], window.end)]
    # "since the beginning of fiscal 2025" its quarters count; of "since fiscal 2025" none is named
    opened = first.start if case.claim.inclusive and (first.end - first.start).days > A_YEAR else first.end
    inside = [p for p in meant if p[1] > opened and not is_near(p[1], first.end if opened == first.end else opened)]
    # of "the best quarter since 2020" no quarter of 2020 is named
    bound = [p for p in meant if is_near(p[1], first.end) and is_near(p[0], first.start)]
    values = {p: value_at(case, metric, p) for p in (*inside, *bound)}
    found = {p: v for p, v in values.items() if v is not None}
    beaten = {p: _outdoes(case, found[p], now) for p in found}
    whole = len(found) == len(values) and not gaps([first, *inside, window])
    if not inside or not (whole or any(beaten.values())):
        return unverified("no-data", f"not every period since {first.end} is held")
    told = filed_as(case, now)
    working = [told, *(filed_as(case, found[p]) for p in sorted(found))]
    if case.quantity is not None:
        return _placed(case, now, list(found.values()), sum(beaten.values()) + 1, whole, working)
    against = [p for p in inside if beaten.get(p)]
    at_bound = bool(bound) and beaten.get(bound[0], False)
    if at_bound and not against and not case.claim.among:
        if not case.claim.inclusive and whole:
            return supported(_rows(now, found[bound[0]]), f"{told}.", working, [note("derived", "compared with each")])
        return unverified(
            "ambiguous", f"{told}; the first period that is named had more", working, _rows(now, found[bound[0]])
        )
    if against or at_bound:
        top = max((p for p in found if beaten[p]), key=lambda p: abs(value_of(found[p]) - value_of(now)))
        detail = f"{told}, {'more' if case.claim.direction == 'down' else 'less'} than {filed_as(case, found[top])}."
        return contradicted(_rows(now, found[top]), "not-a-record", detail, working)
    count = f"the {case.claim.superlative} of the {len(found) + 1} compared"
    return supported(_rows(now, *list(found.values())[:1]), f"{told}, {count}.", working, [note("derived", count)])


def _placed(case: Case, now: Known, others: list[Known], place: int, whole: bool, working: list[str]) -> Judgement:
    """ "Ranked second among the last four years": as many of the others have more as the place says."""
    assert case.quantity is not None
    if not whole:
        return unverified("no-data", "not every period that is compared is held")
    detail = f"{filed_as(case, now)}, number {place} of the {len(others) + 1} compared"
    if case.quantity.value == place:
        return supported(_rows(now, *others[:1]), f"{detail}.", working, [note("derived", "compared with each")])
    return contradicted(_rows(now, *others), "wrong-rank", f"{detail}, not {case.quantity.text}.", working)


def _outdoes(case: Case, other: Known, now: Known) -> bool:
    return value_of(other) < value_of(now) if case.claim.direction == "down" else value_of(other) > value_of(now)


def value_of(known: Known) -> Decimal:
    return known.observation.value or Decimal(0)


def _rows(*known: Known) -> list[Observation]:
    return [k.observation for k in known]


def value_at(case: Case, metric: str, period: Period) -> Known | None:
    found = find(case, metric, Candidate(period[0], period[1], f"{period[0]} to {period[1]}")).known
    return found[0] if found and found[0].observation.value is not None else None


def alike(known: FiscalCalendar, window: Candidate) -> list[Period] | None:
    """All years of the company where the window is one, or all quarters."""
    place = known.locate(window.start, window.end) if window.start is not None else None
    if place is None or not (place[1] == "FY" or place[1][0] == "Q"):
        return None
    return sorted(known.years.values() if place[1] == "FY" else known.quarters)


LONGEST_GAP = 20
"""Days between two periods that follow each other: quarters of 52-week years leave none, moved year-ends some."""


def gaps(row: list[Candidate | Period]) -> bool:
    """Whether a period is not known at all between those that are compared."""
    spans = sorted((p.start, p.end) if isinstance(p, Candidate) else p for p in row)
    return any((b[0] - a[1]).days > LONGEST_GAP for a, b in zip(spans, spans[1:], strict=False))  # type: ignore[operator]


_NTH = regex(r"^\W*(?:\d+(?:st|nd|rd|th)|first|second|third|\w+th|\w+(?:first|second|third))\b", re.I)
""" "The fifth in a row" is the whole run; "four in a row" may be the last four of it."""


def told_length(case: Case) -> tuple[int, bool] | None:
    """How many periods are told, and whether that is the whole run."""
    quantity, time = case.quantity, case.extraction.time(case.claim.run)
    if quantity is not None and quantity.value is not None and case.claim.kind != "record":
        return int(quantity.value), is_whole_run(case) or _NTH.search(quantity.text) is not None
    words = (time.text if time is not None else case.claim.text if case.claim.of_before else "").lower().split()
    words = " ".join(words).replace("-", " ").split()
    count = next((number(w) for w in words if w.isdecimal() or w in CARDINALS), None)
    return None if count is None else (count, is_whole_run(case))


def is_whole_run(case: Case) -> bool:
    """ "Ended a run of three": it was no longer"""
    return case.claim.of_before and case.claim.inclusive
