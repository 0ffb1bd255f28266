"""Of what something is the rank: "third among suppliers of truck tyres" is none of tractor tyres."""

from __future__ import annotations

import re
from collections.abc import Sequence

from factcheck.judge.case import Judgement
from factcheck.judge.documents.align import Asked
from factcheck.judge.documents.frames.claims import Number, mentions
from factcheck.judge.documents.meanings import meanings_of
from factcheck.judge.documents.verdicts import contradicted, open_
from factcheck.patterns import regex
from factcheck.sources.documents.words import FUNCTION, name_stems, stem

_PIECES = regex(r";\s+|,\s+(?=(?:and|but|while|whereas|against)\b)|\s+(?=(?:while|whereas)\b)", re.IGNORECASE)
_RANKED = frozenset(("rank", "ordinal"))
_RANKING = frozenset(map(stem, "rank ranks ranked place position largest biggest number spot".split()))


def scoped(asked: Asked, found: Judgement) -> Judgement | None:
    """ "Third among suppliers of truck tyres", where the document ranks it third in tractor tyres and seventh in those."""
    told = {each.excerpt or "" for each in found.verdict.evidence}
    if asked.quantity is None or asked.fact.role != "rank" or len(told) != 1:
        return None
    meanings = meanings_of(asked.rules.vocabulary)
    text = told.pop()
    pieces = [(piece, meanings.stems(piece), _ranks_in(asked, piece)) for piece in _PIECES.split(text) if piece]
    own = [each for each in pieces if asked.quantity.value in each[2]]
    if len(own) != 1:
        return None
    scope = _NOUNS.match(asked.sentence.partition(asked.quantity.text)[2])
    words = meanings.of(scope[0]) if scope is not None else []
    missing = [m for m in words if not m.stands_in(own[0][1]) and _tells_scope(asked, m.text)]
    rivals = [stems for _, stems, ranks in pieces if ranks and asked.quantity.value not in ranks]
    swapped = [m for m in missing if _is_filled(m.text, asked.sentence, own[0][0])]
    if any(m.stands_in(stems) for m in swapped for stems in rivals):
        detail = f"{found.verdict.detail} Of {swapped[0].text} it gives another rank."
        return contradicted(asked.held, found.verdict.evidence, "wrong-rank", detail)
    # a place may have been named before ("the country's second-largest")
    named = meanings.stems(f"{_passage_of(asked, text)} {asked.held.title or ''}")
    around = meanings.stems(text)
    strange = swapped or [m for m in missing if not m.stands_in(named if m.text[0].isupper() else around)]
    if strange:
        detail = f"{found.verdict.detail} It does not speak of {strange[0].text} there."
        return open_(asked.held, "ambiguous", detail, found.verdict.evidence)
    return None


_NOUNS = regex(r"^(?:(?!,|;|:|\.\s|\b(?:that|which|who|with|after|behind|by)\b)[\s\S])+", re.IGNORECASE)
""" "Third *among the suppliers of truck tyres in Europe*, with": of what it is the rank."""


def _passage_of(asked: Asked, text: str) -> str:
    start = text[:_START]
    return next((p.text for p in asked.held.passages if start in " ".join(p.text.split())), text)


_START = 60


def _is_filled(word: str, sentence: str, piece: str) -> bool:
    """ "Truck tyres", where the document has "tractor tyres" in its place."""
    head = re.search(rf"\b{re.escape(word)}\s+([a-z]{{3,}})", sentence)
    if head is None:
        return False
    before = re.search(rf"\b([a-z-]{{3,}})\s+{re.escape(head[1])}\b", piece)
    return before is not None and before[1] not in FUNCTION and not re.search(rf"\b{before[1]}\b", sentence)


def _ranks_in(asked: Asked, piece: str) -> set[object]:
    numbers: Sequence[Number] = mentions(piece, asked.held, asked.rules.vocabulary)[0]
    return {n.value for n in numbers if n.kind in _RANKED}


def _tells_scope(asked: Asked, word: str) -> bool:
    stems = name_stems(word)
    assert asked.quantity is not None
    return (
        stem(word) not in _RANKING
        and word not in asked.quantity.text
        and not stems <= asked.held.issuer
        and not stems <= asked.fact.subject
        and not (word[0].isupper() and stems <= asked.held.known_at_head)
    )
