"""A figure on the other basis: "GAAP operating income of 57.3 million", which the document gives as adjusted."""

from __future__ import annotations

import re

from factcheck.judge.case import Judgement
from factcheck.judge.documents.align import Asked
from factcheck.judge.documents.sure import is_precise
from factcheck.judge.documents.values import weigh
from factcheck.judge.documents.verdicts import cite, contradicted, says
from factcheck.judge.documents.working import read_as
from factcheck.patterns import regex
from factcheck.sources.documents.facts import Fact

_PLAIN = regex(r"(?<!non-)(?<!non )\b(?:GAAP|IFRS|statutory|reported|basic|unadjusted)\b", re.IGNORECASE)
_ADJUSTED = regex(
    r"\b(?:adjusted|underlying|core|non-GAAP|non-IFRS|recurring|excluding (?:one-off|special|exceptional)|before (?:one-off|special|exceptional))\b",
    re.IGNORECASE,
)
_FAMILY = {
    "ebit": "operating_income", "profit": "net_income", "pretax_profit": "pretax_income", "operating_loss": "operating_income", "net_loss": "net_income",
}  # fmt: skip


def other_basis(asked: Asked) -> Judgement | None:
    """None where the claim names no basis, or the document does not give its figure on the other one."""
    quantity = asked.quantity
    if quantity is None or asked.who is None or asked.fact.negated or not is_precise(asked):
        return None
    basis = _basis(asked.fact) or _told_in(asked.sentence)
    if not basis:
        return None
    size = abs(float(quantity.value or 0))
    for fact in asked.held.facts.valued(size * 0.99, size * 1.01):
        if fact.quantity is None or fact.role != "level" or _root(fact.metric) != _root(asked.fact.metric):
            continue
        if asked.period(fact) == "other" or not asked.same_who(fact) or asked.part_of(fact) - asked.part:
            continue
        if (
            _basis(fact) == ("plain" if basis == "adjusted" else "adjusted")
            and weigh(quantity, fact.quantity, asked.hedge).outcome == "match"
        ):
            detail = f"{says(asked.held, fact)}, on the other basis than the claim's."
            return contradicted(asked.held, (cite(asked.held, fact),), "gaap-vs-adjusted", detail, [read_as(asked)])
    return None


def _root(metric: str) -> str:
    bare = metric.removesuffix("_adj")
    return _FAMILY.get(bare, bare)


def _basis(fact: Fact) -> str:
    """By the metric's name, else by the words of the figure's own clause or label."""
    if fact.metric.endswith("_adj"):
        return "adjusted"
    return _told_in(fact.clause)


def _told_in(text: str) -> str:
    """None of the two where both are told ("on a reported basis 86 cents; on a core one, $1.24")."""
    if bool(_PLAIN.search(text)) == bool(_ADJUSTED.search(text)):
        return ""
    return "adjusted" if _ADJUSTED.search(text) else "plain"
