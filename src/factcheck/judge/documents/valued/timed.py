"""How long something lasts and when it happens, by the one sentence of a document to which the words of a sentence lead.

Only accuses: that sentence has one length of time, and it is another; or its times all lie apart from the one that is told.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any, Final

from factcheck.judge.case import Judgement
from factcheck.judge.documents.denials import denied
from factcheck.judge.documents.printed import sentences_of
from factcheck.judge.documents.valued.dated import dated, may_tell_date
from factcheck.judge.documents.valued.sentence import Sentence
from factcheck.judge.documents.verdicts import contradicted, quoted
from factcheck.model import DiagnosisCode
from factcheck.patterns import regex
from factcheck.records import record
from factcheck.text.numerals import NUMBER, number

_LENGTH = regex(
    rf"(?<![\d.,])\b(?P<n>{NUMBER}|one)[\s-]+(?P<unit>hour|day|week|month|year)s?\b(?![’']|\s+(?:ago|before|earlier|in a row|running|ended|ending|to (?-i:[A-Z]|mid|the|date)|from|of age|old|period|later than in|on|after))",
    re.IGNORECASE,
)
_NO_LENGTH = regex(
    r"\b(?:over|in|within|for|during)?\s*(?:the\s+)?(?:first|last|past|next|previous|coming|same|other|every|each|about|some|nearly|almost|over|than|least|most|roughly|around|in|within|after|or|to|and|by|per|a)\s+$",
    re.IGNORECASE,
)
""" "In the first nine months", "over the past year", "in two years": a time, and no length; "about three": not that many."""
_DAYS: Final = {
    "hour": Decimal(1) / 24,
    "day": Decimal(1),
    "week": Decimal(7),
    "month": Decimal("30.4"),
    "year": Decimal("365"),
}
_OFF: Final = Decimal("0.1")
_FEW: Final = 2
_KNOWN: Final = 0.66
_TELLS: Final = 0.3


@record
class _Line:
    text: str
    place: str
    share: float
    hits: int


def timed(s: Sentence) -> tuple[tuple[int, int], Judgement] | None:
    """None where no sentence of the document, or more than one, may be meant."""
    lengths = list(_lengths(s.text))
    if s.spoken.than is not None or denied(s.text):
        return None
    if len(lengths) == 1:
        return _of_length(s, *lengths[0])
    return dated(s) if not lengths and may_tell_date(s.text) else None


def _lengths(text: str) -> Iterator[tuple[Decimal, tuple[int, int]]]:
    for found in _LENGTH.finditer(text):
        if not _NO_LENGTH.search(text[: found.start()]):
            yield Decimal(number(found["n"].lower())) * _DAYS[found["unit"].lower()], found.span()


def _of_length(s: Sentence, mine: Decimal, span: tuple[int, int]) -> tuple[tuple[int, int], Judgement] | None:
    line = _line(s, lambda text: any(True for _ in _lengths(text)), s.text[span[0] : span[1]])
    if line is None:
        return None
    its = [length for length, _ in _lengths(line.text)]
    if len(its) != 1 or abs(its[0] - mine) <= _OFF * max(its[0], mine):
        return None
    return span, _told(s, line, "wrong-duration", s.text[span[0] : span[1]])


def _told(s: Sentence, line: _Line, code: DiagnosisCode, told: str) -> Judgement:
    detail = f'{s.held.name} says: "{line.text.strip()}" ({line.place}). It does not say {told}.'
    return contradicted(s.held, [quoted(s.held, line.text, line.place)], code, detail)


def _line(s: Sentence, may: Any, told: str) -> _Line | None:
    """The one sentence that holds nearly all of the words, as far as the document knows them, and all names."""
    lines = sentences_of(s.held, (), s.meanings)
    words = [m for m in s.words if told.lower().find(m.text.lower()) < 0]
    counts = {m.text: sum(m.stands_in(stems) for _, _, stems, _ in lines) for m in words}
    total = math.log(len(lines) + 1)
    weights = {w: math.log((len(lines) + 1) / n) / total if n else 0.0 for w, n in counts.items()}
    known = sum(weights.values())
    strange = [m for m in words if not counts[m.text]]
    if not known or any(m.is_name and s.matters(m) for m in strange):
        return None
    found: list[_Line] = []
    for text, place, stems, wide in lines:
        hits = [m for m in words if m.stands_in(stems)]
        share = sum(weights[m.text] for m in hits) / known
        if share < _KNOWN / 2 or any(s.matters(m) and m.is_name and not m.stands_in(stems | wide) for m in words):
            continue
        found.append(_Line(text, place, share, sum(weights[m.text] > _TELLS for m in hits)))
    found.sort(key=lambda line: -line.share)
    if not found or found[0].share < _KNOWN or not may(found[0].text) or denied(found[0].text):
        return None
    if any(may(line.text) and line.share > found[0].share - _KNOWN / 4 for line in found[1:]):
        return None
    return found[0] if found[0].hits >= _FEW and len(strange) < found[0].hits else None
