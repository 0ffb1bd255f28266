"""Two figures behind a comparison, each of one of its sides: "paid more for its shares than it earned, $9.5 billion versus $5.6 billion"."""

from __future__ import annotations

from factcheck.extract.analysis import View
from factcheck.extract.assertions import asserted
from factcheck.extract.frames import Frame
from factcheck.extract.halves import shortened
from factcheck.extract.pieces import FormsOfWords

_BETWEEN = frozenset("versus vs against compared with to as next and set beside".split())
_BEFORE = frozenset((",", ":", ";", "–", "—", "with", "at", "by"))
_HEDGES = frozenset("about nearly almost some roughly just over under around close to approximately".split())
_MADE = {f"{made}<form of words": made for made in ("metrics", "against", "moved")}
_KINDS = frozenset(("money", "percent"))


def set_beside(view: View, frames: list[Frame], forms: FormsOfWords) -> list[Frame]:
    """Binds the two figures to the sides of the comparison before them, and gives the comparison itself."""
    two = sorted((f for f in frames if f.item is not None), key=lambda f: f.item.first if f.item else 0)
    if len(two) != 2 or len(frames) != 2:
        return []
    one, other = two[0].item, two[1].item
    assert one is not None
    assert other is not None
    if one.ref.kind != other.ref.kind or one.ref.kind not in _KINDS or one.ref.per != other.ref.per:
        return []
    between = view.lower[one.last : other.first]
    first = one.first
    while first and view.lower[first - 1] in _HEDGES:
        first -= 1
    end = len(view.lower) - (view.lower[-1:] == ["."])
    if (
        not between
        or not set(between) <= _BETWEEN | _HEDGES
        or view.lower[first - 1] not in _BEFORE
        or other.last < end
    ):
        return []
    comma = first > 1 and view.lower[first - 1] not in (",", ":") and view.lower[first - 2] == ","
    told = asserted(shortened(view, set(range(first - 1 - comma, end))), forms)
    made = next((_MADE[rule] for rule in told[0].trace if rule in _MADE), None) if len(told) == 1 else None
    if made is None or not _agrees(told[0], one.ref.value, other.ref.value) or made == "moved" and told[0].base is None:
        return []
    _bind(two[0], told[0])
    _bind(two[1], told[0])
    if made == "metrics":
        two[1].metric = told[0].compare_metric
    elif made == "against":
        two[1].subject_ref = told[0].compare_subjects[0]
        two[1].subject = two[1].mention = next(i for i in view.of_kind("entity") if i.ref.ref == two[1].subject_ref)
        two[1].metric = told[0].compare_metric or told[0].metric
        two[1].period = told[0].base or told[0].period
    else:
        two[1].role, two[1].base = "from", told[0].base
    return told


def _agrees(told: Frame, one: float | None, other: float | None) -> bool:
    """Whether the figures stand in the order of what they are told of."""
    if one is None or other is None or told.negated or told.of_growth or told.compare_metric == "zero":
        return False
    return one != other and (told.direction == "up") is (one > other)


def _bind(frame: Frame, told: Frame) -> None:
    """The figure as a level of the first side."""
    assert frame.quantity is not None
    frame.kind = "amount" if frame.quantity.kind == "money" else "ratio"
    frame.role, frame.metric, frame.metric_item = "level", told.metric, None
    frame.segment = frame.unbound = frame.whole = frame.each = frame.base = frame.direction = None
    frame.subject = frame.mention = told.subject
    frame.period, frame.negated, frame.modality = told.period, False, "fact"
    frame.context.pop("subject", None)
    frame.context.pop("metric", None)
    frame.trace = ["set beside<form of words"]
