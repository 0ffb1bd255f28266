"""Which time a document is about, and when its fiscal year ends, by its head and its tables."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any, Final

from factcheck.extract.mentions import find_mentions
from factcheck.model import Sentence
from factcheck.patterns import regex
from factcheck.read.documents import Document
from factcheck.records import replace
from factcheck.sources.documents import periods
from factcheck.sources.documents.periods import Calendar, Days
from factcheck.sources.documents.spelled import spelled
from factcheck.text.numerals import MONTHS, month_number

_FIRST, _HEAD = 4, 120
"""So many passages at the head, and so much of them, say what a document is about."""
_HEAD_PERIOD = regex(
    r"(?:FY)?(?:\d{4}|XXXX)-(?:Q[1-4]|H[12]|9M)|(?:QE|YE|\d{1,2}ME|\d{1,2}WE).*|\d{4}-\d\d(?:/\d{4}-\d\d)?"
)
_YEAR = regex(r"(?:FY)?\d{4}")


def calendar_of(document: Document, title: str, vocabulary: Any) -> Calendar:
    heads = [title, *(passage.text[:600] for passage in document.passages[:_FIRST])]
    heads += [grid.caption for grid in document.grids[:2]]
    month = periods.fiscal_month([*heads, *(passage.text for passage in document.passages[_FIRST:200])])
    calendar = Calendar(month or 12, month is not None, None, document.published)
    told = [*heads[:3], *(cell for grid in document.grids[:1] for cell in grid.rows[0])]
    if month is None and calendar.day is not None and any(map(_FISCAL.search, told)):
        calendar = _guessed(heads, calendar, vocabulary)
    if month is None and (split := _end_of_split_years(document)):
        month, calendar = split, replace(calendar, last_month=split, said=True)
    main = _main(heads, calendar, vocabulary)
    if main is not None and month is None and (stated := _main(heads, calendar, vocabulary, open_year=False)):
        # "First quarter trading update", over "Revenue for the three months to 30 September 2026"
        is_later = stated[1] > main[1] and abs(periods.length(stated) - periods.length(main)) <= _WEEK
        main = stated if is_later else main
    if main is None:
        main = (
            _latest_column(document, calendar, vocabulary)
            or _year_of_letter(heads, document, calendar)
            or _month_of_data(heads, calendar, vocabulary)
        )
    if main is not None and calendar.day is not None and (calendar.day - main[1]).days > _A_YEAR - _MONTH:
        by_first = replace(calendar, by_first=True)
        later = _main(heads, by_first, vocabulary)
        if later is not None and later != main and (calendar.day - later[1]).days <= _SOON:
            # "Third Quarter Fiscal 2025 Results", told in November 2025 of a year that ends in January 2026
            main, calendar = later, by_first
    if main is not None and main[0] is not None and any(_THREE_AND.search(head) for head in heads):
        main = periods.shifted((None, main[1]), -3)[1] + timedelta(days=1), main[1]
    if month is None and main is not None and _is_fiscal(main, heads, document):
        calendar = replace(calendar, last_month=main[1].month, said=True)
    if main is not None:
        calendar = _by_parts(main, document, calendar)
    return replace(calendar, main=main)


def _end_of_split_years(document: Document) -> int | None:
    """Columns "2024/25" and a row "Connections at 30 June": the day at which the years end."""
    found: set[int] = set()
    for grid in document.grids:
        if sum(_TWO_YEARS.match(cell) is not None for cell in grid.rows[0]) < _LEAST:
            continue
        for text in (grid.caption, *(cell for row in grid.rows for cell in row[:2])):
            found |= {month_number(day["m"]) or 0 for day in _AT_DAY.finditer(text)}
    return found.pop() if len(found) == 1 and 0 not in found else None


_LEAST = 2
_TWO_YEARS = regex(r"(?:19|20)\d\d/\d\d\b")
_AT_DAY = regex(
    rf"\b(?:at|to|ended|ending|as of)\s+(?:2[89]|3[01])\s+(?P<m>{'|'.join(MONTHS)})\b(?!\s+\d)", re.IGNORECASE
)


def _by_parts(main: Days, document: Document, calendar: Calendar) -> Calendar:
    """Results of six months to September, in a column "H1 2026/27" or "H1 FY26": when that financial year ends, and how it is called."""
    found = _latest_part(document, round(periods.length(main) / _A_MONTH))
    if found is None:
        return calendar
    number, name, is_split = found
    month = calendar.last_month if calendar.said else (main[1].month + _MONTHS - _PARTS[name] - 1) % _MONTHS + 1
    tried = replace(calendar, last_month=month)
    if is_split:
        return replace(tried, said=True)
    for by_first in (False, True):
        named = replace(tried, by_first=by_first, said=True)
        if abs(named.part(number, name)[1] - main[1]) <= timedelta(days=_WEEK):
            return named
    return calendar


def _latest_part(document: Document, months: int) -> tuple[int, str, bool] | None:
    """The latest year of which a head or a column tells a part as long as the document's time, that part, and whether both years are said."""
    heads = (document.title or "", *(passage.text[:_HEAD] for passage in document.passages[:_FIRST]))
    best: tuple[int, str, bool] | None = None
    for cells in (heads, *((grid.caption, *grid.rows[0]) for grid in document.grids)):
        for cell in cells:
            for found in _PART_OF_YEAR.finditer(spelled(cell)):
                year, after = int(found["year"]), found["next"]
                if (after and year % 100 + 1 != int(after)) or not (after or found["fy"]):
                    continue
                name = found["part"].upper()
                name = name if name in _PARTS else f"Q{_NTH.index(name.split()[0]) + 1}"
                if (months == _PARTS[name] or ("Q" in name and months == _QUARTER)) and (
                    best is None or year > best[0]
                ):
                    best = year, name, after is not None
    return best


