"""From a time as it is written to the windows that it may mean, by the company's own fiscal calendar."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Sequence
from datetime import date

from factcheck.judge import named, relative
from factcheck.judge.case import Case
from factcheck.judge.named import LAST_YEAR
from factcheck.judge.windows import Candidate, Windows, calendar_of, distinct, is_balance, labelled
from factcheck.model import Observation, Quantity, Time
from factcheck.patterns import regex
from factcheck.records import replace
from factcheck.sources.dates import DAY, add_months, is_near
from factcheck.sources.fiscal import FiscalCalendar, Part
from factcheck.sources.series import latest_public

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


def resolve(
    case: Case, time: Time, calendar: FiscalCalendar, observations: Sequence[Observation], metric: str
) -> Windows:
    """The windows of one time. What had not ended on the article's day is no reading of a period that is reported on."""
    dated = _dated(case, _told(time))
    passed = _passed(case, time, dated)
    if passed != dated:  # which never accuses
        at = time.model_copy(update={"value": passed, "window": None})
        return replace(resolve(case, at, calendar, observations, metric), decisive=False)
    value = _middle(case, time, dated, observations, metric) or _with_part(case, time, dated)
    if (trailing := _trailing(case, time, value, calendar)) is not None:
        return trailing
    if (since := _since(case, time, value, calendar)) is not None:
        return since
    for name, pattern in _FORMS:
        match = pattern.fullmatch(value)
        if match and name == "part" and LAST_YEAR.search(time.text):
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


def _middle(case: Case, time: Time, value: str, observations: Sequence[Observation], metric: str) -> str | None:
    """ "Assets stood at $148.6 billion in mid-2025", "in the middle of 2025": of a balance, the last day of June"""
    before = case.article.text[max(0, time.start - 30) : time.start].lower()
    if not (time.text.lower().startswith("mid") and not before.endswith("by ") or _IN_MIDDLE.search(before)):
        return None
    held = _PLAIN_YEAR.fullmatch(value) and is_balance(tuple(observations), {metric})
    return f"{value}-06-30" if held else None


_PLAIN_YEAR = regex(r"\d{4}")
_IN_MIDDLE = regex(r"\bin the middle of (?:calendar )?$")
_LENGTH_OF_YEAR = {"P6M": "H1", "P9M": "9M"}


def _with_part(case: Case, time: Time, value: str) -> str:
    """ "Third-quarter revenue came to $94 billion in fiscal 2025": the part stands with the metric, its year behind the figure"""
    if time.id != case.claim.period or _YEAR.fullmatch(value) is None:
        return value
    if time.text.lower().startswith("mid") and case.article.text[max(0, time.start - 3) : time.start].lower() == "by ":
        return f"{value}-H1"  # "by mid-2024 it had spent $11.3 billion"
    opened = case.article.text[max(0, time.start - 30) : time.start]
    if _OPENED.search(opened) and re.match(
        r"\W+with\b[^.]{0,30}\bquarter", case.article.text[time.end : time.end + 50]
    ):
        return f"{value}-Q1"  # "opened fiscal 2027 with quarterly revenue of $2.42 billion"
    times = case.extraction.times_in(time.sentence)
    figure = case.extraction.quantity(case.claim.quantity)
    by_form = figure is None and "<form of words" in case.claim.rule_trace
    if not by_form and (
        figure is None or figure.sentence != time.sentence or case.claim.role not in ("level", "delta", "from")
    ):
        return value
    end = case.claim.end if figure is None else figure.start
    parts = [
        (other, joined)
        for other in times
        if other.end <= end and other.start != time.start and (joined := _in_year(other, value)) is not None
    ]
    if len(parts) != 1:
        return value
    part, joined = parts[0]
    if figure is None:
        return joined  # a form accounts for all words
    words = case.article.text[part.start : max(time.end, figure.end)].lower()
    years = [t for t in times if t.start <= time.start and _YEAR.fullmatch(t.value)]
    whole = any(w in words for w in _WHOLE_WORDS)
    if len(years) > 1 and _in_turn(case, years, figure):
        return joined
    apart = len(years) > 1 and not named.from_and_to(case)
    return value if whole or apart or _of_others(case, part, time, figure) else joined


