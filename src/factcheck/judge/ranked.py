"""Filed figures among others: the highest since a period or of several, runs that end at a period, places among companies."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from factcheck.judge.case import Case, Judgement, contradicted, note, supported, unverified
from factcheck.judge.changes import Change, changes
from factcheck.judge.labels import label
from factcheck.judge.periods import windows_of
from factcheck.judge.standing import Beside, at, beside, filed_as, is_open, of_company
from factcheck.judge.unknown import nothing_known
from factcheck.judge.values import Known, find
from factcheck.judge.windows import Candidate, calendar_of
from factcheck.judge.wording import who
from factcheck.model import Observation
from factcheck.patterns import regex
from factcheck.records import replace
from factcheck.sources.dates import is_near
from factcheck.sources.fiscal import FiscalCalendar
from factcheck.sources.series import Period

_SHOWN = 3
_MONTH = regex(r"\d{4}-\d\d")
_YEARS = regex(r"\d{4}/\d{4}")
_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_SMALLEST = regex(r"small|low|least|weak|worst", re.I)


# ---------------------------------------------------------------- the highest of several periods
def judge_bounded_record(case: Case) -> Judgement:
    """ "The highest since the first quarter of 2023", "of the three years the best": against every period that is meant."""
    metric = case.claim.metric
    if not case.filings:
        return nothing_known(case)
    if case.claim.negated or is_open(case, metric):
        return unverified("not-comparable", "the wording does not decide")
    now, sure = at(case, metric)
    if case.claim.run is not None:
        return (
            _decided([_topped(case, metric, known) for known in _by_window(now)], sure) if now else nothing_known(case)
        )
    bounds = [list(_candidates(case, id_)) for id_ in (case.claim.among or (case.claim.base or "",))]
    if len(bounds) == 1 and case.claim.among:
        bounds = [bounds[0][:1], bounds[0][1:]]  # "2022 through 2024"
    readings = [(known, [b for row in bounds for b in _read_alike(row, known.window)]) for known in _by_window(now)]
    if not readings or any(len(chosen) != len(bounds) for _, chosen in readings):
        return unverified("ambiguous", "the periods that are compared cannot be told")
    return _decided([_bounded(case, metric, known, chosen) for known, chosen in readings], sure)


def _topped(case: Case, metric: str, now: Known) -> Judgement:
    """ "Above each of the two years before it"; "the highest in two years", which leaves the last of eight quarters open"""
    told, periods = _length(case), _alike(calendar_of(case), now.window)
    before = [p for p in periods or () if p[1] < now.window.end and not is_near(p[1], now.window.end)]
    count = _in_periods(case, now.window, told[0]) if told is not None else None
    if count is not None and case.claim.inclusive and len(before) == count - 1 > 0:
        count -= 1
    if count is None or periods is None or len(before) < count:
        return unverified("ambiguous", "the periods that are compared cannot be told")
    case = replace(case, claim=case.claim.model_copy(update={"among": ("", "")}))

    def since(n: int) -> Judgement:
        first = before[-n]
        return _bounded(case, metric, now, [Candidate(first[0], first[1], "the first"), now.window])

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
    is_quarter = window.start is not None and (window.end - window.start).days < _A_QUARTER
    if words & {"year", "years"}:
        return 4 * count if is_quarter else count
    return count if is_quarter is bool(words & {"quarter", "quarters"}) else None


_A_QUARTER, _A_YEAR = 130, 340
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


def _by_window(found: list[Known]) -> list[Known]:
    """One figure a window: the plain one stands before that with minority interests."""
    return list({(k.window.start, k.window.end): k for k in reversed(found)}.values())[::-1]


def _read_alike(candidates: Sequence[Candidate], window: Candidate) -> list[Candidate]:
    """The readings of another period that take the year as the claim's own is taken: the company's or the calendar's."""
    calendar = window.label.startswith("calendar")
    alike = [c for c in candidates if c.label.startswith("calendar") is calendar]
    return (alike or list(candidates))[:1]


