"""What a sentence tells besides the office or the figure that a document has: an aside that it does not have, or the contrary of its words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from factcheck.judge.documents.ballots import judge_ballot
from factcheck.judge.documents.frames.senses import Senses, Word, senses_of
from factcheck.judge.documents.meanings import meanings_of
from factcheck.judge.documents.printed import figures_of
from factcheck.model import Claim
from factcheck.patterns import regex
from factcheck.sources.documents import Held
from factcheck.sources.documents.words import Stems, name_stems, stem
from factcheck.text.sentences import split_sentences

_SCOPE = regex(
    r"\b(?:[a-z]{2,}est|most\s+[a-z]+|best|worst)\b[^.;,]{0,24}?\b(?:in|of|among)\s+(?:(?:the|its|all|any|this)\s+)?(?P<scope>industry|sector|market|country|world|region|business|class|peers?|rivals?|competitors?|Europe|Asia|America|Africa)\b",
    re.IGNORECASE,
)
""" "The best in the industry", of what a document calls its best ever."""
_TOLD_BY = regex(r"\b(?:said|says|told|according|reported|announced|added|noted)\b", re.IGNORECASE)


def untold(text: str, start: int, claims: Sequence[Claim], held: Held, rules: Any) -> str | None:
    """The words of a sentence whose claims are all supported that the evidence does not bear; None where it bears them all."""
    if judge_ballot(held, text, rules) is not None:
        return None  # who voted against what is told by those who were for something else
    senses = senses_of(rules.vocabulary)
    cited = [e for claim in claims if claim.verdict is not None for e in claim.verdict.evidence]
    told = " ".join((held.title or "", *(e.excerpt or "" for e in cited)))
    if all(claim.kind == "office" for claim in claims):
        return _beside_office(text, claims, senses, senses.stems(told), held)
    if any(claim.kind in ("statement", "office", "event") for claim in claims):
        return None
    if (figure := _figure_beside(text, start, claims, held, rules, told)) is not None:
        return figure
    if any("table" in e.key for e in cited):
        return None
    scope = _SCOPE.search(text)
    if scope is not None and stem(scope["scope"]) not in {stem(word) for word in _WORD.findall(told)}:
        return scope["scope"]
    if any(claim.quantity is None for claim in claims):
        return None  # what is told without a figure is found by all its words
    return _contrary(text, senses, senses.stems(" ".join(e.excerpt or "" for e in cited)))


def _figure_beside(text: str, start: int, claims: Sequence[Claim], held: Held, rules: Any, told: str) -> str | None:
    """ "18 beds and six surgeons": a figure that no claim holds, and that is no name of what is counted ("the five producers")."""
    figures, times = figures_of(text, held, rules.vocabulary, meanings_of(rules.vocabulary))
    spans = [(c.start - start, c.end - start) for c in claims] + [(t.start, t.end) for t in times]
    for figure in figures:
        q = figure.quantity
        is_known = any(a <= q.start < b for a, b in spans) or _OTHERS.search(text[q.start : q.end + _WORDS])
        if q.text.lower() in told.lower():
            continue  # "a cabin with two berths", of a cell under "Two berths"
        if is_known or _DEFINITE.search(text[: q.start]) or _OF_FIGURE.match(text[q.end :]):
            continue
        if q.kind != "fraction" or _OF_THEM.match(text[q.end :]):
            return q.text  # "service, a quarter of the business": what is called so may be reckoned
    return None


_DEFINITE = regex(
    r"(?:\b(?:the|these|those|its|their|our|all|both|other|of)|['’]s|[/–-])\s*(?:[a-z]+\s+)?$", re.IGNORECASE
)
_WORDS = 8
_OTHERS = regex(r"^\w+\s+others?\b", re.IGNORECASE)
_OF_THEM = regex(r"\s+of\s+(?:them|these|those|which|whom)\b", re.IGNORECASE)
_OF_FIGURE = regex(r"\s+of\s+(?:[\w.&-]+['’]s?\s+|(?:the|its|their)\s+)?\d")
_WORD = regex(r"[^\W\d_]+")


def _sentences_of(held: Held, persons: Stems) -> Iterator[str]:
    """What is told of them, and not what they say."""
    for passage in held.passages:
        if persons & name_stems(passage.text):
            for start, end in split_sentences(passage.text, 0, len(passage.text)):
                text = _SPEAKER.sub("", passage.text[start:end])
                if persons & name_stems(text):
                    yield text


_SPEAKER = regex(r"^\W*[A-Z][\w .'’-]{2,40}:\s")
_APPOINTS = frozenset(("~appoint", "~succeed"))


def _beside_office(text: str, claims: Sequence[Claim], senses: Senses, told: Stems, held: Held) -> str | None:
    """ "Governor Marit Oszkar's term expires next spring", where the document only calls her governor."""
    persons = name_stems(" ".join(claim.object.text for claim in claims if claim.object is not None))
    known = persons | held.issuer
    told |= senses.stems(" ".join(_sentences_of(held, persons)))
    left = [
        w
        for w in senses.words(text)
        if not senses.is_idle(w) and not w.stands_in(told) and not name_stems(w.text) <= known
    ]
    named = _APPOINTS.union(f"~{claim.segment}" for claim in claims)
    left = [w for w in left if not _TOLD_BY.fullmatch(w.text) and name_stems(w.text) and w.ways.isdisjoint(named)]
    return left[0].text if left else None


_LOOSE = frozenset(
    f"~{name}"
    for name in "rise fall raise lower unchanged stay_at buy sell interim permanent eliminate introduce expand biggest smallest domestic abroad positive negative".split()
)
"""Directions are judged with the figures; words of the others mean too many things."""
_KEPT = frozenset(("~keep", "~confirm"))


def _contrary(text: str, senses: Senses, told: Stems) -> str | None:
    """ "Has lost the account", of one that it did win; "raised its forecast", of one that goes on."""

    def is_contrary(word: Word) -> bool:
        pair = senses.opposed(word, told)
        return not word.stands_in(told) and bool(pair & _KEPT or len(pair - _LOOSE) > 1)

    return next((word.text for word in senses.words(text) if is_contrary(word)), None)
