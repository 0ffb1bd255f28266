"""Dates and times of publication as pages, wires and front matter write them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from functools import lru_cache
from typing import Final

from factcheck.patterns import regex
from factcheck.records import record
from factcheck.text.numerals import month_number

_WEEKDAYS: Final = {name: number for number, name in enumerate("mon tue wed thu fri sat sun".split())}

ZONES: Final[dict[str, str | None]] = {
    **dict.fromkeys(
        ("ET", "EST", "EDT", "EASTERN TIME", "EASTERN", "U.S. EASTERN TIME", "NEW YORK TIME"), "America/New_York"
    ),
    **dict.fromkeys(("CT", "CDT", "CENTRAL TIME"), "America/Chicago"),
    **dict.fromkeys(("MT", "MST", "MDT"), "America/Denver"),
    **dict.fromkeys(("PT", "PST", "PDT", "PACIFIC TIME", "PACIFIC"), "America/Los_Angeles"),
    **dict.fromkeys(("GMT", "UTC", "Z"), "UTC"),
    **dict.fromkeys(("BST", "LONDON TIME", "UK TIME"), "Europe/London"),
    **dict.fromkeys(("CET", "CEST", "MEZ", "MESZ"), "Europe/Berlin"),
    **dict.fromkeys(("EET", "EEST"), "Europe/Helsinki"),
    "MSK": "Europe/Moscow",
    **dict.fromkeys(("HKT", "HONG KONG TIME"), "Asia/Hong_Kong"),
    **dict.fromkeys(("BEIJING TIME", "CHINA TIME", "CHINA STANDARD TIME"), "Asia/Shanghai"),
    **dict.fromkeys(("JST", "TOKYO TIME"), "Asia/Tokyo"),
    "KST": "Asia/Seoul",
    **dict.fromkeys(("SGT", "SINGAPORE TIME"), "Asia/Singapore"),
    "PKT": "Asia/Karachi",
    **dict.fromkeys(("AEST", "AEDT", "SYDNEY TIME"), "Australia/Sydney"),
    "AWST": "Australia/Perth",
    **dict.fromkeys(("NZST", "NZDT"), "Pacific/Auckland"),
    "SAST": "Africa/Johannesburg",
    # Each names several zones 6 hours and more apart (CST: Chicago and China; IST: India, Ireland, Israel).
    **dict.fromkeys(("CST", "IST", "LOCAL TIME"), None),
}
"""IANA zone of a printed zone; None where the abbreviation does not decide. EST in summer is read as the wall clock."""

_MONTH = (
    r"(?P<{0}>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_DATE = regex(
    r"(?<![\w/.-])(?:"
    rf"{_MONTH.format('m1')}[ ]?(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?(?!\d|:)(?:,?[ ]*(?P<y1>(?:19|20)\d\d)\b)?"  # Feb. 23, 2025
    rf"|(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?(?:[ ]of)?[ -]{_MONTH.format('m2')},?[ -]?(?P<y2>(?:19|20)\d\d\b)?"  # 23 Feb 2025
    r"|(?P<y3>(?:19|20)\d\d)[-/.](?P<m3>\d{1,2})[-/.](?P<d3>\d{1,2})(?!\d)"  # 2025-02-23
    r"|(?P<a4>\d{1,2})(?P<s4>[/.-])(?P<b4>\d{1,2})(?P=s4)(?P<y4>(?:19|20)\d\d)\b"  # 23.02.2025 and 02/23/2025
    r")",
    re.IGNORECASE,
)
_TIME = regex(
    r"(?<![\d.:])(?:T)?(?:(?P<h>\d{1,2})[:.](?P<min>\d\d)(?::(?P<s>\d\d)(?:\.\d+)?)?[ ]?(?P<ap>[ap]\.?m\b\.?)?"
    r"|(?P<h2>\d{1,2})[ ]?(?P<ap2>[ap]\.?m\b\.?)"
    r"|(?P<h3>[01]\d|2[0-3])(?P<min3>[0-5]\d)(?=[ ]?(?:GMT|UTC|hrs|hours)\b))(?![\d:])",
    re.IGNORECASE,
)
_ZONE = regex(
    r"[ ,]*\(?(?:(?P<base>UTC|GMT)?[ ]?(?P<sign>[+\u2212-])(?P<oh>\d{1,2})(?::?(?P<om>\d\d))?(?!\d)|(?<![A-Za-z])(?P<name>"
    + "|".join(re.escape(name) for name in sorted(ZONES, key=len, reverse=True))
    + r")(?![A-Za-z]))\)?",
    re.IGNORECASE,
)
_MONTH_FIRST: Final = frozenset(("ET", "EST", "EDT", "CT", "CDT", "MT", "MST", "MDT", "PT", "PST", "PDT"))
_ZONE_WORD = regex(r"\b(?:[ECMP][SD]?T|BST|CES?T|EES?T|HKT|SGT|AE[SD]T|AWST|NZ[SD]T|SAST|PKT)\b")
_WEEKDAY = regex(r"\b(?P<wd>mon|tue|wed|thu|fri|sat|sun)(?:s|r|rs|nes|ur)?(?:day)?\b[.,]*", re.IGNORECASE)
_READING = regex(
    r"[|•·,/ -]*\(?(?:<[ ]?)?\d{1,3}[ -]?min(?:ute)?s?\b\.?(?:[ ]read(?:ing)?(?:[ ]time)?)?\)?|\bread(?:ing)? time\b|\b(?:\d{1,3}|an?)[ ](?:minute|hour|day|week)s?[ ]ago\b",
    re.IGNORECASE,
)
_POSTED_BY = regex(r"^(posted on .{6,30}) by [\w.@-]{3,30}$", re.IGNORECASE)
_COUNTS = regex(r"^(?:\d[\d.,]*[KkMm]?[ ]){1,3}(?=\d+[ ]min)")
_LABEL = regex(
    r"\b(?:first|originally|last|date|day|time|published|publication|posted|updated|update|modified|released|release|created|issued|filed|dated|ago|"
    r"on|at|as|of|the|by|local|hrs|hours|edited|revised|est\.?|print|online|am|pm)\b",
    re.IGNORECASE,
)
_UPDATED = regex(
    r"\b(?:updated?|modified|revised|edited)\b[^A-Za-z0-9]*(?:on|at)?[^A-Za-z0-9]*(?:\w{3,9},?[ ])?$", re.IGNORECASE
)
_AGO = regex(
    r"^(?:(?:published|updated|posted)\W*)?(?:\d{1,3}|an?|one|two|three)[ ]?(?:m|h|d|min|mins|minutes?|hrs?|hours?|days?|weeks?)[ ]ago\W*$",
    re.IGNORECASE,
)


_GLUED = regex(r"(?<=\b(?:19|20)\d\d)(?=\d{1,2}:\d\d)|(?<=[A-Za-z])(?=(?:Updated|Published|Posted)\b)")
"""Where a page's own marks have been lost: "June 11, 20269:14 AM UTCUpdated 2 hours ago"."""
_COUNTED = regex(r"\d[\d.,]*[KkMm]?[ ](?:views|reads|comments|shares|likes)\b", re.IGNORECASE)
_MAKING = regex(
    r"\b(?:made|written|recorded|recording|drafted|prepared|compiled|taken|issued?|edition|excerpts?|updated|published|posted|sent|dated|"
    r"generated|answered|created|produced|composed|filed|printed|broadcast|aired|transcribed|delivered|"
    r"answer|reply|response|thread|post|draft|digest|newsletter|memo|brief|briefing|script|transcript|"
    r"note|notes|letter|column|bulletin|call)\b(?:[ ](?:on|of|from|for))?$",
    re.IGNORECASE,
)
_EDITION = regex(r"(?:edition|issue)\b", re.IGNORECASE)
_APART: Final = frozenset(",|/(·•—–:-")


