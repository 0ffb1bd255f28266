"""Figures told of each unit of something: of every dollar of sales, of every day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from factcheck.extract.analysis import Item, View
from factcheck.extract.cues import governing
from factcheck.extract.frames import NAMELESS, PARTS_OF_YEAR, Frame
from factcheck.extract.metrics.goods import used_on
from factcheck.extract.metrics.refine import OF_SALES
from factcheck.extract.result_lines import told_lines
from factcheck.model import Direction, Quantity
from factcheck.patterns import regex

_EACH = regex(
    r"\b(?:(?:for|out of|of|on|from|with|per|in) (?:every|each|a|one|per|the(?= dollar)) (?:single )?|per (?=dollar of ))"
    r"(?P<base>[$€£] ?10{0,2}(?:,?000)?(?![\d,]|\.\d|[ -](?:billion|million|bn|m|trillion))|(?:\d{4} )?(?:revenue |sales )?dollar|euro|pound|(?:ten|10|hundred|100|thousand) (?:dollars|euros|pounds))\b",
    re.I,
)
_UNITS = ("$", "€", "£", "dollar", "euro", "pound")
"""One of these stands in every such phrase."""
_TENS = {"ten": 10, "hundred": 100, "thousand": 1000}


_PER_TIME = regex(
    r"(?: (?:of|in) [a-z][a-z &-]{2,40}?)?,? (?:an?|per|each|every) (?P<unit>second|minute|hour|day|week|month|quarter)\b(?! (?:later|earlier|before|ago|after))",
    re.I,
)
_DAILY = regex(r"\b(?:every|each) (?P<unit>second|minute|hour|day|week|month)\b", re.I)


def told_of_each(view: View, frames: list[Frame]) -> list[Frame]:
    """The frames, those of a unit marked so, without the amount that is the unit itself ("out of every $100 of sales")."""
    for frame in frames:
        _of_time(view, frame)
    low = view.text[view.sentence.start : view.sentence.end].lower()
    said = (
        _EACH.search(view.text, view.sentence.start, view.sentence.end) if any(map(low.__contains__, _UNITS)) else None
    )
    if said is None and _of_the_unit_before(frames):
        return frames
    if said is None:
        if "dollar" in low and _DOLLAR.search(view.text, view.sentence.start, view.sentence.end):
            _unclear(frames)
        return frames
    base = _base(said["base"].lower())
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
        if whole is not None and (other := _of_another(view, frame, said.span())) is not None:
            frame.role, frame.kind, frame.metric, frame.metric_item = "compare", "ratio", whole.id, whole
            frame.compare_subjects, frame.whole = (other.ref.ref,), None
            continue
        if whole is None:
            frame.unbound = frame.unbound or "of what each unit is told is not clear"
            continue
        _bind(view, frame, whole, said.span())
    return rest


def _of_another(view: View, frame: Frame, unit: tuple[int, int]) -> Item | None:
    """ "For each dollar of operating income that Meta made, Amazon made 99 cents": whose dollar it is, where it is another's"""
    owners = [i for i in view.named() if i.start >= unit[1] and (i.ref.ref or "").startswith("cik:")]
    own = frame.subject.ref.ref if frame.subject is not None and frame.subject.kind == "entity" else None
    figures = [i for i in view.of_kind("quantity") if i.start >= unit[1]]
    if len(owners) != 2 or figures[:1] != [frame.item] or own != owners[1].ref.ref or own == owners[0].ref.ref:
        return None
    return (
        owners[0]
        if owners[0].last <= frame.clause.first or "," in view.lower[owners[0].last : owners[1].first]
        else None
    )


def _base(told: str) -> Decimal:
    """ "$100", "ten dollars", "revenue dollar": so many dollars"""
    digits = re.sub(r"\D", "", told.split()[0] if " " in told and not told.startswith(("$", "€", "£")) else told)
    if digits and len(digits) != 4 or digits == "1000":
        return Decimal(digits)
    return Decimal(next((n for word, n in _TENS.items() if word in told), 1))


