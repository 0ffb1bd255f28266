"""What the words of a sentence mean by a metric, of those that filings tell apart."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache

from factcheck.judge.case import Case, clause_words
from factcheck.patterns import compiled

READINGS: dict[str, tuple[str, ...]] = {
    "net_income": ("net_income", "net_income_incl_nci"),
    "eps": ("eps", "eps_basic"),
    "dividend": ("dividend", "dividends_paid"),
    "debt": ("debt", "debt_with_leases"),
}
"""Filed metrics that one word may mean besides what the reference rules say: one match supports."""


def readings(case: Case, metric: str) -> tuple[str, ...]:
    rule = case.reference("sec")
    named: tuple[str, ...] = (rule.readings.get(metric) if rule else None) or (metric,)
    if metric == "profit" and any(f"metric<{way}" in case.claim.rule_trace for way in ("metric_verb", "beside a loss")):
        named = (
            tuple(name for name in named if name == "net_income") or named
        )  # what a company "earned" is its net income
    found = tuple(dict.fromkeys(reading for name in named for reading in READINGS.get(name, (name,))))
    if "attributable to" in case.words.lower() and len(found) > 1:
        found = tuple(name for name in found if name != "net_income_incl_nci")  # what belongs to others is not in it
    # "diluted earnings per share" is one figure, plain "earnings per share" may be either
    return tuple(name for name in found if name != "eps_basic") if says_diluted(case) and len(found) > 1 else found


_NOT_DILUTED = ("basic", "undiluted", "before dilution")


def says_diluted(case: Case) -> bool:
    words = case.words.lower()
    return (case.diluted or "dilut" in words) and not any(other in words for other in _NOT_DILUTED)


def is_vague(case: Case, metric: str) -> bool:
    """A bare word ("profit", "margin") of which the article alone knows which metric it means."""
    rule = case.reference("sec")
    return bool(rule and metric in rule.readings)


def none_is_meant(case: Case, told: Decimal, values: Sequence[Decimal]) -> bool:
    """Whether a figure that is none of those that a vague word may mean is wrong of all.

    It lies clearly beyond them, so that none between them can be meant either; or the words say that a part is what is left.
    """
    if len(values) > 1 and not min(values) * (1 - _APART) <= told <= max(values) * (1 + _APART):
        return True
    left = case.claim.role == "share" and case.claim.metric == "profit"
    return left and not clause_words(case).isdisjoint(case.rules.vocabulary.binding_cues["kept"].words)


_APART = Decimal("0.1")


def is_said(case: Case, metric: str) -> bool:
    """Whether the sentence means the filed figure by the metric's word, which may have other meanings as well."""
    rule = case.reference("sec")
    entry = (rule.metrics.get(metric) or rule.derived.get(metric)) if rule else None
    if entry is None or not (entry.when or entry.unless):
        return True
    by_form = "<form of words" in case.claim.rule_trace  # which may name it in words of its own
    return (by_form or not entry.when or _holds(case.words, entry.when)) and not _holds(case.words, entry.unless)


def _holds(words: str, phrases: tuple[str, ...]) -> bool:
    return bool(phrases) and _any_of(phrases).search(words) is not None


@lru_cache(maxsize=256)
def _any_of(phrases: tuple[str, ...]) -> re.Pattern[str]:
    return compiled(rf"(?<!\w)(?:{'|'.join(map(re.escape, phrases))})(?!\w)", re.IGNORECASE)
