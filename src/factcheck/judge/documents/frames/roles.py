"""Who does it to whom, on both sides: "A buys B" is not "B buys A", and "A pays" is not "B pays"."""

from __future__ import annotations

import re
from enum import Enum
from typing import Any

from factcheck.judge.documents.frames.claims import capital, small
from factcheck.judge.documents.frames.clauses import is_denied, pieces
from factcheck.judge.documents.frames.senses import Senses, Word, senses_of
from factcheck.patterns import regex
from factcheck.records import record
from factcheck.sources.documents import Held
from factcheck.sources.documents.words import Stems, name_stems, names, of_place

ACTS = frozenset(
    f"~{name}"
    for name in "pay buy sell bid supply order lend sue own succeed dismiss accuse fine invest guarantee exceed trail list spin investigate favour oppose make".split()
)
"""Senses of which it matters who acts."""


_GIVES = frozenset(("~pay", "~supply", "~lend", "~sue"))
"""Those of one who gives and one who gets, and of no deal in which both do."""


class Roles(Enum):
    SAME = "same"
    EXCHANGED = "exchanged"
    UNSURE = "unsure"


@record(slots=True)
class _Actor:
    start: int
    end: int
    stems: Stems
    before: str


_OURS = regex(r"\b(?:[Ww]e|I|[Oo]ur|[Tt]he (?:company|group|bank|board|issuer|fund))\b")
_BY = regex(r"^\s*(?:\w+\s+){0,3}?by\s+(?:the\s+)?")
_PASSIVE = regex(r"\b(?:is|are|was|were|be|been|being)\s+(?:\w+\s+){0,2}$")
_OBLIQUE = frozenset("of in at for with from to on by between among near into under against and or".split())


def exchanged(held: Held, one: str, other: str, senses: Senses, acts: Stems = ACTS) -> Roles:
    """EXCHANGED: the claim's agent is not the document's, and is named there in another place."""
    mine = [word for word in senses.words(one) if word.ways & acts]
    its = [word for word in senses.words(other) if word.ways & acts]
    for word in mine:
        told = next((each for each in its if each.ways & word.ways & acts), None)
        if told is None:
            continue
        agents = _agent(held, one, word), _agent(held, other, told)
        if agents[0] is None or agents[1] is None:
            return Roles.SAME if _in_order(held, one, other) else Roles.UNSURE
        if agents[0] <= agents[1] or agents[1] <= agents[0]:
            return Roles.SAME
        return Roles.EXCHANGED if _names(held, other, agents[0]) else Roles.UNSURE
    return Roles.SAME if _in_order(held, one, other) else Roles.UNSURE


def is_turned(held: Held, sentence: str, told: str, vocabulary: Any) -> bool:
    """ "B will pay A a million", where the document's sentence has A pay B."""
    senses = senses_of(vocabulary)
    return not is_denied(sentence) and any(
        exchanged(held, sentence, piece, senses, _GIVES) is Roles.EXCHANGED for piece in pieces(told)
    )


def _actors(held: Held, text: str) -> list[_Actor]:
    found: list[_Actor] = []
    for start, run in names(text):
        stems = frozenset(of_place(word, held.known) for word in name_stems(run))
        body = next((each for each in (held.issuer, *held.others) if stems and (stems <= each or each <= stems)), None)
        if body is None and stems and not stems.isdisjoint(capital(held)) and not stems <= small(held):
            body = stems
        if body is None:
            continue
        before = text[:start].split()
        found.append(_Actor(start, start + len(run), body, before[-1].lower() if before else ""))
    for hit in _OURS.finditer(text):
        before = text[: hit.start()].split()
        found.append(_Actor(hit.start(), hit.end(), held.issuer, before[-1].lower() if before else ""))
    return sorted(found, key=lambda each: each.start)


def _agent(held: Held, text: str, word: Word) -> Stems | None:
    actors = _actors(held, text)
    end = word.start + len(word.text)
    if _PASSIVE.search(text[: word.start]):
        by = _BY.match(text[end:])
        if by is None:
            return None
        return next((a.stems for a in actors if a.start >= end), None)
    before = [
        a
        for a in actors
        if a.end <= word.start and a.before not in _OBLIQUE and not text[a.end :].startswith(("'s", "’s"))
    ]
    return before[-1].stems if before else None


def _names(held: Held, text: str, body: Stems) -> bool:
    return any(actor.stems == body for actor in _actors(held, text))


def _in_order(held: Held, one: str, other: str) -> bool:
    """The names that both hold stand in the same order."""
    bodies = (held.issuer, *held.others)
    mine = [a.stems for a in _actors(held, one) if a.stems in bodies]
    its = [a.stems for a in _actors(held, other) if a.stems in bodies]
    shared = [a for a in dict.fromkeys(mine) if a in its]
    return [a for a in dict.fromkeys(its) if a in shared] == shared or bool(re.search(r"\bby\b", one + other))
