"""Figures that answer those of the sentence before one by one: "Home Depot's figures were $19.8 billion and $3.5 billion"."""

from __future__ import annotations

from factcheck.extract.analysis import View
from factcheck.extract.frames import Frame
from factcheck.extract.metrics.fit import fits

_SAME = frozenset(
    "figures numbers ratios sums totals amounts values results corresponding respective respectively likewise same".split()
)
_FEWEST = 2


def of_the_same(view: View, frames: list[Frame], before: list[Frame]) -> None:
    """Give them the metrics of as many figures told before, in that order, where each was of another metric."""
    if not _SAME & set(view.lower) or len(frames) < _FEWEST or len(frames) != len(before):
        return
    metrics = [frame.metric for frame in before]
    if None in metrics or len(set(metrics)) != len(metrics) or any(f.metric is not None for f in frames):
        return
    told = list(zip(frames, before, strict=True))
    if not all(frame.role in ("level", "share") and _is_like(frame, earlier) for frame, earlier in told):
        return
    for frame, earlier in told:
        frame.role, frame.kind = "level", earlier.kind
        frame.metric, frame.segment, frame.unbound = earlier.metric, earlier.segment, None
        frame.context["metric"] = "previous sentence"
        frame.note("metric", "same figures")


def _is_like(frame: Frame, earlier: Frame) -> bool:
    q, told = frame.quantity, earlier.quantity
    same = q is not None and told is not None and (q.kind, q.unit, q.per) == (told.kind, told.unit, told.per)
    rate = frame.view.lexicon.metrics[earlier.metric or ""].rate
    return same and (rate or fits(frame, earlier.metric or ""))
