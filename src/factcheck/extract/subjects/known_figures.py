"""Figures told as known before, or as those of the other of two."""

from __future__ import annotations

from factcheck.extract.analysis import Item, View
from factcheck.extract.frames import Frame
from factcheck.extract.subjects.owners import OWNERS, is_company


def is_known_figure(frame: Frame) -> bool:
    """ "more than twice the 31.5% achieved in Cupertino": a figure told as known, of another or of another time"""
    view, item = frame.view, frame.item
    if item is not None and view.lower[item.first - 1] == "," and _that_of(view, item.first - 1):
        return True
    if item is None or item.first < 2 or view.lower[item.first - 1] != "the" or frame.role == "from":
        return False
    if view.lower[max(0, item.first - 4) : item.first - 1] in (["on", "top", "of"], ["in", "addition", "to"]):
        return False  # "on top of the $15.4 billion it paid in dividends"
    compared = view.lower[item.first - 2] in _SET_AGAINST or view.before(item.first - 1, "quantity") is not None
    if _says_what_it_is(frame):
        return False
    timed = any(item.last <= i.first <= item.last + 4 for i in view.of_kind("time"))
    return compared and not timed and view.word(item.last) not in (",", ".", ";")


def _says_what_it_is(frame: Frame) -> bool:
    """ "Less than the $54.1 billion of free cash flow it generated": another metric of the one company, told right behind"""
    view, item, noun = frame.view, frame.item, frame.metric_item
    if item is None or noun is None or noun.kind != "metric" or not 1 <= noun.first - item.last <= 3:
        return False
    companies = {i.ref.ref for i in view.named()}
    earlier = {i.id for i in view.of_kind("metric", "metric_verb") if i.last <= item.first}
    return len(companies) <= 1 and noun.id not in earlier


def _that_of(view: View, k: int) -> bool:
    """ "three times that of its larger rival, 4.3%" """
    before = view.lower[max(0, k - 7) : k]
    return any(before[n : n + 2] in (["that", "of"], ["those", "of"]) for n in range(len(before) - 1))


_SET_AGAINST = frozenset(
    "than below above exceeding exceeds exceeded topping topped of against twice times double from to".split()
)


def of_its_own(frame: Frame, owner: Item) -> bool:
    view, item = frame.spot
    if frame.base is not None or "from" in view.lower[max(0, item.first - 2) : item.first]:
        return False
    return any(is_company(i) and i.last < min(owner.first, item.first) for i in view.of_kind(*OWNERS))


def of_outdone(frame: Frame) -> Item | None:
    """ "Meta outearned Netflix in 2024, with net income of $62.4 billion against $8.7 billion": the second is the other's"""
    view, item = frame.view, frame.item
    if (
        frame.role != "from"
        or item is None
        or frame.base is not None
        or view.lower[item.first - 1] not in ("against", "versus", "to")
    ):
        return None
    outdone = [i for i in view.of_kind("entity") if i.first and view.lower[i.first - 1] in view.cues["outdone"]]
    return outdone[0] if len(outdone) == 1 and is_company(outdone[0]) and outdone[0].last <= item.first else None
