"""Two figures in the order of two before: "earned $3.5 billion on revenue of $12.2 billion, against $3.3 billion on $12.0 billion"."""

from __future__ import annotations

from itertools import pairwise

from factcheck.extract.analysis import Item, View
from factcheck.extract.frames import Frame
from factcheck.extract.paired import is_alike

_PAIRING = frozenset({"on", "from", "and"})


def in_the_same_order(view: View, frames: list[Frame]) -> None:
    """Give the second pair the metrics of the first, where both are joined alike and the second names none."""
    for first, second, third, fourth in zip(frames, frames[1:], frames[2:], frames[3:], strict=False):
        if third.role != "from" or first.role != "level" or second.role != "level" or first.metric == second.metric:
            continue
        if first.metric is None or second.metric is None or not is_alike(first, third) or not is_alike(second, fourth):
            continue
        if any(fourth.item is not None and 0 <= e.first - fourth.item.last <= 1 for e in view.of_kind("entity")):
            continue  # "against $11.0 billion and $2.4 billion from Mastercard"
        joint = _joint(view, third, fourth)
        if len(joint) != 1 or joint != _joint(view, first, second)[:1]:
            continue
        for frame, told in ((third, first), (fourth, second)):
            # the figures themselves name no metric: nothing stands between them but the word that pairs them
            frame.metric, frame.metric_item, frame.segment = told.metric, told.metric_item, told.segment
            frame.role, frame.kind, frame.unbound = "from", told.kind, told.unbound
            frame.subject, frame.mention = told.subject, told.mention
            frame.note("metric", "in the same order")
        base = third.base or fourth.base
        third.base = fourth.base = base
        if base is not None:
            third.period, fourth.period = first.period, second.period
        else:  # "compared with $391.0 billion and $93.7 billion in fiscal 2024"
            dated = next((f.period for f in (third, fourth) if _has_own_time(view, f)), None)
            third.period = fourth.period = dated


def of_the_other(view: View, frames: list[Frame]) -> None:
    """ "Buybacks of $16.7 billion and dividends of $4.2 billion at Visa, $11.0 billion and $2.4 billion at Mastercard": two for each"""
    for first, second, third, fourth in zip(frames, frames[1:], frames[2:], frames[3:], strict=False):
        if first.item is None or second.item is None or third.item is None or fourth.item is None:
            continue
        owners = [_owner_behind(view, item) for item in (second.item, fourth.item)]
        if None in owners or first.metric == second.metric or "level" not in {third.role, fourth.role}:
            continue
        alike = is_alike(first, third) and is_alike(second, fourth)
        alone = view.lower[third.item.last : fourth.item.first] in (["and"], [",", "and"], [","])
        apart = view.between(owners[0].last if owners[0] else 0, fourth.item.first, "metric", "metric_verb")
        if not alike or not alone or apart:
            continue
        for frame, told in ((third, first), (fourth, second)):
            frame.metric, frame.metric_item, frame.segment = told.metric, told.metric_item, told.segment
            frame.role, frame.kind, frame.unbound = told.role, told.kind, told.unbound
            frame.subject = frame.mention = owners[1]
            frame.period, frame.base = told.period, told.base
            frame.note("metric", "in the same order")
        for frame in (first, second):
            frame.subject = frame.mention = owners[0]


def _owner_behind(view: View, item: Item) -> Item | None:
    """The company told right behind a figure, or behind what that was spent on: "at Visa", "on dividends at Mastercard"."""
    k = item.last
    if view.word(k) in ("on", "in", "of") and (noun := view.at(k + 1, "metric")) is not None:
        k = noun.last
    if view.word(k) not in ("at", "for", "from", "by"):
        return None
    return next((i for i in view.named() if i.first == k + 1 and i.ref.type == "ORG"), None)


def _joint(view: View, a: Frame, b: Frame) -> list[str]:
    """The words between two figures, if they begin with one that pairs them: "$20.7 billion of revenue and $8.2 billion of net income" """
    if a.item is None or b.item is None:
        return []
    noun = a.metric_item
    behind = noun is not None and view.lower[a.item.last : noun.first] == ["of"]  # its own measure is passed over
    gap = view.lower[noun.last if behind and noun is not None else a.item.last : b.item.first]
    return gap if gap[:1] and gap[0] in _PAIRING and len(gap) <= 4 else []


