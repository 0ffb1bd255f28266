"""A part of a year beside the year it belongs to: "last year's September quarter", "the holiday quarter of last year"."""

from __future__ import annotations

import re
from itertools import pairwise

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


def of_several_years(r: Reading, found: list[Found]) -> None:
    """ "Between the second quarters of 2024 and 2025": each of the years stands for that part of it, in place"""
    for k, (told, year) in enumerate(pairwise(found), 1):
        part_told, named = _OF_YEAR.fullmatch(told.value), _YEAR.fullmatch(year.value)
        gap = r.tokens.low[r.tokens.behind(told.end) : r.tokens.behind(year.start)]
        if part_told is not None and named is not None and gap == ["and", "that", "of"]:
            # "the third quarter of fiscal 2025 and that of fiscal 2026"
            meaning = part(int(named["number"]), part_told["name"], fiscal=bool(part_told["fiscal"]))
            found[k] = Found(year.start, year.end, *meaning, rule="that part of another year")
    for k, year in enumerate(found):
        before = r.tokens.text[max(0, year.start - _REACH) : year.start] if _YEAR.fullmatch(year.value) else ""
        parts = _PARTS.search(before)
        if parts is None:
            continue
        name = f"{_KINDS[parts['kind'].lower()]}{_ORDER[parts['order'].lower()]}"
        start, n, fiscal = year.start - (len(before) - parts.start()), k, "fiscal" in parts[0].lower()
        while n < len(found) and (named := _YEAR.fullmatch(found[n].value)) is not None and _goes_on(r, found, k, n):
            fiscal = fiscal or bool(named["fiscal"])
            meaning = part(int(named["number"]), name, fiscal=fiscal)
            found[n] = Found(start if n == k else found[n].start, found[n].end, *meaning, rule="that part of each year")
            n += 1
        r.tokens.take(r.tokens.behind(start), r.tokens.behind(year.start), "time")


def _goes_on(r: Reading, found: list[Found], first: int, n: int) -> bool:
    if n == first:
        return True
    return r.tokens.low[r.tokens.behind(found[n - 1].end) : r.tokens.behind(found[n].start)] in (
        ["and"],
        [","],
        [",", "and"],
    )


_OF_YEAR = re.compile(r"(?P<fiscal>FY)?\d{4}-(?P<name>[QH][1-4]|9M)")
_REACH = 40
_PARTS = re.compile(
    r"\b(?P<order>first|second|third|fourth|final|last)\s+(?:fiscal\s+)?(?P<kind>quarters|halves)\s+of\s+(?:fiscal\s+)?(?:years\s+)?$",
    re.IGNORECASE,
)
_KINDS = {"quarters": "Q", "halves": "H"}
_ORDER = {"first": 1, "second": 2, "third": 3, "fourth": 4, "final": 4, "last": 4}


def _joined(r: Reading, first: Found, second: Found) -> Found | None:
    low = r.tokens.low
    begun, ended = r.tokens.behind(first.end), r.tokens.behind(second.start)
    between = low[begun:ended]
    if between in (["'", "s"], ["'s"]) or not between and low[begun - 1] in ("s", "'s"):
        of, told = first, second
    elif not between and second.rule == "season-quarter" and _YEAR.fullmatch(first.value):
        of, told = first, second  # "the 2024 holiday season"
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
