"""When something happens, by the words that stand at each date of a document.

Only accuses: the words of a sentence lead to one date, with a word that does not lead to the date that the sentence tells
("paid on 18 December to shareholders on the register on 27 November").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from factcheck.judge.case import Judgement
from factcheck.judge.documents.denials import denied
from factcheck.judge.documents.frames.clauses import is_denied, is_to_come, pieces
from factcheck.judge.documents.frames.senses import Senses, Word
from factcheck.judge.documents.printed import DATED, figures_of, sentences_of
from factcheck.judge.documents.valued.sentence import Sentence
from factcheck.judge.documents.verdicts import contradicted, quoted
from factcheck.judge.documents.when import RECKONED, may_be_one
from factcheck.model import DiagnosisCode, Time
from factcheck.patterns import regex
from factcheck.records import record
from factcheck.sources.documents.periods import Days, of_time, overlap, season
from factcheck.sources.documents.words import Stems, name_stems

_FREE = regex(
    r"\b(?:not|never|since|until|unless|if|would|could|might|(?-i:may)|or|between|rather than|instead|originally|at the latest|at the earliest|before|after|by)\b",
    re.IGNORECASE,
)
"""What may tell of another time than that of the event."""
_PLAIN = regex(
    r"\b(?:january|february|march|april|may|june|july|august|september|october|november|december|spring|summer|autumn|winter|quarter|half)\b|\d{4}",
    re.IGNORECASE,
)
_NUMBERED = regex(r"\d")
_CUT = regex(r"[;:]\s|,\s|\s(?=(?:and|but|while|which)\s)|[()]")
_DONE_ON = regex(
    r"\b(?:payable|due|paid|held|published|expected|effective|scheduled|delivered)\s+(?:on|in|by|from|for)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
""" "A dividend of 36 cents, payable on 8 January to shareholders of record on 18 December"."""
_LEAST: Final = 2
_KNOWN: Final = 0.6


@record(eq=False)
class _Date:
    """A date of a document: `at` are the words that stand with it, `piece` those of its clause, `line` of its sentence, `wide` also of those before it."""

    time: Time
    window: Days
    at: list[Word]
    stems: Stems
    piece: Stems
    line: Stems
    wide: Stems
    text: str
    place: str


def may_tell_date(text: str) -> bool:
    return _PLAIN.search(text) is not None and not _FREE.search(text) and not denied(text)


def dated(s: Sentence) -> tuple[tuple[int, int], Judgement] | None:
    """None where the sentence tells no date of its own, or the document leaves open when that happens."""
    senses = s.spoken.senses
    for time in s.times:
        window = _window(s, time)
        if window is None or not _PLAIN.search(time.text):
            continue
        a, b = _around(s.text, time, s.times)
        wrong = _another(s, senses, time, window, s.text[a:b])
        if wrong is not None:
            said = f'{s.held.name} says: "{wrong.text.strip()}" ({wrong.place}). It gives {wrong.time.text} for that, not {time.text}.'
            code: DiagnosisCode = (
                "wrong-date"  # of what happens; in which period something was earned is compared elsewhere
            )
            evidence = [quoted(s.held, wrong.text, wrong.place)]
            return (time.start, time.end), contradicted(s.held, evidence, code, said)
    return None


def _window(s: Sentence, time: Time) -> Days | None:
    """A day, or a time that is still to come; what a report is about is compared elsewhere."""
    found = _days(s, time)
    day, main = s.held.published, s.held.calendar.main
    if not found or (main is not None and found[0] == main):
        return None
    start, end = found[0]
    if start is None and not _NUMBERED.search(time.text):
        return None  # "at the end of October": how things stood, and no event
    if start is None:
        is_own = day is not None and abs((end - day).days) <= 1 and not is_to_come(s.text)
        return None if is_own else found[0]  # "said on Thursday", of a document of that day
    return found[0] if day is not None and start > day else None


def _days(s: Sentence, time: Time) -> tuple[Days, ...]:
    if time.type not in DATED:
        return ()
    own = season(time.value)
    return (own,) if own is not None else of_time(time, s.held.calendar)[:1]


def _another(s: Sentence, senses: Senses, time: Time, window: Days, near: str) -> _Date | None:
    own = s.held.issuer
    words = [w for w in senses.words(s.text) if not senses.is_idle(w) and not name_stems(w.text) <= own]
    words = [w for w in words if not any(w.text in t.text.split() for t in s.times)]
    acts = [w for w in senses.words(near) if not name_stems(w.text) <= own and not _PLAIN.search(w.text)]
    dates = _dates(s, senses)
    mine = [d for d in dates if overlap(d.window, window) or may_be_one([time], [d.time])]
    held = frozenset().union(*(d.line for d in dates))
    known = [w for w in words if w.stands_in(held)]
    values = {f.quantity.value for f in s.figures}
    found: list[tuple[int, _Date]] = []
    for d in dates:
        if d in mine or (d.window[0] is None) != (window[0] is None) or _is_ahead(s, d.window) != _is_ahead(s, window):
            continue
        hits = [w for w in words if w.stands_in(d.line)]
        lead = [w for w in acts if w.stands_in(d.stems) and not any(_leads(w, d, m, words) for m in mine)]
        if (
            not lead
            or len({w.text for w in (*hits, *lead)}) < max(_LEAST, _KNOWN * len(known))
            or len(known) * 2 < len(words)
        ):
            continue
        if any(w.text[:1].isupper() and not w.stands_in(d.line | d.wide) for w in words[1:]):
            continue
        if any(len([w for w in words if w.stands_in(m.line)]) > len(hits) for m in mine):
            continue
        figures, _ = figures_of(d.text, s.held, s.rules.vocabulary, s.meanings)
        if values <= {f.quantity.value for f in figures}:
            found.append((len(hits), d))
    found.sort(key=lambda each: -each[0])
    if not found or any(n == found[0][0] and not overlap(d.window, found[0][1].window) for n, d in found[1:]):
        return None
    return found[0][1]


def _is_ahead(s: Sentence, window: Days) -> bool:
    return s.held.published is not None and (window[0] or window[1]) >= s.held.published


def _leads(word: Word, d: _Date, mine: _Date, words: Sequence[Word]) -> bool:
    """The word leads to the date that is told as well: it stands with it, or with no other thing in its sentence."""
    if word.stands_in(mine.stems):
        return True
    if d.text != mine.text:
        return word.stands_in(mine.line)
    # "and by 3.4% in 2027" goes on with the words before it; "on the register on 27 November" has its own
    return not mine.at or any(w.stands_in(mine.stems) for w in words)


def _dates(s: Sentence, senses: Senses) -> list[_Date]:
    key = ("dates", senses)
    if key not in s.held.memo:
        s.held.memo[key] = list(_read(s, senses))
    return s.held.memo[key]  # type: ignore[no-any-return]


def _read(s: Sentence, senses: Senses) -> Iterator[_Date]:
    for text, place, _, wide in sentences_of(s.held, (), s.meanings):
        if not _PLAIN.search(text) or is_denied(text) or RECKONED.search(text):
            continue
        _, times = figures_of(text, s.held, s.rules.vocabulary, s.meanings)
        line = senses.stems(text)
        for time in times:
            windows = _days(s, time)
            if windows and windows[0] != (None, s.held.published):
                a, b = _around(text, time, times)
                at = [w for w in senses.words(text[a:b]) if not senses.is_idle(w) and not _PLAIN.search(w.text)]
                piece = next((part for part in pieces(text) if time.text in part), text)
                stems = senses.stems(text[a:b]), senses.stems(piece)
                yield _Date(time, windows[0], at, *stems, line, wide, text, place)


def _around(text: str, time: Time, times: Sequence[Time]) -> tuple[int, int]:
    """The words that stand with a time: before it in its clause, or behind it where it opens the clause."""
    dated = [t for t in times if t.type in DATED]
    start = max((t.end for t in dated if t.end <= time.start), default=0)
    end = min((t.start for t in dated if t.start >= time.end), default=len(text))
    before = [cut.end() for cut in _CUT.finditer(text, start, time.start)]
    behind = _CUT.search(text, time.end + 2, end) if time.end + 2 < end else None
    own = text[(before or [start])[-1] : time.start]
    if len(own.split()) > _LEAST or _DONE_ON.search(own):
        return (before or [start])[-1], time.end
    return time.start, behind.start() if behind is not None else end
