"""Two figures set against each other behind two companies, or two measures of one: "Walmart's $681 billion beat Amazon's $638 billion; a year earlier it was $648 billion to $575 billion"."""

from __future__ import annotations

from itertools import pairwise

from factcheck.extract.analysis import Item, View
from factcheck.extract.frames import Frame

_AGAINST = frozenset("versus vs vs. v against to".split())
_SET_AGAINST = frozenset(("compared with", "compared to", "as against", "set against", "next to", "whereas"))
_LIGHT = frozenset(". about some nearly roughly around just the".split())
_LEADING = frozenset("against from versus compared with than after".split())


def pair_of_companies(view: View, frames: list[Frame]) -> None:
    """Give the figures of such a pair to the two companies told before, in the order in which these are told."""
    if len(frames) > 1:
        _of_compared(view, frames[0], frames[1])
        _of_two_measures(view, frames)
    for n, (first, second) in enumerate(pairwise(frames)):
        owners = _two_before([f for f in frames[:n] if f.role != "compare"])
        if owners is None or not (
            _is_set_against(view, first, second)
            or _are_earlier(view, first, second)
            or _outgrew(view, owners[1], first, second)
        ):
            continue
        base = first.base or second.base
        for frame, owner in ((first, owners[0]), (second, owners[1])):
            frame.subject, frame.mention, frame.metric_item = owner.subject, owner.mention, owner.metric_item
            frame.role, frame.kind = first.role, first.kind if first.role == "delta" else owner.kind
            frame.direction = first.direction
            frame.metric, frame.segment, frame.unbound = owner.metric, owner.segment, owner.unbound
            if base is not None:
                frame.base, frame.period = base, owner.period
            frame.note("subject", "a pair of companies")


def change_of_another(view: View, frames: list[Frame]) -> None:
    """ "Revenue rose 12% in 2024, against 10% for Visa", "grew its revenue 14%, Apple 2%": the verb is that of the change before"""
    for n, frame in enumerate(frames):
        q, item, told = frame.quantity, frame.item, _changed_last(frames[:n], frame)
        if told is None or q is None or item is None or q.cmp not in ("eq", "approx", "gt", "lt"):
            continue
        if not _is_of_another(view, frame) or frame.role not in ("level", "from", "share"):
            continue
        if not (frame.metric is None or "metric<inherited" in frame.trace and frame.metric == told.metric):
            continue
        assert told.item is not None
        frame.metric, frame.metric_item, frame.segment = told.metric, told.metric_item, told.segment
        frame.role, frame.kind, frame.direction, frame.unbound = "delta", "change", told.direction, None
        frame.base = told.base if frame.period is told.period else frame.base
        frame.note("metric", "change of another")


def _is_of_another(view: View, frame: Frame) -> bool:
    """ "Against 10% for Visa"; "..., the Atlanta group $1.3 billion": who it is of stands right before, without a verb"""
    if "subject<owner_of_figure" in frame.trace:
        return True
    owner, item = frame.mention, frame.item
    return owner is not None and item is not None and owner.last == item.first and view.word(owner.first - 1) == ","


def _changed_last(frames: list[Frame], frame: Frame) -> Frame | None:
    """The last percentage, or amount beside an amount, if it is a change whose metric is known."""
    kind = frame.quantity.kind if frame.quantity is not None else ""
    figures = [f for f in frames if f.quantity is not None and f.quantity.kind == kind]
    told = figures[-1] if figures and kind in ("percent", "money") else None
    known = told is not None and told.item is not None and told.metric is not None and told.unbound is None
    return told if known and told is not None and told.role == "delta" and told.direction is not None else None


def _of_compared(view: View, first: Frame, second: Frame) -> None:
    """ "Walmart's revenue exceeded Amazon's: $681.0 billion in fiscal 2025 against $638.0 billion in 2024" """
    if first.item is None or second.item is None or not is_alike(first, second):
        return
    names = [i for i in view.named() if i.last <= first.item.first]
    if (
        len(names) != 2
        or names[0].ref.ref == names[1].ref.ref
        or ":" not in view.lower[names[1].last : first.item.first]
    ):
        return
    held = {k for i in view.of_kind("time") for k in range(i.first, i.last)}
    gap = [
        w
        for k, w in enumerate(view.lower[first.item.last : second.item.first], first.item.last)
        if k not in held and w not in _LIGHT and w not in ("in", "for", ",")
    ]
    outdone = view.cues["outdone"] | view.cues["surpassing"] | {"than"}
    if " ".join(gap) not in _AGAINST | _SET_AGAINST or view.lower[names[1].first - 1] not in outdone:
        return
    for frame, name in ((first, names[0]), (second, names[1])):
        frame.subject = frame.mention = name
        frame.role, frame.kind = "level", first.kind
        frame.metric, frame.metric_item, frame.segment = first.metric, first.metric_item, first.segment
        frame.note("subject", "a pair of companies")