def _decided(found: list[Judgement], sure: bool) -> Judgement:
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
    periods = _alike(known, window)
    if periods is None or first.start is None:
        return unverified("ambiguous", "the periods that are compared are not of one length")
    meant = [p for p in periods if p[1] <= last.end and not is_near(p[1], window.end)]
    # "since the beginning of fiscal 2025" its quarters count; of "since fiscal 2025" none is named
    opened = first.start if case.claim.inclusive and (first.end - first.start).days > _A_YEAR else first.end
    inside = [p for p in meant if p[1] > opened and not is_near(p[1], first.end if opened == first.end else opened)]
    # of "the best quarter since 2020" no quarter of 2020 is named
    bound = [p for p in meant if is_near(p[1], first.end) and is_near(p[0], first.start)]
    values = {p: _value(case, metric, p) for p in (*inside, *bound)}
    found = {p: v for p, v in values.items() if v is not None}
    beaten = {p: _outdoes(case, found[p], now) for p in found}
    whole = len(found) == len(values) and not _gaps([first, *inside, window])
    if not inside or not (whole or any(beaten.values())):
        return unverified("no-data", f"not every period since {first.end} is held")
    told = filed_as(case, now)
    working = [told, *(filed_as(case, found[p]) for p in sorted(found))]
    against = [p for p in inside if beaten.get(p)]
    at_bound = bool(bound) and beaten.get(bound[0], False)
    if at_bound and not against and not case.claim.among:
        if not case.claim.inclusive and whole:
            return supported(_rows(now, found[bound[0]]), f"{told}.", working, [note("derived", "compared with each")])
        return unverified(
            "ambiguous", f"{told}; the first period that is named had more", working, _rows(now, found[bound[0]])
        )
    if against or at_bound:
        top = max((p for p in found if beaten[p]), key=lambda p: abs(_of(found[p]) - _of(now)))
        detail = f"{told}, {'more' if case.claim.direction == 'down' else 'less'} than {filed_as(case, found[top])}."
        return contradicted(_rows(now, found[top]), "not-a-record", detail, working)
    count = f"the {case.claim.superlative} of the {len(found) + 1} compared"
    return supported(_rows(now, *list(found.values())[:1]), f"{told}, {count}.", working, [note("derived", count)])


def _outdoes(case: Case, other: Known, now: Known) -> bool:
    return _of(other) < _of(now) if case.claim.direction == "down" else _of(other) > _of(now)


def _of(known: Known) -> Decimal:
    return known.observation.value or Decimal(0)


def _rows(*known: Known) -> list[Observation]:
    return [k.observation for k in known]


def _value(case: Case, metric: str, period: Period) -> Known | None:
    found = find(case, metric, Candidate(period[0], period[1], f"{period[0]} to {period[1]}")).known
    return found[0] if found and found[0].observation.value is not None else None


def _alike(known: FiscalCalendar, window: Candidate) -> list[Period] | None:
    """All years of the company where the window is one, or all quarters."""
    place = known.locate(window.start, window.end) if window.start is not None else None
    if place is None or not (place[1] == "FY" or place[1][0] == "Q"):
        return None
    return sorted(known.years.values() if place[1] == "FY" else known.quarters)


_LONGEST_GAP = 20
"""Days between two periods that follow each other: quarters of 52-week years leave none, moved year-ends some."""


def _gaps(row: list[Candidate | Period]) -> bool:
    """Whether a period is not known at all between those that are compared."""
    spans = sorted((p.start, p.end) if isinstance(p, Candidate) else p for p in row)
    return any((b[0] - a[1]).days > _LONGEST_GAP for a, b in zip(spans, spans[1:], strict=False))  # type: ignore[operator]


# ---------------------------------------------------------------- runs
def judge_run(case: Case) -> Judgement:
    """ "Each of the last five quarters ended in a loss", "the fifth quarter in a row in which revenue rose", up to the claim's period."""
    claim, metric = case.claim, case.claim.metric
    if not case.filings:
        return nothing_known(case)
    now, sure = at(case, metric)
    if not now and (ended := _ended_with(case)):
        now, sure = [k for quarter in ended if (k := _value(case, metric, quarter)) is not None], True
    time = case.extraction.time(claim.period)
    if time is not None and _MONTH.fullmatch(time.value) and len(_by_window(now)) == 1:
        sure = True  # "December 2023 was the third in a row": nobody counts months of filed figures
    if claim.negated or not now or is_open(case, metric):
        return unverified("ambiguous", "how long a run is told cannot be said")
    return _decided([_run_at(case, metric, known) for known in _by_window(now)], sure)


def _ended_with(case: Case) -> list[Period]:
    """ "By the end of 2025": the quarter that ended with that day"""
    days = [w.end for w in windows_of(case, case.filings, case.claim.metric).candidates if w.start is None]
    return [quarter for day in days if (quarter := calendar_of(case).quarter_ended(day)) is not None]


