"""A part of a year beside the year it belongs to: "last year's September quarter", "the holiday quarter of last year"."""

from __future__ import annotations

import re

from factcheck.extract.times.codes import part
from factcheck.extract.times.values import Found, Meaning, Reading, month_end, span_ended

_YEAR = re.compile(r"(?P<fiscal>FY)?(?P<number>\d{4})")
_PART = re.compile(r"(?:FY)?XXXX-(?P<name>[QH][1-4]|9M)")
_ENDED = re.compile(r"(?P<code>QE|6ME|9ME)(?P<year>\d{4}|XXXX)-(?P<month>\d\d)(?:-\d\d)?")
_MONTHS = {"QE": 3, "6ME": 6, "9ME": 9}
_PRIOR = re.compile(r"(?:the\s+)?(?:prior|previous|preceding)\s+(?:fiscal\s+)?year(?:['’]s)?", re.IGNORECASE)


def of_their_years(r: Reading, found: list[Found]) -> None:
    """Join, in place, the two times to one with the value of the part in that year."""
    k = 0
    while k + 1 < len(found):
        joined = _joined(r, found[k], found[k + 1])
        if joined is None:
            k += 1
        else:
            found[k : k + 2] = [joined]


def _joined(r: Reading, first: Found, second: Found) -> Found | None:
    low = r.tokens.low
    begun, ended = r.tokens.behind(first.end), r.tokens.behind(second.start)
    between = low[begun:ended]
    if between in (["'", "s"], ["'s"], ["’s"]) or not between and low[begun - 1] in ("s", "'s", "’s"):
        of, told = first, second
    elif between in (["of"], ["of", "the"]):
        of, told = second, first
    else:
        return None
    meaning = _meaning(r, of, told)
    if meaning is None:
        return None
    r.tokens.take(begun, ended, "time")
    return Found(first.start, second.end, *meaning, rule="part of a year")


def _meaning(r: Reading, of: Found, told: Found) -> Meaning | None:
    if (named := _YEAR.fullmatch(of.value)) is not None:
        return _part_of(told, int(named["number"]), bool(named["fiscal"]))
    is_part = _PART.fullmatch(told.value) or _ENDED.fullmatch(told.value)
    if is_part and _PRIOR.fullmatch(r.tokens.text[of.start : of.end]):
        return Meaning("base", "YOY")  # of the year before the one that is spoken of, whichever that is
    return None


def _part_of(time: Found, number: int, fiscal: bool) -> Meaning | None:
    if (named := _PART.fullmatch(time.value)) is not None:
        return part(number, named["name"], fiscal=fiscal or time.value.startswith("FY"))
    ended = _ENDED.fullmatch(time.value)
    if ended is None or fiscal:
        return None
    return span_ended(ended["code"], month_end(number, int(ended["month"])), months=_MONTHS[ended["code"]])
