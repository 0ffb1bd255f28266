"""Comparisons: two names, or two amounts, and which of them is the larger, as a document says it or as its figures tell."""

from __future__ import annotations

import re

from factcheck.judge.case import Judgement
from factcheck.judge.documents.align import Asked
from factcheck.judge.documents.verdicts import contradicted, open_, supported
from factcheck.judge.documents.working import cites
from factcheck.sources.documents.facts import Fact
from factcheck.sources.documents.words import Stems, content, stem

SHARED = 0.8
"""So much of what means something must stand in one sentence of the document before a difference counts."""
RISES = frozenset(
    stem(w)
    for w in "rise increase grow climb gain expand widen exceed surpass higher more greater larger up accelerate improve raise above".split()
)
FALLS = frozenset(
    stem(w)
    for w in "fall decrease decline drop shrink narrow lower less smaller fewer down slow worsen cut reduce below".split()
)


def all_words(text: str) -> Stems:
    """Every stem of a text, grammar too."""
    return frozenset(stem(word) for word in re.findall(r"[^\W\d_]+", text))


def judge_compared(asked: Asked) -> Judgement:
    """A comparison of amounts that the sentence does not give, by a comparison of the document."""
    held = asked.held
    wanted = content(asked.sentence) - asked.named - RISES - FALLS
    best: tuple[float, Fact] | None = None
    for fact in held.facts.of_role("comparison"):
        if not fact.direction:
            continue
        share = len(wanted & fact.wide) / len(wanted) if wanted else 0.0
        if best is None or share > best[0]:
            best = (share, fact)
    if best is None or best[0] < 0.6:
        return open_(held, "no-data", f"{held.name} makes no such comparison")
    fact = best[1]
    evidence = cites(asked, (fact,))
    mine = asked.fact.direction
    if mine is not None and asked.fact.negated:
        mine = {"up": "down", "down": "up"}.get(mine)
    if mine not in ("up", "down") or fact.negated or best[0] < SHARED:
        return open_(held, "not-comparable", f'{held.name} says: "{fact.text}"', evidence)
    if mine == fact.direction:
        return supported(held, evidence, f'{held.name} says the same: "{fact.text}"')
    return contradicted(held, evidence, "comparison-flipped", f'{held.name} says the opposite: "{fact.text}"')