def _run_at(case: Case, metric: str, now: Known) -> Judgement:
    """Of a year the run of its quarters, where it is told so: "all four quarters of 2025", "every quarter of 2025"."""
    time, told = case.extraction.time(case.claim.run), _length(case)
    each = case.quantity is None and time is None
    start = now.window.start
    if each and start is not None:
        told = round((now.window.end - start).days / 91), False
    if each or time is not None and "quarter" in time.text.lower():
        last = _last_quarter(case, metric, now)
        if last is None:
            return nothing_known(case)
        now = last
    if told is None:
        return unverified("ambiguous", "how long a run is told cannot be said")
    return _run_to(case, now, *told)


def _last_quarter(case: Case, metric: str, known: Known) -> Known | None:
    """The quarter with which a longer period ends; a quarter itself."""
    window = known.window
    if window.start is None or (window.end - window.start).days < _A_QUARTER:
        return known
    last = calendar_of(case).quarter_ended(window.end)
    return _value(case, metric, last) if last is not None else None


def _run_to(case: Case, now: Known, count: int, exactly: bool) -> Judgement:
    if _alike(calendar_of(case), now.window) is None:
        return unverified("ambiguous", "the run is counted in other periods than the sentence names")
    yearly = now.window.start is not None and (now.window.end - now.window.start).days > _A_YEAR
    runs = [list(_run(case, now, sequence, count + 1)) for sequence in _sequences(case, yearly=yearly)]
    outcomes = [_counted(run, count, exactly) for run in runs]
    run = runs[0]
    fitting = sum(fits for _, fits in run)
    long = f"more than {count}" if fitting > count else f"{fitting}"
    story = f"{who(case)}: {label(case.claim.metric)} {_story(case)} for {long} periods in a row up to {now.window.end}"
    rows = [k.observation for k, _ in run][:_SHOWN] or [now.observation]
    working = [story, *(filed_as(case, k) for k, _ in run)]
    if "right" in outcomes:
        return supported(rows, f"{story}.", working, [note("derived", "counted from the filed series")])
    if set(outcomes) != {"wrong"}:
        return unverified("not-comparable", f"{story}; the wording does not decide", working, rows)
    return contradicted(rows, "wrong-streak", f"{story}, not {count}.", working)


_NTH = regex(r"^\W*(?:\d+(?:st|nd|rd|th)|first|second|third|\w+th|\w+(?:first|second|third))\b", re.I)
""" "The fifth in a row" is the whole run; "four in a row" may be the last four of it."""


def _length(case: Case) -> tuple[int, bool] | None:
    """How many periods are told, and whether that is the whole run."""
    quantity, time = case.quantity, case.extraction.time(case.claim.run)
    if quantity is not None and quantity.value is not None:
        return int(quantity.value), _NTH.search(quantity.text) is not None
    words = time.text.lower().replace("-", " ").split() if time is not None else []
    count = next((int(w) if w.isdigit() else _WORDS.index(w) + 1 for w in words if w.isdigit() or w in _WORDS), None)
    return None if count is None else (count, False)


def _story(case: Case) -> str:
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
        current = _value(case, case.claim.metric, window) if window else None
        if window is None or current is None:
            return
        if sequence == "zero":
            fits = _of(current) > 0 if up else _of(current) < 0
        else:
            other = known.previous(*window) if sequence == "before" else known.year_ago(*window)
            then = _value(case, case.claim.metric, other) if other else None
            if then is None:
                return
            fits = _of(current) > _of(then) if up else _of(current) < _of(then)
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
    if len(fitting) > count:
        return "more"
    return "wrong" if ended and len(fitting) < count else "open"


