"""A part of a year that the text has named before: "2020 ..., the second quarter of that year", "7.0% in December of the same year"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from factcheck.extract.times.codes import part
from factcheck.extract.times.values import Meaning, month
from factcheck.model import Sentence, Time, Window
from factcheck.patterns import regex

_OF_THAT = regex(r"\s+(?:in|of)\s+(?:that|the\s+same|this\s+same)\s+$", re.I)
_SAME = regex(r"\s(?:that|same)\s+year$", re.I)
_YEAR = regex(r"(?:FY|YTD)?(\d{4})(?:-.*)?")
_PART = regex(r"(FY)?(?:XXXX|\d{4})-([QH][1-4]|9M)")
_MONTH = regex(r"(?:XXXX|\d{4})-(\d\d)(?:-(\d\d))?")
_DIGITS = regex(r"\d{4}")


def of_that_year(times: Sequence[Time], earlier: Sequence[Time], text: str) -> list[Time]:
    """The times of a sentence, a part and "that year" joined to one, in the year told last; numbered on behind `earlier`.

    Where no year was told, the part stays one of an unknown year.
    """
    times = _below_year(times, text)
    if not any(told.value == "REF:Y" or _SAME.search(told.text) for told in times):
        return list(times)
    out: list[Time] = []
    for told in times:
        before = out[-1] if out else None
        if _SAME.search(told.text) and (same := _meaning(told, _year_before([*earlier, *out]))) is not None:
            # "the first half of the same year"
            out.append(told.model_copy(update={"type": same.type, "value": same.value, "window": same.window}))
            continue
        if before is None or told.value != "REF:Y" or _OF_THAT.fullmatch(text, before.end, told.start) is None:
            out.append(told)
            continue
        meaning = _meaning(before, _year_before([*earlier, *out[:-1]]))
        if meaning is None:
            out.append(told)
            continue
        update = {
            "end": told.end,
            "text": text[before.start : told.end],
            "type": meaning.type,
            "value": meaning.value,
            "window": meaning.window,
            "rule": "part of that year",
        }
        out[-1] = before.model_copy(update=update)
    return [told.model_copy(update={"id": f"t{len(earlier) + k}"}) for k, told in enumerate(out, 1)]


def _below_year(times: Sequence[Time], text: str) -> Sequence[Time]:
    """ "2022: advertisers got cold feet; the fourth quarter brought $76.0 billion": parts told behind a year that opens as a label"""
    if len(times) < 2 or not times[0].value.removeprefix("FY").isdigit():
        return times
    first = times[0]
    if text[first.end : first.end + 1] != ":" or text[max(0, first.start - _MARKS) : first.start].rstrip(" *_#•-–")[
        -1:
    ] not in (
        "",
        ".",
        "!",
        "?",
        "\n",
    ):
        return times
    return [first, *(_in_year(told, int(first.value[-4:])) for told in times[1:])]


def _in_year(told: Time, year: int) -> Time:
    """A part of a year that is told without it, in that year."""
    meaning = _meaning(told, year) if "XXXX" in told.value or _BARE_MONTH.fullmatch(told.text) else None
    update = {"type": meaning.type, "value": meaning.value, "window": meaning.window} if meaning is not None else {}
    return told.model_copy(update=update)


class YearAbove:
    """The year that stands by itself over a text: "2020. The pandemic year began badly. In the second quarter turnover shrank", or as
    a heading of its own over paragraphs."""

    def __init__(self) -> None:
        self._year: int | None = None
        self._block = -1
        self._heads = False
        """Nothing else stands in its block."""

    def within(self, sentence: Sentence, times: Sequence[Time], text: str, is_heading: bool) -> Sequence[Time]:
        """The times of a sentence, its parts of years in the year above it."""
        if len(times) <= 1 and (found := _ALONE.fullmatch(text, sentence.start, sentence.end)) is not None:
            self._year, self._block, self._heads = int(found[1]), sentence.block, True
            return times
        if sentence.block == self._block:
            self._heads = False
        elif is_heading or not self._heads:
            self._year = None
        year = self._year
        if year is None:
            return times
        named = next((k for k, told in enumerate(times) if _DIGITS.search(told.text)), len(times))
        return [*(_in_year(told, year) for told in times[:named]), *times[named:]]


_ALONE = regex(r"[\s*_#•–-]*(?:fiscal(?: year)? |FY ?)?((?:19|20)\d\d)[\s*_]*[.:!?]?[\s*_]*", re.I)
_BARE_MONTH = regex(r"(?:January|February|March|April|May|June|July|August|September|October|November|December)", re.I)
_MARKS = 20
"""So many letters before a year hold all marks of a list or a heading."""


def _year_before(times: Sequence[Time]) -> int | None:
    for told in reversed(times):
        if (m := _YEAR.fullmatch(told.value)) is not None:
            return int(m[1])
    return None


def _meaning(told: Time, year: int | None) -> Meaning | None:
    if _DIGITS.search(told.text) is not None:
        return None
    if (m := _PART.fullmatch(told.value)) is not None:
        return part(year, m[2], fiscal=bool(m[1]))
    if (m := _MONTH.fullmatch(told.value)) is None:
        return None
    if m[2] is None:
        return month(int(m[1]), year)
    if year is None:
        return None
    try:
        day = date(year, int(m[1]), int(m[2]))
    except ValueError:
        return None
    return Meaning("date", day.isoformat(), Window(start=day, end=day))
