"""What one sentence leaves to the next: its main figure, what was asked, whose office, and which metrics it named."""

from __future__ import annotations

from factcheck.extract.analysis import Item, View
from factcheck.extract.ellipsis import Topic, stays_asked
from factcheck.extract.frames import Frame
from factcheck.extract.unclaimed import Unclaimed
from factcheck.extract.wordless.offices import office_asked


class Thread:
    """Followed through a document, sentence by sentence."""

    def __init__(self) -> None:
        self.topic = Topic()
        self.office: tuple[View, Item] | None = None
        """The office for whose holder the sentence before asks."""
        self.levels: list[Frame] = []
        """The levels that the sentence before tells."""
        self._main: Frame | None = None
        self._latest: Frame | None = None
        self._block = -1
        self._unclaimed = Unclaimed()
        self._turn = -1
        """The paragraph of the last turn of a dialogue."""

    def silent(self, asked: str | None = None, ahead: bool = False) -> None:
        """A sentence went by that tells nothing, and asks for a metric at most."""
        self.topic.silent(asked, ahead)
        self.levels = []
        self.office = None

    def told(self, view: View, frames: list[Frame]) -> None:
        """Remember what a sentence has told; a main figure stays one while the paragraph only goes on with it."""
        block, main = view.sentence.block, self._main
        levels = [f for f in frames if f.role == "level" and f.quantity is not None]
        goes_on = main is not None and self._same_thread(view) and not levels and (frames or stays_asked(view))
        if not goes_on or any(f.metric not in (None, main.metric) for f in frames if main is not None):
            self._main = levels[0] if levels else None  # "Sequentially up 5.1%" goes on with the figure before
        self._block, self.levels = block, levels
        self._latest = next((f for f in reversed(levels) if not _is_beside(f, levels)), None)
        for held in (self._main, *levels):
            if held is not None:
                held.carried = None  # or every sentence would hold all before it
        for level in levels:
            level.others = tuple(f for f in levels if f.metric not in (None, level.metric))
        if _is_turn(view):
            self._turn = block
        self.topic.told(view, frames)
        self._unclaimed.told(view, frames)
        self.office = office_asked(view)

    def spoken_of(self, view: View) -> Frame | None:
        """ "That is 10% of revenue" speaks of the figure told last, "Back in 2022 it was $9.95" of the paragraph's main one."""
        if not self._same_thread(view):
            return None
        names_it = {"ratio", "proportion", "percentage", "margin"} & set(view.lower[:6])
        if names_it:
            return self._latest  # "One year ago that ratio stood at 49.1%"
        if not view.lower[:1] or view.lower[0] not in ("that", "this", "which"):
            return self._main
        first = view.quantities[0] if view.quantities else None
        told = self._latest.quantity if self._latest is not None else None
        # "profit rose to $1.88 billion, or $3.15 a share. That compares with $1.67 billion"
        total = first is not None and told is not None and bool(first.per) < bool(told.per)
        return self._main if total else self._latest

    def _same_thread(self, view: View) -> bool:
        """In the same paragraph, or in the answer of another speaker right behind it."""
        block = view.sentence.block
        return block == self._block or self._turn == self._block >= 0 and _is_turn(view)


def _is_beside(frame: Frame, levels: list[Frame]) -> bool:
    """ "Had $601 million in cash, after spending $125 million on its shares. That's less than a year ago": told only beside the figure before"""
    before = next((f.item for f in reversed(levels) if f.item and frame.item and f.item.last <= frame.item.first), None)
    if before is None or frame.item is None:
        return False
    between = frame.view.lower[before.last : frame.item.first]
    return not frame.view.lexicon.cues["told_beside"].isdisjoint(between)


def _is_turn(view: View) -> bool:
    """ "MAYA: 16 percent, yes.": who speaks is named before a colon"""
    colon = next((k for k in range(1, min(4, len(view.lower))) if view.lower[k] == ":"), None)
    return colon is not None and all(view.tokens[k].text.isupper() for k in range(colon))
