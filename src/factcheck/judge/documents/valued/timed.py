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
from factcheck.judge.documents.frames.clauses import is_to_come
from factcheck.judge.documents.printed import DATED, figures_of, sentences_of
from factcheck.judge.documents.valued.sentence import Sentence
from factcheck.judge.documents.verdicts import contradicted, quoted
from factcheck.judge.documents.when import RECKONED, may_be_one
from factcheck.model import DiagnosisCode, Time
from factcheck.patterns import regex
from factcheck.records import record
from factcheck.sources.documents.periods import Days, of_time
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
_FREE = regex(
    r"\b(?:not|never|since|until|unless|if|would|could|might|(?-i:may)|or|between|rather than|instead|originally|at the latest|at the earliest|before|after|by)\b",
    re.IGNORECASE,
)
"""What may tell of another time than that of the event."""


@record
class _Line:
    text: str
    place: str
    share: float
    hits: int


def timed(s: Sentence) -> tuple[tuple[int, int], Judgement] | None:
    """None where no sentence of the document, or more than one, may be meant."""
    if denied(s.text):
        return None
    lengths = list(_lengths(s.text))
    dates = [] if _FREE.search(s.text) else _dates(s, s.times)
    if s.spoken.than is not None:
        return None
    if len(lengths) == 1:
        return _of_length(s, *lengths[0])
    return _of_date(s, dates[0]) if len(dates) == 1 and not lengths else None


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


def _dates(s: Sentence, times: Any) -> list[tuple[Time, Days]]:
    return [(t, w) for t in times if t.type in DATED for w in of_time(t, s.held.calendar)[:1]]


def _of_date(s: Sentence, told: tuple[Time, Days]) -> tuple[tuple[int, int], Judgement] | None:
    time, window = told
    main = s.held.calendar.main
    if (main is not None and _meet(window, main)) or not _PLAIN.search(time.text) or window not in s.spoken.nows:
        return None
    line = _line(s, lambda text: bool(_dates(s, _times(s, text))), "")
    if line is None or _is_ahead(s, line.text) != _is_ahead(s, s.text):
        return None
    figures, times = figures_of(line.text, s.held, s.rules.vocabulary, s.meanings)
    if not {f.quantity.value for f in s.figures} <= {f.quantity.value for f in figures}:
        return None
    if (
        may_be_one([time], times)
        or RECKONED.search(line.text)
        or any(_meet(window, its) for _, its in _dates(s, times))
    ):
        return None
    at = s.text.find(time.text)
    return (at, at + len(time.text)), _told(s, line, "wrong-date", time.text)


def _is_ahead(s: Sentence, text: str) -> bool:
    """Of what is still to come, by its words or by every time that it tells."""
    day, told = s.held.published, _dates(s, _times(s, text))
    return is_to_come(text) or (day is not None and bool(told) and all((w[0] or w[1]) > day for _, w in told))


_PLAIN = regex(
    r"\b(?:january|february|march|april|may|june|july|august|september|october|november|december|spring|summer|autumn|winter|quarter|half)\b|\d{4}",
    re.IGNORECASE,
)


def _times(s: Sentence, text: str) -> Any:
    return figures_of(text, s.held, s.rules.vocabulary, s.meanings)[1]


def _meet(one: Days, other: Days) -> bool:
    return (one[0] or one[1]) <= other[1] and (other[0] or other[1]) <= one[1]


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