@record
class Stamp:
    """A printed moment. `year` is missing in a wire's dateline; `moment` needs a time and a zone that decide."""

    day: date | None
    month_day: tuple[int, int]
    moment: datetime | None = None
    updated: bool = False
    """Whether the words call it the time of a change and not of publication."""
    note: str | None = None


def parse_stamp(text: str) -> Stamp | None:
    """The first moment of publication in a short text, preferring one that is not called an update."""
    stamps = [stamp for found in _DATE.finditer(text) if (stamp := _stamp(text, found))]
    return next((stamp for stamp in stamps if not stamp.updated), stamps[0] if stamps else None)


def is_stamp(line: str) -> bool:
    """Whether a line says when the page was published and nothing else."""
    if len(line) > 160:
        return False
    if _AGO.match(line):
        return True
    line = _POSTED_BY.sub(r"\1", line)
    if not _DIGIT.search(line):
        return False
    rest, dates = _DATE.subn(" ", _GLUED.sub(" ", line))
    if not dates:
        return False
    rest = _COUNTED.sub(" ", _READING.sub(" ", rest))
    rest = _TIME.sub(" ", rest)
    rest = _LABEL.sub(" ", _ZONE.sub(" ", _WEEKDAY.sub(" ", rest)))
    return not any(char.isalnum() or char in "$%€£¥" for char in rest)


_DIGIT = regex(r"\d")
_MARKS = " *_>"
"""Spaces and the marks of Markdown's emphasis and quotation."""
_REMARK = regex(r"^\s*\([^()]{1,40}\)\s*$")
"""A note behind the date that ends a heading: "(edited)"."""


