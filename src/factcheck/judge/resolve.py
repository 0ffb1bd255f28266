"""From a time as it is written to the windows that it may mean, by the company's own fiscal calendar."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta

from factcheck.judge.case import Case
from factcheck.model import Observation, Time
from factcheck.patterns import regex
from factcheck.records import record, replace
from factcheck.sources.dates import DAY, TOLERANCE, add_months, is_near
from factcheck.sources.fiscal import FiscalCalendar, Part, fiscal_calendar
from factcheck.sources.memo import once_per
from factcheck.sources.series import Frequency, latest_public
from factcheck.sources.vintages import Window


@record
class Candidate:
    """One window that a claim may mean; `start` is None for a balance-sheet day."""

    start: date | None
    end: date
    label: str


@record
class Windows:
    """The windows that a claim may mean, the likeliest first. Only if `decisive` may a mismatch with all contradict."""

    candidates: tuple[Candidate, ...] = ()
    decisive: bool = True
    why: str = ""
    given: bool = True
    """The claim names its period; otherwise it is the article's, or the windows are the latest ones that were public."""
    near: bool = False
    """The period that is not said is that of the words right before, or the only one of the article."""


FRESH = timedelta(days=140)
"""How long an article may speak of a quarter as "the quarter": until the next one has been reported."""
AWAITED = timedelta(days=40)
"""Large filers report a quarter within 40 days of its end (SEC Form 10-Q, General Instruction A.1)."""
_PART = regex(r"(FY)?(\d{4}|XXXX)(-(Q[1-4]|H[12]|9M))?")
_Y = r"(?P<year>\d{4}|XXXX)"
_FORMS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("part", regex(rf"(?P<fy>FY)?{_Y}-(?P<part>Q[1-4]|H[12]|9M)")),
    ("year", regex(rf"(?P<fy>FY)?{_Y}")),
    ("ended", regex(r"(?P<length>QE|YE|\d{1,2}ME|\d{1,2}WE)(?P<end>\d{4}-\d\d-\d\d)")),
    ("months", regex(r"(?P<from>\d{4}-\d\d)/(?P<to>\d{4}-\d\d)")),
    ("years", regex(r"(?P<from>\d{4})/(?P<to>\d{4})")),
    ("month", regex(r"(?P<from>\d{4}-\d\d)")),
    ("relative", regex(r"(?P<side>REF|PREV):(?P<unit>[QYHM]|FY)")),
    ("length", regex(r"P(?P<months>3|6|9|12)M")),
    ("frequency", regex(r"(?P<unit>[QYH]|FY)")),
    ("season", regex(r"(?P<year>\d{4})-(?P<season>SP|SU|FA|WI)")),
    ("ytd", regex(r"YTD(?P<year>\d{4})")),
    ("day", regex(r"(?P<end>\d{4}-\d\d-\d\d)(?:T.*)?")),
)


@once_per
def _calendar(observations: tuple[Observation, ...]) -> FiscalCalendar:
    return fiscal_calendar(observations)


def calendar_of(case: Case) -> FiscalCalendar:
    """The company's calendar by its own filed windows, else by those of fact files."""
    return _calendar(case.filings or case.dated_facts)


def resolve(
    case: Case, time: Time, calendar: FiscalCalendar, observations: Sequence[Observation], metric: str
) -> Windows:
    """The windows of one time. What had not ended on the article's day is no reading of a period that is reported on."""
    value = _with_part(case, time, _dated(case, _told(time)))
    if (trailing := _trailing(case, time, value, calendar)) is not None:
        return trailing
    if (since := _since(case, time, value, calendar)) is not None:
        return since
    for name, pattern in _FORMS:
        match = pattern.fullmatch(value)
        if match and name == "part" and _LAST_YEAR.search(time.text):
            return _of_last_year(case, match["part"], calendar, bool(match["fy"]))  # type: ignore[arg-type]
        if match:
            found = _RESOLVERS[name](case, match, calendar, observations, metric)
            if found.candidates or name in {"relative", "frequency", "length"}:
                return _past(case, found)
            break
    if time.window is not None and time.type != "duration":
        return Windows((Candidate(time.window.start, time.window.end, f'"{time.text}"'),), True, "read from the text")
    return Windows((), False, f'"{time.text}" names no window that can be looked up')


