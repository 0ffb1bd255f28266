"""Forecasts that are raised, lowered or kept: the figure that held before, in the same sentence of the document, tells which."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from factcheck.judge.case import Judgement
from factcheck.judge.documents.called import EARLIER
from factcheck.judge.documents.directions import way_of
from factcheck.judge.documents.figures import SUPERSEDED
from factcheck.judge.documents.meanings import Meanings, meanings_of
from factcheck.judge.documents.outlooks.told import PAST
from factcheck.judge.documents.printed import Printed, figures_of
from factcheck.judge.documents.values import related, weigh
from factcheck.judge.documents.verdicts import contradicted
from factcheck.judge.hedges import hedge_of
from factcheck.model import DiagnosisCode, Evidence, Quantity, Verdict
from factcheck.patterns import regex
from factcheck.sources.documents import Held

_FORECAST = regex(
    r"\b(?:forecast|outlook|guidance|target|goal|prediction|projection|estimate|range|expectation)s?\b|\bplans?(?=\s+for\b)",
    re.IGNORECASE,
)
_KEPT = regex(
    r"\b(?:ke(?:pt|eps?|eping)|left|leav\w+|maintain\w*|(?:re)?confirm\w*|reaffirm\w*|reiterat\w*|unchanged|st[iu]ck\w*)\b",
    re.IGNORECASE,
)
_BEFORE = regex(
    r"(?:\b(?:previously|until now|so far|up to now|formerly|before|earlier|until\s+[A-Z][a-z]+|instead of|rather than|from|had\s+(?:so far\s+)?expected|was|(?:in|on|at)\s+(?:the\s+)?\w+\s+(?:we|it|they)\s+(?:said|saw|forecast|expected|guided(?:\s+(?:for|to))?))\b:?\s*(?:(?:an?|the|about|some|around|of|between|at|in)\s+){0,3})$",
    re.IGNORECASE,
)


_STILL = regex(
    r"\b(?:still|continues? to|as before|keep(?:s|ing)? to|reiterates?|confirms?|maintains?)\b[^.;]{0,30}\b(?:expect|see|forecast|guid|outlook|target|aim|anticipat|plan|project)\w*[^.;]*$",
    re.IGNORECASE,
)
""" "We still expect": what was expected before, too."""


def revised(sentence: str, quantity: Quantity, held: Held, rules: Any, found: Verdict) -> Judgement | None:
    """ "Raised its forecast to 61 to 66 million", of a document that says "(until now 66 to 71 million)"."""
    before = sentence.partition(quantity.text)[0]
    if _REVISED_TO.search(before) and (first := _as_first_told(quantity, found)) is not None:
        return contradicted(held, (first,), "wrong-value", f"{found.detail} That is the figure before it was revised.")
    meanings = meanings_of(rules.vocabulary)
    before = _own_clause(before, meanings)
    told = _FORECAST.search(before)
    if told is None or EARLIER.search(before) or PAST.search(before):
        return None  # "raised to 4.0% from 3.8%": the one before is the older by right
    said = before[: told.end()]
    way = "kept" if _KEPT.search(said) else way_of(said, meanings) or way_of(before, meanings)
    way = way or ("kept" if _KEPT.search(before) else None)
    if way is None:
        return None
    for evidence in found.evidence:
        text = evidence.excerpt or ""
        if "table" in evidence.key:
            old = _of_row_before(evidence.key, held)
            if old is not None and (wrong := _against(found, evidence, quantity, old, way, held)) is not None:
                return wrong
            continue
        figures, _ = figures_of(text, held, rules.vocabulary, meanings)
        mine = next(
            (f for f in figures if weigh(quantity, f.quantity, hedge_of(rules, quantity)).outcome == "match"), None
        )
        then = _before_it(text, figures, mine) if mine is not None else None
        if mine is not None and then is None and way != "kept" and _STILL.search(text[: mine.start]):
            detail = f'{found.detail} There it is kept: "{text}"'
            return contradicted(held, (evidence,), "direction-flipped", detail)
        if mine is None or then is None:
            continue
        if (wrong := _against(found, evidence, mine.quantity, then.quantity, way, held)) is not None:
            return wrong
    return None


def _own_clause(before: str, meanings: Meanings) -> str:
    """ "Raised the low end of its range and kept its target at": of the second, where it tells a way and a forecast of its own."""
    last = before
    for cut in _AND.finditer(before):
        piece = before[cut.end() :]
        if _FORECAST.search(piece) and (_KEPT.search(piece) or way_of(piece, meanings)):
            last = piece
    return last


_AND = regex(r"[,;]\s+(?:and\s+|but\s+)?|\b(?:and|but|while|whereas)\s+", re.IGNORECASE)
_REVISED_TO = regex(
    r"\b(?:revised|corrected|restated|adjusted)\s+(?:(?:slightly|sharply)\s+)?(?:(?:up|down)(?:wards?)?\s+|higher\s+|lower\s+)?to\s+(?:(?:about|an?|the|just)\s+)*$",
    re.IGNORECASE,
)
_FIRST = regex(
    r"\b(?:first|initially|originally|previously|at\s+first)\s+(?:published|reported|estimated|given|put|announced|stated|printed|told|shown)\s+(?:(?:as|at|to\s+be|a|an|the)\s+)*$",
    re.IGNORECASE,
)


def _as_first_told(quantity: Quantity, found: Verdict) -> Evidence | None:
    """ "Was revised up to 6.5 percent", of a document in which the rate "was first published as 6.5 per cent"."""
    digits = _DIGITS.search(quantity.text)
    if digits is None:
        return None
    for evidence in found.evidence:
        text = evidence.excerpt or ""
        told = [m.start() for m in re.finditer(rf"(?<![\d.,]){re.escape(digits[0])}(?![\d]|[.,]\d)", text)]
        if told and all(_FIRST.search(text[:at]) for at in told):
            return evidence
    return None


_DIGITS = regex(r"\d[\d.,]*\d|\d")


def _against(
    found: Verdict, evidence: Evidence, now: Quantity, then: Quantity, way: str, held: Held
) -> Judgement | None:
    step = _middle(now) - _middle(then)
    went = "up" if step > 0 else "down" if step < 0 else "kept"
    if went == way:
        return None
    code: DiagnosisCode = "wrong-value" if "kept" in (went, way) else "direction-flipped"
    return contradicted(held, (evidence,), code, f"{found.detail} Before, it was {then.text}.")


def _of_row_before(key: str, held: Held) -> Quantity | None:
    """The figure of the same cell, or else of the same row, in the one column of what was foreseen before."""
    row = key.partition(", column")[0]
    cells = [f for f in held.facts if f.in_table and f.column and (_OLD.match(f.column) or SUPERSEDED.search(f.column))]
    placed = [(f"{held.name}, {f.place}", f) for f in cells]
    found = [f for place, f in placed if place == key]
    found = found or [
        f for place, f in placed if place.partition(", column")[0].partition(" (")[0] == row.partition(" (")[0]
    ]
    old = {f.place: f.quantity for f in found}
    return next(iter(old.values())) if len(old) == 1 else None


_OLD = regex(r"\W*(?:before|previous(?:ly)?|prior|earlier|old|until now)\b", re.IGNORECASE)


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
