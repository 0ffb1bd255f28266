"""Two figures in the order of two before: "earned $3.5 billion on revenue of $12.2 billion, against $3.3 billion on $12.0 billion"."""

from __future__ import annotations

from factcheck.extract.analysis import View
from factcheck.extract.frames import Frame

_PAIRING = frozenset({"on", "from"})


def in_the_same_order(view: View, frames: list[Frame]) -> None:
    """Give the second pair the metrics of the first, where both are joined alike and the second names none."""
    for first, second, third, fourth in zip(frames, frames[1:], frames[2:], frames[3:], strict=False):
        if third.role != "from" or first.role != "level" or second.role != "level" or first.metric == second.metric:
            continue
        if (
            first.metric is None
            or second.metric is None
            or not _are_alike(first, third)
            or not _are_alike(second, fourth)
        ):
            continue
        joint = _joint(view, third, fourth)
        if len(joint) != 1 or joint != _joint(view, first, second)[:1]:
            continue
        for frame, told in ((third, first), (fourth, second)):
            # the figures themselves name no metric: nothing stands between them but the word that pairs them
            frame.metric, frame.metric_item, frame.segment = told.metric, told.metric_item, told.segment
            frame.role, frame.kind, frame.unbound = "from", told.kind, told.unbound
            frame.subject, frame.mention = told.subject, told.mention
            frame.note("metric", "in the same order")
        base = third.base or fourth.base
        third.base = fourth.base = base
        third.period, fourth.period = (first.period, second.period) if base is not None else (None, None)


def _are_alike(a: Frame, b: Frame) -> bool:
    q, other = a.quantity, b.quantity
    return q is not None and other is not None and (q.kind, q.unit, q.per) == (other.kind, other.unit, other.per)


def _joint(view: View, a: Frame, b: Frame) -> list[str]:
    """The words between two figures, if they begin with one that pairs them."""
    if a.item is None or b.item is None:
        return []
    gap = view.lower[a.item.last : b.item.first]
    return gap if gap[:1] and gap[0] in _PAIRING and len(gap) <= 4 else []