_YEAR = regex(r"(?:FY)?\d{4}")
_LENGTH_OF_YEAR = {"P6M": "H1", "P9M": "9M"}


def _with_part(case: Case, time: Time, value: str) -> str:
    """ "Third-quarter revenue came to $94 billion in fiscal 2025": the part stands with the metric, its year behind the figure"""
    if time.id != case.claim.period or _YEAR.fullmatch(value) is None:
        return value
    if time.text.lower().startswith("mid") and case.article.text[max(0, time.start - 3) : time.start].lower() == "by ":
        return f"{value}-H1"  # "by mid-2024 it had spent $11.3 billion"
    figure = case.extraction.quantity(case.claim.quantity)
    if figure is None or figure.sentence != time.sentence or case.claim.role not in ("level", "delta"):
        return value
    parts = []
    for other in case.extraction.times_in(time.sentence):
        if other.end > figure.start or other.start == time.start:
            continue
        part = other.value[5:] if other.value.startswith("XXXX-") and _PART.fullmatch(other.value) else None
        if part is None and other.text.lower().endswith(("-month", " month")):
            part = _LENGTH_OF_YEAR.get(other.value)
        if other.value == "REF:H":
            part = "H1"  # "half-year net income was $17.5 billion in 2024"
        if part is not None:
            parts.append((other, part))
    if len(parts) != 1:
        return value
    part_time, name = parts[0]
    between = [
        q
        for q in case.extraction.quantities_in(time.sentence)
        if part_time.end <= q.start < figure.start and not q.alt_of
    ]
    told = case.claim.role == "delta" and len(between) == 1
    if told and part_time.end <= time.start and time.end <= between[0].start:
        between = []  # "first-quarter revenue of fiscal 2027 was $81.6 billion, up 85%"
    if told and between and between[0].end <= time.start < figure.start:
        between = []  # "nine-month net income came to $97.7 billion in 2025, 33% ahead of ..."
    words = case.article.text[part_time.start : max(time.end, figure.end)].lower()
    years = [t for t in case.extraction.times_in(time.sentence) if t.start <= time.start and _YEAR.fullmatch(t.value)]
    if (
        between
        or len(years) > 1
        or any(w in words for w in ("full-year", "full year", "annual", "for the year", "since"))
    ):
        return value
    return f"{value}-{name}"


_TWELVE = regex(
    r"\b(?:trailing|last|past)[ -](?:twelve|12)[ -]months?\b|\b(?:trailing|last|past) four quarters\b|\b(?:TTM|LTM)\b",
    re.I,
)
_UNTIL = regex(r"\b(?:through|to|ended|ending|ends)(?: in| on)?(?: the end of)? ?$", re.I)


def _trailing(case: Case, time: Time, value: str, calendar: FiscalCalendar) -> Windows | None:
    """ "Trailing twelve-month net income through September 2025": twelve months that end there, else with the last quarter"""
    text = case.article.text
    sentence = case.extraction.sentence(time.sentence)
    if sentence is None or not _TWELVE.search(text[sentence.start : sentence.end]):
        return None
    end: date | None = None
    if re.fullmatch(r"\d{4}-\d\d(?:-\d\d)?", value) and _UNTIL.search(text[max(0, time.start - 24) : time.start]):
        end = date.fromisoformat(value) if len(value) > 7 else add_months(date.fromisoformat(f"{value}-01"), 1) - DAY
    elif value == "PAST:P12M" and case.day is not None:
        public = latest_public(case.filings, "revenue", case.day, "quarter", calendar=calendar)
        end = public[1] if public else None
    if end is None:
        return None
    quarter = calendar.quarter_ended(end) or next(
        (q for q in calendar.quarters if len(value) == 7 and (q[1].year, q[1].month) == (end.year, end.month)), None
    )
    last = quarter[1] if quarter else end
    first = next(
        (q[0] for q in calendar.quarters if is_near(q[0], add_months(last + DAY, -12))), add_months(last + DAY, -12)
    )
    window = Candidate(first, last, f"the twelve months to {last}")
    return Windows((window,), value != "PAST:P12M", "the twelve months that end there")


