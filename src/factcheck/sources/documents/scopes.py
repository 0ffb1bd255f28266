"""The period of a cell, from the label of its row, the header of its column, its section and what stands above the table."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import timedelta

from factcheck.patterns import regex
from factcheck.sources.documents.frames import DIGIT, YEARS
from factcheck.sources.documents.labels import Label
from factcheck.sources.documents.periods import Calendar, Days, length, shifted

_TWO_YEARS = regex(r"20\d\d[/–-]\d\d(?:\d\d)?")
_FORESEEN_ROW = regex(
    r"\((?:company\s+)?(?:forecast|f['’]?cast|fcst|projection|projected|outlook|guidance|target|plan|[EeFf])\)|\b20\d\d[EF]\b",
    re.IGNORECASE,
)
""" "2026/27 (forecast)" before a row."""


def windows_of(
    label: Label, head: Label, upper: Label | None, outer: Sequence[Label], planned: bool, foreseen: re.Pattern[str]
) -> tuple[Days, ...]:
    """The period of a cell: of its row, column or section, else of what stands above the table, where that is one period."""
    # "net debt at year end", in the column of a year
    is_relative = bool(head.windows) and not any(char.isdigit() for char in label.text)
    return (
        _told_on(head, outer, foreseen)
        or _of_own_stretch(label, head)
        or _inside(label, head)
        or (_inside(head, label) if label.windows and head.windows and not length(head.windows[0]) else ())
        or (_inside(label, upper) if upper is not None and not head.windows else ())
        or next((part for o in (upper, *outer) if o is not None and o.is_of_table and (part := _inside(head, o))), ())
        or (
            ()
            if planned
            else next((part for o in (upper, *outer) if o is not None and (part := _part_of_year(o, head))), ())
        )
        or (() if is_relative else label.windows)
        or head.windows
        or (upper.windows if upper else ())
        or next((o.windows for o in outer if o.windows and not o.is_of_several), ())
    )


def _told_on(head: Label, outer: Sequence[Label], foreseen: re.Pattern[str]) -> tuple[Days, ...]:
    """ "Previous (30 July 2026)", below "Guidance for 2026": the day on which it was given, and the year that it is of."""
    if not head.windows or head.windows[0][0] is not None:
        return ()
    return next((o.windows for o in outer if o.is_of_table and o.windows and foreseen.search(o.text)), ())


def _of_own_stretch(label: Label, head: Label) -> tuple[Days, ...]:
    """A row "First half, total" or "Nine months", in a column "Q2 2025": the months up to its end, and not the quarter."""
    told = _STRETCH.search(label.text)
    if told is None or not head.windows or not 0 < length(head.windows[0]) < _YEAR:
        return ()
    end = head.windows[0][1]
    months = _STRETCHES[told.lastgroup or ""]
    ends = {window[1].month for window in label.windows}
    if length(head.windows[0]) > (months - 1) * _MONTH or (ends and end.month not in ends):
        return ()
    return ((shifted((None, end), -months)[1] + timedelta(days=1), end),)


_STRETCHES = {"half": 6, "nine": 9, "year": 12}
_STRETCH = regex(
    r"^\W*(?:(?P<half>(?:the\s+)?first[\s-]half|half[\s-]year|(?:first\s+)?six[\s-]months|H1)|(?P<nine>(?:first\s+)?nine[\s-]months|9M)|(?P<year>(?:full|whole)[\s-]year|twelve[\s-]months))\b(?!\s+(?:19|20)\d\d)",
    re.IGNORECASE,
)


def _inside(part: Label, over: Label) -> tuple[Days, ...]:
    """A row "March", "Q1", "January to September" or "Net debt at 30 September" in the column of a year, or below it in a section:
    that part of the year, or that day of it."""
    if not part.windows or not over.windows or YEARS.search(part.text):
        return ()
    start, end = over.windows[0]
    own = part.windows[0]
    is_day = length(own) == 0
    if len(over.windows) > 1 and not is_day:
        return ()
    if start is None or (not is_day and not length(own) < _YEAR <= length(over.windows[0])):
        return ()
    moved = [shifted(own, 12 * (year - own[1].year)) for year in range(start.year, end.year + 1)]
    for slack in (timedelta(0), _WEEK):
        if found := next((m for m in moved if (m[0] or m[1]) >= start - slack and m[1] <= end + slack), None):
            return (found,)
    return ()


_WEEK = timedelta(days=7)


def _part_of_year(over: Label, head: Label) -> tuple[Days, ...]:
    """A column "2025", below "Segments, second quarter" or "January to October": that part of its year."""
    if not head.windows or not over.is_of_table or not over.windows or _WHOLE_YEAR.search(head.text):
        return ()
    # "2025" of a year that ends in September, below "six months ended 31 March": the end is of the plain year
    is_ended = _ENDED.search(over.text) is not None
    if len(head.windows) > 1 and not is_ended:
        return ()
    part, year = over.windows[0], head.windows[-1]
    if not 0 < length(part) < _YEAR <= length(year) or over.is_of_several:
        return ()
    is_plain = head.is_lent or DIGIT.search(_TWO_YEARS.sub("", head.text)) is not None
    if not is_plain or (length(part) <= _MONTH and YEARS.search(over.text)):
        return ()  # a harvest of two years, and the month in which a table came out
    return (shifted(part, 12 * (year[1].year - part[1].year - (part[1].month > year[1].month))),)


_MONTH, _YEAR = 31, 360
_ENDED = regex(
    r"\b(?:ended|ending|end|to)\s+(?:on\s+)?(?:the\s+)?(?:\d{1,2}\s+[A-Z][a-z]+|[A-Z][a-z]+\.?\s+\d{1,2}\b)",
    re.IGNORECASE,
)
_WHOLE_YEAR = regex(r"\bFY|\b(?:full|fiscal|financial|whole)[\s-]year|\byear\b", re.IGNORECASE)


def is_foreseen(
    calendar: Calendar, foreseen: re.Pattern[str], head: Label, others: list[Label], windows: tuple[Days, ...]
) -> bool:
    """The column says so, or what stands over the table does of a time that had not ended; or a year had not begun."""
    if foreseen.search(head.text):
        return True
    if any(
        not o.is_of_table and o.windows and (foreseen.search(o.text) or _FORESEEN_ROW.search(o.text))
        for o in others[:1]
    ):
        return True
    day = calendar.day or (calendar.main[1] if calendar.main else None)
    if not windows or day is None or windows[0][1] <= day:
        return False
    is_sure = calendar.said or not windows[0][0] or windows[0][0].year > day.year + 1
    if length(windows[0]) >= _YEAR and is_sure and (windows[0][0] or day) > day:
        return True
    return any(o.is_of_table and foreseen.search(o.text) for o in others)
