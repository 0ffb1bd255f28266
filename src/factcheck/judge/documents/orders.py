"""Comparisons: two names, or two amounts, and which of them is the larger, as a document says it or as its figures tell."""

from __future__ import annotations

import re

from factcheck.judge.case import Judgement
from factcheck.judge.documents.align import Asked
from factcheck.judge.documents.verdicts import contradicted, open_, supported
from factcheck.judge.documents.working import cites
from factcheck.patterns import regex
from factcheck.sources.documents.facts import Fact
from factcheck.sources.documents.periods import Days
from factcheck.sources.documents.words import Stems, content, name_stems, names, stem

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


_MORE = regex(
    r"(?P<left>.+?)\b(?:had|has|have|held|reported|made|was|were|is|are|employs?|employed)\s+(?P<way>more|fewer|less|higher|lower|larger|smaller|greater|bigger)\s+(?P<what>[^.]*?)\s*\bthan\b(?P<right>[^.]+)",
    re.IGNORECASE,
)
_UP = frozenset("more higher larger greater bigger".split())


def judge_order(asked: Asked) -> Judgement | None:
    """ "A had more assets than B": by the two figures, where the document gives both for one period."""
    found = _MORE.search(asked.sentence)
    if found is None:
        return None
    one = _figure_of(asked, found["left"], found["what"])
    other = _figure_of(asked, found["right"], found["what"])
    if one is None or other is None or one is other or one.quantity is None or other.quantity is None:
        return None
    a, b = one.quantity.value, other.quantity.value
    if a is None or b is None or one.quantity.unit != other.quantity.unit or a == b:
        return None
    up = found["way"].lower() in _UP
    text = f"{asked.held.name} says {one.quantity.text} and {other.quantity.text} ({one.place})"
    if ((a > b) == up) != asked.fact.negated:
        return supported(asked.held, cites(asked, (one, other)), f"{text}.")
    return contradicted(asked.held, cites(asked, (one, other)), "comparison-flipped", f"{text}: the other way round.")


def _figure_of(asked: Asked, side: str, what: str) -> Fact | None:
    held = asked.held
    stems = name_stems(" ".join(run for _, run in names(side)))
    who = next((name for name in (held.issuer, *held.others) if name & stems), None)
    wanted = content(what)
    if who is None or not wanted:
        return None
    found = [
        fact
        for fact in asked.levels_among(held.facts.near(wanted))
        if asked.of(fact) == who
        and wanted <= fact.near | fact.measured
        and asked.period(fact, _claimed(asked, fact)) != "other"
    ]
    return found[0] if found else None


def _claimed(asked: Asked, fact: Fact) -> tuple[Days, ...]:
    return asked.windows or fact.windows


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