def _in_turn(case: Case, years: list[Time], figure: Quantity) -> bool:
    """ "Second-quarter income was $1.2 billion in 2025 and $1.4 billion in 2024": the year before stands behind the figure before"""
    between = case.article.text[years[-2].end : figure.start].lower()
    return years[-1].start > figure.start and between.strip(" ,") in ("and", "after", "")


def _in_year(other: Time, year: str) -> str | None:
    """A part of a year that is told without it, as that of the year."""
    if other.value.startswith("XXXX-") and _PART.fullmatch(other.value):
        return f"{year}{other.value[4:]}"
    if other.value == "REF:H":
        return f"{year}-H1"  # "half-year net income was $17.5 billion in 2024"
    if other.text.lower().endswith(("-month", " month")) and other.value in _LENGTH_OF_YEAR:
        return f"{year}-{_LENGTH_OF_YEAR[other.value]}"
    ended = _ENDED.fullmatch(other.value)
    if ended is not None and year.isdigit() and not any(c.isdigit() for c in other.text):
        return f"QE{year}-{ended[1]}-{monthrange(int(year), int(ended[1]))[1]}"  # "June-quarter profit in 2025"
    return None


_WHOLE_WORDS = ("full-year", "full year", "annual", "for the year", "since", "all of", "the whole of", ";")
_OPENED = regex(r"\b(?:opened|began|started|kicked off)\s+(?:its\s+)?(?:fiscal\s+)?(?:year\s+)?$", re.I)
_ENDED = regex(r"QE(?:\d{4}|XXXX)-(\d\d)(?:-\d\d)?")


def _of_others(case: Case, part: Time, time: Time, figure: Quantity) -> bool:
    """Whether a figure stands between the part and the claim's that is not of the same metric in the same period."""
    claim = case.claim
    between = [
        q for q in case.extraction.quantities_in(time.sentence) if part.end <= q.start < figure.start and not q.alt_of
    ]
    told = (claim.role == "delta" or "metric<part_of_told" in claim.rule_trace) and len(between) == 1
    if told and part.end <= time.start and time.end <= between[0].start:
        return False  # "first-quarter revenue of fiscal 2027 was $81.6 billion, up 85%"
    if told and between and between[0].end <= time.start < figure.start:
        return False  # "nine-month net income came to $97.7 billion in 2025, 33% ahead of ..."
    same = {
        c.quantity
        for c in case.extraction.claims_in(time.sentence)
        if (c.metric, c.subject.id, c.segment) == (claim.metric, claim.subject.id, claim.segment)
        and (c.role == "delta" or {c.role, claim.role} == {"level", "from"})
    }
    beside = claim.role == "from" or time.start > figure.start or bool(between) and between[-1].end <= time.start
    return not (beside and all(q.id in same for q in between)) if between else False


_TWELVE = regex(
    r"\b(?:trailing|last|past)[ -](?:twelve|12)[ -]months?\b|\b(?:trailing|last|past) four quarters\b|\b(?:TTM|LTM)\b",
    re.I,
)


def _tells_twelve_months(words: str) -> bool:
    folded = words.lower()
    return any(map(folded.__contains__, _OF_TWELVE)) and _TWELVE.search(words) is not None


_OF_TWELVE = ("twelve", "12", "four quarters", "ttm", "ltm")
"""One of them stands in each of these wordings."""
_A_DAY = regex(r"\d{4}-\d\d(?:-\d\d)?")
_UNTIL = regex(r"\b(?:through|to|ended|ending|ends)(?: in| on)?(?: the end of)? ?$", re.I)


