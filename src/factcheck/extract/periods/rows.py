"""Levels in the order of times that a line before them announces: "The numbers (2022 → 2023 → 2024)", then "Revenue: $324 billion →
$372 billion → $400 billion".
"""

from __future__ import annotations

from itertools import pairwise

from factcheck.extract.analysis import View
from factcheck.extract.frames import Frame
from factcheck.extract.periods.topics import explicit, granularity
from factcheck.model import Time

_ARROWS = frozenset({"→", "->", "➔", "➜", "⇒", "►", ">"})
_JOINTS = _ARROWS | {"-", "–", "—", "/", ",", "|", "to", "vs", "vs."}


class Rows:
    """The times announced last, for the lines below them."""

    def __init__(self) -> None:
        self._times: tuple[Time, ...] = ()

    def sentence(self, frames: list[Frame], view: View) -> None:
        """Keep what a line without figures announces; give each level of a row below it its time."""
        if not frames:
            told = _announced(view)
            if told or view.headline:
                self._times = told
            return
        row = _row(frames)
        times = self._times or _announced(view)
        if len(row) != len(times) or any(f.period is not None and f.period not in times for f in row):
            return
        for frame, time in zip(row, times, strict=True):
            frame.role, frame.period, frame.base, frame.unbound = "level", time, None, None
            frame.rival_periods, frame.antecedent = (), None
            frame.context["period"] = "heading"
            frame.note("period", "in the order of times announced")


def _announced(view: View) -> tuple[Time, ...]:
    """Two or more periods of one length, one behind the other and nothing else between them."""
    items = view.of_kind("time")
    if not items[1:]:
        return ()  # as most sentences
    items = [i for i in items if i.ref.type in ("fiscal", "period") and explicit(i.ref.value)]
    alike = len({granularity(i.ref.value) for i in items}) == 1 < len(items)
    joined = all(set(view.lower[a.last : b.first]) <= _JOINTS for a, b in pairwise(items))
    ordered = [i.ref.value for i in items]
    return tuple(i.ref for i in items) if alike and joined and ordered == sorted(ordered) else ()


def _row(frames: list[Frame]) -> list[Frame]:
    """All figures of a line, where arrows lead from each to the next and they are levels of one measure."""
    rest = [f for f in frames if f.item is not None]
    same = len({(f.metric, f.quantity.unit, f.subject_ref) for f in rest if f.quantity is not None}) == 1
    joined = all(_leads_on(a, b) for a, b in pairwise(rest))
    return rest if same and joined and all(f.role in ("level", "from") for f in rest) else []


def _leads_on(before: Frame, frame: Frame) -> bool:
    if before.item is None or frame.item is None:
        return False
    gap = frame.view.lower[before.item.last : frame.item.first]
    return "".join(gap) in _ARROWS  # a dash alone makes a range of the two