def _since(case: Case, time: Time, value: str, calendar: FiscalCalendar) -> Windows | None:
    """ "Since January operations have brought in $112 billion": the fiscal year to date that began with that month"""
    before = case.article.text[max(0, time.start - 6) : time.start].lower()
    if "period<until now" in case.claim.rule_trace:
        return None  # "hardly changed since December": what is told is of a later day
    if case.day is None or not before.endswith("since ") or re.fullmatch(r"\d{4}-\d\d", value) is None:
        return None
    first = date.fromisoformat(f"{value}-01")
    to_date = [w for year in calendar.years for n in (1, 2, 3, 4) if (w := calendar.year_to_date(year, n))]
    to_date += [w for year in calendar.years if (w := calendar.year(year))]
    found = [w for w in to_date if is_near(w[0], first) and w[1] < case.day]
    latest = max(found, key=lambda w: w[1], default=None)
    candidates = distinct((labelled(latest, f"{latest[0]} to {latest[1]}" if latest else ""),))
    return Windows(candidates, bool(candidates), "from that month until the last quarter that had ended")


_LAST_YEAR = regex(
    r"\b(?:last|previous|prior|preceding)\s+(?:(?:fiscal\s+|financial\s+|business\s+)?year|fiscal\b)", re.I
)


def _of_last_year(case: Case, part: Part, calendar: FiscalCalendar, fiscal_said: bool) -> Windows:
    """ "The second quarter of last fiscal year": of the year before the one in which the article was written."""
    if case.day is None:
        return Windows((), False, "the article has no date, so that its last year is unknown")
    ended = [year for year, window in calendar.years.items() if window[1] < case.day]
    fiscal = labelled(calendar.part(max(ended), part), f"fiscal {part} {max(ended)}") if ended else None
    plain = None if fiscal_said else _calendar_part(case.day.year - 1, part, calendar)
    found = distinct((fiscal, plain))
    return Windows(found, bool(found), "of the year before the article's")


def _told(time: Time) -> str:
    """ "Year-end", "the end of the quarter": the last day of the period that the article reports."""
    return (
        f"REF:{'Y' if 'year' in time.text.lower() or 'yr' in time.text.lower() else 'Q'}"
        if time.value == "END"
        else time.value
    )


def _dated(case: Case, value: str) -> str:
    """ "The quarter to November 1" is the last one before the article. Parts and years have their own calendars."""
    if case.day is None or "XXXX" not in value or _PART.fullmatch(value):
        return value
    for year in (case.day.year, case.day.year - 1):
        dated = value.replace("XXXX", str(year))
        ends = re.findall(r"\d{4}-\d\d(?:-\d\d)?", dated)
        if ends and ends[-1] <= case.day.isoformat()[: len(ends[-1])]:
            return dated
    return value


def _past(case: Case, found: Windows) -> Windows:
    """What had ended, and of several readings those that the company itself reports."""
    calendar = calendar_of(case)
    ended = tuple(c for c in found.candidates if case.day is None or c.end <= case.day) or found.candidates
    own = tuple(c for c in ended if c.start is None or calendar.locate(c.start, c.end) is not None)
    return replace(found, candidates=own or ended)


def distinct(candidates: Iterable[Candidate | None]) -> tuple[Candidate, ...]:
    kept: dict[tuple[date | None, date], Candidate] = {}
    for candidate in candidates:
        if candidate is not None:
            kept.setdefault((candidate.start, candidate.end), candidate)
    return tuple(kept.values())


def labelled(window: tuple[date, date] | None, label: str) -> Candidate | None:
    return Candidate(window[0], window[1], label) if window else None


def _part(case: Case, match: re.Match[str], calendar: FiscalCalendar, _: Sequence[Observation], __: str) -> Windows:
    part = match["part"]
    if match["year"] == "XXXX":
        return _latest_part(case, part, calendar, fiscal_said=bool(match["fy"]))
    year = int(match["year"])
    fiscal = labelled(calendar.part(year, part), f"fiscal {part} {year}")  # type: ignore[arg-type]
    plain = _calendar_part(year, part, calendar)
    # both readings stand side by side, so that neither convention is an accusation
    order = (fiscal, plain) if match["fy"] or fiscal else (plain,)
    decisive = fiscal is not None or plain is not None
    return Windows(
        distinct(order), decisive, "by the company's fiscal calendar, and the calendar's own period tried too"
    )


