"""In which terms a claim's number and a labelled figure stand to each other, whether they agree, and what that is worth."""

from __future__ import annotations

from factcheck.judge.documents.labelled.claimed import Claimed, span_of
from factcheck.judge.documents.labelled.entries import Entry
from factcheck.judge.documents.printed import noun
from factcheck.judge.documents.readings import unsigned
from factcheck.judge.documents.values import related, unbracketed, weigh
from factcheck.model import Quantity
from factcheck.sources.documents.units import measure

_SHARP, _FAIR = 200, 20
"""How many of its last printed digit a figure is: one of 200 agrees by no chance."""


def relation(claimed: Claimed, entry: Entry) -> str:
    """In which terms the two compare. What is counted is a word of the label; a currency or a measure that the other lacks is none."""
    quantity, other = claimed.quantity, entry.quantity
    unit = noun(other.text) if entry.fact is None or entry.fact.quantity is None else entry.fact.quantity.unit
    if claimed.span and (its := _span(entry)) and claimed.span != its:
        return "unit"
    if quantity.kind == "money" and other.kind == "count" and unit and not measure(unit):
        return "currency"
    if measure(quantity.unit) and other.kind == "count" and unit and not measure(unit):
        return "kind"
    if quantity.kind == "money" and other.kind == "count":
        return "kind"  # an amount of a currency is no number of turbines
    found = related(unsigned(claimed.asked), other)[0]
    if (
        found == "same"
        and quantity.kind == "count"
        and other.kind == "money"
        and other.unit
        and not claimed.counts(entry)
    ):
        # "48.6 billion florins", against dollars
        return "currency" if any(m.stands_in(e.own) for m in claimed.counted for e in claimed.entries) else "kind"
    return found


def _span(entry: Entry) -> str | None:
    if entry.line is None:
        return entry.quantity.per
    return span_of(entry.line.text[entry.quantity.end :])


def agrees(claimed: Claimed, entry: Entry) -> str:
    asked = claimed.asked
    mine = unsigned(asked)
    found = weigh(mine, entry.quantity, asked.hedge).outcome
    if found != "match" and entry.fact is not None and (mine.value is None or mine.value > 0):
        bare = unbracketed(entry.fact)
        if bare is not None and weigh(mine, bare, asked.hedge).outcome == "match":
            return "match"
    return found


def sharpness(quantity: Quantity) -> str:
    """How little a figure of so many digits agrees by chance."""
    if quantity.value is None or not quantity.step:
        return "fair"
    digits = abs(quantity.value) / quantity.step
    return "sharp" if digits >= _SHARP else "fair" if digits >= _FAIR else "blunt"
