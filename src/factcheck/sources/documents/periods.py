"""From a printed period to days, by the calendar of the document: its main period, and the fiscal year that its words show."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final

from factcheck.model import Time
from factcheck.patterns import regex
from factcheck.records import record
from factcheck.text.numerals import MONTHS, month_number

Days = tuple[date | None, date]
"""First and last day; no first day for an instant."""
_DAY: Final = timedelta(days=1)
_NEAR: Final = timedelta(days=10)
"""Fiscal periods end on a weekday near the end of a month."""
_ORDINALS: Final = {"first": 1, "second": 2, "third": 3, "fourth": 4, "q1": 1, "q2": 2, "q3": 3, "q4": 4}
_DATE = r"(?P<date>(?:(?P<m>[A-Z][a-z]{2,8})\.?\s+(?P<d>\d{1,2})|(?P<d2>\d{1,2})\s+(?P<m2>[A-Z][a-z]{2,8}))(?:,?\s+(?P<y>\d{4}))?)"
_QUARTER_END = regex(
    rf"\b(?P<nth>first|second|third|fourth|q[1-4])[\s-]+(?:fiscal\s+)?(?:quarter)?(?:\s+of\s+(?:fiscal\s+(?:year\s+)?)?\d{{4}})?,?\s*(?:that\s+)?(?:which\s+)?\(?ended\s+(?:on\s+)?{_DATE}",
    re.IGNORECASE,
)
_FISCAL_QUARTER_END = regex(
    rf"\b(?P<nth>first|second|third|fourth)\s+fiscal\s+quarter\s+ended\s+(?:on\s+)?{_DATE}", re.IGNORECASE
)
_YEAR_END = regex(
    rf"(?<!half-)(?<!half )\b(?:fiscal\s+|full\s+|financial\s+)?years?\s+(?:\d{{4}}\s+)?(?:(?:that\s+)?end(?:ed|ing|s)\s+(?:on\s+)?|to\s+){_DATE}",
    re.IGNORECASE,
)


_HALF_YEAR_END = regex(
    rf"\b(?:half[\s-]year(?:ly)?|first[\s-]half|interim)\b[^.;]{{0,80}}?\b(?:26[\s-]weeks?|(?:six|6)[\s-]months?)\s+(?:to|ended|ending)\s+(?:on\s+)?{_DATE}",
    re.IGNORECASE,
)
_HALF_ENDED = regex(rf"\bhalf[\s-]year\s+(?:that\s+)?ended\s+(?:on\s+)?{_DATE}", re.IGNORECASE)
""" "Results for the quarter and half-year ended September 30, 2026"."""
""" "Half-year results call (26 weeks to 31 January 2026)"."""


_YEAR_OF_WEEKS = regex(rf"\b5[23][\s-]+weeks?\s+(?:that\s+)?(?:ended|ending|to)\s+(?:on\s+)?{_DATE}", re.IGNORECASE)
""" "Results for the 13 weeks and 52 weeks ended February 1, 2025"."""
_NUMBERED_YEAR_END = regex(
    rf"\b(?:fiscal|financial)\s+(?:year\s+)?20\d\d\s+(?:will\s+end|end(?:s|ed)|clos(?:es|ed)|r(?:uns|an)\s+(?:to|until|through))\s+(?:on\s+)?{_DATE}",
    re.IGNORECASE,
)
""" "Fiscal 2026 ends on January 31, 2026"."""


@record(slots=True)
class Calendar:
    """The last month of the fiscal year (12 unless the document says otherwise), and the period that the document is about."""

    last_month: int = 12
    said: bool = False
    main: Days | None = None
    day: date | None = None
    by_first: bool = False
    """Fiscal years are called by the year in which they begin, as in Japan."""

    def year(self, number: int) -> Days:
        """Fiscal years are called by the year in which they end, unless the document shows that they are not."""
        end = _month_end(number + self.by_first, self.last_month)
        return _month_start(end, 12), end

    def year_of(self, day: date) -> Days:
        """The fiscal year in which a day lies."""
        return self.year(day.year + (day.month > self.last_month) - self.by_first)

    def part(self, number: int, part: str) -> Days:
        start, _ = self.year(number)
        assert start is not None
        first, months = {
            "Q1": (0, 3), "Q2": (3, 3), "Q3": (6, 3), "Q4": (9, 3), "H1": (0, 6), "H2": (6, 6), "9M": (0, 9), "FY": (0, 12),
        }[part]  # fmt: skip
        begin = _shift(start, first)
        return begin, _shift(begin, months) - _DAY


def _month_end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def _month_start(end: date, months: int) -> date:
    """The first day of a span of months that ends with the month of `end`."""
    return _shift(date(end.year, end.month, 1), 1 - months)


def _shift(day: date, months: int) -> date:
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def shifted(window: Days, months: int) -> Days:
    """A window some months away; ends of months stay ends of months."""
    start, end = window
    last = end.day == monthrange(end.year, end.month)[1]
    moved = _shift(end, months)
    if last:
        moved = _month_end(moved.year, moved.month)
    return (None if start is None else _shift(start, months)), moved


def length(window: Days) -> int:
    """Days, both ends counted; 0 for an instant."""
    return 0 if window[0] is None else (window[1] - window[0]).days + 1


def overlap(one: Days, other: Days) -> bool:
    """Whether they have a day in common."""
    return (one[0] or one[1]) <= other[1] and (other[0] or other[1]) <= one[1]


def months_between(then: Days, now: Days) -> int:
    return (now[1].year - then[1].year) * 12 + now[1].month - then[1].month


def same(one: Days, other: Days) -> bool:
    """Whether two windows are one. An instant is the end of its period."""
    if abs(one[1] - other[1]) > _NEAR:
        return False
    first, second = length(one), length(other)
    return not first or not second or abs(first - second) <= 12 + max(first, second) // 20


_QUARTER_OF_MONTH = regex(
    r"\b(?P<m>mar|jun|sep|dec)[a-z]*\.?[\s-]+(?:q|qtr|quarter)\b\.?,?\s*(?P<y>(?:20)?\d\d)\b", re.IGNORECASE
)


def quarter_of_month(text: str) -> tuple[Days, int, int] | None:
    """ "Sep Q 2026": the quarter that ends with the month, and where it stands."""
    found = _QUARTER_OF_MONTH.search(text)
    if found is None:
        return None
    month = month_number(found["m"])
    end = _month_end(int(found["y"]) % 100 + 2000, month)
    return (_month_start(end, 3), end), found.start(), found.end()


_OF_NUMBERS = regex(
    r"(?<![\d./])(?P<from>0?[1-9]|1[0-2])\s?[-–]\s?(?P<to>0?[1-9]|1[0-2])(?:\s?/\s?|\.\s?|\s)(?P<y>20\d\d)\b(?![/-])"
)


def months_of_numbers(text: str) -> tuple[Days, int, int] | None:
    """ "7-9/2026", as Nordic reports head their columns: the months of the year, and where they stand."""
    found = _OF_NUMBERS.search(text)
    if found is None or int(found["from"]) >= int(found["to"]):
        return None
    year = int(found["y"])
    return (date(year, int(found["from"]), 1), _month_end(year, int(found["to"]))), found.start(), found.end()


_BARE_MONTH = regex(r"\W*(?P<m>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)(?P<rest>[a-z]*)\W*", re.IGNORECASE)


def bare_month(label: str, calendar: Calendar) -> Days | None:
    """A row that is called "March" or "Sept.": that month, the last one before the end of the time that the document is about."""
    found = _BARE_MONTH.fullmatch(label)
    last = calendar.main[1] if calendar.main is not None else calendar.day
    if found is None or last is None:
        return None
    name = f"{found['m']}{found['rest']}".lower()
    month = next(
        (i for i, full in enumerate(MONTHS, 1) if full.startswith(name) or name == "sept" and i == _SEPTEMBER), 0
    )
    if not month:
        return None
    end = _month_end(last.year - (month > last.month), month)
    return _month_start(end, 1), end


_SEPTEMBER: Final = 9
_A_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*"
_SPAN_OF_MONTHS = regex(
    rf"\b(?P<from>{_A_MONTH})\.?\s?(?:to|through|until|[-–—])\s?(?P<to>{_A_MONTH})\b(?!\.?,?\s*['’]?\d)", re.IGNORECASE
)


def bare_months(label: str, calendar: Calendar) -> tuple[Days, ...]:
    """ "January-October", without a year: the last ones that had ended by the end of the time that the document is about."""
    found = _SPAN_OF_MONTHS.search(label)
    last = calendar.main[1] if calendar.main is not None else calendar.day
    if found is None or last is None:
        return ()
    first, end = month_number(found["from"]), month_number(found["to"])
    if not first or not end or first >= end:
        return ()
    year = last.year - (_month_end(last.year, end) > last)
    return ((date(year, first, 1), _month_end(year, end)),)


def season(value: str) -> Days | None:
    """ "Autumn 2026" over a column, as surveys and weather offices count; in a sentence it is told too loosely."""
    found = _SEASON.fullmatch(value)
    if found is None:
        return None
    end = _month_end(int(found["year"]), _SEASON_ENDS[found["season"]])
    return _month_start(end, 3), end


def fiscal_month(texts: Iterable[str]) -> int | None:
    """The last month of the fiscal year, from "third quarter ended June 29" or "fiscal year ended June 28"."""
    for text in texts:
        for pattern in (_QUARTER_END, _FISCAL_QUARTER_END):
            found = pattern.search(text)
            if found and (month := _month(found)):
                nth = _ORDINALS[found["nth"].lower()]
                return (month + 3 * (4 - nth) - 1) % 12 + 1
        if found := _SPAN_OF_YEAR.search(text) or _YEARS_RUN.search(text):
            return month_number(found["m"])
        found = _YEAR_END.search(text) or _YEAR_OF_WEEKS.search(text) or _NUMBERED_YEAR_END.search(text)
        if found and (month := _month(found)):
            return month
        found = _HALF_YEAR_END.search(text) or _HALF_ENDED.search(text)
        if found and (month := _month(found)):
            return (month + 5) % 12 + 1
    return None


_YEARS_RUN = regex(
    rf"\b(?:crop|marketing|season|fiscal|financial|accounting|business|school|gas|harvest)[\s-]years?\s+(?:runs?|goes|lasts?|is|are)\s+(?:from\s+)?(?:\d{{1,2}}\s+)?(?:{'|'.join(MONTHS)})(?:\s+\d{{1,2}})?\s+(?:to|until|through|[-–—])\s+(?:\d{{1,2}}\s+)?(?P<m>{'|'.join(MONTHS)})\b",
    re.IGNORECASE,
)
""" "Crop years run from 1 July to 30 June"."""
_SPAN_OF_YEAR = regex(
    rf"\b(?:fiscal|financial)\s+(?:year\s+)?(?:FY\s?)?20\d\d\s*\(\s*(?:{'|'.join(MONTHS)})\s+20\d\d\s*(?:to|through|[-–—])\s*(?P<m>{'|'.join(MONTHS)})\s+20\d\d\s*\)",
    re.IGNORECASE,
)
""" "Fiscal year 2027 (July 2026 to June 2027)"."""


def _month(found: re.Match[str]) -> int | None:
    """Fiscal weeks may end in the first days of the next month."""
    name = (found["m"] or found["m2"]).lower()
    month = month_number(name)
    day = int(found["d"] or found["d2"])
    return None if month is None else (month - 2) % 12 + 1 if day < 8 else month


_PART = regex(r"(?P<fy>FY)?(?P<year>\d{4}|XXXX)-(?P<part>Q[1-4]|H[12]|9M)")
_YEAR = regex(r"(?P<fy>FY)?(?P<year>\d{4})")
_SEASON = regex(r"(?P<year>\d{4})-(?P<season>SP|SU|FA|WI)")
_SEASON_ENDS: Final = {"WI": 2, "SP": 5, "SU": 8, "FA": 11}
"""The last month of each."""
_ENDED = regex(r"(?P<length>QE|YE|\d{1,2}ME|\d{1,2}WE)(?P<end>(?:\d{4}|XXXX)-\d\d-\d\d)")
_MONTHS = regex(r"(?P<from>\d{4}-\d\d)(?:/(?P<to>\d{4}-\d\d))?")
_YEARS = regex(r"(?P<from>\d{4})/(?P<to>\d{4})")
_RELATIVE = regex(r"(?P<side>REF|PREV):(?P<unit>[QYHM]|FY)")
_AGO = regex(r"(?:AGO|PAST):P(?P<count>\d+)(?P<unit>[YMQ])")
_TO_DATE = regex(r"YTD(?P<year>\d{4})")
_DAYFORM = regex(r"\d{4}-\d\d-\d\d")
_QUARTER: Final = 3
_DAYS_OF_MONTH: Final = 31
_UNIT_MONTHS: Final = {"Y": 12, "FY": 12, "H": 6, "Q": 3, "M": 1}


def windows(value: str, calendar: Calendar, year: int | None = None) -> tuple[Days, ...]:
    """The windows that a time may mean, the likeliest first; () for one that is no period. `year` fills an open one."""
    if found := _PART.fullmatch(value):
        return _parts(found, calendar, year)
    if found := _YEAR.fullmatch(value):
        number = int(found["year"])
        own, plain = calendar.year(number), (date(number, 1, 1), date(number, 12, 31))
        return (own,) if found["fy"] or own == plain else (own, plain)
    if value == "FYXXXX" and (anchor := calendar.main[1] if calendar.main else calendar.day):
        # "for the full year": the fiscal year that the document's period belongs to
        return (calendar.year_of(anchor),)
    if found := _ENDED.fullmatch(value):
        end = _end_of(found["end"], calendar, year)
        if end is None:
            return ()
        kind = found["length"]
        if kind.endswith("WE"):
            return ((end - timedelta(weeks=int(kind[:-2])) + _DAY, end),)
        months = 3 if kind == "QE" else 12 if kind == "YE" else int(kind[:-2])
        return ((_shift(end + _DAY, -months), end),)
    if found := _MONTHS.fullmatch(value):
        last = date.fromisoformat(f"{found['to'] or found['from']}-01")
        return ((date.fromisoformat(f"{found['from']}-01"), _month_end(last.year, last.month)),)
    if found := _YEARS.fullmatch(value):
        return ((date(int(found["from"]), 1, 1), date(int(found["to"]), 12, 31)),)
    if _DAYFORM.match(value):
        return ((None, date.fromisoformat(value[:10])),)
    return _relative(value, calendar)


def _end_of(text: str, calendar: Calendar, year: int | None) -> date | None:
    """ "Six months ended 30 June", without a year: that of `year`, else the last one by the end of the time that the document is about."""
    if not text.startswith("XXXX"):
        return date.fromisoformat(text)
    last = calendar.main[1] if calendar.main is not None else calendar.day
    if year is None and last is None:
        return None
    month, day = int(text[5:7]), int(text[8:])
    number = year if year is not None else last.year - ((month, day) > (last.month, last.day))  # type: ignore[union-attr]
    return date(number, month, min(day, monthrange(number, month)[1]))


def _parts(found: re.Match[str], calendar: Calendar, year: int | None) -> tuple[Days, ...]:
    part = found["part"]
    if found["year"] != "XXXX":
        numbers = [int(found["year"])]
    elif year is not None:
        numbers = [year]
    else:
        numbers = _open_years(calendar, part)
    out: list[Days] = []
    for number in numbers:
        own, plain = calendar.part(number, part), Calendar().part(number, part)
        out += [own] if found["fy"] or own == plain else [own, plain]
    return tuple(out)


def _open_years(calendar: Calendar, part: str) -> list[int]:
    """ "The third quarter": the document's own if it is about one, else the latest that had ended; the coming one after it."""
    anchor = calendar.main[1] if calendar.main else calendar.day
    if anchor is None:
        return []
    ended = [n for n in range(anchor.year + 1, anchor.year - 3, -1) if calendar.part(n, part)[1] <= anchor + _NEAR]
    if not ended:
        return []
    return [ended[0], ended[0] + 1]


