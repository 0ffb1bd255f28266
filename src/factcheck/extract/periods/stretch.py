"""Changes over the years that were told last: "Diluted shares fell from 17.5 billion in fiscal 2020 to 15.0 billion in fiscal 2025. Net
income over the same period rose 95%."
"""

from __future__ import annotations

import re
from itertools import pairwise

from factcheck.extract.analysis import View
from factcheck.extract.frames import Frame
from factcheck.extract.periods.onward import LOOSE
from factcheck.extract.periods.topics import explicit
from factcheck.model import Time
from factcheck.patterns import regex

_COUNT = r"(?:two|three|four|five|six|seven|eight|nine|ten|\d\d?)"
_OVER = regex(
    rf"\b(?P<lead>over|across|through(?:out)?|in|during|within) (?:the same|that|this|those|these)(?: {_COUNT}[- ]year| (?P<count>{_COUNT}))? "
    r"(?P<noun>periods?|time|time ?(?:frame|span)|span|stretch|interval|years)\b",
    re.I,
)


_BEFORE = "the stretch told before"


class Stretches:
    """The first and the last period of the change that was told last of a company."""

    def __init__(self) -> None:
        self._told: dict[str | None, tuple[Time, Time]] = {}
        self._at: dict[str | None, int] = {}

    def sentence(self, frames: list[Frame]) -> None:
        for frame in frames:
            self._go_back(frame)
        for frame in frames:
            if frame.role == "delta" and frame.period is not None and frame.base is not None:
                self._learn(frame, frame.base, frame.period)
        for change, earlier in pairwise(frames):
            # "EPS rose 127% over the same period, from $3.28 to $7.46"
            if f"base<{_BEFORE}" in change.trace and earlier.role == "from" and earlier.metric == change.metric:
                earlier.role, earlier.period, earlier.context["period"] = "level", change.base, "previous sentence"
        for first, second in pairwise(frames):
            same = (first.metric, first.subject_ref) == (second.metric, second.subject_ref)
            if same and first.role in ("from", "level") and second.role == "level" and first.period and second.period:
                self._learn(second, first.period, second.period)

    def _learn(self, frame: Frame, base: Time, period: Time) -> None:
        if explicit(base.value) and explicit(period.value) and base.value != period.value:
            self._told[frame.subject_ref] = base, period
            self._at[frame.subject_ref] = frame.view.sentence.index

    def _go_back(self, frame: Frame) -> None:
        """Give a change over "the same period" the two ends of what was told before; one "in" it only right behind."""
        told = self._told.get(frame.subject_ref)
        if told is None or frame.role != "delta" or frame.base is not None and frame.base.value != "REF:P":
            return
        lead = _lead(frame.view, frame)
        near = frame.view.sentence.index - self._at[frame.subject_ref] <= 1
        if lead is None or not near and not lead.startswith(("over", "across", "through")):
            return
        frame.base, frame.period = told
        frame.antecedent, frame.rival_periods = None, ()
        frame.context["period"] = "previous sentence"
        frame.trace = [note for note in frame.trace if note != f"period<{LOOSE}"]
        frame.note("base", _BEFORE)


def _lead(view: View, frame: Frame) -> str | None:
    """The word before "the same period", where the phrase can be said of the figure."""
    item = frame.item
    if item is None:
        return None
    for found in _OVER.finditer(view.text, view.sentence.start, view.sentence.end):
        first, last = sorted((found.start(), item.start))
        apart = any(first < i.start < last and i is not item and explicit(i.ref.value) for i in view.of_kind("time"))
        if not apart and ";" not in view.text[first:last]:
            return found["lead"].lower()
    return None
