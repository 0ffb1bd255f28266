"""Figures told of each unit of something: of every dollar of sales, of every day."""

from __future__ import annotations

import re
from decimal import Decimal

from factcheck.extract.analysis import Item, View
from factcheck.extract.frames import NAMELESS, Frame
from factcheck.extract.metrics.refine import OF_SALES
from factcheck.extract.result_lines import told_lines
from factcheck.model import Quantity
from factcheck.patterns import regex

_EACH = regex(
    r"\b(?:for|out of|of|on|from|with|per) (?:every|each|a|one|per) (?:single )?"
    r"(?P<base>[$€£] ?1(?:00)?(?![\d.,]|[ -](?:billion|million|bn|m|trillion))|(?:\d{4} )?(?:revenue |sales )?dollar|euro|pound|(?:hundred|100) (?:dollars|euros|pounds))\b",
    re.I,
)


_PER_TIME = regex(
    r"(?: (?:of|in) [a-z][a-z &-]{2,40}?)?,? (?:a|per|each|every) (?P<unit>second|minute|hour|day|week|month|quarter)\b(?! (?:later|earlier|before|ago|after))",
    re.I,
)
_DAILY = regex(r"\b(?:every|each) (?P<unit>second|minute|hour|day|week|month)\b", re.I)
_UNITS = frozenset("second minute hour day week month quarter".split())


def told_of_each(view: View, frames: list[Frame]) -> list[Frame]:
    """The frames, those of a unit marked so, without the amount that is the unit itself ("out of every $100 of sales")."""
    for frame in frames:
        _of_time(view, frame)
    said = _EACH.search(view.text, view.sentence.start, view.sentence.end)
    if said is None:
        if _DOLLAR.search(view.text, view.sentence.start, view.sentence.end):
            _unclear(frames)
        return frames
    base = Decimal(100) if "100" in said["base"] or "hundred" in said["base"].lower() else Decimal(1)
    rest = [
        f for f in frames if f.quantity is None or not (f.quantity.start < said.end() and said.start() < f.quantity.end)
    ]
    whole = _whole(view, said.end())
    if re.search(r"\b(?:revenue|sales)\b", said["base"], re.I):  # "of every revenue dollar"
        k = next(n for n, t in enumerate(view.tokens) if t.end >= said.end())
        whole = Item("metric", k, k, said.end(), said.end(), "revenue")
    for frame in rest:
        q = frame.quantity
        if q is None or q.kind != "money" or q.value is None or not 0 < abs(q.value) < base * _SMALL:
            continue
        if abs(q.value) > base and not _is_beside(view, q, said.span()):
            continue  # a price or a figure of each share
        frame.each, frame.segment = base, None
        if whole is None:
            frame.unbound = frame.unbound or "of what each unit is told is not clear"
            continue
        _bind(view, frame, whole, said.span())
    return rest


_DOLLAR = regex(r"\b(?:every|each) (?:single )?dollar\b", re.I)
_SMALL = 1000


def _unclear(frames: list[Frame]) -> None:
    """ "Every dollar that it paid in dividends was matched by $87.39 of net income": no form of ours says of what that is told"""
    for frame in frames:
        q = frame.quantity
        if q is not None and q.kind == "money" and q.value is not None and abs(q.value) < _SMALL:
            frame.unbound = frame.unbound or "of what each dollar is told is not clear"


_GOING_TO = regex(r" (?:went |was spent |was paid |in |of |on |to |as )(?:(?!\d)[^.,;]){0,40}", re.I)


def _is_beside(view: View, q: Quantity, unit: tuple[int, int]) -> bool:
    """ "$1.05 for every dollar of net income", "for every dollar that it earned, it spent $1.05 on its own stock": more than the whole"""
    if q.per is not None:
        return False
    if q.end <= unit[0]:
        return not view.text[q.end : unit[0]].strip() or bool(_GOING_TO.fullmatch(view.text, q.end, unit[0]))
    between = (i for i in view.of_kind("quantity") if unit[1] <= i.start < q.start)
    return not any(between) and ";" not in view.text[unit[1] : q.start]


def _whole(view: View, end: int) -> Item | None:
    """ "every dollar of revenue", "every dollar that it took in": sales; None where it is something else"""
    k = next((n for n, t in enumerate(view.tokens) if t.start >= end), len(view.tokens))
    told = sum(i.last - i.first for i in view.of_kind("entity", "time") if k <= i.first <= k + _WITHIN)
    noun = next((i for i in view.of_kind("metric") if k < i.last and i.first <= k + _WITHIN + told), None)
    if view.word(k) in ("of", "in"):
        return noun
    if any(w in view.cues["took_in"] for w in view.lower[k : k + 6]):
        return Item("metric", k, k, end, end, "revenue")
    return None


_WITHIN = 5
"""Words in which the whole is named, besides whose and when it was ("each dollar of Tesla's second-quarter 2025 revenue")."""


def _bind(view: View, frame: Frame, whole: Item, unit: tuple[int, int]) -> None:
    item = frame.item
    assert item is not None
    nouns = [
        i
        for i in view.items
        if i.kind == "metric"
        and i.id != whole.id
        and i.id not in ("none", "share_price")  # "for its own stock, $1.05 for every dollar of net income"
        and not unit[0] <= i.start < unit[1]
    ]
    behind = [i for i in nouns if i.first >= item.last]
    kept = view.cues["kept"] & set(view.lower)
    operating = any(line[0] == "operating_level" and line[1] >= item.last for line in told_lines(view))
    if kept and operating and not behind:
        frame.metric = "operating_income"  # "41 cents of each revenue dollar kept at the operating line"
    elif nouns:
        noun = behind[0] if behind else nouns[-1]  # "free cash flow of $7.9 billion, or 37 cents of every dollar"
        frame.metric, frame.metric_item = noun.id, noun
    elif kept:
        frame.metric = "net_income"
    else:
        frame.unbound = "what is told of each unit is not clear"
        return
    if frame.unbound == NAMELESS or frame.unbound is not None and "so small" in frame.unbound:
        frame.unbound = None
    if (
        frame.metric in _PAYOUTS
        and whole.first == whole.last
        and view.cues["earned"] & set(view.lower[whole.first : whole.first + 6])
    ):
        whole = Item("metric", whole.first, whole.last, whole.start, whole.end, "net_income")
    if whole.id == "revenue" and frame.metric in OF_SALES and not frame.metric.endswith("_loss"):
        frame.metric, frame.role, frame.kind, frame.whole = OF_SALES[frame.metric], "level", "ratio", None
    else:
        frame.role, frame.kind, frame.whole = "share", "share", whole.id
    frame.note("metric", "of each unit")


_PAYOUTS = frozenset({"buyback", "dividend", "dividends_paid", "payout"})
"""Of each dollar that it earned a company keeps some of its sales, and hands on some of its profit."""


def _of_time(view: View, frame: Frame) -> None:
    """ "$171 million a day", "booked $29.2 billion of revenue a month", "every day it took in $950 million" """
    q = frame.quantity
    if q is None or q.kind != "money" or frame.role not in ("level", "from"):
        return
    unit = q.per if q.per in _UNITS else None
    if unit is None and q.per is None:
        said = _PER_TIME.match(view.text, q.end, view.sentence.end)
        said = said or _DAILY.search(view.text, view.sentence.start, view.sentence.end)
        unit = said["unit"].lower() if said else None
    if unit is None:
        return
    frame.rate = unit
    frame.note("rate", unit)
