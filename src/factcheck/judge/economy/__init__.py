"""Claims about economies: their output, their consumer prices, and what their money costs.

A claim belongs here by its subject ("iso3166:DE", "fx:EUR/USD") and metric. Each source is asked for what it alone holds; everything
else about an economy is left to fact files and documents.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from factcheck.extract.economy import ISO, PAIR
from factcheck.judge.case import Case, Judgement, unverified
from factcheck.judge.economy.keys import currencies, key_of
from factcheck.model import Claim, Lookup, SourceFailure

_SOURCES = {"gdp": "worldbank", "cpi": "bls"}
_TOLD = frozenset({"amount", "change", "ratio", "share", "rank"})


def asked(claim: Claim, rules: Any) -> Iterator[Lookup]:
    """What a claim about an economy asks of which source."""
    subject = claim.subject.id or ""
    if subject.startswith(PAIR):
        for currency in currencies(subject):
            yield Lookup(source="ecb", key=currency)
    elif subject.startswith(ISO) and claim.metric in _SOURCES:
        for economy in (subject, *claim.compare_subjects):
            yield Lookup(source=_SOURCES[claim.metric], key=economy)
    if (key := key_of(claim, _rule_of(rules))) is not None:
        yield Lookup(source="worldbank", key=key)


def worthwhile(claim: Claim, rules: Any) -> Iterator[str]:
    """The keys under which the World Bank's service could know more of a claim than the pack."""
    if claim.modality != "fact" or claim.quantity is None or not (claim.subject.id or "").startswith(ISO):
        return
    yearly = key_of(claim, _rule_of(rules))
    if yearly is not None and claim.period is not None:
        yield yearly
    if yearly is None and claim.metric == "gdp":
        yield from filter(None, (claim.subject.id, *claim.compare_subjects))


def _rule_of(rules: Any) -> Any:
    return getattr(getattr(rules, "reference", None), "worldbank", None)


def judge_economy(case: Case) -> Judgement | None:
    """The verdict of what an economy's source decides; None for a claim that is none of these, or that a fact file may know."""
    claim = case.claim
    subject = claim.subject.id or ""
    if claim.kind not in _TOLD or claim.quantity is None or claim.modality != "fact":
        return None
    if subject.startswith(PAIR):
        return _rate(case) if case.reference("ecb") is not None else None
    if claim.metric == "unemployment":
        return _unemployment(case)
    source = _SOURCES.get(claim.metric) if subject.startswith(ISO) else None
    if source is None or case.reference(source) is None:
        return None
    if claim.negated:
        return unverified("not-comparable", "a denial of a figure cannot be decided")
    return _output(case) if claim.metric == "gdp" else _prices(case)


# Each is loaded when the first claim needs it: most articles tell of no economy.
def _rate(case: Case) -> Judgement:
    from factcheck.judge.economy.rates import judge_rate

    return judge_rate(case)


def _output(case: Case) -> Judgement:
    from factcheck.judge.economy.output import judge_output

    return judge_output(case)


def _prices(case: Case) -> Judgement:
    from factcheck.judge.economy.prices import judge_prices

    return judge_prices(case)


def _unemployment(case: Case) -> Judgement | None:
    """Only where the World Bank's service was asked: what fact files and documents tell goes before it."""
    key = key_of(case.claim, case.reference("worldbank"))
    answer = case.evidence.get(Lookup(source="worldbank", key=key)) if key is not None else None
    offline = isinstance(answer, SourceFailure) and answer.kind == "offline"
    told = any(o.metric == case.claim.metric for o in case.own_facts)
    part = case.claim.segment not in (None, case.claim.subject.name, case.claim.subject.text)
    if not answer or offline or told or case.claim.negated or part:
        return None
    from factcheck.judge.economy.yearly import judge_yearly

    return judge_yearly(case, "only yearly rates of unemployment are held")
