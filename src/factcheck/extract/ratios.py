"""Shares of revenue told as such before their figures: "as a share of revenue they fell to 8.1% from 8.7%"."""

from __future__ import annotations

from factcheck.extract.analysis import Item, View
from factcheck.extract.cues import look_back
from factcheck.extract.frames import Frame

_BETWEEN = frozenset("the its their our total net overall company 's".split())
_LEADS_TO = frozenset(
    "to from at was were is of between and reached reaches hit equalled equaled versus against for".split()
)
_WHOLES = frozenset({"revenue"})
_NO_PARTS = frozenset({"revenue", "growth", "market_share"})
_BREAKS = frozenset({";"})
NO_PART = "of what the share is told is not clear"
MOVED = "a change of a share of revenue"


def share_of_whole(frame: Frame, previous: Frame | None) -> bool:
    """ "R&D as a percentage of sales rose from 7% to 8%", "its share of revenue was 8%": levels of a part set against the whole"""
    (view, item), q = frame.spot, frame.quantity
    if q is None or q.kind not in ("percent", "pp", "bps", "fraction"):
        return False
    topic = _topic(view, item)
    if topic is None:
        return False
    opener, whole = topic
    if q.kind in ("pp", "bps") or not _is_level(frame, whole):
        frame.metric, frame.metric_item, frame.unbound = whole.id, whole, MOVED
        return True
    earlier = frame.role == "from" or view.lower[look_back(view, item)] == "from"
    frame.role, frame.kind, frame.direction = ("from" if earlier else "share"), "share", None
    frame.note("role", "share of a whole")
    if earlier and previous is not None and previous.role in ("share", "level") and previous.metric is not None:
        told = previous.item is not None and not frame.view.between(
            previous.item.last, item.first, "metric", "quantity"
        )
        if told and (previous.whole == whole.id or view.lexicon.metrics[previous.metric].rate):
            # "as a proportion of revenue, that is 27.9%, against 31.3%"
            frame.metric, frame.metric_item, frame.whole = previous.metric, previous.metric_item, previous.whole
            frame.kind = "share" if previous.whole is not None else "amount"
            return True
    if _measured_part(frame, opener, whole, previous):
        return True
    frame.metric, frame.metric_item, frame.unbound = whole.id, whole, NO_PART
    return True


def _topic(view: View, item: Item) -> tuple[int, Item] | None:
    """The word that opens the topic ("share" of "as a share of revenue") and the whole, told before the figure in its clause."""
    for whole in reversed(view.of_kind("metric")):
        if whole.id not in _WHOLES or whole.last > item.first or view.lexicon.metrics[whole.id].rate:
            continue
        if _BREAKS & set(view.lower[whole.last : item.first]) or _is_left(view, whole, item):
            return None
        k = whole.first - 1
        while k > 0 and view.lower[k] in _BETWEEN:
            k -= 1
        opener = _opener(view, k)
        if opener is not None:
            return opener, whole
    return None


def _opener(view: View, k: int) -> int | None:
    if view.lower[k] == "to" and view.word(k - 1) == "relative":
        return k - 1
    if view.lower[k] == "against" and view.word(k - 1) in _MEASURED:
        return k - 1  # "Measured against revenue, the operating loss was 92%"
    if view.lower[k] != "of" or k == 0:
        return None
    if view.lower[k - 1] in view.cues["share_words"] and not _is_figure(view, k - 1):
        return k - 1
    return k - 2 if view.lower[max(0, k - 2) : k] == ["per", "cent"] and view.word(k - 3) == "a" else None


_MEASURED = frozenset({"measured", "set", "weighed", "held"})


def _is_figure(view: View, k: int) -> bool:
    return view.over(k, "quantity")


def _is_left(view: View, whole: Item, item: Item) -> bool:
    """Another metric is spoken of between the topic and the figure, with a verb of its own before ("..., and net income rose 5%")."""
    between = [i for i in view.between(whole.last, item.first, "metric") if not view.lexicon.metrics[i.id].weak]
    if not between:
        return False
    return bool(view.between(whole.last, between[0].first, "quantity", "direction_verb", "level"))


def _is_level(frame: Frame, whole: Item) -> bool:
    """ "fell to 8%", "was 8%", "from 9%"; "rose 5%" and "by 5%" may be a change of the ratio, or points of it"""
    view, item = frame.spot
    if frame.role == "from":
        return True  # "although that was below the 68.0% of the year before"
    k = look_back(view, item)
    while k > whole.last and view.over(k, "time"):
        k -= 1  # "of the previous year's 8.2%"
    word = view.lower[k]
    if word in _LEADS_TO or word in ("'s", ",", ":", "(", "compared", "with", "than") or k < whole.last:
        return True
    if view.over(k, "level"):
        return True
    return not any(i.kind.startswith("direction") and i.first <= k < i.last for i in view.items) and word != "by"


def _measured_part(frame: Frame, opener: int, whole: Item, previous: Frame | None) -> bool:
    """The metric that is set against the whole: before the topic, behind it ("as a share of sales, research fell"), or told before"""
    view, item = frame.spot
    nouns = [i for i in view.of_kind("metric") if i.id not in _NO_PARTS and not view.lexicon.metrics[i.id].rate]
    nouns = [i for i in nouns if not view.lexicon.metrics[i.id].weak]
    behind = [i for i in nouns if whole.last <= i.first and i.last <= item.first]
    before = [i for i in nouns if i.last <= opener and not _BREAKS & set(view.lower[i.last : opener])]
    own = view.clause_of(opener)
    near = [i for i in before if own.first <= i.first and not view.between(i.last, opener, "quantity")]
    noun = (behind or near)[-1] if behind or near else None
    if noun is None and not _PRONOUNS & set(view.lower[max(0, opener - 3) : item.first]):
        return False
    if noun is None and previous is not None and previous.metric_item is not None and previous.metric not in _NO_PARTS:
        noun = previous.metric_item
    told = previous if noun is None else None
    if told is None and noun is None:
        told = frame.carried
    metric = noun.id if noun is not None else told.metric if told is not None else None
    entry = view.lexicon.metrics.get(metric or "")
    if metric is None or entry is None or entry.rate or metric in _NO_PARTS:
        return False
    frame.metric, frame.metric_item, frame.whole = metric, noun, whole.id
    if noun is None and told is not None:
        frame.segment, frame.context["metric"] = told.segment, "previous sentence"
    return True


_PRONOUNS = frozenset("it its they their that this these which".split())
