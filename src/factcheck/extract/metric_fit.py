"""Whether a metric's noun or verb can be what a quantity measures: by kind, by size, and by its place in the phrase."""

from __future__ import annotations

from factcheck.extract.analysis import Item, View
from factcheck.extract.cues import look_back
from factcheck.extract.frames import Frame


def fits(frame: Frame, id_: str) -> bool:
    """Whether a quantity of this kind can be a level or a change of the metric."""
    q = frame.quantity
    assert q is not None
    metric = frame.view.lexicon.metrics[id_]
    if not metric.kinds or (id_ == "ranking" and q.kind != "rank"):
        return False
    if id_ == "share_price" and q.kind == "money" and (q.value or 0) >= _LARGEST_SHARE_PRICE:
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
    return not moves and frame.view.lower[item.last : item.last + 1] != ["of"]


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
        i.kind == "quantity" and i.ref.kind == "money" and 1 <= noun.first - i.last <= 3 for i in view.items
    )


def _measures_share(view: View, noun: Item) -> bool:
    """ "23.0% of sales, a gain of one point": what moves by points is the share, not what it is of"""
    return any(
        i.kind == "quantity"
        and i.ref.kind == "percent"
        and i.last < noun.first <= i.last + 2
        and view.lower[i.last] == "of"
        for i in view.items
    )


# What may stand behind a metric without making another thing of it.
_STILL_THE_METRIC = frozenset(
    """
    figures figure numbers number results result totals total estimates estimate targets target expectations forecasts
    forecast guidance outlook terms levels level also there then still only alone overall here now thus again was were
    is are has had have will would could should may might came as its this across versus plus less besides always
    perhaps his us itself which that who bill bills tally haul
    therefore however consequently thus accordingly meanwhile instead nevertheless nonetheless hence moreover though otherwise
    indeed too alike likewise altogether already
    """.split()
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
        or word in _STILL_THE_METRIC
        or word.endswith(("ly", "ed"))
    ):
        return False
    behind = view.lower[k + 1] if k + 1 < len(view.lower) else "."
    verb = any(i.first == k + 1 and i.kind == "level" and behind not in ("of", "at", ":", "-") for i in view.items)
    if verb:
        return True
    return word.endswith("s") and behind in (".", ",", ";", "in", "of", "for", "and", "by", "at", "during")


_PRICED = frozenset({"commodity_price", "price", "fx_rate"})


# What may stand right behind a commodity or a currency that is the subject itself.
_BEHIND_SUBJECT = frozenset(
    """
    was were is are has had have also then for on in at to by and hit hits which that still will could would may
    per view forecast outlook estimate last briefly futures contracts costs now
    """.split()
)


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
    return not here and word.isalpha() and word not in _BEHIND_SUBJECT and not word.endswith("ed")


_ARTICLES = frozenset({"a", "an", "another", "that", "this"})
_APART = frozenset("without excluding including despite of to after with".split())
_MOVES = frozenset("gain gains boost benefit hit drop decline".split())
_NO_NOUN_OF_ITS_OWN = frozenset(
    """
    figure sum total level haul tally mark amount result number a an the in of to from for on at by per or and than as
    more less higher lower up down better worse this last each every annual quarterly yearly year quarter half
    compared versus against earlier before ago while which that was is were had remained remains remain left
    """.split()
)


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
    while view.lower[last + 1 : last + 2] == ["-"] and last + 3 <= len(view.lower):
        last += 3  # "a $1.3 billion before-tax impairment"
    behind = view.lower[last : last + 1]
    if k < 0 or view.lower[k] not in _ARTICLES or view.between(k, item.first) or not behind or not behind[0].isalpha():
        return None
    if behind[0] in _NO_NOUN_OF_ITS_OWN or behind[0].endswith("ly"):
        return None
    if view.lower[k - 1 : k] and view.lower[k - 1] in _APART and behind[0] in _MOVES:
        return behind[0]  # "Without that $5.9 billion gain"
    near = [i for i in view.items if last <= i.first <= last + 2]
    known = any(i.kind in ("metric", "direction_noun", "metric_verb", "time", "quantity", "unit", "part") for i in near)
    return None if known else behind[0]


_QUANTIFYING = frozenset(
    """
    total range level record high low average excess order sum rate pace midpoint estimate estimates forecast
    forecasts expectations consensus guidance target figure value amount upwards north south maximum minimum out
    peak ahead short projection projections instead all one tally most some median mean view views result tune cost
    half third quarter part rest portion growth loss profit net gross worth because hundreds tens tune basis charge
    """.split()
)
"""Nouns before "of" that only say how much, and of nothing in particular."""


def noun_beside(frame: Frame) -> str | None:
    """ "though marketable securities of some $16bn come on top, and $10bn of revolvers": behind another figure, of what it is"""
    view, item, q = frame.view, frame.item, frame.quantity
    if item is None or q is None or q.kind != "money" or q.per or frame.role != "level" or frame.metric is None:
        return None
    told = frame.metric_item
    own = told is not None and told.kind == "metric" and not view.between(told.last, item.first, "quantity")
    if _of_what_was_told(view, item) and "metric<spent_on" not in frame.trace and not own:
        return "part"
    if told is not None and not view.between(told.last, item.first, "quantity"):
        return None
    if not {"metric<inherited", "metric<noun_before"} & set(frame.trace):
        return None
    held = {k for i in view.items if i.kind != "part" for k in range(i.first, i.last)}
    k = look_back(view, item)
    if k > 1 and view.lower[k] == "of":
        word = view.lower[k - 1]
        return word if word.isalpha() and k - 1 not in held and word not in _QUANTIFYING else None
    if view.lower[item.last : item.last + 1] != ["of"]:
        return None
    for k in range(item.last + 1, min(item.last + 4, len(view.lower))):
        word = view.lower[k]
        if k in held or not word.isalpha() or word in ("it", "that", "this", "which", "them", "the", "its"):
            return None
        if word.endswith("s") and len(word) > 3:
            return word
    return None


def _of_what_was_told(view: View, item: Item) -> bool:
    """ "$5 billion of it was handed out": a part told by what was done with it; "$327 million of it in the fourth quarter" is the same measure"""
    if view.lower[item.last : item.last + 2] not in (["of", "it"], ["of", "that"], ["of", "this"], ["of", "them"]):
        return False
    return not any(i.kind == "time" and item.last + 2 <= i.first <= item.last + 6 for i in view.items)


def take(frame: Frame, item: Item) -> bool:
    frame.metric, frame.metric_item = item.id, item
    return True


def is_weak(view: View, noun: Item) -> bool:
    return bool(view.lexicon.metrics[noun.id].weak)


def is_product(item: Item) -> bool:
    return item.kind == "entity" and item.ref.type == "PRODUCT"