def head_dates(line: str, *, body: bool) -> Iterator[Stamp]:
    """The full dates of a line in the head of a page that can only be its own.

    A heading sets it apart ("Morning Sheet | 4 March 2025", "Oslo, 4 March 2025") or names the making of the text
    ("notes taken on 4 March 2025"); a body begins with it ("March 4, 2025: ..."). "Results for the quarter to March 4,
    2025", "On March 4, 2025, the firm ..." and "March 4, 2025 was ..." speak of something else.
    """
    for found in _DATE.finditer(line):
        before = _WEEKDAY.sub("", line[: found.start()]).strip(_MARKS)
        after = _REMARK.sub("", line[found.end() :].lstrip(_MARKS).removeprefix(")"))
        on_day = not after.strip(" .") and bool(_WEEKDAY.search(line[max(0, found.start() - 12) : found.start()]))
        leads = not before and bool(after) and not after[0].islower()
        ends = bool(before) and before[-1] in _APART and (not after.strip(" .") or after[0] in _APART)
        if leads or _EDITION.match(after) or not body and (ends or on_day or _MAKING.search(before)):
            stamp = _stamp(line, found)
            if stamp and stamp.day:
                yield stamp


def is_reading_time(line: str) -> bool:
    return len(line) < 40 and "min" in line.lower() and bool(_READING.fullmatch(_COUNTS.sub("", line)))


def _stamp(text: str, found: re.Match[str]) -> Stamp | None:
    year, month, day, note = _numbers(text, found)
    if not (1 <= month <= 12):
        return None
    try:
        printed = date(year or 2000, month, day)  # 2000 has a 29 February
    except ValueError:
        return None
    updated = bool(_UPDATED.search(text[max(0, found.start() - 40) : found.start()]))
    if not year:
        return Stamp(None, (month, day), None, updated, note)
    return Stamp(printed, (month, day), _moment(text, found, printed), updated, note)


def _numbers(text: str, found: re.Match[str]) -> tuple[int, int, int, str | None]:
    if found["m1"]:
        return int(found["y1"] or 0), month_number(found["m1"]), int(found["d1"]), None
    if found["m2"]:
        return int(found["y2"] or 0), month_number(found["m2"]), int(found["d2"]), None
    if found["y3"]:
        return int(found["y3"]), int(found["m3"]), int(found["d3"]), None
    first, second, year = int(found["a4"]), int(found["b4"]), int(found["y4"])
    if found["s4"] == ".":
        return year, second, first, None
    return _slashed(text, year, first, second)


def _slashed(text: str, year: int, first: int, second: int) -> tuple[int, int, int, str | None]:
    """02/03/2025: a number above 12 decides, a weekday beside it, or the habit where the time zone is."""
    readings = [
        (month, day) for month, day in {(first, second), (second, first)} if 1 <= month <= 12 and 1 <= day <= 31
    ]
    weekday = _WEEKDAY.search(text)
    if len(readings) == 2 and weekday:
        wanted = _WEEKDAYS[weekday["wd"].lower()]
        readings = [pair for pair in readings if _weekday(year, *pair) == wanted] or readings
    zone = _ZONE_WORD.search(text)
    if len(readings) == 2 and zone:
        readings = [(first, second) if zone[0] in _MONTH_FIRST else (second, first)]
    if len(readings) == 1:
        return year, *readings[0], None
    return (
        0,
        first,
        second,
        f"the date {first:02d}/{second:02d}/{year} may be day/month or month/day; give it as YYYY-MM-DD",
    )


def _weekday(year: int, month: int, day: int) -> int | None:
    try:
        return date(year, month, day).weekday()
    except ValueError:
        return None


def _moment(text: str, found: re.Match[str], day: date) -> datetime | None:
    """The time nearest to the date (behind it, else before it), if it has a zone."""
    following = _DATE.search(text, found.end())
    limit = min(found.end() + 40, following.start() if following else len(text))
    clock = _TIME.search(text, found.end(), limit) or _last_time(text, found.start())
    if clock is None:
        return None
    zone = _zone(text, clock.end()) or _zone(text, found.end())
    hour = int(clock["h"] or clock["h2"] or clock["h3"])
    minute = int(clock["min"] or clock["min3"] or 0)
    half = (clock["ap"] or clock["ap2"] or "").lower()[:1]
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    if zone is None or hour > 23 or minute > 59:
        return None
    return datetime.combine(day, time(hour, minute, min(int(clock["s"] or 0), 59)), zone)


def _last_time(text: str, end: int) -> re.Match[str] | None:
    times = list(_TIME.finditer(text, max(0, end - 60), end))
    return times[-1] if times else None


def _zone(text: str, place: int) -> tzinfo | None:
    found = _ZONE.match(text, place)
    if found is None:
        return None
    if found["name"]:
        name = ZONES[found["name"].upper()]
        return _named_zone(name) if name else None
    hours, minutes = int(found["oh"]), int(found["om"] or 0)
    if hours > 14 or minutes > 59:
        return None
    offset = timedelta(hours=hours, minutes=minutes)
    return timezone(offset if found["sign"] == "+" else -offset)


@lru_cache(maxsize=64)
def _named_zone(name: str) -> tzinfo | None:
    if name == "UTC":
        return UTC
    # Imported here: it costs milliseconds, and most articles give no time.
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, OSError):  # a machine without the zone data: the day is still known
        return None
