"""In how many of several periods, or at how many of several companies, something was so: "in three of the last four quarters"."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from operator import ge, gt, le, lt

from factcheck.judge.case import Case, Judgement, contradicted, note, supported, unverified
from factcheck.judge.compare import compare, point, read
from factcheck.judge.labels import label
from factcheck.judge.periods import windows_of
from factcheck.judge.ranked import A_QUARTER, A_YEAR, SHOWN, decided, told_length, value_at, value_of
from factcheck.judge.runs import went
from factcheck.judge.standing import at, filed_as, is_open, judge_moved, of_company
from factcheck.judge.unknown import nothing_known
from factcheck.judge.values import LOSSES, Known, filed_parts
from factcheck.judge.windows import calendar_of
from factcheck.judge.wording import who
from factcheck.model import Observation
from factcheck.patterns import regex
from factcheck.records import replace
from factcheck.sources.series import Frequency, Period, latest_public

_YEARS = regex(r"(?:FY)?(\d{4})/(?:FY)?(\d{4})")
_QUARTER, _YEAR_LONG = timedelta(days=91), timedelta(days=364)


def judge_counted(case: Case) -> Judgement:
    """As many as are told, of those that are meant; what is not held of one of them leaves it open."""
    claim = case.claim
    assert claim.counted is not None
    if claim.compare_subjects:
        return _of_companies(case)
    if not case.filings:
        return nothing_known(case)
    if claim.negated or is_open(case, claim.metric):
        return unverified("not-comparable", "the wording does not decide")
    rows, sure = _rows_of(case)
    found = [_counted_in(case, row) for row in rows if row]
    return decided(found, sure) if found else unverified("ambiguous", "which periods are counted cannot be told")


def _rows_of(case: Case) -> tuple[list[list[Period]], bool]:
    """The periods that the words may mean, by each reading; and whether they leave no other."""
    claim, calendar = case.claim, calendar_of(case)
    named = [time for id_ in claim.among if (time := case.extraction.time(id_)) is not None]
    if named:
        years = list(_years(named[0].value) if len(named) == 1 else (int(t.value[-4:]) for t in named))
        return [[calendar.years[year] for year in years if year in calendar.years]], True
    if claim.run is None:
        windows = windows_of(case, case.filings, claim.metric)
        spans = [(c.start, c.end) for c in windows.candidates if c.start is not None]
        inside = [[q for q in calendar.quarters if start <= q[0] and q[1] <= end] for start, end in spans]
        return [sorted(row) for row in inside], windows.decisive and windows.given
    silent = replace(case, claim=claim.model_copy(update={"quantity": None}))
    length, time = told_length(silent), case.extraction.time(claim.run)
    yearly = time is not None and "year" in time.text.lower()
    last, sure = _last(case, yearly=yearly)
    if length is None or last is None:
        return [], False
    row: list[Period] = []
    period: Period | None = last
    while period is not None and len(row) < length[0]:
        row.append(period)
        period = calendar.previous(*period)
    return [row[::-1]] if len(row) == length[0] else [], sure


def _years(value: str) -> Iterator[int]:
    if (span := _YEARS.fullmatch(value)) is not None:
        yield from range(int(span[1]), int(span[2]) + 1)


def _last(case: Case, *, yearly: bool) -> tuple[Period | None, bool]:
    """The year or quarter up to which "the last four" count: the one that is named, or the latest then public while no other has ended."""
    claim, calendar = case.claim, calendar_of(case)
    if claim.period is not None:
        windows = windows_of(case, case.filings, claim.metric)
        fits = [
            (c.start, c.end)
            for c in windows.candidates
            if c.start is not None
            and ((c.end - c.start).days > A_YEAR if yearly else (c.end - c.start).days < A_QUARTER)
        ]
        return (fits[0] if fits else None), windows.decisive and windows.given and len(fits) == 1
    if case.day is None:
        return None, False
    frequency: Frequency = "year" if yearly else "quarter"
    parts = filed_parts(case, LOSSES.get(claim.metric, claim.metric))
    known = [latest_public(case.filings, name, case.day, frequency, calendar=calendar) for name in parts]
    last = max((w for w in known if w is not None and w[0] is not None), key=lambda w: w[1], default=None)
    if last is None or last[0] is None:
        return None, False
    return (last[0], last[1]), case.day < last[1] + (_YEAR_LONG if yearly else _QUARTER)


def _counted_in(case: Case, row: list[Period]) -> Judgement:
    known = [value_at(case, case.claim.metric, period) for period in row]
    ways = [_fits(case, each) if each is not None else None for each in known]
    held = [each for each in known if each is not None]
    rows = [k.observation for k in held][:SHOWN]
    return _told(case, ways, rows, f"between {row[0][0]} and {row[-1][1]}", [filed_as(case, k) for k in held])


def _told(case: Case, ways: list[bool | None], rows: list[Observation], where: str, lines: list[str]) -> Judgement:
    claim = case.claim
    assert claim.counted is not None
    told = claim.counted if claim.counted >= 0 else len(ways) + claim.counted + 1
    count, unknown = ways.count(True), ways.count(None)
    what = f"{label(claim.metric)} {'was' if case.quantity is not None else went(case)}"
    as_told = f" {case.quantity.text}" if case.quantity is not None else ""
    story = f"{who(case)}: {what}{as_told} in {count} of {len(ways)} {where}"
    if not rows or unknown and count <= told <= count + unknown:
        return unverified("no-data", f"{story}, as far as is held", [story, *lines], rows)
    if count == told:
        return supported(rows, f"{story}.", [story, *lines], [note("derived", "counted from the filed series")])
    return contradicted(rows, "wrong-streak", f"{story}, not {told}.", [story, *lines])


_MARKS = {"gt": gt, "ge": ge, "lt": lt, "le": le}


def _fits(case: Case, known: Known) -> bool | None:
    """Whether a period is one of those that are counted; None where it cannot be said."""
    value, up, quantity = value_of(known), case.claim.direction == "up", case.quantity
    if quantity is not None and quantity.value is not None and quantity.cmp in _MARKS:
        return bool(_MARKS[quantity.cmp](value, quantity.value))  # of a mark it does not matter how far beyond it lies
    if quantity is not None:
        return {"match": True, "differ": False}.get(compare(read(quantity, case.hedge(quantity)), point(value)).outcome)
    if case.claim.compare_metric == "zero":
        return value > 0 if up else value < 0
    window, calendar = known.window, calendar_of(case)
    if window.start is None:
        return None
    base = case.extraction.time(case.claim.base)
    sequential = base is not None and base.value in ("QOQ", "PREV:Q", "PREV:FQ")
    other = (calendar.previous if sequential else calendar.year_ago)(window.start, window.end)
    then = value_at(case, case.claim.metric, other) if other is not None else None
    return None if then is None or value_of(then) == value else (value > value_of(then)) is up


def _of_companies(case: Case) -> Judgement:
    """ "Two of the three had higher sales": what is told of each of them, counted."""
    claim = case.claim
    told = {"kind": "change", "role": "delta", "counted": None, "compare_subjects": ()}
    first = replace(case, claim=claim.model_copy(update=told))
    cases = [first, *(of_company(first, id_) for id_ in claim.compare_subjects)]
    ways: list[bool | None] = []
    lines: list[str] = []
    rows: list[Observation] = []
    for each in cases:
        found = judge_moved(each).verdict
        ways.append({"supported": True, "contradicted": False}.get(found.status))
        lines.append(f"{who(each)}: {found.detail}")
        rows += [known.observation for known in at(each, claim.metric)[0][:1]]
    return _told(case, ways, rows[:SHOWN], "companies", lines)
