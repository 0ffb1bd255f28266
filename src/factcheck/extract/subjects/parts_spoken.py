"""Of which part of a company a text goes on to tell, sentence after sentence."""

from __future__ import annotations

from factcheck.extract.analysis import Item, View
from factcheck.extract.frames import Frame
from factcheck.extract.subjects.strangers import OTHERS
from factcheck.extract.subjects.topics import part_told, place_of, topic_of

_OF_PARTS = frozenset(
    "revenue operating_income operating_loss operating_margin profit ebitda ebitda_adj net_income net_loss growth".split()
)
"""What is told of parts as often as of a company; cash and dividends are not."""


class PartsSpoken:
    """The part of a company that a heading, or the sentence before, has told of."""

    def __init__(self) -> None:
        self._headed: str | None = None
        """What a line of its own gives to what stands under it ("Cloud Intelligence Group")."""
        self._place: str | None = None
        self._topic: str | None = None
        """The place, and the part, of which the sentence before told without a figure."""
        self._told = False
        """Whether all figures of the sentence before are of a part, of which "it" may go on."""

    def give(self, frame: Frame) -> None:
        """Name the part to which a figure belongs that has none of its own."""
        if frame.segment is not None or frame.metric not in _OF_PARTS:
            return
        if self._headed is not None and frame.subject is None:
            frame.segment, frame.context["segment"] = self._headed, "heading"
            return
        if frame.item is not None:
            frame.segment = part_told(frame.view, frame.item, self._place)
        if frame.segment is None and frame.item is not None and self._topic is not None and _is_taken_up(frame):
            frame.segment, frame.context["segment"] = self._topic, "previous sentence"
        if frame.segment is None and self._told and _is_pronoun(frame.subject):
            # "The cloud unit's margin was 37%. Its sales rose 19%": the part's, or the company's
            frame.context["subject"] = OTHERS

    def told(self, frames: list[Frame], view: View, alone: bool) -> None:
        """Remember what the sentence was about; `alone` is one that is a line of its own."""
        self._place, self._topic = place_of(view), topic_of(view) if not frames else None
        of_part = bool(frames) and all(frame.segment is not None for frame in frames)
        self._told = of_part or bool(frames) and self._told and _is_pronoun(frames[-1].subject)
        if not frames and alone:
            self._headed = headed_part(view.items)
        elif frames and not alone:
            self._headed = None


def headed_part(items: list[Item]) -> str | None:
    """The part that a short line names, and nothing else than perhaps its company and period."""
    parts = [i for i in items if i.kind == "part" or (i.kind == "entity" and i.ref.type == "PRODUCT")]
    others = {i.kind for i in items} - {"part", "entity", "time", "reference"}
    products = [i for i in parts if i.kind == "entity"]
    if others or not products or items[-1].last > _HEADING_WORDS:
        return None
    return str(products[-1].ref.text)


_HEADING_WORDS = 8


def _is_pronoun(subject: Item | None) -> bool:
    return subject is not None and subject.kind == "pronoun"


def _is_taken_up(frame: Frame) -> bool:
    """Whether a figure goes on with what the sentence before is about: silently, or by "it"."""
    return frame.subject is None or _is_pronoun(frame.subject)
