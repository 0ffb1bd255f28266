"""What the words around a claim about an economy say, and sentences for an editor."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from factcheck.judge.case import Case
from factcheck.model import Sentence


def says(case: Case, phrases: Iterable[str], *, clause: bool = False) -> str | None:
    """The first of the phrases that stands in the sentence, or with `clause` between the marks around the figure and its measure."""
    words = clause_of(case) if clause else case.words
    for phrase in phrases:
        if re.search(rf"(?<!\w){re.escape(phrase)}(?!\w)", words, re.I):
            return phrase
    return None


def clause_of(case: Case) -> str:
    """The parts of the sentence around the figure and around the words that name its measure, between commas and the like."""
    quantity, sentence = case.quantity, case.sentence
    if quantity is None or sentence is None:
        return case.words
    spans = [(quantity.start, quantity.end)]
    if case.claim.named is not None and sentence.start <= case.claim.named[0] < sentence.end:
        spans.append(case.claim.named)
    return " / ".join(dict.fromkeys(_between_marks(case.article.text, *span, sentence) for span in spans))


def _between_marks(text: str, start: int, end: int, sentence: Sentence) -> str:
    starts = [m.end() for m in _MARKS.finditer(text, sentence.start, start)]
    mark = _MARKS.search(text, end, sentence.end)
    return text[starts[-1] if starts else sentence.start : mark.start() if mark else sentence.end]


_MARKS = re.compile(r"[;()\u2013\u2014]|,(?!\d)")


def month(day: date) -> str:
    return f"{day:%B} {day.year}"
