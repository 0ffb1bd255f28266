"""The last month of the company's fiscal year, as the article itself states it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.inspect.calendar.days import MONTH
from factcheck.inspect.page import Page
from factcheck.patterns import regex
from factcheck.text.numerals import month_number

DECEMBER, _MONTHS = 12, 12
_YEAR = r"(?:(?:fiscal|financial|business|accounting|reporting|company)\s+year|\b[A-Z][\w&’'-]*['’]s?\s+(?:own\s+)?year|\b(?:its|their|whose|company['’]s|group['’]s)\s+(?:own\s+)?year|\b(?:its|the|their)\s+(?:books|accounts))"
_FILL = r"(?:(?:on|in|at|with|by|around|near|the|end|last|first|final|days?|early|late|weekend|week|beginning|start|of|each|every|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\s+){0,7}"
_DAY = rf"(?P<lead>{_FILL})(?:\b(?P<d>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?)?\b(?P<month>{MONTH})\b\.?(?:\s+(?P<d2>\d{{1,2}})\b)?"
_ENDS = regex(
    rf"(?:{_YEAR}[^.;\d]{{0,30}}?\b(?:ends?|ending|closes?|finish(?:es)?|is\s+over)|\bclos(?:es?|ing)\s+(?:its|the|their)\s+(?:books|accounts|(?:(?:fiscal|financial|business)\s+)?year))\s+{_DAY}"
)
_BEGINS = regex(rf"{_YEAR}[^.;\d]{{0,30}}?\b(?:begins?|began|beginning|starts?|started|opens?|commences?)\s+{_DAY}")
_RUNS = regex(
    rf"{_YEAR}[^.;\d]{{0,20}}?\b(?:runs?|goes|lasts?|stretches|covers)\s+(?:from\s+[^.;,]{{3,24}}?\s+)?(?:to|until|through)\s+{_DAY}"
)
CALENDAR_YEAR = regex(
    r"\b(?:fiscal|financial|business|accounting)\s+year\s+(?:is|equals|matches|follows|runs\s+with|coincides\s+with|corresponds\s+to|is\s+the\s+same\s+as)\s+the\s+calendar(?:\s+year)?\b"
    r"|\b(?:books|accounts|quarters)\s+(?:that\s+)?(?:follows?|run\s+with|go\s+by|are\s+kept\s+by|keeps?\s+to)\s+the\s+calendar(?:\s+year)?\b"
    r"|\b(?:reports|accounts|counts)\s+(?:by|in|for)\s+(?:the\s+)?calendar\s+(?:years?|quarters?)\b",
    re.IGNORECASE,
)
_OFFICE = regex(
    r"\bstatistics\s+(?:office|agency|bureau|authority)\b|\b(?:statistical|census)\s+(?:office|bureau|agency)\b",
    re.IGNORECASE,
)
_OF_STATISTICS = frozenset({"statistics", "statistical", "census"})
_YEARLY = frozenset(
    "begins began begin beginning start starts started opens commences ends end ending closes close closing finishes over runs run goes lasts covers".split()
)
_MAY_BE = regex(r"year[^.;\d]{1,30}?\b(?:end|clos|finish|is\s+over|run|go|last|stretch|cover|beg|start|open|commence)")
"""Found fast; the expressions above are asked where it is there, or one of the words below."""
_BOOKS = frozenset({"books", "accounts", "closes", "closing"})
OF_ANOTHER = regex(
    r"\b(?:rivals?|competitors?|peers?|suppliers?|previously|until|changed|used\s+to|formerly|new\s+owner|will)\b"
)
_EARLY, _LATE = 10, 20
"""A year of weeks may end in the first days of the next month, or begin in the last ones of a month."""


def last_month(page: Page) -> int | None:
    """1 to 12; a statistics office knows the calendar year only. None where nothing, or two things, are stated."""
    cache = page.__dict__
    if "_last_month" not in cache:
        found = set(_stated(page))
        cache["_last_month"] = found.pop() if len(found) == 1 else None
    month: int | None = cache["_last_month"]
    return month


def _stated(page: Page) -> Iterator[int]:
    text = page.article.text
    if "calendar" in page.words and CALENDAR_YEAR.search(text):
        yield DECEMBER
    if page.has(_OF_STATISTICS) and _OFFICE.search(text):
        yield DECEMBER
    if not page.has(_YEARLY) or page.words.isdisjoint(_BOOKS) and _MAY_BE.search(text) is None:
        return
    for pattern in (_ENDS, _RUNS, _BEGINS):
        for m in pattern.finditer(text):
            if page.is_repeat(m.start()) or OF_ANOTHER.search(m[0]):
                continue
            month, day = month_number(m["month"]), int(m["d"] or m["d2"] or 0)
            if pattern is _BEGINS:
                yield month if day > _LATE or " end " in m["lead"] else _before(month)
            else:
                yield _before(month) if 0 < day <= _EARLY or "first" in m["lead"] else month


def _before(month: int) -> int:
    return (month - 2) % _MONTHS + 1


def months_apart(a: int, b: int) -> int:
    """Between two months of the year, whichever way is shorter."""
    return min((a - b) % _MONTHS, (b - a) % _MONTHS)


def end_of_quarter(number: int, last: int) -> int:
    """The last month of a quarter of a year that ends in the month `last`."""
    return (last + 3 * number - 1) % _MONTHS + 1
