"""With which time a change is compared."""

from __future__ import annotations

from factcheck.extract.analysis import Item, View
from factcheck.extract.cues import compared_time
from factcheck.extract.frames import Frame
from factcheck.extract.periods.senses import LENGTHS, is_compared_with, is_dated, opened_by, tells_extreme


def base_of(frame: Frame, times: list[Item]) -> Item | None:
    """The nearest basis behind the change that no other figure separates from it, else one before it."""
    view, item = frame.spot
    clause = view.clause_of(item.first)
    bases = [
        i
        for i in times
        if (clause.first <= i.first < clause.last if i.ref.type == "base" else _is_set_against(frame, i))
        and ";" not in view.lower[min(i.last, item.last) : max(i.first, item.first)]
    ]
    if (named := _of_its_figure(view, item, times)) is not None:
        return named
    alone = [i for i in bases if not view.between(min(i.last, item.last), max(i.first, item.first), "quantity")]
    if behind := [i for i in alone if i.first >= item.last]:
        return behind[0]
    if frame.role == "delta" and (then := compared_time(view, item)) is not None:
        return then
    if (via := _behind_level(view, item, bases if item.ref.kind == "percent" else times)) is not None:
        return via
    before = [i for i in alone if i.last <= item.first] or [i for i in bases if i.last <= item.first]
    return before[-1] if before else _beginning(frame, times)


def _of_its_figure(view: View, item: Item, times: list[Item]) -> Item | None:
    """ "12% less than in 2023 and little more than a third of the 2022 figure" """
    if item.ref.kind not in ("fraction", "multiple") or view.lower[item.last : item.last + 2] not in (
        ["of", "the"],
        ["the"],
    ):
        return None
    told = (i for i in times if item.last < i.first <= item.last + 2 and view.word(i.last) in view.cues["figures"])
    return next(told, None)


def _is_set_against(frame: Frame, time: Item) -> bool:
    """ "up 3% from the third quarter", "has grown 12% since 2023" """
    if frame.role != "delta" or time.ref.type not in ("fiscal", "period", "date"):
        return False
    view = frame.view
    return is_compared_with(view, time) or opened_by(view, time, "since") and not tells_extreme(view)


def _behind_level(view: View, item: Item, bases: list[Item]) -> Item | None:
    """ "62% from $35.1 billion a year ago", "less than half of the $9.9 billion two years ago": the base stands behind the earlier level"""
    levels = [i for i in view.of_kind("quantity") if item.last < i.first <= item.last + 3]
    told = ("of", "the") if item.ref.kind in ("fraction", "multiple") else ("from", "versus", "against", "over", "on")
    if not levels or view.lower[item.last] not in told:
        return None
    return next((base for base in bases if 0 <= base.first - levels[0].last <= 2), None)


def _beginning(frame: Frame, times: list[Item]) -> Item | None:
    """ "cash fell 25% over the three months": a balance is compared with that at the beginning of the span"""
    item = frame.item
    if item is None or not is_dated(frame):
        return None
    return next((i for i in times if i.ref.value in LENGTHS and 0 <= i.first - item.last <= 4), None)