_MONTHS, _QUARTER, _A_MONTH = 12, 3, 30.4
_PARTS = {"Q1": 3, "Q2": 6, "Q3": 9, "Q4": 12, "H1": 6, "H2": 12, "9M": 9}
_NTH = ("FIRST", "SECOND", "THIRD", "FOURTH")
_PART_OF_YEAR = regex(
    r"\b(?P<part>Q[1-4]|H[12]|9M|(?:first|second|third|fourth)\s+quarter)\s+(?:of\s+)?(?P<fy>FY\s?|fiscal\s+(?:year\s+)?)?(?P<year>20\d\d)(?:[/-](?:20)?(?P<next>\d\d)\b)?",
    re.IGNORECASE,
)


def _is_fiscal(main: Days, heads: list[str], document: Document) -> bool:
    """ "Full-year results: this was the year to June", over columns "FY2026"."""
    columns = (cell for grid in document.grids for cell in grid.rows[0])
    is_year = abs(periods.length(main) - _A_YEAR) <= _WEEK
    return is_year and any(_RESULTS.search(head) for head in heads) and any(map(_FISCAL.search, columns))


_A_YEAR, _WEEK = 365, 8
_RESULTS = regex(r"\b(?:full[\s-]year|annual|preliminary)\s+(?:results|report|accounts|figures)\b", re.IGNORECASE)

_MONTH, _STALE_MONTH, _SOON = 32, 100, 120
_STALE: Final = 400
"""Days: what a document tells of so long ago is not what it is about."""
_THREE_AND = regex(
    r"\b(?:three\s+(?:months\s+)?and\s+(?:the\s+)?(?:six|nine|twelve)\s+months|quarter\s+and\s+(?:the\s+)?(?:half[\s-]year|(?:six|nine|twelve)\s+months))\s+ended\b",
    re.IGNORECASE,
)
""" "Results for the three and six months ended June 30" are first of all of the quarter."""
_LETTER = regex(r"\b(?:dear\s+(?:\w+\s+)?\w+|letter to|to (?:the|our) (?:\w+ )?\w+s of)\b", re.IGNORECASE)


def _year_of_letter(heads: list[str], document: Document, calendar: Calendar) -> Days | None:
    """A letter to owners tells of the year that ended before it, where its text names that year."""
    day = calendar.day
    if day is None or not any(_LETTER.search(head[:_HEAD]) for head in heads):
        return None
    number = next(n for n in range(day.year + 1, day.year - 2, -1) if calendar.year(n)[1] <= day)
    told = any(str(number) in passage.text for passage in document.passages[: 2 * _FIRST])
    return calendar.year(number) if told else None


def _month_of_data(heads: list[str], calendar: Calendar, vocabulary: Any) -> Days | None:
    """ "Factsheet, data at 31 October 2026": the month that ends with the day."""
    for head in heads:
        sentence = Sentence.model_validate({"index": 0, "start": 0, "end": len(head), "class": "none"})
        _, times, _ = find_mentions(head, sentence, vocabulary, calendar.day)
        for time in times:
            if time.type != "date" or not _AS_AT.search(head[: time.start]):
                continue
            for _, end in periods.of_time(time, calendar):
                if (end + timedelta(days=1)).day == 1 and (calendar.day is None or end <= calendar.day):
                    return end.replace(day=1), end
    return None


