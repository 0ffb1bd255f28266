"""How much of a figure fell into a part of its time, and how far it moved, told by words: "most of it in the first quarter", "barely rose"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.extract.analysis import Item, View
from factcheck.extract.frames import Frame
from factcheck.extract.larger.cues import Words, phrase_at

_IT = frozenset("it that this which them".split())
_FELL = frozenset(
    "in during from the came fell earned arose was were made coming falling it being booked within over".split()
)
_JOINTS = frozenset((",", ";", ":", "-", "–", "—", "and", "with", "("))
_FAR = 25
_NEAR = 8


def sized(view: View, frames: Sequence[Frame], before: Sequence[Frame], words: Words) -> Iterator[Frame]:
    """The claims; `before` are the frames of the sentence before, of which "that" may be told."""
    levels = [f for f in frames if _is_level(f)]
    for k, word in enumerate(view.lower) if "of" in view.lower and (levels or before) else ():
        if word not in words.portion_opens:
            continue
        for side, phrases in words.portions.items():
            last = phrase_at(view, k, phrases)
            if last > k and view.word(last) == "of" and view.word(last + 1) in _IT:
                earlier = [f for f in levels if f.item is not None and 0 < k - f.item.last <= _FAR]
                whole = earlier[-1:] or ([f for f in before if _is_level(f)] if k == 0 else [])
                if len(whole) == 1 and (frame := _portion(view, whole[0], k, last + 2, side)) is not None:
                    yield frame
    for frame in levels:
        if (moved := _slight(view, frame, words)) is not None:
            yield moved


def _is_level(frame: Frame) -> bool:
    whole = frame.segment is None and frame.metric not in (None, "unknown") and frame.unbound is None
    listed = (frame.subject_ref or "").startswith("cik:")
    told = frame.item is not None and frame.role == "level" and not frame.negated and frame.modality == "fact"
    return whole and listed and told and frame.quantity is not None and frame.quantity.kind == "money"


def _portion(view: View, whole: Frame, first: int, k: int, side: str) -> Frame | None:
    """What stands behind "of it" must be when alone."""
    if (
        first
        and view.lower[first - 1] not in _JOINTS
        and not (view.lower[first - 1] == "the" and view.word(first - 2) in _JOINTS)
    ):
        return None
    time: Item | None = None
    while k < len(view.lower) and view.lower[k] not in (",", ".", ";", ")"):
        held = next((i for i in view.of_kind("time") if i.first == k and i.ref.type not in ("base", "duration")), None)
        if held is None and view.lower[k] not in _FELL or held is not None and time is not None:
            return None
        time = held or time
        k = held.last if held is not None else k + 1
    if time is None:
        return None
    frame = _like(view, whole, first, k)
    frame.kind, frame.role = "comparison", "compare"
    frame.period, frame.direction, frame.compare_quantity = time.ref, side, whole.quantity  # type: ignore[assignment]
    frame.note("portion", "tail")
    return frame


def _like(view: View, figure: Frame, first: int, last: int) -> Frame:
    frame = Frame(view, view.clause_of(first), metric=figure.metric)
    frame.subject_ref, frame.subject_text = figure.subject_ref, figure.subject_text
    frame.start, frame.end = view.tokens[first].start, view.tokens[last - 1].end
    return frame


def _slight(view: View, figure: Frame, words: Words) -> Frame | None:
    """ "Barely raised its net income, to $59.2 billion": by a word right before the verb of the figure's own move"""
    item = figure.item
    assert item is not None
    verbs = [
        i
        for i in view.of_kind("direction_verb")
        if i.id == figure.direction in ("up", "down") and 0 < item.first - i.last <= _NEAR
    ]
    others = [f for f in view.of_kind("quantity") if f is not item and not f.ref.incidental]
    if not verbs or others or figure.period is None:
        return None
    first = next((k for k in range(verbs[-1].first) if phrase_at(view, k, words.slightly) == verbs[-1].first), None)
    if first is None:
        return None
    frame = _like(view, figure, first, verbs[-1].last)
    frame.kind, frame.role, frame.period = "change", "delta", figure.period
    frame.direction, frame.slight = figure.direction, True
    frame.note("slight", "tail")
    return frame
