"""Counts: the counted noun tells the metric, and where it could be several the verb or the noun before it decides."""

from __future__ import annotations

from factcheck.extract.analysis import Item, View
from factcheck.extract.cues import look_back
from factcheck.extract.frames import Frame

_SHARES = frozenset({"shares", "ADS"})


_AVERAGED = frozenset({"diluted", "weighted", "weighted-average"})


def counted_unit(frame: Frame, previous: Frame | None) -> bool:
    """ "495,570 vehicles" with "delivered", "15,000 jobs" with "cut": the unit's metric, chosen by the verb"""
    view, item, q = frame.figure
    if q.kind == "fraction":
        return _named_by(frame, view.lower[item.last] if item.last < len(view.lower) else "")
    if q.kind != "count" or not q.unit:
        return False
    if q.unit in _SHARES:
        if "diluted" in q.text.lower().split() and frame.role in ("level", "from"):
            frame.metric = "diluted_shares"  # "averaged 298 million diluted shares"
            return True
        far = 6 if view.word(item.last) == "of" else 3  # "of its common stock outstanding"
        if (
            "outstanding" in view.lower[item.last : item.last + far]
            and frame.role in ("level", "from")
            and _AVERAGED.isdisjoint(view.lower[item.first : item.last])
        ):
            frame.metric = "shares_outstanding"
            return True
        return _shares(frame)
    if _same_unit(frame, previous) or _governed(frame):
        return True
    return _named_by(frame, q.unit)


def _same_unit(frame: Frame, previous: Frame | None) -> bool:
    """ "45 jets in January, up from 27": an earlier level is of the metric that the level before it is of"""
    q = frame.quantity
    if previous is None or previous.metric is None or previous.quantity is None or q is None:
        return False
    if previous.quantity.unit != q.unit or frame.role != "from":
        return False
    frame.metric, frame.metric_item, frame.segment = previous.metric, previous.metric_item, previous.segment
    return True


def _governed(frame: Frame) -> bool:
    """ "recall nearly 376,000 vehicles": the verb right before a count says what is counted"""
    view, item, q = frame.figure
    k = look_back(view, item)
    for verb in view.of(frame.clause, "metric_verb"):
        if verb.last != k + 1:
            continue
        if verb.id == "deal_value" and q.unit in view.cues["craft"]:
            frame.metric = "orders"  # a fleet that is bought is on order
            return True
        if "count" not in view.lexicon.metrics[verb.id].kinds:
            continue
        if verb.id == "jobs_added":
            frame.metric = "employees" if q.unit in view.cues["persons"] else None
            return frame.metric is not None
        frame.metric, frame.metric_item = verb.id, verb
        return True
    return False


def _named_by(frame: Frame, unit: str) -> bool:
    """The metric that lists the noun; of several, or of things that can be many, the one that is named nearest."""
    view, item = frame.spot
    options = [id_ for id_, m in view.lexicon.metrics.items() if unit in m.units or unit.rstrip("s") in m.units]
    if not options:
        return False
    named = [i for i in view.of(frame.clause, "metric", "metric_verb") if i.id in options]
    before = [i for i in named if i.last <= item.first]
    if unit in view.cues["things"] and (noun := _measured(view, frame)) is not None and noun.id not in options:
        return False
    if named:
        frame.metric = (before or named)[-1 if before else 0].id
        return True
    if "layoffs" in options and any(i.id == "down" for i in view.of(frame.clause, "direction_verb")):
        frame.metric = "layoffs"
        return True
    frame.metric = options[0] if len(options) == 1 else None
    return frame.metric is not None


def _measured(view: View, frame: Frame) -> Item | None:
    """ "crude inventories rose by 2.6 million barrels": the nearest noun before that can be counted"""
    assert frame.item is not None
    nouns = [
        i
        for i in view.of(frame.clause, "metric")
        if i.last <= frame.item.first and "count" in view.lexicon.metrics[i.id].kinds
    ]
    return nouns[-1] if nouns else None


def _shares(frame: Frame) -> bool:
    """ "3.1 million shares changed hands", "held 300 million shares", "retired 6.1 million shares" """
    view, item = frame.spot
    k = look_back(view, item)
    before = view.lower[k] if k >= 0 else ""
    counted = set(view.lower[item.first : item.last])
    if counted & _AVERAGED and "basic" not in counted:
        frame.metric = "diluted_shares"  # "58 million weighted average diluted shares"
    elif view.word(item.last) == "outstanding" or view.lower[item.last : item.last + 2] == [
        "in",
        "issue",
    ]:
        frame.metric = "shares_outstanding"
    elif set(view.lower[item.last : item.last + 2]) & view.cues["traded"]:
        frame.metric = "trading_volume"
    elif before in view.cues["retired"] or (
        before == "back" and k and view.lower[k - 1] in ("bought", "buy", "buying", "buys")
    ):
        frame.metric = "buyback"
    elif before in ("were", "are", "was", "is") and "there" in view.lower[max(0, k - 2) : k]:
        frame.metric = "shares_outstanding"  # "There were 24.5 billion shares"
    elif before in view.cues["held"]:
        frame.metric = "stake"
    return frame.metric is not None
