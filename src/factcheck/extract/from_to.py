"""Two figures and two times told as a way: "went from 26% to 28% between the whole of 2023 and the whole of 2024"."""

from __future__ import annotations

from itertools import pairwise

from factcheck.extract.analysis import Item, View
from factcheck.extract.frames import Frame

_REACH = 4
"""So many words may stand before a time's name ("the whole of", "the end of fiscal")."""


def pair_from_to(view: View, frames: list[Frame]) -> None:
    """Give the earlier figure the earlier time and the later figure the later one."""
    times = _way(view)
    if times is None:
        return
    for first, second in pairwise(f for f in frames if f.item is not None):
        if first.role != "from" or second.role != "level" or first.item is None or second.item is None:
            continue
        if view.lower[first.item.last : second.item.first] == ["to"] and second.item.last <= times[0].first:
            first.period, second.period = times[0].ref, times[1].ref
            first.role, first.base = "level", None
            for frame in (first, second):
                frame.note("period", "between two times")


def turned_into(frames: list[Frame]) -> None:
    """ "Long-term debt of $58.3 billion became $72.4 billion", "a loss of 19 cents had turned into 33 cents": what it was before"""
    for first, second in pairwise(f for f in frames if f.item is not None):
        if (first.role, second.role) != ("level", "level") or first.item is None or second.item is None:
            continue
        between = [word for word in first.view.lower[first.item.last : second.item.first] if word not in _WHOLE]
        if between in _BECAME and first.quantity and second.quantity and first.quantity.unit == second.quantity.unit:
            first.role = "from"
            first.note("role", "turned into another")


_BECAME = (["became"], ["becoming"], ["become"], ["turned", "into"])
_WHOLE = frozenset({"has", "have", "had", "a", "about", "some", "nearly", "almost"})


def base_of_from(frames: list[Frame]) -> None:
    """ "Quadrupled from $9.5 billion in fiscal 2024 to $40.1 billion in fiscal 2026": the change is on the earlier level's own time"""
    for frame in frames:
        view = frame.view
        lone = [
            i
            for i in view.of_kind("time")
            if i.ref.type in ("period", "fiscal") and i.ref.value.removeprefix("FY").isdigit()
        ]  # "annual" is no year
        since = len(lone) == 1 and lone[0].first > 0 and view.lower[lone[0].first - 1] == "since"
        if frame.role == "from" and since and frame.base in (None, lone[0].ref):
            frame.base, frame.period = lone[0].ref, None  # "Since 2023, buybacks have nearly doubled from $4.0 billion"
            frame.note("base", "since")
    for change, first, second in zip(frames, frames[1:], frames[2:], strict=False):
        told = (change.role, first.role, second.role) == ("delta", "from", "level")
        if not told or change.base is not None or first.period is None or first.base is not None:
            continue
        if change.metric == first.metric == second.metric and change.period is second.period is not first.period:
            change.base = first.period
            change.note("base", "from a level")
    for first, second, change in zip(frames, frames[1:], frames[2:], strict=False):
        if _sums_up(first, second, change):
            change.base, change.period = first.period, second.period
            change.note("base", "from a level")


def _sums_up(first: Frame, second: Frame, change: Frame) -> bool:
    """ "17.5 billion shares in fiscal 2020 and 15.0 billion in fiscal 2025, a reduction of 14.4%": the change between the two"""
    told = first.role in ("from", "level") and second.role == "level" and "role<noun of" in change.trace
    if not told or change.role != "delta" or change.base is not None or change.item is None or second.item is None:
        return False
    periods = first.period, second.period
    if None in periods or periods[0] is periods[1] or change.period not in (None, second.period):
        return False
    view, entry = change.view, change.view.lexicon.metrics.get(change.metric or "")
    apart = view.between(second.item.last, change.item.first, "quantity", "metric")
    if entry is None or entry.of != "company" or view.word(change.item.last) not in ("", ".", ",", ";", ")"):
        return False  # "a leap of 74% in the final year"; that of output is told in constant prices
    return first.metric == second.metric == change.metric and not apart


def base_of_times(frames: list[Frame]) -> None:
    """ "Earnings for 2024 were 2.8 times the $8.59 of 2022": the multiple is on the level that stands behind it"""
    for change, level in pairwise(frames):
        if change.item is None or level.item is None or level.period in (None, change.period):
            continue
        behind = change.view.lower[change.item.last : level.item.first]
        told = (change.role, level.role) == ("delta", "from") and "role<times what was" in change.trace
        if told and behind in ([], ["the"]) and change.metric == level.metric:
            change.base = level.period
            change.note("base", "from a level")


def _way(view: View) -> tuple[Item, Item] | None:
    """The two times of "between ... and ..."."""
    times = [i for i in view.of_kind("time") if i.ref.type in ("period", "fiscal")]
    for one, other in pairwise(times):
        lead = view.lower[max(0, one.first - _REACH - 1) : one.first]
        link = view.lower[one.last : other.first]
        if "between" in lead and link[:1] == ["and"] and len(link) <= _REACH + 1:
            return one, other
    return None
