"""Forecasts that are raised, lowered or kept: the figure that held before, in the same sentence of the document, tells which."""

from __future__ import annotations

import re
from decimal import Decimal

from factcheck.judge.case import Judgement
from factcheck.judge.documents.align import Asked
from factcheck.judge.documents.meanings import meanings_of
from factcheck.judge.documents.printed import Printed, figures_of
from factcheck.judge.documents.tables.told import way_of
from factcheck.judge.documents.values import related, weigh
from factcheck.judge.documents.verdicts import contradicted
from factcheck.model import DiagnosisCode, Quantity
from factcheck.patterns import regex

_FORECAST = regex(
    r"\b(?:forecast|outlook|guidance|target|goal|prediction|projection|estimate|range|expectation)s?\b", re.IGNORECASE
)
_KEPT = regex(
    r"\b(?:ke(?:pt|eps?|eping)|left|leav\w+|maintain\w*|(?:re)?confirm\w*|reaffirm\w*|reiterat\w*|unchanged|st[iu]ck\w*)\b",
    re.IGNORECASE,
)
_BEFORE = regex(
    r"(?:\b(?:previously|until now|so far|up to now|formerly|before|earlier|until\s+[A-Z][a-z]+|instead of|rather than|from|had\s+(?:so far\s+)?expected|was)\b:?\s*(?:(?:an?|the|about|some|around|of|between|at|in)\s+){0,3})$",
    re.IGNORECASE,
)


def revised(asked: Asked, found: Judgement) -> Judgement | None:
    """ "Raised its forecast to 61 to 66 million", of a document that says "(until now 66 to 71 million)"."""
    assert asked.quantity is not None
    before = asked.sentence.partition(asked.quantity.text)[0]
    meanings = meanings_of(asked.rules.vocabulary)
    if not _FORECAST.search(before):
        return None
    way = way_of(before, meanings) or ("kept" if _KEPT.search(before) else None)
    if way is None:
        return None
    for evidence in found.verdict.evidence:
        text = evidence.excerpt or ""
        if "table" in evidence.key:
            continue
        figures, _ = figures_of(text, asked.held, asked.rules.vocabulary, meanings)
        mine = next((f for f in figures if weigh(asked.quantity, f.quantity, asked.hedge).outcome == "match"), None)
        then = _before_it(text, figures, mine) if mine is not None else None
        if mine is None or then is None:
            continue
        step = _middle(mine.quantity) - _middle(then.quantity)
        went = "up" if step > 0 else "down" if step < 0 else "kept"
        if went != way:
            detail = f"{found.verdict.detail} Before, it was {then.quantity.text}."
            code: DiagnosisCode = "wrong-value" if "kept" in (went, way) else "direction-flipped"
            return contradicted(asked.held, (evidence,), code, detail)
    return None


def _before_it(text: str, figures: tuple[Printed, ...], mine: Printed) -> Printed | None:
    """The one figure of its kind that is told as what was expected before."""
    found = [
        f
        for f in figures
        if f is not mine
        and related(mine.quantity, f.quantity)[0] == "same"
        and _BEFORE.search(text[: f.start])
        and (f.quantity.cmp == "range") == (mine.quantity.cmp == "range")
    ]
    return found[0] if len(found) == 1 else None


def _middle(quantity: Quantity) -> Decimal:
    ends = [each for each in (quantity.low, quantity.high) if each is not None]
    if quantity.value is not None or not ends:
        return quantity.value or Decimal(0)
    return sum(ends, Decimal(0)) / len(ends)
