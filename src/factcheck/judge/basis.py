"""Basic among diluted: an article that tells its earnings per share diluted does so throughout, unless it says otherwise.

"In 2023 it earned $2.90, and in 2024, $5.66": the first is the diluted figure, and the second the basic one.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from factcheck.judge.labels import label
from factcheck.model import Claim, Supported

Judge = Callable[[Claim], Claim]


def mixed_shares(claims: Sequence[Claim], judged: Sequence[Claim], judge: Judge) -> list[int]:
    """The places of the figures per share that are right basic only, of companies of which others are right diluted only."""
    places = [k for k, c in enumerate(judged) if c.metric == "eps" and isinstance(c.verdict, Supported) and not c.cell]
    if len(places) < 2:
        return []
    only_basic = [k for k in places if _rests_on(judged[k], "eps_basic")]
    if not only_basic:
        return []
    basic = [k for k in places if k in only_basic or _is_right(claims[k], "eps_basic", judge)]
    diluted = {claims[k].subject.id for k in places if k not in basic}
    return [k for k in only_basic if claims[k].subject.id in diluted]


def _is_right(claim: Claim, metric: str, judge: Judge) -> bool:
    return isinstance(judge(claim.model_copy(update={"metric": metric})).verdict, Supported)


def _rests_on(claim: Claim, metric: str) -> bool:
    return isinstance(claim.verdict, Supported) and label(metric) in claim.verdict.detail
