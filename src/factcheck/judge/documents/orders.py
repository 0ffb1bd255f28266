"""Comparisons: two names, or two amounts, and which of them is the larger, as a document says it or as its figures tell."""

from __future__ import annotations

import re

from factcheck.judge.case import Judgement
from factcheck.judge.documents.align import Asked
from factcheck.judge.documents.meanings import meanings_of, metric_in
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


_METRICS = regex(
    r"(?P<left>.+?)\s+(?:(?:was|were|is|are|came in|stood|remained)\s+(?:[a-z]+\s+)?(?:(?P<up>higher|larger|greater|bigger|more)|(?:lower|smaller|less))\s+than"
    r"|(?P<over>exceeded|surpassed|topped|outstripped|(?:was|were|came in|stood)\s+above)|(?:was|were|came in|stood|fell)\s+(?:below|short of))\s+(?P<right>[^,;]+)",
    re.IGNORECASE,
)


def judge_metrics(asked: Asked) -> Judgement | None:
    """ "Its order intake was higher than its revenue": two measures of one company at one time."""
    found = _METRICS.match(asked.sentence)
    if found is None or asked.who is None or asked.fact.modality != "fact" or _OTHER_TIMES.search(asked.sentence):
        return None
    meanings = meanings_of(asked.rules.vocabulary)
    sides = [metric_in(meanings, found[side]) for side in ("left", "right")]
    if None in sides or sides[0] == sides[1]:
        return None
    levels = [[f for f in _levels_of(asked) if meanings.family(f.metric) == side] for side in sides]
    pairs = [(a, b) for a in levels[0] for b in levels[1] if _compare(a, b)]
    truths = {a.quantity.value > b.quantity.value for a, b in pairs if a.quantity and b.quantity}  # type: ignore[operator]
    if len(truths) != 1:
        return None
    one, other = pairs[0]
    assert one.quantity is not None
    assert other.quantity is not None
    is_more = truths.pop()
    text = f"{asked.held.name} says {one.quantity.text} ({one.place}) and {other.quantity.text} ({other.place})"
    if (is_more == bool(found["up"] or found["over"])) != asked.fact.negated:
        return supported(asked.held, cites(asked, (one, other)), f"{text}.")
    return contradicted(asked.held, cites(asked, (one, other)), "comparison-flipped", f"{text}: the other way round.")


_OTHER_TIMES = regex(
    r"\b(?:first time|since|ever|expected|forecast|target|average|per|as a share|grew|growth|rose|fell|increase\w*|change\w*|than (?:in|a year|the year|last))\b",
    re.IGNORECASE,
)


def _levels_of(asked: Asked) -> list[Fact]:
    return [
        f
        for f in asked.levels_among(asked.held.facts)
        if f.role == "level"
        and f.modality == "fact"
        and not f.loose
        and not asked.part_of(f)
        and asked.of(f) == asked.who
        and asked.period(f) == "same"
        and f.quantity is not None
        and f.quantity.kind in ("money", "count")
        and f.quantity.value is not None
        and f.quantity.value > 0
    ]


def _compare(one: Fact, other: Fact) -> bool:
    a, b = one.quantity, other.quantity
    return a is not None and b is not None and (a.kind, a.unit, a.per) == (b.kind, b.unit, b.per) and a.value != b.value


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