_EARNED = frozenset(
    {"operating_income", "net_income", "profit", "gross_profit", "ebitda", "operating_loss", "net_loss"}
)


def earned_on(view: View, frames: list[Frame]) -> None:
    """ "Operating income of $84.3 billion on $307.4 billion": what is earned is earned on sales, where nothing else names them"""
    for first, second in pairwise(frames):
        if first.item is None or second.item is None or first.metric not in _EARNED or second.metric != first.metric:
            continue
        q = second.quantity
        told = (first.role, second.role) == ("level", "level") and is_alike(first, second)
        alone = view.lower[first.item.last : second.item.first] == ["on"]
        if told and alone and q is not None and q.kind == "money" and not q.per:
            second.metric, second.metric_item = "revenue", None
            second.note("metric", "earned on")


SERIES = "it is one of a row of figures whose times are not told one by one"
_SHORTEST = 3


def in_a_row(view: View, frames: list[Frame]) -> None:
    """ "it has risen every year since, to $546 million, $848 million and $960 million": each of another time, which nobody tells"""
    run: list[Frame] = []
    for frame in (*frames, None):
        if run and frame is not None and _goes_on(view, run[-1], frame):
            run.append(frame)
            continue
        dealt = any("respectively" in note for f in run for note in f.trace) or run and _is_dealt(view, run[0])
        if len(run) >= _SHORTEST and not dealt:
            for told in run:
                if not _has_own_time(view, told):
                    told.unbound = SERIES if told.metric == "growth" else told.unbound or SERIES
        run = [frame] if frame is not None else []


def _is_dealt(view: View, frame: Frame) -> bool:
    """ "They grew 5.1%, 11.0% and 4.5%, respectively", "growth, in the same order, was 11%, 14% and 22%": one for each company"""
    return (frame.role == "delta" or frame.metric == "growth") and not _IN_ORDER.isdisjoint(view.lower)


_IN_ORDER = frozenset({"respectively", "order"})


def _goes_on(view: View, before: Frame, frame: Frame) -> bool:
    if before.item is None or frame.item is None or not is_alike(before, frame):
        return False
    between = view.lower[before.item.last : frame.item.first]
    gap = [word for word in between if word not in _ONWARD]
    # "to $2.58 billion, then to $3.01 billion and, in the three months to January 26, to $3.11 billion"
    inserted = between[-1:] == ["to"] and {"and", ","} <= set(gap)
    if inserted and _names_a_time(view, before.item.last, frame.item.first):
        gap = ["and"]
    alike = before.metric is not None and before.metric == frame.metric and before.subject is frame.subject
    if before.metric == "growth":
        return alike and gap in _JOINTS  # "Growth in each of the last four: 106%, 69%, 41%, 29%"
    if before.role == frame.role == "delta":  # "up 50%, up 33%, down 7%, up 5%"
        gap = [word for word in gap if word not in _WAYS]
    return alike and before.role == frame.role and frame.role in ("level", "delta") and gap in _JOINTS


_ONWARD = frozenset({"then", "to", "finally", "lastly"})
_WAYS = frozenset("up down plus minus + - − a an rise fall gain loss drop dip jump of".split())
_JOINTS = ([","], ["and"], [",", "and"])


def _has_own_time(view: View, frame: Frame) -> bool:
    item = frame.item
    if item is None:
        return False
    behind = any(item.last <= i.first <= item.last + 2 for i in view.of_kind("time"))
    return (
        behind
        or view.lower[item.first - 2 : item.first] == [",", "to"]
        and _names_a_time(view, item.first - _INSERTED, item.first)
    )


_INSERTED = 10
"""Words of an insertion before a figure: ", in the three months to January 26, to" """


def _names_a_time(view: View, first: int, last: int) -> bool:
    return any(first <= item.first and item.last <= last for item in view.of_kind("time"))
