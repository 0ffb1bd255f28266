"""What a part of the company does, told in words that name the company first."""

from __future__ import annotations

from factcheck.extract.analysis import View
from factcheck.extract.frames import Frame
from factcheck.extract.parts import part_name


def parts_told(view: View, frames: list[Frame]) -> None:
    for number, frame in enumerate(frames):
        of_the_owned(view, frame)
        of_the_part_before(view, frame, frames[:number])


_OWNED = 5


_ITS_ALL = frozenset("model shareholders stockholders investors".split())
"""Whatever stands before these: "HubSpot's subscription-heavy model", "Salesforce's own shareholders" """


def of_the_owned(view: View, frame: Frame) -> None:
    """ "Meta's Reality Labs lost $17.7 billion", "Alphabet's cloud unit earned": what the company owns does it, not the company"""
    owner, item = frame.subject, frame.item
    if frame.segment is not None or owner is None or item is None or "subject<clause_subject" not in frame.trace:
        return
    if owner.kind != "entity" or view.word(owner.last) != "'s":
        return
    first = owner.last + 1
    acts = ("metric_verb", "level", "direction_verb", "reporting")
    last = next((i.first for i in view.of_kind(*acts) if i.first > first), None)
    last = last or next(
        (k for k in range(first + 1, min(first + _OWNED + 1, len(view.lower))) if view.is_past(k)), None
    )
    if last is None or not first < last <= min(first + _OWNED, item.first):
        return
    if (
        view.lower[first] in view.cues["as_a_whole"]
        or view.lower[last - 1] in _ITS_ALL
        or view.lower[first:last] == ["business"]
        or view.between(first, last, "metric", "time", "quantity")
        or all(w in view.lexicon.whole_words for w in view.lower[first:last])
    ):
        return
    frame.segment = part_name(view.words(first, last), view.lexicon)
    frame.note("segment", "what is owned")


_OF_PARTS = frozenset(
    "operating_income operating_loss operating_margin profit margin gross_margin gross_profit ebitda ebitda_adj".split()
)


def of_the_part_before(view: View, frame: Frame, before: list[Frame]) -> None:
    """ "The defense unit had sales of $6.6 billion, and its operating profit was $110 million": the unit's, more likely"""
    noun = frame.metric_item
    if frame.segment is not None or frame.metric not in _OF_PARTS or noun is None or noun.first < 1:
        return
    if view.lower[noun.first - 1] in ("its", "their") and any(f.segment is not None for f in before):
        frame.unbound = frame.unbound or "it may be that of the part named before, or of the company"
