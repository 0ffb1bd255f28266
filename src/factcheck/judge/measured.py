"""What a figure measures that is told without a name: of the measures in mind, the one that fits what is filed.

"Profit is another matter. In dollars Apple is ahead: $93.7 billion." No figure is ever called wrong so, and one is right only where a
single measure fits it without a hedge: by three digits, by two where the measure comes first to mind, or where another figure of the sentence is of it too.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from factcheck.extract.frames import NAMELESS, WHAT_GREW
from factcheck.extract.metrics.refine import OF_SALES
from factcheck.judge.alive import digits_of
from factcheck.judge.plan import is_filed
from factcheck.memo import once_per_vocabulary
from factcheck.model import Claim, Extraction, Supported

_SURE = 3
_FAIR = 2
_REACH = 4
_LIKELY = 3
"""So many measures in mind come first: of an amount of two digits, which fits fewer by chance than a percentage does."""

Judge = Callable[[Claim], Claim]


def measured(
    claims: Sequence[Claim], judged: Sequence[Claim], extraction: Extraction, rules: Any, judge: Judge
) -> dict[int, Claim]:
    """The claims without a measure, by their places, that are right of one of those in mind; each with its verdict."""
    found: dict[int, Claim] = {}
    open_: dict[int, list[Claim]] = {}
    hinting = _hinting(rules.vocabulary)
    told: dict[int, set[str]] = {}
    for claim in claims:
        told.setdefault(claim.sentence, set()).update((claim.metric, *claim.beside))
    right_of: dict[int, set[str]] = {}
    for claim in filter(is_right, judged):
        right_of.setdefault(claim.sentence, set()).add(claim.metric)
    for k, claim in enumerate(claims):
        quantity = extraction.quantity(claim.quantity)
        digits = digits_of(quantity.text) if quantity is not None and quantity.cmp == "eq" else 0
        moved = claim.role == "delta" and claim.direction is not None
        fewest = 1 if moved and quantity is not None and quantity.kind == "percent" else _FAIR
        if not claim.rival_metrics or claim.cell or claim.subject.id is None or digits < fewest:
            continue
        if not is_nameless(claim) and not (claim.unbound is None and _is_unfiled(judged[k], rules, hinting)):
            continue
        metrics = [metric for metric in claim.rival_metrics if is_filed(metric, rules)]
        right = [read for metric in metrics if is_right(read := judge(of_measure(claim, metric, rules)))]
        near = told[claim.sentence] | _told_last(told, claim.sentence)
        is_money = quantity is not None and quantity.kind == "money"
        likely = metrics[:_LIKELY] if is_money else [m for m in metrics[:1] if m in near]
        sure = digits >= _SURE or bool(right) and right[0].metric in likely
        if sure and len({_thing(read) for read in right}) == 1:
            found[k] = right[0]
            right_of.setdefault(claim.sentence, set()).add(right[0].metric)
        elif right:
            open_[k] = right
    for k, right in open_.items():
        alike = [read for read in right if read.metric in right_of.get(claims[k].sentence, ())]
        if len({_thing(read) for read in alike}) == 1:
            found[k] = alike[0]
    return {k: _said(claim) for k, claim in found.items()}


@once_per_vocabulary
def _hinting(vocabulary: Any) -> frozenset[str]:
    return frozenset(word for entry in vocabulary.measure_hints.values() for word in entry.words)


def _told_last(told: Mapping[int, set[str]], sentence: int) -> set[str]:
    """What the last sentence measures that tells a measure, past one that only leads on ("Look at speed, however.")."""
    before = (told.get(k, set()) - {"unknown", "growth"} for k in range(sentence - 1, sentence - _REACH, -1))
    return next(filter(None, before), set())


def is_nameless(claim: Claim) -> bool:
    """Whether its words tell no measure."""
    return claim.unbound is not None and claim.unbound.startswith((NAMELESS, WHAT_GREW))


def _is_unfiled(claim: Claim, rules: Any, hinting: frozenset[str]) -> bool:
    """What the words were taken to mean is filed by nobody, or in more than one way."""
    vague = not is_filed(claim.metric, rules) or claim.metric in hinting
    return vague and getattr(claim.verdict, "reason", None) in ("no-data", "not-comparable", "ambiguous")


def of_measure(claim: Claim, metric: str, rules: Any) -> Claim:
    """ "Its gross margin has barely moved: 89.0%", "Growth? 29 percent": a bare percentage is a rate's level, or an amount's change"""
    told: dict[str, object] = {"metric": metric, "unbound": None}
    if metric == "eps_loss":
        told |= {"metric": "eps", "loss": True}
    if claim.role == "share" and claim.whole is not None:  # "spent $37.3 billion, 23% of its sales"
        margin = OF_SALES.get(metric) if claim.whole == "revenue" else None
        rate: dict[str, object] = {"metric": margin, "role": "level", "kind": "ratio", "whole": None}
        return claim.model_copy(update=told if margin is None else told | rate)
    if claim.role == "share" and _is_rate(metric, rules):
        told |= {"role": "level", "kind": "ratio"}
    elif claim.role == "share":
        told |= {"role": "delta", "kind": "change"}
    return claim.model_copy(update=told)


def _is_rate(metric: str, rules: Any) -> bool:
    entry = rules.vocabulary.metrics.get(metric)
    return entry is not None and bool(entry.rate)


def is_right(claim: Claim) -> bool:
    """Not of a figure that nobody means who does not say so."""
    verdict = claim.verdict
    return isinstance(verdict, Supported) and bool(verdict.evidence) and "basic EPS" not in verdict.detail


def _thing(claim: Claim) -> tuple[str, str | None]:
    verdict = claim.verdict
    assert isinstance(verdict, Supported)
    return verdict.evidence[0].key, verdict.evidence[0].period


def _said(claim: Claim) -> Claim:
    verdict = claim.verdict
    assert isinstance(verdict, Supported)
    how = (
        "The sentence does not name the measure, and was taken to mean one told near it, with which its figure agrees."
    )
    return claim.model_copy(update={"verdict": verdict.model_copy(update={"detail": f"{verdict.detail} {how}"})})
