"""What the words around a claim about an economy say, and sentences for an editor."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from functools import cache

from factcheck.extract.economy.words import any_of
from factcheck.judge.case import Case
from factcheck.model import Sentence
from factcheck.patterns import compiled, regex


def says(case: Case, phrases: Iterable[str], *, clause: bool = False) -> str | None:
    """The first of the phrases that stands in the sentence, or with `clause` between the marks around the figure and its measure."""
    found = _any_of(tuple(phrases)).search(clause_of(case) if clause else case.words)
    return found.group().lower() if found is not None else None


def speaks_of(phrases: Iterable[str], text: str, start: int, end: int) -> bool:
    """Whether one of the phrases stands in a part of a text."""
    return _any_of(tuple(phrases)).search(text, start, end) is not None


@cache
def _any_of(phrases: tuple[str, ...]) -> re.Pattern[str]:
    return compiled(rf"(?<!\w)(?:{any_of(phrases)})(?!\w)" if phrases else r"(?!)", re.I)


def listed(case: Case, name: str) -> tuple[str, ...]:
    """A list of the vocabulary's `economy_words`; () where it has none of that name."""
    entry = case.rules.vocabulary.economy_words.get(name)
    return entry.words if entry is not None else ()


def says_beside(case: Case, phrases: Iterable[str]) -> bool:
    """Whether one of the phrases stands between the figures before and behind this one, and with this one."""
    quantity, sentence = case.quantity, case.sentence
    if quantity is None or sentence is None:
        return False
    others = [q for q in case.extraction.quantities if q.sentence == sentence.index]
    start = max((q.end for q in others if q.end <= quantity.start), default=sentence.start)
    end = min((q.start for q in others if q.start >= quantity.end), default=sentence.end)
    mark = _GOES_ON.search(case.article.text, quantity.end, end)
    end = mark.start() if mark is not None else end
    return _any_of(tuple(phrases)).search(case.article.text, start, end) is not None


_GOES_ON = regex(r"[;:]|,(?!\d)|\b(?:and|but|while)\b")


def clause_of(case: Case) -> str:
    """The parts of the sentence around the figure and around the words that name its measure, between commas and the like."""
    quantity, sentence = case.quantity, case.sentence
    if quantity is None or sentence is None:
        return case.words
    spans = [(quantity.start, quantity.end)]
    if case.claim.named is not None and sentence.start <= case.claim.named[0] < sentence.end:
        spans.append(case.claim.named)
    return " / ".join(dict.fromkeys(_between_marks(case.article.text, *span, sentence) for span in spans))


def left_out(case: Case, openings: Iterable[str], phrases: Iterable[str]) -> str | None:
    """ "Stripping out food and energy, prices rose 3.1% on the year and 0.3% on the month": what the whole sentence leaves out"""
    words = case.words.lstrip(" *_-\u2022")
    if _any_of(tuple(openings)).match(words) is None:
        return None
    found = _any_of(tuple(phrases)).search(words.partition(",")[0])
    return found.group().lower() if found is not None else None


def _between_marks(text: str, start: int, end: int, sentence: Sentence) -> str:
    starts = [m.end() for m in _MARKS.finditer(text, sentence.start, start)]
    mark = _MARKS.search(text, end, sentence.end)
    return text[starts[-1] if starts else sentence.start : mark.start() if mark else sentence.end]


def year_of(case: Case) -> int | None:
    """The calendar year that the claim names; 0 for another time, None where it names none."""
    time, base = case.extraction.time(case.claim.period), case.extraction.time(case.claim.base)
    back = int(case.claim.role == "from" and base is not None and base.value == "YOY")
    if time is not None and (ago := _AGO.fullmatch(time.value)) is not None and case.day is not None:
        return case.day.year - int(ago[1])
    if time is None or time.window is None:
        return None if time is None or time.type in ("base", "duration") else 0
    first, last = time.window.start, time.window.end
    whole = first is not None and (last - first).days in _YEAR_DAYS and first.year == last.year
    return last.year - back if whole else 0


def is_of_years_ago(case: Case) -> bool:
    """ "A decade ago": some years more or less"""
    time = case.extraction.time(case.claim.period)
    return time is not None and _AGO.fullmatch(time.value) is not None


_AGO = regex(r"AGO:P(\d+)Y")
_YEAR_DAYS = range(350, 380)
_MARKS = regex(r"[;()\u2013\u2014]|,(?!\d)")


def month(day: date) -> str:
    return f"{day:%B} {day.year}"