_MONTHS = {
    "Q1": (1, 3), "Q2": (4, 6), "Q3": (7, 9), "Q4": (10, 12), "H1": (1, 6), "H2": (7, 12), "9M": (1, 9),
}  # fmt: skip


def _calendar_part(year: int, part: str, calendar: FiscalCalendar) -> Candidate | None:
    first, last = _MONTHS[part]
    plain = (date(year, first, 1), add_months(date(year, last, 1), 1) - DAY)
    own = calendar.calendar_quarter(year, int(part[1])) if part[0] == "Q" else None
    if own is None and calendar.years and part[0] == "Q":
        return None
    return labelled(own or plain, f"calendar {part} {year}")


def _latest_part(case: Case, part: str, calendar: FiscalCalendar, *, fiscal_said: bool) -> Windows:
    if case.day is None:
        return Windows((), False, "the article has no date, and the year of the period is not in the sentence")
    found: list[Candidate | None] = []
    for year in sorted(calendar.years, reverse=True):
        window = calendar.part(year, part)  # type: ignore[arg-type]
        if window and window[1] < case.day:
            found.append(labelled(window, f"fiscal {part} {year}"))
            break
    for year in (case.day.year, case.day.year - 1):
        plain = None if fiscal_said else _calendar_part(year, part, calendar)
        if plain and plain.end < case.day:
            found.append(plain)
            break
    order = distinct(found)
    # of a fiscal and a calendar reading the one that has just ended is meant
    lately = tuple(c for c in order if case.day - c.end <= FRESH)
    order = lately or order
    why = "the latest such period before the article's date, by the company's calendar" + (
        "" if fiscal_said else " or the common one"
    )
    return Windows(order, bool(order) and bool(calendar.years), why)


def _year(case: Case, match: re.Match[str], calendar: FiscalCalendar, _: Sequence[Observation], __: str) -> Windows:
    if match["year"] == "XXXX":
        if case.day is None:
            return Windows((), False, "the article has no date, and the year is not in the sentence")
        past = [year for year, window in calendar.years.items() if window[1] < case.day]
        latest = labelled(calendar.year(max(past)), f"fiscal {max(past)}") if past else None
        return Windows(distinct((latest,)), latest is not None, "the latest fiscal year before the article's date")
    year = int(match["year"])
    fiscal = labelled(calendar.year(year), f"fiscal {year}")
    own = calendar.calendar_year(year)
    plain = (
        labelled(own, f"calendar {year}")
        if calendar.years
        else Candidate(date(year, 1, 1), date(year, 12, 31), f"calendar {year}")
    )
    decisive = fiscal is not None or plain is not None
    found = distinct((fiscal, plain, _year_just_ended(case, year, calendar)))
    return Windows(found, decisive, "by the company's fiscal calendar, and the calendar year tried too")


def _year_just_ended(case: Case, year: int, calendar: FiscalCalendar) -> Candidate | None:
    """ "Last year", told in November of a fiscal year that closed in September, is as often the one that has just closed."""
    time = case.extraction.time(case.claim.period) or case.extraction.time(case.claim.base)
    if time is None or case.day is None or _LAST_YEAR.search(time.text) is None or year != case.day.year - 1:
        return None
    ended = [number for number, window in calendar.years.items() if window[1] < case.day]
    return labelled(calendar.year(max(ended)), f"fiscal {max(ended)}") if ended else None


def _ended(_: Case, match: re.Match[str], calendar: FiscalCalendar, __: Sequence[Observation], ___: str) -> Windows:
    end, length = date.fromisoformat(match["end"]), match["length"]
    if length == "QE":
        own = calendar.quarter_ended(end)
        window = own or (add_months(end + DAY, -3), end)
    elif length == "YE":
        own = calendar.year_ended(end)
        window = own or (add_months(end + DAY, -12), end)
    elif length.endswith("ME"):
        window = (add_months(end + DAY, -int(length[:-2])), end)
    else:
        window = (end - timedelta(weeks=int(length[:-2])) + DAY, end)
    return Windows((Candidate(window[0], window[1], f"the period ended {window[1]}"),), True, "by its last day")


