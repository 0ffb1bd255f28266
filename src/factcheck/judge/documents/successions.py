"""Who takes whose place, on both sides: "she takes over from him", "he will be followed by her", "her successor is he"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from factcheck.judge.case import Judgement
from factcheck.judge.documents.denials import denied
from factcheck.judge.documents.frames.persons import persons
from factcheck.judge.documents.verdicts import contradicted, quoted, supported
from factcheck.patterns import regex
from factcheck.sources.documents import Held
from factcheck.sources.documents.words import Stems, name_stems, names
from factcheck.text.sentences import split_sentences

_AFTER: Final = regex(
    r"\b(?:succeed(?:s|ed|ing)?|replac(?:e|es|ed|ing)|(?:tak(?:e|es|en|ing)|took)\s+over\s+(?:the\s+\w+\s+)?from|(?:tak(?:e|es|ing)|took)\s+the\s+place\s+of|follow(?:s|ed|ing)?|in\s+(?:place|succession)\s+(?:of|to)|(?:as\s+)?(?:the\s+)?successor\s+(?:to|of))\s+(?P<whom>her|him|them)?",
    re.IGNORECASE,
)
"""The one before it comes after the one behind it."""
_BEFORE: Final = regex(
    r"\b(?:(?:succeeded|replaced|followed)\s+by|hand(?:s|ed|ing)?\s+over\s+(?:the\s+\w+\s+)?to|mak(?:e|es|ing)\s+way\s+for|successor\s+(?:is|will\s+be|would\s+be)(?:\s+to\s+be)?|succession\s+(?:goes|passes)\s+to)\s+",
    re.IGNORECASE,
)
"""The one before it comes before the one behind it."""
_IN_PLACE: Final = regex(
    r"\b(?:elect|appoint|name|put|choose|install|see|want|propose)(?:s|ed|ing)?\s+(?P<who>(?:[A-Z][\w.’'-]*\s*){1,4})\s+(?:as\s+)?(?:in|to\s+take|take)\s+(?:her|his|their)\s+place\b"
)
_NEAR: Final = 60
"""Code points between the words and a name."""
_UNSURE: Final = regex(
    r"\b(?:could|might|would|may(?!\s+\d)|perhaps|possibl[ey]|candidates?|rumou?r\w*|reportedly|if|whether)\b",
    re.IGNORECASE,
)


def judge_succession(held: Held, text: str, before: str) -> Judgement | None:
    """None where the sentence tells no succession, or the document tells nothing of the two. `before` is what stands before the sentence."""
    if denied(text) or _UNSURE.search(text):
        return None
    known = persons(held)
    mine = next(_pairs(text, known, _last(before, known)), None)
    if mine is None:
        return None
    after, ahead = mine
    found = [(pair, told, place) for pair, told, place in _told(held) if any(_same(a, b) for a in pair for b in mine)]
    for pair, told, place in found:
        if _same(pair[0], after) and _same(pair[1], ahead):
            return supported(held, (quoted(held, told, place),), f'{held.name} says: "{told}" ({place}).')
    others = {pair for pair, _, _ in found if _same(pair[0], after) != _same(pair[1], ahead)}
    if len(others) != 1:
        return None
    told, place = next((told, place) for pair, told, place in found if pair in others)
    said = f'{held.name} says: "{told}" ({place}). Of the two the sentence names another.'
    return contradicted(held, (quoted(held, told, place),), "wrong-person", said)


Pair = tuple[Stems, Stems]
"""Who comes, and who goes."""


def _told(held: Held) -> Sequence[tuple[Pair, str, str]]:
    if "successions" not in held.memo:
        found: list[tuple[Pair, str, str]] = []
        known = persons(held)
        for passage in held.passages:
            for start, end in split_sentences(passage.text, 0, len(passage.text)):
                told = passage.text[start:end].strip()
                before = passage.text[max(0, start - 4 * _NEAR) : start]
                found += [(pair, told, passage.place) for pair in _pairs(told, known, _last(before, known))]
        held.memo["successions"] = found
    return held.memo["successions"]  # type: ignore[no-any-return]


def _pairs(text: str, known: Sequence[Stems], last: Stems | None) -> Iterator[Pair]:
    """`last` is the person that was named before the sentence."""
    named = _persons(text, known)
    for found in _BEFORE.finditer(text):
        one = _nearest([(at, p) for at, p in named if at < found.start()]) or last
        other = next((p for at, p in named if 0 <= at - found.end() <= _NEAR), None)
        if one is not None and other is not None and not _same(one, other):
            yield other, one
    behind = [found.span() for found in _BEFORE.finditer(text)]
    for found in _AFTER.finditer(text):
        if any(a <= found.start() < b for a, b in behind):
            continue
        one = next((p for at, p in named if at < found.start()), None)
        one = _nearest([(at, p) for at, p in named if at < found.start()]) if not found["whom"] else one
        other = (
            next((p for at, p in named if 0 <= at - found.end() <= _NEAR), None)
            if not found["whom"]
            else _whom(named, found.start(), one, last)
        )
        if one is not None and other is not None and not _same(one, other):
            yield one, other
    for found in _IN_PLACE.finditer(text):
        who = next((p for at, p in named if found.start("who") <= at < found.end("who")), None)
        ahead = _nearest([(at, p) for at, p in named if at < found.start()]) or last
        if who is not None and ahead is not None and not _same(who, ahead):
            yield who, ahead


def _whom(named: Sequence[tuple[int, Stems]], at: int, one: Stems | None, last: Stems | None) -> Stems | None:
    """For whom "her" stands: the other person of the sentence, else the last one before it."""
    others = [p for place, p in named if place < at and (one is None or not _same(p, one))]
    return others[0] if others else last


def _persons(text: str, known: Sequence[Stems]) -> list[tuple[int, Stems]]:
    """The names of persons: of the document's, or of two words that are no other name of it."""
    out = []
    for at, run in names(text):
        stems = name_stems(run)
        person = next((each for each in known if stems and (stems <= each or each <= stems)), None)
        if person is not None:
            out.append((at, person))
        elif len(stems) > 1 and _TWO.fullmatch(run):
            out.append((at, stems))
    return out


_TWO: Final = regex(r"(?:[A-Z][\w.’'-]*\s+){1,3}[A-Z][\w’'-]+")


def _last(before: str, known: Sequence[Stems]) -> Stems | None:
    return _nearest([(at, p) for at, p in _persons(before, known) if p in known])


def _nearest(found: Sequence[tuple[int, Stems]]) -> Stems | None:
    return found[-1][1] if found else None


def _same(one: Stems, other: Stems) -> bool:
    return one <= other or other <= one