def _relative(value: str, calendar: Calendar) -> tuple[Days, ...]:
    main = calendar.main
    if value == "END":
        return ((None, main[1]),) if main else ()
    if found := _TO_DATE.fullmatch(value):
        if main is None:
            return ()
        _, end = shifted((None, main[1]), 12 * (int(found["year"]) - main[1].year))
        return ((date(int(found["year"]), 1, 1), end),)
    if main is None:
        return ()
    if main[0] is not None and value == "Q" and length(main) > _QUARTER * _DAYS_OF_MONTH:
        value = "REF:Q"  # "quarterly sales", of a report on nine months
    if found := _RELATIVE.fullmatch(value):
        months = _UNIT_MONTHS[found["unit"]]
        span = length(main)
        if found["side"] == "REF":
            if abs(span - months * 30.4) < 20:
                return (main,)
            # "the year" in a report on its last quarter, "the quarter" in one on nine months
            known = span < months * 30 or months == _QUARTER
            return ((_month_start(main[1], months), main[1]),) if known else ()
        return (shifted(main, -12 if months == 12 else -months),)
    if found := _AGO.fullmatch(value):
        return (shifted(main, -int(found["count"]) * _UNIT_MONTHS[found["unit"]]),)
    return ()


BASES: Final = {
    "YOY": 12,
    "PREV:Y": 12,
    "PREV:FY": 12,
    "QOQ": 3,
    "PREV:Q": 3,
    "MOM": 1,
    "PREV:M": 1,
    "AGO:P1Y": 12,
    "PAST:P1Y": 12,
    "HOH": 6,
}
"""How many months a basis of comparison lies back."""


def base_windows(value: str | None, window: Days, calendar: Calendar) -> tuple[Days, ...]:
    """With what a window is compared; without a word the year before."""
    if value is None:
        return (shifted(window, -12),)
    if value in BASES:
        return (shifted(window, -BASES[value]),)
    found = windows(value, calendar)
    # "against 2023", said of a quarter, means the same quarter of that year
    if found and length(found[0]) > 300 and 0 < length(window) < 300:
        return (shifted(window, 12 * (found[0][1].year - window[1].year)),)
    return found


def horizon(value: str) -> int | None:
    """Months of "the next four years"; None for what is no length."""
    found = re.fullmatch(r"(?:(?:NEXT|PAST):)?P(\d+)([YMQ])", value)
    return int(found[1]) * _UNIT_MONTHS[found[2]] if found else None


def printed(window: Days) -> str:
    return f"{window[0]} to {window[1]}" if window[0] else f"as of {window[1]}"


def of_time(time: Time | None, calendar: Calendar, year: int | None = None) -> tuple[Days, ...]:
    if time is None or time.type in ("tenor", "base"):
        return ()
    found = windows(time.value, calendar, year)
    if found or time.window is None or time.type == "duration":
        return found
    return ((time.window.start, time.window.end),)