_AS_AT = regex(r"\b(?:at|as of|as at|to|on|ended|ending)\s+(?:the\s+)?$", re.IGNORECASE)


def _latest_column(document: Document, calendar: Calendar, vocabulary: Any) -> Days | None:
    """A table without a period above it is about the latest of its columns, or of its rows."""
    for grid in document.grids[:1]:
        columns, rows = grid.rows[0][1:_COLUMNS], [row[0] for row in grid.rows[1:_COLUMNS]]
        for cells in (columns, rows):
            found = [main for cell in cells if cell and (main := _main([cell], calendar, vocabulary, running=True))]
            if found:
                return max(found, key=lambda window: window[1])
    return None


_COLUMNS: Final = 40
_UP_TO = regex(r"\b(?:until|till|since|before|after|from|than in|compared with|against)\s+(?:the\s+)?$", re.IGNORECASE)
_FISCAL = regex(r"\bfiscal\b|\bFY\s?\d\d", re.IGNORECASE)


def _guessed(heads: list[str], calendar: Calendar, vocabulary: Any) -> Calendar:
    """A fiscal year of which no day is said: such that the period reported had just ended. Both sides are read by it alike."""
    for month in (12, 9, 6, 3, 1, 2, 4, 5, 7, 8, 10, 11):
        tried = replace(calendar, last_month=month)
        main = _main(heads, tried, vocabulary, open_year=False)
        if main is not None and calendar.day is not None and 10 <= (calendar.day - main[1]).days <= 110:
            return tried
    return calendar


_REPORT = regex(r"\bannual report(?: and accounts)?,?(?: for)?\s*$", re.IGNORECASE)
_REPORT_OF = regex(r"\s*annual report\b", re.IGNORECASE)
""" "Annual Report 2026": a year of the head, wherever it stands there."""
_OF_A_MONTH = regex(r"-\d\d\b")
""" "2026-09" is no year."""
_TOP: Final = 2
_PLAN = regex(r"\b(?:budget|proposed|plan|forecast|outlook|projections?)\b[^.;]*$", re.IGNORECASE)
""" "Proposed operating budget for fiscal year 2027": a document of a time to come."""


_PART_REPORT = regex(r"\b(?:(?:half|quarter)[\s-]?year(?:ly)?|interim|(?:six|nine|three)[\s-]months?)\b", re.IGNORECASE)
""" "Half-year report 2025": the tables tell which half."""


def _main(
    heads: list[str],
    calendar: Calendar,
    vocabulary: Any,
    *,
    years: bool = True,
    open_year: bool = True,
    running: bool = False,
) -> Days | None:
    """The first period that the head names and that had ended when the document was published."""
    found_year: Days | None = None
    is_of_part = False
    for number, head in enumerate(heads):
        if not head:
            continue
        sentence = Sentence.model_validate({"index": 0, "start": 0, "end": len(head), "class": "none"})
        _, times, _ = find_mentions(head, sentence, vocabulary, calendar.day)
        year = next((int(t.value[-4:]) for t in times if _YEAR.fullmatch(t.value)), None)
        if year is None and found_year is not None:
            year = found_year[1].year
        for time in times:
            short = _HEAD_PERIOD.fullmatch(time.value)
            is_of_report = _REPORT.search(head[: time.start]) or _REPORT_OF.match(head, time.end)
            whole = _YEAR.fullmatch(time.value) and (
                time.value.startswith("FY") or (years and (number == 0 or is_of_report))
            )
            if (not short and not whole) or _OF_A_MONTH.match(head, time.end):
                continue
            if "XXXX" in time.value and year is None and not open_year:
                continue
            if _UP_TO.search(head[: time.start]):
                continue  # "the rate had stood at 5.5 per cent until March", "Ada Lund (since June 2019)"
            for window in periods.of_time(time, calendar, year):
                # a column "2025" in a report of September is of what had been by then
                planned = number <= _TOP and _PLAN.search(head[: time.start]) is not None
                begun = (
                    planned
                    or running
                    and not short
                    and window[0] is not None
                    and window[0] <= (calendar.day or window[1])
                )
                if calendar.day is not None and window[1] > calendar.day and not begun:
                    continue
                age = (calendar.day - window[1]).days if calendar.day is not None else 0
                if number and age > (_STALE if periods.length(window) > _MONTH else _STALE_MONTH):
                    continue  # "the rate peaked in June 2024"
                if short:
                    return window
                found_year = found_year or window
                break
        is_of_part = is_of_part or _PART_REPORT.search(head[:_HEAD]) is not None
        if found_year and not is_of_part:
            return found_year
    return found_year