# ---------------------------------------------------------------- growth
def judge_growth(case: Case) -> Judgement:
    """ "Revenue at Alphabet grew faster than at Meta": both against the same period of the year before."""
    claim = case.claim
    other = of_company(case, claim.compare_subjects[0]) if claim.compare_subjects else case
    if missing := next((each for each in (case, other) if not each.filings), None):
        return nothing_known(missing)
    ours, theirs = _yearly(case, claim.metric), _yearly(other, claim.compare_metric or claim.metric)
    pairs = [
        (a, b)
        for a in ours
        for b in theirs
        if claim.base is not None or abs((a.window.end - b.window.end).days) <= _HALF_A_YEAR
        if _same_length(a.window, b.window)
    ]
    if not pairs:
        return unverified(
            "no-data", f"no source holds the growth of {label(claim.metric)} of both companies for that period"
        )
    a, b = pairs[0]
    told = f"{a.detail} ({who(case)}); {b.detail} ({who(other)})"
    rows = [*a.observations[:2], *b.observations[:2]]
    ways = {_faster(x, y) for x, y in pairs}
    if claim.negated or len(ways) != 1 or None in ways or is_open(case, claim.metric):
        return unverified("not-comparable", f"{told}; the wording does not decide", [told], rows[:_SHOWN])
    if ways == {claim.direction}:
        return supported(rows, f"{told}.", [told], [note("derived", "compared with each other")])
    windows = windows_of(case, case.filings, claim.metric)
    if not (windows.decisive and windows.given):
        return unverified("ambiguous", f"{told}, but the period is not sure", [told], rows[:_SHOWN])
    of_itself = claim.compare_subjects == (claim.subject.id,)
    return contradicted(rows, "direction-flipped" if of_itself else "comparison-flipped", f"{told}.", [told])


_HALF_A_YEAR = 183


def _yearly(case: Case, metric: str) -> list[Change]:
    windows = windows_of(case, case.filings, metric).candidates
    known = calendar_of(case)
    found: list[Change] = []
    for window in windows:
        ago = known.year_ago(window.start, window.end) if window.start is not None else None
        if ago is not None:
            found += changes(case, metric, window, Candidate(ago[0], ago[1], "the same period of the year before"))[:1]
    return found


def _same_length(a: Candidate, b: Candidate) -> bool:
    return (
        a.start is not None
        and b.start is not None
        and abs((a.end - a.start).days - (b.end - b.start).days) < _LONGEST_GAP
    )


_TOO_CLOSE = Decimal("0.1")


def _faster(a: Change, b: Change) -> str | None:
    """ "up", "down", or None where signs change, both are rates, or they are too close to tell."""
    x, y = a.step.percent, b.step.percent
    if x is None or y is None or a.step.below or b.step.below or a.step.points is not None or abs(x - y) < _TOO_CLOSE:
        return None
    return "up" if x > y else "down"


# ---------------------------------------------------------------- places
def judge_place(case: Case) -> Judgement:
    """ "Line up A, B and C by revenue, and B comes second": its place by the filed figures of one period."""
    claim, quantity = case.claim, case.quantity
    assert quantity is not None
    others = [of_company(case, id_) for id_ in claim.compare_subjects]
    if missing := next((each for each in (case, *others) if not each.filings), None):
        return nothing_known(missing)
    ours, sure = at(case, claim.metric)
    held = [beside(case, id_, ours) for id_ in claim.compare_subjects]
    if (lacking := next((each for each in held if not each.pairs), None)) is not None:
        return unverified("no-data", f"no source holds {label(claim.metric)} of {who(lacking.other)} for that period")
    if any(len({_of(a) < _of(b) for a, b in each.pairs}) > 1 for each in held):
        return unverified("not-comparable", "the wording does not decide")
    told, place = _line_up(case, held, smallest=_SMALLEST.search(quantity.text) is not None)
    rows = [held[0].pairs[0][0].observation, *(each.pairs[0][1].observation for each in held)]
    if quantity.value is None or claim.negated:
        return unverified("not-comparable", told, [told], rows[:_SHOWN])
    if quantity.value == place:
        return supported(rows, f"{told}.", [told], [note("derived", "compared with each other")])
    if not sure or not all(each.sure for each in held):
        return unverified("ambiguous", f"{told}, but the period is not sure", [told], rows[:_SHOWN])
    return contradicted(rows, "wrong-rank", f"{told}, not {quantity.text}.", [told])


def _line_up(case: Case, held: list[Beside], *, smallest: bool) -> tuple[str, int]:
    """All figures in words, and which place is ours."""
    pairs = [each.pairs[0] for each in held]
    place = 1 + sum(_of(b) < _of(a) if smallest else _of(b) > _of(a) for a, b in pairs)
    filed = [filed_as(case, pairs[0][0]), *(filed_as(each.other, each.pairs[0][1]) for each in held)]
    return f"{who(case)} is number {place} of {len(filed)} by {label(case.claim.metric)}: {'; '.join(filed)}", place
