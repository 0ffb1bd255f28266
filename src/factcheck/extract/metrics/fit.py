"""Whether a metric's noun or verb can be what a quantity measures: by kind, by size, and by its place in the phrase."""

from __future__ import annotations

from factcheck.extract.analysis import NO_VERBS, Item, View
from factcheck.extract.frames import Frame


def fits(frame: Frame, id_: str) -> bool:
    """Whether a quantity of this kind can be a level or a change of the metric."""
    q = frame.quantity
    assert q is not None
    metric = frame.view.lexicon.metrics[id_]
    if not metric.kinds or (id_ == "ranking" and q.kind != "rank"):
        return False
    if id_ in _OF_A_SHARE and q.kind == "money" and (q.value or 0) >= _LARGEST_SHARE_PRICE:
        return False
    if frame.role in ("delta", "share", "streak", "diff", "compare") and q.kind in (
        "percent",
        "pp",
        "bps",
        "multiple",
        "fraction",
        "ordinal",
    ):
        return True
    if q.kind == "percent" and frame.modality == "forecast":
        return True
    if q.kind in ("fraction",):
        return True
    if q.kind in ("pp", "bps"):
        return bool(metric.rate)
    return (
        q.kind in metric.kinds
        or (q.kind == "multiple" and frame.role == "delta")
        or (q.kind == "percent" and metric.rate)
    )


def _is_stock_share(frame: Frame, noun: Item) -> bool:
    """ "Allocation: ..., cash 8%": a percentage that is no change and says of nothing what it is a part of"""
    metric, item = frame.view.lexicon.metrics[noun.id], frame.item
    if frame.role != "share" or not metric.stock or metric.rate or item is None or "percent" in metric.kinds:
        return False
    moves = noun.id in _PRICED or noun.id in ("share_price", "index_level")  # "the baht has firmed 4.8%"
    return not moves and frame.view.word(item.last) != "of"


_OF_A_SHARE = frozenset({"share_price", "eps", "eps_adj", "eps_basic"})
_LARGEST_SHARE_PRICE = 5_000_000
"""No share costs more; such an amount "of shares" is what was traded, sold or bought."""


def names(frame: Frame, noun: Item) -> bool:
    """Whether a noun can be what this quantity measures."""
    if frame.quantity is not None and frame.quantity.kind in ("pp", "bps") and _measures_share(frame.view, noun):
        return False
    if noun.id == "share_price" and _are_bought(frame.view, noun):
        return False
    return fits(frame, noun.id) and not _modifies(frame.view, noun) and not _is_stock_share(frame, noun)


def _are_bought(view: View, noun: Item) -> bool:
    """ "bought back $20.1 billion of its shares": what was bought, and not what it costs"""
    before = view.lower[max(0, noun.first - 3) : noun.first]
    return before[-2:] in (["of", "its"], ["of", "their"], ["its", "own"], ["their", "own"]) and any(
        i.ref.kind == "money" and 1 <= noun.first - i.last <= 3 for i in view.of_kind("quantity")
    )


def _measures_share(view: View, noun: Item) -> bool:
    """ "23.0% of sales, a gain of one point": what moves by points is the share, not what it is of"""
    return any(
        i.ref.kind == "percent" and i.last < noun.first <= i.last + 2 and view.lower[i.last] == "of"
        for i in view.of_kind("quantity")
    )


def _of_compound(view: View, noun: Item) -> bool:
    """Whether an unknown noun follows, and behind it a verb or the end of the phrase."""
    k = noun.last
    if k >= len(view.lower) or any(i.first <= k < i.last for i in view.items):
        return False
    word = view.lower[k]
    if (
        not word.isalpha()
        or not view.tokens[k].text.islower()
        or word in view.cues["still_the_metric"]
        or word.endswith(("ly", "ed"))
    ):
        return False
    behind = view.lower[k + 1] if k + 1 < len(view.lower) else "."
    verb = any(i.first == k + 1 and behind not in NO_VERBS for i in view.of_kind("level"))
    if verb:
        return True
    return word.endswith("s") and behind in (".", ",", ";", "in", "of", "for", "and", "by", "at", "during")


_PRICED = frozenset({"commodity_price", "price", "fx_rate"})


def _modifies(view: View, noun: Item) -> bool:
    """ "cash taxes were", "invested in R&D centers"; "tonnes of copper concentrate": the noun names another thing"""
    if _of_compound(view, noun):
        return True
    if noun.id not in _PRICED or view.lower[noun.last - 1] in ("price", "prices", "futures", "rate", "midpoint"):
        return False
    if noun.first and view.lower[noun.first - 1] in ("of", "in", "into", "for", "on", "against", "versus", "with"):
        return True
    if noun.last >= len(view.lower):
        return False
    word = view.lower[noun.last]
    if word == "-" and noun.last + 1 < len(view.tokens):
        return view.tokens[noun.last].end == view.tokens[noun.last + 1].start
    here = [i for i in view.items if i.first == noun.last]
    if any(i.kind in ("metric", "part", "entity", "unit") for i in here):
        return True
    return not here and word.isalpha() and word not in view.cues["behind_prices"] and not word.endswith("ed")


def take(frame: Frame, item: Item) -> bool:
    frame.metric, frame.metric_item = item.id, item
    return True


def is_weak(view: View, noun: Item) -> bool:
    return bool(view.lexicon.metrics[noun.id].weak)


def is_product(item: Item) -> bool:
    return item.kind == "entity" and item.ref.type == "PRODUCT"