def _span(_: Case, match: re.Match[str], calendar: FiscalCalendar, __: Sequence[Observation], ___: str) -> Windows:
    groups = match.groupdict()
    first = date.fromisoformat(f"{groups['from']}-01")
    last = add_months(date.fromisoformat(f"{groups.get('to') or groups['from']}-01"), 1) - DAY
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    own = calendar.quarter_ended(last) if months == 3 else calendar.year_ended(last) if months == 12 else None
    window = own or (first, last)
    named = Candidate(window[0], window[1], f"{window[0]} to {window[1]}")
    if months > 1:
        return Windows((named,), True, "by its months")
    # "a sixth quarter in December": companies report quarters, so that the month may stand for the one it ends
    three = calendar.quarter_ended(last) or (add_months(last + DAY, -3), last)
    quarter = labelled(three, f"the quarter ended in {last:%B %Y}")
    return Windows(distinct((named, quarter)), False, "by its month, or the quarter that it ends")


def _years(_: Case, match: re.Match[str], __: FiscalCalendar, ___: Sequence[Observation], ____: str) -> Windows:
    first, last = int(match["from"]), int(match["to"])
    return Windows((Candidate(date(first, 1, 1), date(last, 12, 31), f"{first} to {last}"),), False, "a span of years")


def _relative(
    case: Case, match: re.Match[str], calendar: FiscalCalendar, observations: Sequence[Observation], metric: str
) -> Windows:
    """ "The quarter" of an article is the latest that had ended; before its filing, the one filed last may be meant."""
    if case.day is None:
        return Windows((), False, "the article has no date, so that its latest period is unknown")
    groups = match.groupdict()
    if groups["unit"] == "H":
        return _half(case.day, calendar, groups.get("side") == "PREV")
    frequency: Frequency | None = (
        "quarter" if groups["unit"] == "Q" else "year" if groups["unit"] in {"Y", "FY"} else None
    )
    if frequency is None:
        return Windows((), False, "no period of that kind can be looked up")
    latest = _public(observations, metric, case.day, frequency, calendar)
    public = (latest[0], latest[1]) if latest and latest[0] else None
    if public is None and (balance := latest_public(observations, metric, case.day, "instant", calendar=calendar)):
        # a balance-sheet figure has no length; its day is the end of the period
        public = calendar.quarter_ended(balance[1]) if frequency == "quarter" else calendar.year_ended(balance[1])
    ended = _last_ended(case.day, calendar, frequency)
    found = [
        labelled(ended, f"the last {frequency} that had ended"),
        labelled(public, f"the latest {frequency} then public"),
    ]
    if groups.get("side") == "PREV":
        before = [calendar.previous(c.start, c.end) for c in found if c and c.start]
        found += [labelled(window, f"the {frequency} before") for window in before]
    # an article of the first weeks after a quarter may speak of either; beyond three months neither is sure
    fresh = public is not None and case.day - public[1] <= (FRESH if frequency == "quarter" else timedelta(days=450))
    return Windows(distinct(found), fresh, f"the {frequency} that the article reports", given=False)


def _length(case: Case, match: re.Match[str], calendar: FiscalCalendar, _: Sequence[Observation], __: str) -> Windows:
    """ "Over the nine months": those of the fiscal year that had ended last."""
    if case.day is None:
        return Windows((), False, "the article has no date, so that its latest period is unknown")
    months = int(match["months"])
    parts: tuple[Part, ...] = {3: ("Q1", "Q2", "Q3", "Q4"), 6: ("H1", "H2"), 9: ("9M",), 12: ("FY",)}[months]  # type: ignore[assignment]
    found = [window for year in calendar.years for part in parts if (window := calendar.part(year, part))]
    ended = sorted((window for window in found if window[1] < case.day), key=lambda window: window[1])[-1:]
    fresh = bool(ended) and case.day - ended[0][1] <= FRESH
    candidates = distinct(labelled(window, f"the last {months} months that had ended") for window in ended)
    return Windows(candidates, fresh, f"the {months} months that the article reports", given=False)


_ANCHORS = ("revenue", "net_income", "ocf")
"""Metrics that every report gives; they tell when a figure computed from others was public."""


