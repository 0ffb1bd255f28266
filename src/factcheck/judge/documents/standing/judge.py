"""The verdict: what is told of the rows that a sentence names, where all readings that its words leave open agree."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, Final

from factcheck.judge.case import Judgement, note
from factcheck.judge.documents.directions import way_of
from factcheck.judge.documents.frames.senses import senses_of
from factcheck.judge.documents.meanings import Meaning, is_metric, meanings_of
from factcheck.judge.documents.rows.spoken import OF_A_PART, Spoken
from factcheck.judge.documents.rows.views import View, views_of
from factcheck.judge.documents.standing.outcomes import Outcome, outcomes_of
from factcheck.judge.documents.standing.pivoted import standing_views
from factcheck.judge.documents.standing.predicates import OF_SO_MANY, OWN, predicate_of
from factcheck.judge.documents.standing.respects import graded, required
from factcheck.judge.documents.tables.axes import GENERIC
from factcheck.judge.documents.verdicts import cite, contradicted, supported
from factcheck.patterns import regex
from factcheck.sources.documents import Held
from factcheck.sources.documents.facts import NOTHING
from factcheck.sources.documents.words import Stems, stem

_MARKS: Final = frozenset('"“”')
_OPEN: Final = regex(
    r"\b(?:rivals?|competitors?|parent|owner|sister company|without|excluding|analysts?|economists?|could|might|would|should|may(?! \d)|if|unless|probably|(?<!less )(?<!more )(?<!most )(?<!least )likely to|perhaps|almost as|nearly as|about as|roughly)\b"
)
_OVER: Final = (
    (
        regex(r"\b(?:over|within|in) (?:the|a|one) year\b(?! (?:to|ended|through)\b)", re.IGNORECASE),
        "from a year earlier",
    ),
    (regex(r"\b(?:over|within|in) (?:a|one) quarter\b", re.IGNORECASE), "from a quarter earlier"),
    (regex(r"\b(?:over|within|in) (?:a|one) month\b", re.IGNORECASE), "from a month earlier"),
)
""" "Rose faster over the year": with what it is compared."""
_PER: Final = regex(
    r"\b(?:out of|of|for|on|per)\s+(?:each|every)\s+(?!(?:of|year|month|quarter|region|country)\b)", re.IGNORECASE
)
""" "More EBITDA out of each pound of revenue": of two lines over each other."""
_LEAST: Final = 3


def judge_standing(held: Held, text: str, rules: Any) -> Judgement | None:
    """None where the sentence says nothing of the kind, or its words leave open what would decide it."""
    if not held.facts or _MARKS & {*text} or _OPEN.search(text) or OF_A_PART.match(text):
        return None
    meanings = meanings_of(rules.vocabulary)
    for pattern, base in _OVER:
        text = pattern.sub(base, text)
    spoken = Spoken(text, held, meanings, senses_of(rules.vocabulary), rules)
    if spoken.is_outlook or _PER.search(text):
        return None
    predicate = predicate_of(spoken)
    if predicate is None:
        return None
    told = [
        (view, outcomes)
        for view in standing_views(held, meanings, spoken.stems)
        if (outcomes := outcomes_of(view, spoken, predicate)) and not _is_open(view, outcomes, spoken)
    ]
    best = max((_fit(*each, spoken) for each in told), default=None)
    sure = [each for view, outcomes in told if _fit(view, outcomes, spoken) == best for each in outcomes]
    if len({each.holds if each is not None else None for each in sure}) != 1 or sure[0] is None:
        return None
    first = sure[0]
    evidence = tuple(cite(held, cell) for cell in first.cells[:_LEAST])
    detail = f"{held.name}: {first.detail}."
    if first.holds:
        return supported(held, evidence, detail, (), [note("derived", first.detail)])
    return contradicted(held, evidence, first.code, detail)


_LEVEL: Final = r"(?:[A-Z]{0,3}\s?[$€£¥]?\s?\d[\d.,]*(?:\s?(?:%|per\s?cent|percent))?(?:[\s-](?:thousand|million|billion|trillion|[mb]n|[mb]))?(?:\s+(?!(?:and|or|but)\b)[a-z]+){0,2})"
_APPOSED: Final = regex(rf",\s+(?:now\s+)?at\s+{_LEVEL},|\s*\(\s*{_LEVEL}\s*\)|^At\s+{_LEVEL},\s+(?=[a-z])")
""" "Inventory, at $1,642 million, grew faster than sales": a figure beside what is said of it."""


def denied_besides(held: Held, text: str, rules: Any) -> Judgement | None:
    """What a sentence says besides the figure that stands in it apposed, where the rows are otherwise; a figure of its own bears it out by nothing."""
    rest = _APPOSED.sub(" ", text)
    found = judge_standing(held, f"{rest[:1].upper()}{rest[1:]}", rules) if rest != text else None
    return found if found is not None and found.verdict.status == "contradicted" else None


# ---------------------------------------------------------------- words that are left
def _fit(view: View, outcomes: Sequence[Outcome | None], spoken: Spoken) -> tuple[int, int, int, int]:
    said = NOTHING.union(*(each.said for each in outcomes if each is not None))
    over = sum(m.stands_in(view.caption | view.above) for m in spoken.labels)
    own = said | view.caption | view.above
    named = not spoken.senses.stems(" ".join(graded(spoken))).isdisjoint(own) if graded(spoken) else False
    is_full = all(each.is_full for each in outcomes if each is not None)
    return -len(_left(view, said, spoken)), int(is_full), int(named), over


def _left(view: View, said: Stems, spoken: Spoken) -> list[Meaning]:
    known = said | view.caption | view.above | view.around
    over = said | view.caption | view.above
    return [
        m
        for m in spoken.words
        if not m.stands_in(over if is_metric(m) else known)
        and not ("-" in m.text and any(stem(piece) in said for piece in m.text.split()[0].split("-")))
        and (m.parts.isdisjoint(said) or not spoken.bare.startswith(m.text))
        and (m.is_name or (m.ways.isdisjoint(spoken.meanings.dealings) and m.ways.isdisjoint(OWN)))
        and not (_CURRENCY.fullmatch(m.text) or _PART_OF.fullmatch(m.text))
    ]


_PART_OF: Final = regex(r"(?:part|parts|piece|component|portion|item)(?: of)?", re.IGNORECASE)
""" "The smallest part of its loan book"."""
_CURRENCY: Final = regex(
    r"euros?|dollars?|pounds?|francs?|crowns?|kron(?:a|e|or|er)|yen|yuan|rupees?|pesos?|zloty|money", re.IGNORECASE
)


def _is_open(view: View, outcomes: Sequence[Outcome | None], spoken: Spoken) -> bool:
    """A word that is left may tell of another row, measure or part than the cells are of."""
    said = NOTHING.union(*(each.said for each in outcomes if each is not None))
    left = [m for m in _left(view, said, spoken) if not _is_party(m, spoken)]
    among = OF_SO_MANY.match(spoken.text)
    if among is not None:
        left = [m for m in left if m.is_name or m.text not in among[0]]
    elsewhere = _labels(spoken)
    for m in left:
        if m.is_name or is_metric(m) or m.stands_in(elsewhere):
            return True
        if not m.stands_in(spoken.held.roots):
            return True
    own = said | view.caption | view.above | view.around
    if any(need.isdisjoint(own | frozenset(map(stem, own))) for need in required(spoken)):
        return True
    senses = spoken.senses.stems(" ".join(graded(spoken)))
    own |= spoken.held.roots - elsewhere
    return bool(graded(spoken)) and senses.isdisjoint(own) or len(left) > _FEW


_FEW: Final = 2
_PARTIES: Final = frozenset(
    map(
        stem,
        "customer client buyer shopper investor saver household family drinker reader viewer country region segment shop store site hotel".split(),
    )
)
_NUMBERED: Final = regex(r"\b(?:fewer|numbers?|numerous)\b", re.IGNORECASE)


def _is_party(m: Meaning, spoken: Spoken) -> bool:
    """ "American customers bought more" are the United States of a table of sales; "customers fell" are counted themselves."""
    if m.text.lower() in graded(spoken):
        return False  # "employ more people"
    is_one = not _PARTIES.isdisjoint(m.ways) or "~people" in spoken.meanings.widened(m.ways)
    return (
        is_one
        and _NUMBERED.search(spoken.bare) is None
        and way_of(_GRADES.sub(" ", spoken.bare), spoken.meanings) is None
    )


_GRADES: Final = regex(
    r"\b(?:more|less|higher|lower|bigger|smaller|longer|shorter|better|worse|[a-z]+er)\b", re.IGNORECASE
)


def _labels(spoken: Spoken) -> Stems:
    held = spoken.held
    if "labels" not in held.memo:
        found: set[str] = set()
        for view in views_of(held, spoken.meanings, spoken.stems):
            for item in (*view.rows.values(), *view.columns.values()):
                for m in item.words:
                    if m.text.lower() not in GENERIC:
                        found |= {way for way in m.ways if way[0] not in "~="}
        held.memo["labels"] = frozenset(found)
    return held.memo["labels"]  # type: ignore[no-any-return]
