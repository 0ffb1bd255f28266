"""Claims about economies: their output, their consumer prices, and what their money costs.

A claim belongs here by its subject ("iso3166:DE", "fx:EUR/USD") and metric. Each source is asked for what it alone holds; everything
else about an economy is left to fact files and documents.
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.extract.economy import ISO, PAIR
from factcheck.judge.case import Case, Judgement, unverified
from factcheck.judge.economy.output import judge_output
from factcheck.judge.economy.prices import judge_prices
from factcheck.judge.economy.rates import currencies, judge_rate
from factcheck.model import Claim, Lookup

_JUDGES = {"gdp": judge_output, "cpi": judge_prices}
_SOURCES = {"gdp": "worldbank", "cpi": "bls"}
_TOLD = frozenset({"amount", "change", "ratio", "share", "rank"})


def asked(claim: Claim) -> Iterator[Lookup]:
    """What a claim about an economy asks of which source."""
    subject = claim.subject.id or ""
    if subject.startswith(PAIR):
        for currency in currencies(subject):
            yield Lookup(source="ecb", key=currency)
    elif subject.startswith(ISO) and claim.metric in _SOURCES:
        for economy in (subject, *claim.compare_subjects):
            yield Lookup(source=_SOURCES[claim.metric], key=economy)


def judge_economy(case: Case) -> Judgement | None:
    """The verdict of what an economy's source decides; None for a claim that is none of these, or that a fact file may know."""
    claim = case.claim
    subject = claim.subject.id or ""
    if claim.kind not in _TOLD or claim.quantity is None or claim.modality != "fact":
        return None
    if subject.startswith(PAIR):
        return judge_rate(case) if case.reference("ecb") is not None else None
    judge = _JUDGES.get(claim.metric) if subject.startswith(ISO) else None
    if judge is None or case.reference(_SOURCES[claim.metric]) is None:
        return None
    if claim.negated:
        return unverified("not-comparable", "a denial of a figure cannot be decided")
    return judge(case)
