"""What the words around a figure make of it: the earlier of two, of no time of its own, or a change of the time before."""

from __future__ import annotations

import re
from typing import Any

from factcheck.judge.documents.rows.findings import ADDITIONAL
from factcheck.model import Quantity
from factcheck.patterns import regex
from factcheck.records import replace
from factcheck.rules.worded import worded
from factcheck.sources.documents import Held
from factcheck.sources.documents.facts import Fact
from factcheck.sources.documents.periods import shifted

_A_YEAR = 12


def as_told(fact: Fact, text: str, held: Held, vocabulary: Any) -> Fact:
    """The claim's fact as its sentence tells it."""
    if fact.role == "delta" and fact.quantity is not None and _FROM.search(text.partition(fact.quantity.text)[0]):
        fact = replace(fact, role="from")  # "were 83.7% full, down from 85.5%"
    if fact.role == "level" and fact.quantity is not None and ADDITIONAL.search(text.partition(fact.quantity.text)[0]):
        fact = replace(fact, role="delta", direction="up")
    if fact.role == "level" and fact.windows and (_THAN_IT_WAS.search(text) or _THAN_BEFORE.match(text)):
        fact = replace(fact, windows=())  # "lower than it was a year ago, at 5.4%"
    if fact.role == "delta" and fact.quantity is not None and _is_of_year_before(text, fact.quantity.text, vocabulary):
        own = fact.windows[:1] or ((held.calendar.main,) if held.calendar.main else ())
        fact = replace(fact, windows=tuple(shifted(each, -_A_YEAR) for each in own), bases=())
    if not fact.bases and _NEXT_QUARTER.search(text):
        fact = replace(fact, bases=("QOQ",))
    return replace(fact, quantity=_in_points(fact, text))


_NEXT_QUARTER = regex(
    r"\b(?:between|from)\s+the\s+(?:first(?:\s+quarter)?\s+(?:and|to)\s+the\s+second|second(?:\s+quarter)?\s+(?:and|to)\s+the\s+third|third(?:\s+quarter)?\s+(?:and|to)\s+the\s+fourth)\b",
    re.IGNORECASE,
)
_RATE = regex(
    r"\b(?:share|rate|ratio|factor|margin|turnout|punctuality|proportion|percentage|occupancy|yield)s?\b", re.IGNORECASE
)


def _in_points(fact: Fact, text: str) -> Quantity | None:
    """ "The load factor rose by 1.8 points": of a percentage they are percentage points."""
    quantity = fact.quantity
    if (
        quantity is None
        or quantity.kind != "count"
        or quantity.unit not in ("points", "point")
        or not _RATE.search(text)
    ):
        return quantity
    return quantity.model_copy(update={"kind": "pp", "unit": "pp"})


_THAN_BEFORE = regex(
    r"[^0-9]*(?:(?!(?:19|20)\d\d)\d[^0-9]*)*\bthan\s+in\s+the\s+(?:year|quarter|month|half|season)\s+before\b[^0-9]*$"
)
""" "Came to £66.3 million, less than in the year before": no time of its own is told of it."""
_THAN_IT_WAS = regex(
    r"\bthan\s+(?:(?:it|they|that|those)\s+)?(?:was|were|had been|did)?\s*(?:a year|(?:three|six|twelve) months) (?:ago|before|earlier),?\s+at\b",
    re.IGNORECASE,
)
_FROM = regex(
    r"\b(?:up|down|to\s+\d[\d.,]*\s?(?:%|percent|per cent))\s+from\s+(?:(?:about|some|around|nearly|almost|just)\s+)?$",
    re.IGNORECASE,
)


def _is_of_year_before(sentence: str, figure: str, vocabulary: Any) -> bool:
    """ "Grew 4.2%, after a decline of 1.3% in the same quarter of the previous year": a change of the time before."""
    before, _, behind = sentence.partition(figure)
    return _AFTER_A(vocabulary).search(before) is not None and _THE_YEAR_BEFORE.match(behind) is not None


_AFTER_A = worded(
    r"\b(?:after|against|following|compared\s+(?:with|to)|versus)\s+an?\s+(?:[a-z]+\s+)?<move>\s+of\s+(?:(?:<hedge>|over)\s+)?$"
)
_THE_YEAR_BEFORE = regex(
    r"\s+(?:a\s+year\s+(?:earlier|before|ago)|the\s+year\s+before|(?:in|for|during)\s+the\s+(?:year[\s-]ago|(?:same|corresponding|comparable|equivalent)\s+(?:\w+\s+)?(?:quarter|half|period|months?|weeks)\s+(?:(?:of\s+(?:the\s+)?)?(?:last|previous|prior|preceding)\s+(?:fiscal\s+|financial\s+)?year|a\s+year\s+(?:earlier|before|ago)|one\s+year\s+(?:earlier|before))))\b",
    re.IGNORECASE,
)
