"""How long lies between the only two times of a passage: "began in 1998 ... in April 2026 she walks out ... in between lie 28 years".

Nothing need be known of what began and ended: the two times stand in a row, no third one beside them, and a word ties the length to them.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from factcheck.inspect.calendar.days import Printed
from factcheck.inspect.page import Draft, Page
from factcheck.inspect.wording import day
from factcheck.model import Sentence
from factcheck.patterns import regex
from factcheck.text.numerals import NUMBER, number

_YEAR = regex(r"(?<![\d.,$€£])(?:19|20)\d\d(?![\d%]|\s*(?:million|billion|people|employees))")
_TIED = (
    r"(?:\bafter|\bin\s+between\s+(?:lie|lay|are|were)|\b(?:lasted|spans|spanned|took)|\bfor|\b(?:in|for|during|over|after)\s+the|\bin\s+all,)\s+"
    r"(?:(?:a\s+total\s+of|some|about|nearly|almost|more\s+than|altogether|all\s+of|full|long)\s+)*"
)
_AFTER = r"\b(?:after|in\s+between\s+(?:lie|lay|are|were)|in\s+all,)\s+(?:(?:some|about|nearly|almost|more\s+than)\s+)?"
_YEARS = regex(
    rf"{_AFTER}(?P<n>{NUMBER})\s+(?P<unit>year)s\b(?!\s+(?:ago|later|earlier|before|old|of\s+age|in\s+(?:prison|jail)))",
    2,
)
_SPELL = regex(
    rf"{_TIED}(?P<n>{NUMBER})\s+(?P<unit>day|week|month)s\b(?!\s+(?:ago|later|earlier|before|old|to\b|of\s+20|ended|ending))",
    2,
)
_ONE_SPELL = regex(
    r"\bthat\b|,\s+as\s+long\s+as|\bin\s+between\b|\blasted\b|\bafter\b|\bwalkout\b|\bstrike\b|\bstood\s+still\b|\bclosed\b",
    2,
)
_OVER = regex(
    r"\b(?:ended|went\s+back|finish\w*|reopen\w*|resum\w+|closed|was\s+over|returned|to|until|complet\w+|lifted)\b"
)
_BEGUN = regex(r"\b(?:began|begun|start\w*|walked\s+out|opened|broke\s+out|shut|closed|from|since|stopped|left)\b")
_JOINED = regex(r"\b(?:joined|began|begun|start(?:s|ed)|opened|founded|entered|took\s+up|came\s+to|moved\s+in\w*)\b")
_LEAVES = regex(
    r"\b(?:leaves?|left|leaving|walks?\s+out|retir\w+|ends?|ended|clos(?:es|ed|ing)|stops?|stopped|steps?\s+down|shut\w*|goes|gives?\s+up|finish\w*)\b"
)
_OTHER = regex(
    r"\b(?:another|further|next|previous|extend\w*|would|could|sentenced|forecast\w*|expect\w*|average)\b", 2
)
_OF_A_LIFE = regex(
    r"\b(?:born|aged?|since|took\s+over|(?:he|she|who|and)\s+became|promot\w+|who\s+had|before\s+(?:that|him|her))\b", 2
)
_LENGTHS = {"day": (1, 1), "week": (7, 6), "month": (30, 20)}
_BACK = 2

_SPELLS, _OF_YEARS = frozenset(("days", "weeks", "months")), frozenset(("years",))
"""One of these stands in every length that is told in days, or in years."""


def inspect_between(page: Page) -> list[Draft]:
    spells = len(page.days) >= _BACK and page.has(_SPELLS)
    if not spells and not page.has(_OF_YEARS):
        return []
    return [
        draft
        for sentence in page.telling(_OF_YEARS | _SPELLS if spells else _OF_YEARS, "hypothetical", "forecast")
        for draft in (*_years(page, sentence), *(_days(page, sentence) if spells else ()))
    ]


def _before(page: Page, sentence: Sentence) -> Iterator[int]:
    """Where the passage may begin: the sentence itself, then one and two before it in its paragraph."""
    for back in range(_BACK + 1):
        first = page.sentences.get(sentence.index - back)
        if first is None or first.block != sentence.block:
            return
        yield first.start


def _years(page: Page, sentence: Sentence) -> Iterator[Draft]:
    text = page.article.text
    m = _YEARS.search(text, sentence.start, sentence.end) if "years" in text[sentence.start : sentence.end] else None
    if m is None:
        return
    for start in _before(page, sentence):
        found = list(_YEAR.finditer(text, start, sentence.end))
        years = [int(y[0]) for y in found]
        if len(set(years)) < _BACK:
            continue
        first, last = years[0], years[-1]
        apart, told = last - first, number(m["n"])
        if (
            len(years) != _BACK
            or last <= first
            or abs(apart - told) <= 1
            or _OF_A_LIFE.search(text, start, sentence.end)
        ):
            return
        begin = text.rfind(". ", start, found[-1].start()) + 1 or start
        end = text.find(". ", found[-1].end(), sentence.end)
        left = _LEAVES.search(text, begin, end if end > 0 else sentence.end)
        if left is None or not _JOINED.search(text, start, sentence.end):
            return  # the second time is that of the end
        message = f"From {first} to {last} are {apart} years, not {told}."
        yield _draft(page, m.start("n"), m.end(), message, f"{first}|{last}|{told}", f"{apart} years")
        return


def _days(page: Page, sentence: Sentence) -> Iterator[Draft]:
    text = page.article.text
    m = _SPELL.search(text, sentence.start, sentence.end)
    if m is None or not _ONE_SPELL.search(text, sentence.start, sentence.end):
        return
    for start in _before(page, sentence):
        days = [d for d in page.days if start <= d.start < sentence.end and not d.of_range]
        if len(days) < _BACK:
            continue
        pair = _pair(days, page.published)
        between = text[days[0].end : days[1].start]
        if len(days) != _BACK or pair is None or _OTHER.search(text, start, sentence.end) or not _OVER.search(between):
            return
        if not _BEGUN.search(text, start, days[0].start):
            return
        length, slack = _LENGTHS[m["unit"].lower()]
        apart, told = (pair[1] - pair[0]).days, number(m["n"])
        if apart <= 0 or abs(apart - told * length) <= slack + told // 3:
            return
        message = f"From {day(pair[0])} to {day(pair[1])} are {apart} days, not {told} {m['unit']}s."
        yield _draft(page, m.start("n"), m.end(), message, f"{pair[0]}|{pair[1]}|{told}", f"{apart} days")
        return


def _pair(days: list[Printed], published: date | None) -> tuple[date, date] | None:
    year = next((d.year for d in days if d.year), published.year if published else None)
    if year is None:
        return None
    first, last = (d.in_year(d.year or year) for d in days[:_BACK])
    return (first, last) if first and last else None


def _draft(page: Page, start: int, end: int, message: str, key: str, shown: str) -> Draft:
    return Draft(
        start,
        end,
        page.severity("calendar", "warning", "tense"),
        message,
        "wrong-duration",
        f"between|{key}",
        consistent=shown,
    )
