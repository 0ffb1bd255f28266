"""What a figure measures that is told without a name: of the measures in mind, the one that fits what is filed.

"Profit is another matter. In dollars Apple is ahead: $93.7 billion." No figure is ever called wrong so, and one is right only where a
single measure fits it: by three digits, or by two where it is the measure that was told last.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from factcheck.model import Claim, Extraction, Supported
from factcheck.judge.alive import digits_of

_SURE = 3
_FAIR = 2
_READINGS = 24

Judge = Callable[[Claim], Claim]


def measured(claims: Sequence[Claim], judged: Sequence[Claim], extraction: Extraction, judge: Judge) -> dict[int, Claim]:
    """The claims without a measure, by their places, that are right of one of those in mind; each with its verdict."""
    found: dict[int, Claim] = {}
    for k, claim in enumerate(claims):
        quantity = extraction.quantity(claim.quantity)
        if not claim.rival_metrics or claim.cell or quantity is None or claim.subject.id is None:
            continue
        digits = digits_of(quantity.text)
        metrics = claim.rival_metrics if digits >= _SURE else claim.rival_metrics[:1]
        if digits < _FAIR:
            continue
        fitting = [judge(read) for read in _readings(claim, metrics)]
        right = [c for c in fitting if isinstance(c.verdict, Supported)]
        if len({_thing(c) for c in right}) == 1:
            found[k] = _said(right[0])
    return found


def _readings(claim: Claim, metrics: Sequence[str]) -> Iterator[Claim]:
    for metric in metrics:
        yield claim.model_copy(update={"metric": metric, "unbound": None})


def _thing(claim: Claim) -> tuple[str, str | None]:
    verdict = claim.verdict
    assert isinstance(verdict, Supported)
    row = verdict.evidence[0]
    return row.key, row.period


def _said(claim: Claim) -> Claim:
    verdict = claim.verdict
    assert isinstance(verdict, Supported)
    how = "The sentence does not name the measure, and was taken to mean the one told before it, with which its figure agrees."
    return claim.model_copy(update={"verdict": verdict.model_copy(update={"detail": f"{verdict.detail} {how}"})})