def _trailing(case: Case, time: Time, value: str, calendar: FiscalCalendar) -> Windows | None:
    """ "Trailing twelve-month net income through September 2025": twelve months that end there, else with the last quarter"""
    text = case.article.text
    sentence = case.extraction.sentence(time.sentence)
    if sentence is None or not _tells_twelve_months(text[sentence.start : sentence.end]):
        return None
    end: date | None = None
    told = value
    if value == "PAST:P12M":
        days = [o.value for o in case.extraction.times_in(time.sentence) if o.id != time.id]
        told = _dated(case, days[0]) if len(days) == 1 else value  # "on a trailing twelve-month basis as of June 2025"
    if _A_DAY.fullmatch(told) and (told != value or _UNTIL.search(text[max(0, time.start - 24) : time.start])):
        end = date.fromisoformat(told) if len(told) > 7 else add_months(date.fromisoformat(f"{told}-01"), 1) - DAY
    elif value == "PAST:P12M" and case.day is not None:
        public = latest_public(case.filings, "revenue", case.day, "quarter", calendar=calendar)
        end = public[1] if public else None
    if end is None:
        return None
    quarter = calendar.quarter_ended(end) or next(
        (q for q in calendar.quarters if len(told) == 7 and (q[1].year, q[1].month) == (end.year, end.month)), None
    )
    last = quarter[1] if quarter else end
    first = next(
        (q[0] for q in calendar.quarters if is_near(q[0], add_months(last + DAY, -12))), add_months(last + DAY, -12)
    )
    window = Candidate(first, last, f"the twelve months to {last}")
    named = told != "PAST:P12M" and (told == value or quarter is not None)
    return Windows((window,), named, "the twelve months that end there")


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


def _of_last_year(case: Case, part: Part, calendar: FiscalCalendar, fiscal_said: bool) -> Windows:
    """ "The second quarter of last fiscal year": of the year before the one in which the article was written."""
    if case.day is None:
        return Windows((), False, "the article has no date, so that its last year is unknown")
    ended = [year for year, window in calendar.years.items() if window[1] < case.day]
    fiscal = labelled(calendar.part(max(ended), part), f"fiscal {part} {max(ended)}") if ended else None
    plain = None if fiscal_said else named.calendar_part(case.day.year - 1, part, calendar)
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


_TO_DAY = regex(r"(.*?)(\d{4})(-\d\d(?:-\d\d)?)")


def _passed(case: Case, time: Time, value: str) -> str:
    """ "Cash came down to $14.4 billion by the end of June": a fact is of the last June, also where the words may point ahead"""
    told = _TO_DAY.fullmatch(value)
    if told is None or case.day is None or case.claim.modality != "fact" or _YEAR_TOLD.search(time.text):
        return value
    ahead = f"{told[2]}{told[3]}" > case.day.isoformat()[: len(told[3]) + 4]
    return f"{told[1]}{int(told[2]) - 1}{told[3]}" if ahead else value


_YEAR_TOLD = regex(r"\d{4}|['’]\d\d")


def _past(case: Case, found: Windows) -> Windows:
    """What had ended, and of several readings those that the company itself reports."""
    calendar = calendar_of(case)
    ended = tuple(c for c in found.candidates if case.day is None or c.end <= case.day)
    if not ended:
        return replace(found, decisive=False)  # what had not ended on the article's day is no proof
    own = tuple(c for c in ended if c.start is None or calendar.locate(c.start, c.end) is not None)
    return replace(found, candidates=own or ended)


_Resolver = Callable[[Case, "re.Match[str]", FiscalCalendar, Sequence[Observation], str], Windows]


_RESOLVERS: dict[str, _Resolver] = {
    "part": named.part,
    "year": named.year,
    "ended": named.ended,
    "months": named.span,
    "years": named.years,
    "month": named.span,
    "relative": relative.of_article,
    "length": relative.length,
    "frequency": relative.of_article,
    "season": named.season,
    "ytd": relative.year_to_date,
    "day": named.day,
}
