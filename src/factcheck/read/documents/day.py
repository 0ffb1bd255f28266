"""The day that the first lines of a document print: "Q1 2025 Earnings Call, 24 April 2025"."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from factcheck.patterns import regex
from factcheck.read.documents.parts import Passage
from factcheck.text.numerals import MONTHS

_LINES, _LONGEST = 5, 160
_DAY = regex(
    r"\b(?:(?P<month>[A-Z][a-z]{2,8})\.?\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?,?|(?P<day2>\d{1,2})(?:st|nd|rd|th)?\s+(?P<month2>[A-Z][a-z]{2,8})\.?,?)\s+(?P<year>(?:19|20)\d\d)\b"
)
_OTHER = regex(
    r"\b(?:(?:that|those|the (?:list|version|edition|report|one)) of|replaces|ended|ending|to|through|until|as of|as at|at|from|since|by|before|after|due|effective|and)\s+(?:the\s+)?$"
)
"""Before the end of a period, or a day that something else happens on."""
_DATELINE = regex(r"\W*(?:[A-Z][\w.'’&-]*,?[\s(]+){0,6}")
"""What stands before the day where a paragraph opens with it: "Hamilton, Bermuda, July 29, 2026"."""


def printed_day(passages: Sequence[Passage]) -> date | None:
    """None where the head prints no day of its own."""
    for passage in passages[:_LINES]:
        for found in _DAY.finditer(passage.text[:_LONGEST]):
            if _OTHER.search(passage.text[: found.start()].lower()):
                continue
            if len(passage.text) > _LONGEST and not _DATELINE.fullmatch(passage.text[: found.start()]):
                continue
            name = (found["month"] or found["month2"]).lower()
            month = next((n for n, full in enumerate(MONTHS, 1) if full.startswith(name)), 0)
            try:
                return date(int(found["year"]), month, int(found["day"] or found["day2"]))
            except ValueError:
                continue
    return None
