"""Days as they are printed anywhere on the page. Boilerplate has no mentions, so this looks at the text itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from factcheck.inspect.cues import places_of
from factcheck.patterns import regex
from factcheck.records import record
from factcheck.text.numerals import month_number

WEEKDAYS = {
    name[:3]: n for n, name in enumerate(["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"])
}
WEEKDAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

WEEKDAY = r"(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs?)?|Fri|Sat(?:ur)?|Sun)(?:day)?|(?:MON|TUES?|WED(?:NES)?|THU(?:RS?)?|FRI|SAT(?:UR)?|SUN)(?:DAY)?)"
FULL_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?"
    r"|JAN(?:UARY)?|FEB(?:RUARY)?|MAR(?:CH)?|APR(?:IL)?|MAY|JUNE?|JULY?|AUG(?:UST)?|SEPT?(?:EMBER)?|OCT(?:OBER)?|NOV(?:EMBER)?|DEC(?:EMBER)?)"
)
_YEAR = r"(?:19|20)\d\d"
DATE = regex(
    rf"""
    (?<![\w/.-])
    (?:
      (?P<m1>{MONTH})\.?\ +(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?(?![\d%]|[.,:]\d|\ ?(?:%|percent|million|billion))(?:,?\ +(?P<y1>{_YEAR})(?![\d%]))?   # Feb. 23, 2025
    | (?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\ +(?:of\ +)?(?P<m2>{MONTH})\b\.?(?:,?\ +(?P<y2>{_YEAR})(?![\d%]))?                                  # 23 February 2025
    | (?P<y3>{_YEAR})-(?P<m3>\d\d)-(?P<d3>\d\d)(?![\d-])                                                                           # 2025-02-23
    )
    """,
    re.VERBOSE,
)
# "March 3-7", "3 to 5 March", "March 4 and 5": the weekday may belong to another day than the one found
_RANGE_AFTER = regex(r"\s*(?:[-–—]|to|and|or|through|until|&|/)\s*(?:\d|" + MONTH + r"\b)")
_RANGE_BEFORE = regex(r"\d(?:st|nd|rd|th)?\s*(?:[-–—]|to|and|or|through|&|/)\s*$")


@record
class Printed:
    """A day in the text; `year` is None where none is printed, `of_range` when it is one end of several days."""

    start: int
    end: int
    year: int | None
    month: int
    day: int
    of_range: bool

    def in_year(self, year: int) -> date | None:
        try:
            return date(year, self.month, self.day)
        except ValueError:
            return None


_MONTH_WORDS = frozenset(
    """jan january feb february mar march apr april may jun june jul july aug august sep sept september oct october
    nov november dec december""".split()
)
_DAY_BEFORE = regex(r"\d{1,2}(?:st|nd|rd|th)? +(?:of +)?\Z")
_IN_FIGURES = regex(r"[12]\d\d\d-\d\d-\d\d")
_REACH = 40


def _dates(text: str, words: frozenset[str]) -> Iterator[re.Match[str]]:
    """What `DATE.finditer` gives; tried only at the months among the words, at a day before one, and where figures are a date."""
    folded = text.lower()
    if len(folded) != len(text):
        yield from DATE.finditer(text)  # a place in the one is none in the other
        return
    begins = {m.start() for m in _IN_FIGURES.finditer(text)}
    for month in places_of(_MONTH_WORDS & words, folded):
        before = _DAY_BEFORE.search(text, max(0, month - _REACH), month)
        begins |= {month, before.start()} if before else {month}
    at = 0
    for begin in sorted(begins):
        if begin >= at and (m := DATE.match(text, begin)):
            at = m.end()
            yield m


def printed_days(text: str, words: frozenset[str]) -> Iterator[Printed]:
    """`words` are those of the text in lower case."""
    for m in _dates(text, words):
        month, day, year = m["m1"] or m["m2"] or m["m3"], m["d1"] or m["d2"] or m["d3"], m["y1"] or m["y2"] or m["y3"]
        number = int(month) if month.isdigit() else month_number(month)
        if not 1 <= number <= 12 or not 1 <= int(day) <= 31:
            continue
        of_range = bool(
            _RANGE_AFTER.match(text, m.end()) or _RANGE_BEFORE.search(text, max(0, m.start() - 14), m.start())
        )
        yield Printed(m.start(), m.end(), int(year) if year else None, number, int(day), of_range)


def nearest(printed: Printed, published: date) -> date | None:
    """The day of that name nearest to the publication."""
    days = [d for y in (published.year - 1, published.year, published.year + 1) if (d := printed.in_year(y))]
    return min(days, key=lambda d: abs(d - published), default=None)


def last_weekday(weekday: int, published: date) -> date:
    """The latest such day on or before the publication."""
    return published - timedelta(days=(published.weekday() - weekday) % 7)