def _of_the_unit_before(frames: list[Frame]) -> bool:
    """ "At Home Depot it is $13.50", "In the year before it had been $1.11": told of as much as the figure before"""
    told = next((f.carried for f in frames if f.carried is not None), None)
    if told is None or told.each is None or told.quantity is None or not told.quantity.value:
        return False
    mine = [f for f in frames if f.quantity is not None and f.role in ("level", "from") and _is_like(f.quantity, told)]
    for frame in mine:
        frame.each, frame.metric, frame.kind, frame.whole = told.each, told.metric, told.kind, told.whole
        frame.role = told.role if frame.role == "level" else frame.role
        frame.segment = None
        _clear(frame)
        frame.note("metric", "of each unit before")
    return bool(mine)


def _margin(metric: str | None) -> str | None:
    return OF_SALES.get(metric or "", metric)


def _is_like(q: Quantity, told: Frame) -> bool:
    """An amount that may be told of the same unit: no total and no price"""
    return (
        q.kind == "money"
        and q.per is None
        and q.value is not None
        and told.each is not None
        and 0 < q.value < told.each
    )


_AMOUNTS = ("so small is no total of a company", "a ratio told in words")
"""What is doubted of an amount that is told of a unit, and is no doubt there."""


def _clear(frame: Frame) -> None:
    if frame.unbound is not None and (frame.unbound == NAMELESS or frame.unbound.endswith(_AMOUNTS)):
        frame.unbound = None


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
    told = sum(i.last - i.first for i in view.items if i.kind in ("entity", "time") and k <= i.first <= k + _WITHIN)
    noun = next((i for i in view.items if i.kind == "metric" and k < i.last and i.first <= k + _WITHIN + told), None)
    if view.lower[k : k + 1] in (["of"], ["in"]) and noun is not None:
        return noun
    clause = view.lower[k : k + _WITHIN + 1]
    if (
        not view.lexicon.cues["took_in"].isdisjoint(clause)
        or not clause
        or clause[0] in _NOTHING_MORE
        or _passes(view, k)
        or _is_time(view, k)
    ):
        return Item("metric", k, k, end, end, "revenue")
    return None


def _is_time(view: View, k: int) -> bool:
    """ "Of every dollar in 2024" """
    return any(i.first - (view.lower[k] in ("in", "during", "for")) <= k <= i.first for i in view.of_kind("time"))


_NOTHING_MORE = frozenset("as , . ; : — – )".split())
"""Behind a dollar of which is not said what it is of: "kept 27 cents of every dollar as operating profit"."""


