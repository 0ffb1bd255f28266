"""Metrics that a sentence names and no figure of it was bound to: where a figure does not fit its own, one of these may be meant.

"Home Depot, saving for debt reduction, managed only $649 million after $8.0 billion" stands behind "bought back no stock": the
words "debt" and "bought back" are both there, and the binding has taken only one of them.
"""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.extract.analysis import Item, View
from factcheck.extract.frames import Frame


class Unclaimed:
    """The metrics left over in the sentence read last, from one sentence of a paragraph to the next."""

    def __init__(self) -> None:
        self._before: tuple[str, ...] = ()
        self._block = -1

    def told(self, view: View, frames: Sequence[Frame]) -> None:
        """Give every figure of the sentence the metrics that stand beside it and are of no figure."""
        names = [i for i in view.items if i.kind == "metric" or i.kind == "metric_verb" and not _governs(view, i)]
        block = view.sentence.block
        before = self._before if block == self._block else ()
        taken = {_place(f.metric_item) for f in frames if f.metric_item is not None and f.view is view}
        free = tuple(dict.fromkeys(i.id for i in names if _place(i) not in taken))
        for frame in frames:
            if frame.quantity is None:
                continue
            inherits = frame.metric_item is None or "metric<inherited" in frame.trace
            frame.beside = tuple(m for m in dict.fromkeys((*free, *(before if inherits else ()))) if m != frame.metric)
        self._before, self._block = tuple(dict.fromkeys(i.id for i in names)), block


def _governs(view: View, verb: Item) -> bool:
    """ "Earned $16.1 billion in net income": the verb's figure is told, whatever noun says what it is"""
    figure = next((i for i in view.of_kind("quantity") if i.first >= verb.last), None)
    return figure is not None and not view.between(verb.last, figure.first, "metric", "metric_verb")


def _place(item: Item) -> tuple[int, int]:
    return item.start, item.end
