"""Figures that come after the time told before them: "peaked in 2024, at $62.2 billion, and came down to $45.7 billion"."""

from __future__ import annotations

from factcheck.extract.analysis import Item, View
from factcheck.extract.frames import Frame

LOOSE = "loose"
"""The time stands apart from the figure and may tell of something else."""
MOVED_ON = "moved on"
"""The rule that took the time before away from a figure; the judge looks for what came after it."""
NOW = "now"
"""The words say that the figure is the newest, whatever was told before."""
UNTIL_NOW = "until now"
"""The rule that reads a figure as the newest, told beside the time since which it changed."""
SINCE = "since a year"
"""A change counted from a year that is told: up to the newest, whatever was told before."""
_STILL = frozenset("had having been".split())
_GOES_ON = frozenset("and but then before ; until".split())


def moved_on(frames: list[Frame]) -> None:
    """A level to which the same metric moved from one whose time is told is of a later time, whatever that is."""
    for k, frame in enumerate(frames):
        if frame.role != "level" or frame.period is None or frame.item is None or frame.context.get("period"):
            continue
        start = next((f for f in reversed(frames[:k]) if _is_start(f, frame)), None)
        if start is None or start.item is None:
            continue
        verb = _moving(frame.view, start.item, frame.item)
        if verb is None or _has_own_time(frame, start.item):
            continue
        for other in frames[: k + 1]:
            inside = other.item is not None and verb.last <= other.item.first
            if inside and other.period is frame.period and other.metric == frame.metric and other is not frame:
                _after(other)  # "then fell 27% to $45.7 billion"
        _after(frame)


def _after(frame: Frame) -> None:
    frame.base, frame.period = frame.base or frame.period, None
    frame.note("period", MOVED_ON)


def _is_start(first: Frame, frame: Frame) -> bool:
    same = (first.metric, first.segment, first.period) == (frame.metric, frame.segment, frame.period)
    alike = first.quantity is not None and frame.quantity is not None and first.quantity.unit == frame.quantity.unit
    return (
        same and alike and first.role == "level" and frame.metric is not None and first.subject_ref == frame.subject_ref
    )


def _moving(view: View, start: Item, figure: Item) -> Item | None:
    """The verb by which the metric went on from the one figure to the other ("and came down to", "before climbing to")."""
    if view.lower[figure.first - 1] != "to" and not {"to", "at"} & set(view.lower[figure.first - 4 : figure.first]):
        return None
    if view.between(start.last, figure.first, "metric", "entity", "reference", "part"):
        return None  # "..., while AbbVie's revenue rose to $56.33 billion": told of somebody else
    verbs = [i for i in view.between(start.last, figure.first, "direction_verb") if i.id in ("up", "down")]
    gone = next((n for n in range(start.last, figure.first) if view.lower[n] in view.cues["gone_from"]), None)
    first = verbs[0] if verbs else None
    if first is None and gone is not None:
        first = Item("direction_verb", gone, gone + 1, 0, 0)
    if first is None or _STILL & set(view.lower[max(start.last, first.first - 3) : first.first]):
        return None  # "having fallen to" and "had risen to" tell of what was before
    return first


def _has_own_time(frame: Frame, start: Item) -> bool:
    """Whether the time stands with this figure: "was $350.0 billion and in 2025 rose to $402.8 billion" """
    time = next((i for i in frame.view.of_kind("time") if i.ref is frame.period), None)
    if time is None or time.first < start.last:
        return False
    return bool(_GOES_ON & set(frame.view.lower[start.last : time.first]))


def steps(frames: list[Frame]) -> None:
    """ "From 3.3%, via 14.4%, to 19.0%": of the steps before the last nothing says when they were"""
    for before, frame in zip(frames, frames[1:], strict=False):
        if frame.item is None or before.item is None or before.metric != frame.metric or before.role != "from":
            continue
        gap = [word for word in frame.view.lower[before.item.last : frame.item.first] if word != ","]
        for step in (before, frame) if gap[:1] in (["via"], ["through"]) or gap[:3] == ["by", "way", "of"] else ():
            if step.period is None and step.base is None:
                step.unbound = step.unbound or "it is a step between two levels, and when it was is not told"


def since_then(view: View, item: Item) -> bool:
    """ "Revenue has since increased by $6.5 billion": counted from a time that was told before"""
    if view.lower[:2] == ["since", "then"]:
        return not view.between(0, item.first, "time")
    for k in range(item.first - 1, view.clause_of(item.first).first, -1):
        if view.lower[k] in ("and", ",", ";"):
            return False
        if view.lower[k] == "since" and view.lower[k - 1] in ("has", "have", "had", "ve", "ever"):
            return not _opens_time(view, k + 1)
    return False


def _opens_time(view: View, k: int) -> bool:
    return any(k <= i.first <= k + 1 for i in view.of_kind("time"))
