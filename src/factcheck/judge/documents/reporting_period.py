"""The reporting period of a claim, as one document's calendar has it: its own, one told in words ("after nine months"), or the document's."""

from __future__ import annotations

import re
from datetime import timedelta

from factcheck.patterns import regex
from factcheck.sources.documents import Held
from factcheck.sources.documents.facts import Fact
from factcheck.sources.documents.periods import Days, length, same, shifted

SPAN_WORDS = regex(
    r"\b(?:(?:three|six|nine|twelve|\d+)[\s-]months?|so far|year to date|since (?:January|the start)|(?:first|second)[\s-]half|full[\s-]year|(?:three|six|nine)-month)\b",
    re.IGNORECASE,
)
_OF_MONTH = regex(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December)(?:['’]s)?\s+(?:[a-z]+\s+){1,3}(?:was|were|rose|fell|reached|totall?ed|came|stood)\b"
)
_YEARS_AGO = regex(
    r"(?:(?!\b(?:than|from|since|against)\b)[^\d.;,])*\b(?:two|three|four|five|six|seven|eight|nine|ten|several|some|\d+)\s+(?:years|quarters|months)\s+(?:ago|before|earlier)\b",
    re.IGNORECASE,
)
_SO_FAR = regex(
    r"\b(?:after|in|over|for|through)\s+(?:the\s+)?(?:first\s+)?(?P<count>six|nine)\s+months\b|\b(?P<span>three|six|nine)-month\b|\b(?P<to>three|six|nine)\s+months\s+(?:to|ended|through)\b|\bsince\s+(?:January|the start of the year)\b|\byear to date\b|\bso far this year\b",
    re.IGNORECASE,
)
_THIS_YEAR = regex(r"\b(?:so far )?this year\b(?! to\b)", re.IGNORECASE)
_HALF_A_QUARTER = 45
_QUARTER = 3
_MONTHS_TOLD = {"three": _QUARTER, "six": 6, "nine": 9}


def windows_told(fact: Fact, held: Held, sentence: str) -> tuple[Days, ...]:
    """The claim's period; where it names none, the document's own."""
    main = held.calendar.main
    if fact.windows:
        return (main,) if main is not None and _is_this_year(fact.windows[0], main, sentence) else fact.windows
    since_start = so_far(fact, held, sentence)
    if since_start is not None:
        return (since_start,)
    return (main,) if main else ()


def _is_this_year(told: Days, main: Days, sentence: str) -> bool:
    """ "Sales have slipped this year", of a document of its first nine months."""
    if main[0] is None or told[0] is None or _THIS_YEAR.search(sentence) is None:
        return False
    return main[0] == told[0] and main[1] < told[1] and length(main) > _HALF_A_QUARTER


def so_far(fact: Fact, held: Held, sentence: str) -> Days | None:
    """ "After nine months", "since January": from the start of the document's year to the end of its period."""
    main = held.calendar.main
    found = _SO_FAR.search(sentence)
    if main is None or found is None or fact.windows:
        return None
    year = held.calendar.year_of(main[1])
    window = (year[0], main[1])
    months = _MONTHS_TOLD.get((found["count"] or found["span"] or found["to"] or "").lower())
    if months == _QUARTER:
        return (shifted((None, main[1]), -_QUARTER)[1] + timedelta(days=1), main[1]) if length(main) else None
    if months is not None and abs(length(window) - months * 30) > 12:
        return None
    return window


def is_unclear(fact: Fact, held: Held, sentence: str) -> bool:
    """The sentence tells its time in words that name no period ("in nine months Valtor has delivered", "June traffic", "18% two
    years ago")."""
    if fact.windows:
        return False
    behind = sentence.partition(fact.quantity.text)[2] if fact.quantity is not None else ""
    is_told = _OF_MONTH.search(sentence) or _YEARS_AGO.match(behind)
    return bool(is_told) or (so_far(fact, held, sentence) is None and SPAN_WORDS.search(sentence) is not None)


def standing(mine: tuple[Days, ...], fact: Fact, main: Days | None) -> str:
    """How a fact's time stands to the claim's: "same", "maybe" where it is a guess, or "other"."""
    its = fact.windows or ((main,) if main else ())
    if not mine:
        return "same" if not fact.windows or not main else "maybe"
    if not its:
        return "maybe"
    agree = [any(same(a, b) for a in mine) for b in its]
    if fact.loose and not fact.windows:
        return "maybe"
    if fact.loose and len(its) > 1:
        return "maybe" if any(agree) else "other"
    return "same" if any(agree) else "other"
