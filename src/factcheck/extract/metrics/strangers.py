"""Nouns that no list knows and that a figure beside them is of."""

from __future__ import annotations

from factcheck.extract.analysis import Item, View
from factcheck.extract.cues import look_back
from factcheck.extract.frames import Frame

_ARTICLES = frozenset({"a", "an", "another", "that", "this"})


def own_noun(frame: Frame) -> str | None:
    """ "largely because of a $6.1 billion payment": the noun that an amount tells of, where it is none of the metrics"""
    view, item, q, taken = frame.view, frame.item, frame.quantity, frame.metric_item
    if item is None or q is None or q.kind != "money" or frame.metric is None or frame.role == "share":
        return None
    if taken is not None and taken.last > item.first:
        return None
    k = item.first - 1
    while (
        k > item.first - 5
        and k > 0
        and view.lower[k] not in _ARTICLES
        and (view.lower[k].isalpha() or view.lower[k] == "-")
    ):
        k -= 1
    last = item.last
    while view.word(last + 1) == "-" and last + 3 <= len(view.lower):
        last += 3  # "a $1.3 billion before-tax impairment"
    behind = view.lower[last : last + 1]
    if k < 0 or view.lower[k] not in _ARTICLES or view.between(k, item.first) or not behind or not behind[0].isalpha():
        return None
    if any(view.is_past(n) for n in range(k + 1, item.first)):
        return None  # "and that left $12.7 billion out of an operating cash flow of $36.4 billion"
    if behind[0] in view.cues["no_nouns"] or behind[0].endswith("ly"):
        return None
    near = [i for i in view.items if last <= i.first <= last + 2]
    known = any(i.kind in ("metric", "direction_noun", "metric_verb", "time", "quantity", "unit", "part") for i in near)
    return None if known else behind[0]


def noun_beside(frame: Frame) -> str | None:
    """ "though marketable securities of some $16bn come on top, and $10bn of revolvers": behind another figure, of what it is"""
    view, item, q = frame.view, frame.item, frame.quantity
    if item is None or q is None or q.kind != "money" or q.per or frame.role != "level" or frame.metric is None:
        return None
    told = frame.metric_item
    own = told is not None and told.kind == "metric" and not view.between(told.last, item.first, "quantity")
    own = own or told is not None and told.first >= item.last  # "spent $125 million of that buying back stock"
    if _of_what_was_told(view, item) and "metric<spent_on" not in frame.trace and not own:
        return "part"
    if told is not None and not view.between(told.last, item.first, "quantity"):
        return _cause_named(view, item, told)
    if not {"metric<inherited", "metric<noun_before"} & set(frame.trace):
        return None
    held = {k for i in view.items if i.kind != "part" for k in range(i.first, i.last)}
    k = look_back(view, item)
    if k > 1 and view.lower[k] == "of":
        word = view.lower[k - 1]
        return word if word.isalpha() and k - 1 not in held and word not in view.cues["quantifying"] else None
    if view.word(item.last) != "of":
        return None
    for k in range(item.last + 1, min(item.last + 4, len(view.lower))):
        word = view.lower[k]
        if k in held or not word.isalpha() or word in ("it", "that", "this", "which", "them", "the", "its"):
            return None
        if word.endswith("s") and len(word) > 3:
            return word
    return None


def _cause_named(view: View, item: Item, told: Item) -> str | None:
    """ "$751 million in capex, caused by a one-time payment of $6.1 billion": what an amount is of that only explains the one before"""
    k = look_back(view, item)
    if k < 2 or view.lower[k] != "of" or not view.lower[k - 1].isalpha() or view.over(k - 1, "metric", "part"):
        return None
    if view.lower[k - 1] in view.cues["quantifying"]:
        return None
    article = next((n for n in range(k - 2, max(k - 6, told.last), -1) if view.lower[n] in _ARTICLES), None)
    if article is None or article <= told.last or view.lower[article - 1] not in view.cues["leads_to_cause"]:
        return None
    return view.lower[k - 1]


def _of_what_was_told(view: View, item: Item) -> bool:
    """ "$5 billion of it was handed out": a part told by what was done with it; "$327 million of it in the fourth quarter" is the same measure"""
    if view.lower[item.last : item.last + 2] not in (["of", "it"], ["of", "that"], ["of", "this"], ["of", "them"]):
        return False
    return not any(item.last + 2 <= i.first <= item.last + 6 for i in view.of_kind("time"))
