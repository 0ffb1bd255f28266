"""The day that the first lines of a document print: "Q1 2025 Earnings Call, 24 April 2025"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from factcheck.patterns import regex
from factcheck.read.documents.parts import Passage
from factcheck.text.numerals import MONTHS

_LINES, _LONGEST, _HEAD = 5, 160, 320
_DAY = regex(
    r"\b(?:(?P<month>[A-Z][a-z]{2,8})\.?\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?,?|(?P<day2>\d{1,2})(?:st|nd|rd|th)?\s+(?P<month2>[A-Z][a-z]{2,8})\.?,?)\s+(?P<year>(?:19|20)\d\d)\b"
)
_NOT_OURS = r"launch(?:ed)?(?: date)?:?(?: on)?|inception(?: date)?:?|founded(?: on)?:?|established(?: on)?:?"
_OTHER = regex(
    rf"\b(?:{_NOT_OURS}|(?:that|those|the (?:list|version|edition|report|one)) of|replaces|ended|ending|to|through|until|as of|as at|at|from|since|by|before|after|due|effective|and)\s+(?:the\s+)?$"
)
"""Before the end of a period, or a day that something else happens on."""
_ANOTHERS = regex(
    rf"\b(?:{_NOT_OURS}|(?:that|those|the (?:list|version|edition|report|one)) of|replaces|ended|ending|to|through|until|from|since|by|before|after|due|effective|and)\s+(?:the\s+)?$"
)
_UNTIL = regex(
    r"\s*(?:to|until|through|[-–])\s+(?:\d{1,2}\s+)?(?:January|February|March|April|May|June|July|August|September|October|November|December|the)\b"
)
""" "Fiscal year 1 July 2025 to 30 June 2026": where a period begins."""
_ISSUED = regex(r"\b(?:released|published|issued|adopted)\b[:\s]+(?:(?:on|by [\w\s]{3,30}? on)\s+)?$", re.IGNORECASE)
_DATELINE = regex(r"\W*(?:[A-Z][\w.'’&-]*,?[\s(]+){0,6}(?:[–—-]\s+)?|.*\btoday\W{1,3}")
"""What stands before the day where a paragraph opens with it: "Hamilton, Bermuda, July 29, 2026", "AUSTIN, Texas – August 28, 2025"; or
"announces today (19 May 2026)"."""


def printed_day(passages: Sequence[Passage]) -> date | None:
    """None where the head prints no day of its own, nor one as at which it is told ("Monthly report as at 31 October 2026")."""
    return _day(passages[:_LINES], _OTHER) or _day(passages[:_LINES], _ANOTHERS)


def _day(passages: Sequence[Passage], others: re.Pattern[str]) -> date | None:
    for passage in passages:
        for found in _DAY.finditer(passage.text[:_HEAD]):
            before = passage.text[: found.start()]
            if others.search(before.lower()) or _UNTIL.match(passage.text, found.end()):
                continue
            is_said = _ISSUED.search(before) is not None
            if found.start() > _LONGEST and not is_said:
                continue
            if len(passage.text) > _LONGEST and not is_said and not _DATELINE.fullmatch(passage.text[: found.start()]):
                continue
            name = (found["month"] or found["month2"]).lower()
            month = next((n for n, full in enumerate(MONTHS, 1) if full.startswith(name)), 0)
            try:
                return date(int(found["year"]), month, int(found["day"] or found["day2"]))
            except ValueError:
                continue
    return None