def _passes(view: View, k: int) -> bool:
    """ "That passes through its tills", "customers paid": what comes in is told by its way or its givers"""
    words = set(view.lower[k : k + 2 * _WITHIN])
    return bool(words & view.lexicon.cues["payers"] and words & view.lexicon.cues["handed_over"]) or bool(
        words & view.lexicon.cues["passed_through"]
    )


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
        and view.lower[i.first - 1 - (view.lower[i.first - 1] in ("the", "all", "its"))] not in ("after", "before")
    ]
    kept = view.lexicon.cues["kept"] & set(view.lower)
    if "on the dollar" in view.text[unit[0] : unit[1]].lower() and not kept:
        frame.unbound = frame.unbound or "what is told of each unit is not clear"  # "sold for 60 cents on the dollar"
        return
    counted = {i.id for i in nouns if view.lexicon.metrics[i.id].kinds == ("count",)}  # "that customers paid"
    nouns = [
        i for i in nouns if i.id not in counted and not (kept and i.id == "cost")
    ]  # "survives the cost of bottles"
    behind = [i for i in nouns if i.first >= item.last]
    operating = any(line[0] == "operating_level" and line[1] >= item.last for line in told_lines(view))
    lost = not kept and view.lexicon.cues["lost"] & set(view.lower[: item.first])
    if kept and operating and not behind:
        frame.metric = "operating_income"  # "41 cents of each revenue dollar kept at the operating line"
    elif operating and lost and not behind:
        frame.metric, frame.loss = "operating_income", True
    elif nouns:
        noun = behind[0] if behind else nouns[-1]  # "free cash flow of $7.9 billion, or 37 cents of every dollar"
        frame.metric, frame.metric_item = noun.id, noun
    elif spent := next((u for k in _behind_on(view, item) if (u := used_on(view, k)) is not None), None):
        frame.metric = spent
    elif kept:  # nobody but the writer knows after which costs, unless the word is one for earning
        frame.metric = "net_income" if kept & view.lexicon.cues["earned"] else "margin"
    elif lost and whole.id == "revenue":
        frame.metric, frame.loss = "net_income", True
    else:
        frame.unbound = "what is told of each unit is not clear"
        return
    _clear(frame)
    if (
        frame.metric in _PAYOUTS
        and whole.first == whole.last
        and view.cues["earned"] & set(view.lower[whole.first : whole.first + 6])
    ):
        whole = Item("metric", whole.first, whole.last, whole.start, whole.end, "net_income")
    margin = _margin(frame.metric) if whole.id == "revenue" and not frame.metric.endswith("_loss") else None
    more = view.lower[item.last : item.last + 1]
    if margin not in _MARGINS:
        frame.role, frame.kind, frame.whole = "share", "share", whole.id
    elif more in (["more"], ["less"], ["fewer"]):
        frame.metric, frame.role, frame.kind, frame.whole = margin, "delta", "change", None
        frame.direction = "up" if more == ["more"] else "down"
    elif (way := _taken_from_margin(view, frame, behind, bool(lost))) is not None:
        frame.metric, frame.role, frame.kind, frame.whole = margin, "delta", "change", None
        frame.direction = way
    else:
        frame.metric, frame.role, frame.kind, frame.whole = margin, "level", "ratio", None
    frame.note("metric", "of each unit")


def _taken_from_margin(view: View, frame: Frame, behind: list[Item], lost: bool) -> Direction | None:
    """ "Lost two cents of gross margin", "shed two cents per dollar of sales in gross margin": what is taken from a margin is a change"""
    if not behind or behind[0].id not in _MARGINS:
        return None
    k = behind[0].first - 1
    while view.lower[k] in ("the", "its", "their"):
        k -= 1
    if view.lower[k] not in ("of", "in", "from"):
        return None
    verb = governing(frame, ("direction_verb",))
    way = verb.id if verb is not None and verb.id in ("up", "down") else None
    return "down" if lost else way  # type: ignore[return-value]


def _behind_on(view: View, item: Item) -> Iterator[int]:
    """ "27 cents of every dollar on research" """
    return (
        k + 1 for k in range(item.last, min(len(view.lower), item.last + _REACH)) if view.lower[k] in ("on", "into")
    )


_REACH = 12
_MARGINS = frozenset(("margin", *OF_SALES.values()))
_PAYOUTS = frozenset({"buyback", "dividend", "dividends_paid", "payout"})
"""Of each dollar that it earned a company keeps some of its sales, and hands on some of its profit."""


def _of_time(view: View, frame: Frame) -> None:
    """ "$171 million a day", "booked $29.2 billion of revenue a month", "every day it took in $950 million" """
    q = frame.quantity
    if q is None or q.kind != "money" or frame.role not in ("level", "from"):
        return
    unit = q.per if q.per in PARTS_OF_YEAR else None
    if unit is None and q.per is None:
        said = _PER_TIME.match(view.text, q.end, view.sentence.end)
        said = said or _DAILY.search(view.text, view.sentence.start, view.sentence.end)
        unit = said["unit"].lower() if said else None
    if unit is None:
        return
    frame.rate = unit
    frame.note("rate", unit)