def _of_two_measures(view: View, frames: list[Frame]) -> None:
    """ "Spent less on buybacks than on dividends in 2024: $1.5 billion against $3.2 billion": each figure is of the measure in its place"""
    colon = next((k for k, w in enumerate(view.lower) if w == ":"), None)
    told = [f for f in frames if colon is not None and f.item is not None and f.item.first > colon]
    if colon is None or len(told) < 2 or told[0].item is None or told[1].item is None:
        return
    first, second = told[:2]
    against = {w for w in _gap(view, first, second) if w in _AGAINST}
    if not against or not is_alike(first, second) or told[0].item.first - colon > _LED_BY:
        return
    marks = view.cues["outdone"] | view.cues["surpassing"] | {"than", "as"}
    at = next((k for k in range(colon - 1, 0, -1) if view.lower[k] in marks), None)
    if at is None or all(f.metric_item is not None and f.metric_item.first > colon for f in told):
        return  # "returned more than it earned: $4.28 billion in buybacks against net income of $3.50 billion"
    ours, theirs = _measures(view, 0, at), _measures(view, at, colon)
    if not ours or not theirs or {i.id for i in ours} == {i.id for i in theirs}:
        return
    nouns = [[i for i in side if i.kind == "metric"] for side in (ours, theirs)]
    for frame, side, own in zip((first, second), (ours, theirs), nouns, strict=True):
        if len(own) != 1 or (side is theirs and len(side) > 1):
            frame.unbound = frame.unbound or "which of the two measures the figure is of is not clear"
            continue
        frame.metric, frame.metric_item, frame.role, frame.kind = own[0].id, own[0], "level", first.kind
        frame.base, frame.segment = None, None
        frame.period = frame.period or first.period
        frame.note("metric", "a pair of measures")


def _measures(view: View, first: int, last: int) -> list[Item]:
    return [i for i in view.of_kind("metric", "metric_verb") if i.id != "none" and first <= i.first < last]


_LED_BY = 3


def _two_before(frames: list[Frame]) -> tuple[Frame, Frame] | None:
    """The last two figures, where they are of one metric and of two companies."""
    if len(frames) < 2:
        return None
    first, second = frames[-2:]
    of_another = "subject<owner_of_figure" in second.trace and second.role in ("level", "from")
    if not of_another or first.role != "level" or first.metric is None or first.metric != second.metric:
        return None
    if first.subject is second.subject or first.quantity is None or second.quantity is None:
        return None
    return (first, second) if first.quantity.unit == second.quantity.unit else None


def _gap(view: View, first: Frame, second: Frame) -> list[str]:
    if first.item is None or second.item is None:
        return []
    return [word for word in view.lower[first.item.last : second.item.first] if word not in _LIGHT]


def is_alike(first: Frame, second: Frame) -> bool:
    q, other = first.quantity, second.quantity
    return q is not None and other is not None and (q.kind, q.unit, q.per) == (other.kind, other.unit, other.per)


def _is_set_against(view: View, first: Frame, second: Frame) -> bool:
    """ "it was $648.1 billion versus $574.8 billion": of one time, told before the first"""
    gap = _gap(view, first, second)
    return is_alike(first, second) and len(gap) == 1 and gap[0] in _AGAINST and first.base is not None


def _outgrew(view: View, owner: Frame, first: Frame, second: Frame) -> bool:
    """ "Its sales were 1.6 times AbbVie's $56.3 billion, and they grew faster too: 4.3% against 3.7%" """
    if owner.item is None or first.item is None or first.role != "delta" or not is_alike(first, second):
        return False
    words, gap = view.lower[owner.item.last : first.item.first], _gap(view, first, second)
    return words[-1:] == [":"] and bool(_OUTGROWING & set(words)) and len(gap) == 1 and gap[0] in _AGAINST | {"against"}


_OUTGROWING = frozenset("faster quicker more slower less".split())


def _are_earlier(view: View, first: Frame, second: Frame) -> bool:
    """ "against $648.1 billion and $574.8 billion a year earlier" """
    if not is_alike(first, second) or _gap(view, first, second) != ["and"] or first.item is None:
        return False
    leads = bool(_LEADING & set(view.lower[max(0, first.item.first - 2) : first.item.first]))
    return leads and first.role == second.role == "from"