def _public(
    observations: Sequence[Observation], metric: str, day: date, frequency: Frequency, calendar: FiscalCalendar
) -> Window | None:
    found = latest_public(observations, metric, day, frequency, calendar=calendar)
    if found is not None or frequency == "instant" or any(obs.metric == metric for obs in observations):
        return found
    tried = (latest_public(observations, anchor, day, frequency, calendar=calendar) for anchor in _ANCHORS)
    return next((window for window in tried if window is not None), None)


def _half(day: date, calendar: FiscalCalendar, previous: bool) -> Windows:
    """ "The half year" of an article: the latest that had ended, or the one before it."""
    halves = [half for year in calendar.years for n in (1, 2) if (half := calendar.half(year, n)) and half[1] < day]
    ended = sorted(halves, key=lambda half: half[1])[-2 if previous else -1 :][:1]
    fresh = bool(ended) and day - ended[0][1] <= FRESH
    return Windows(
        distinct(labelled(half, "the last half year that had ended") for half in ended),
        fresh,
        "by the article's date",
        False,
    )


def _last_ended(day: date, calendar: FiscalCalendar, frequency: str) -> tuple[date, date] | None:
    ended: list[tuple[date, date]] = []
    for year, window in calendar.years.items():
        if frequency == "year":
            ended.append(window)
        else:
            ended.extend(quarter for n in (1, 2, 3, 4) if (quarter := calendar.quarter(year, n)))
    return max((window for window in ended if window[1] < day), key=lambda window: window[1], default=None)


_SEASON_ENDS = {"SP": (4, 6), "SU": (7, 9), "FA": (10, 12), "WI": (1, 3)}
"""The months in which a quarter ends that journalists call after a season."""


def _season(_: Case, match: re.Match[str], calendar: FiscalCalendar, __: Sequence[Observation], ___: str) -> Windows:
    year, (first, last) = int(match["year"]), _SEASON_ENDS[match["season"]]
    ends = (date(year, first, 1), add_months(date(year, last, 1), 1) - DAY)
    found = [quarter for quarter in calendar.quarters if ends[0] <= quarter[1] <= ends[1]]
    return Windows(
        distinct(labelled(quarter, f"the quarter ended {quarter[1]}") for quarter in found), False, "by its season"
    )


def _ytd(
    case: Case, match: re.Match[str], calendar: FiscalCalendar, observations: Sequence[Observation], metric: str
) -> Windows:
    year = int(match["year"])
    if case.day is not None:
        # "this fiscal year" may have begun in the calendar's last
        begun = [named for named, window in calendar.years.items() if window[0] < case.day]
        begun += (
            [max(calendar.years) + 1] if calendar.years and calendar.years[max(calendar.years)][1] < case.day else []
        )
        year = max(begun, default=year) if abs(max(begun, default=year) - year) <= 1 else year
    found = [labelled(calendar.year_to_date(year, n), f"the first {3 * n} months of {year}") for n in (3, 2, 1)]
    day = case.day
    ended = distinct(c for c in found if c and (day is None or c.end < day))
    if day is None or not ended or day - ended[0].end > FRESH:
        return Windows(ended, False, "the year to date")
    # in the first weeks after a quarter its report may still be awaited
    public = _public(observations, metric, day, "quarter", calendar)
    awaited = day - ended[0].end < AWAITED and (public is None or public[1] < ended[0].end - TOLERANCE)
    return Windows(ended[: 2 if awaited else 1], True, "the year to date, until the last quarter that had ended")


def _day(_: Case, match: re.Match[str], __: FiscalCalendar, ___: Sequence[Observation], ____: str) -> Windows:
    end = date.fromisoformat(match["end"])
    return Windows((Candidate(None, end, f"as of {end}"),), True, "on that day")


_Resolver = Callable[[Case, "re.Match[str]", FiscalCalendar, Sequence[Observation], str], Windows]
_RESOLVERS: dict[str, _Resolver] = {
    "part": _part,
    "year": _year,
    "ended": _ended,
    "months": _span,
    "years": _years,
    "month": _span,
    "relative": _relative,
    "length": _length,
    "frequency": _relative,
    "season": _season,
    "ytd": _ytd,
    "day": _day,
}
