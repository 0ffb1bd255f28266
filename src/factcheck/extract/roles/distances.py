"""Distances to an estimate, to an earlier figure or to another's: "beat by $0.26", "$0.05 above consensus"."""

from __future__ import annotations

from factcheck.extract.analysis import Item, View
from factcheck.extract.cues import compared_time, cue_ending_at, look_back, look_back_over, nearest_rate
from factcheck.extract.estimates import ESTIMATE_WORDS
from factcheck.extract.frames import Frame

_STRONGER = frozenset(
    "better worse stronger weaker faster slower greater larger smaller bigger richer poorer heavier lighter".split()
)


_WEAKER = frozenset("below behind worse weaker slower smaller poorer lighter".split())


def _is_direction_last(view: View, k: int) -> bool:
    """ "revenue topped forecasts and rose by $3 billion": the nearest verb says by what something moved"""
    moved = [i for i in view.items if i.kind == "direction_verb" and i.last <= k]
    moved = [i for i in moved if "which" not in view.lower[max(0, i.first - 3) : i.first]]
    return bool(moved) and not view.lexicon.cues["surpassing"] & set(view.lower[moved[-1].first : k])


def _of_earlier(view: View, item: Item) -> bool:
    times = [i for i in view.items if i.kind == "time" and i.last <= item.first]
    return bool(times) and item.first - times[-1].last <= 2 and times[-1].ref.type == "base"


_THAN = frozenset("better worse more less higher lower fewer greater larger smaller".split())


def _before_time(view: View, item: Item) -> bool:
    return any(i.kind == "time" and item.last < i.first <= item.last + 3 for i in view.items)


def distance(frame: Frame) -> bool:
    """ "beat by $0.26", "$0.05 above consensus" """
    item, q, view = frame.item, frame.quantity, frame.view
    assert item is not None
    assert q is not None
    k = look_back(view, item)
    before = view.lower[max(0, k - 18) : k + 1]
    if (
        before
        and before[-1] == "by"
        and q.kind == "percent"
        and view.lexicon.cues["surpassing"] & set(before)
        and _of_earlier(view, item)
    ):
        frame.role, frame.kind, frame.direction = "delta", "change", "up"
        return True  # "exceeded the $774.7 million of a year earlier by 37%"
    if (
        before
        and before[-1] == "by"
        and view.lexicon.cues["surpassing"] & set(before)
        and not _is_direction_last(view, k)
    ):
        frame.role, frame.kind = "diff", "change"
        frame.direction = "down" if {"missed", "misses"} & set(before) else "up"
        return True
    after = view.lower[item.last : item.last + 6]
    if q.kind == "money" and after[:1] in (["more"], ["less"]) and after[1:2] != ["than"]:
        # "brought in $1.85 billion more revenue in the second quarter than in the quarter before", "... more on research than Nike"
        told = _than_what(view, item)
        if told is not None:
            frame.role, frame.kind = ("delta" if told else "diff"), "change"
            frame.direction = "up" if after[0] == "more" else "down"
            return True
    moved = (
        cue_ending_at(view, k if k < 0 or view.lower[k] != "by" else look_back_over(view, k - 1)) if k >= 0 else None
    )
    on_time = q.kind == "percent" and after[:1] in (["over"], ["on"]) and _before_time(view, item)
    if on_time and moved is None and not nearest_rate(frame):
        # "14% over the year before": a percentage set against a time is a change
        frame.role, frame.kind, frame.direction = "delta", "change", "up"
        return True
    if q.kind == "money" and view.lower[max(0, item.first - 2) : item.first] in _APART:
        frame.role, frame.kind = "diff", "change"
        return True  # "what separates the two is a difference of $23.3 billion"
    if q.kind in ("money", "count") and (_is_signed_step(view, item) or _is_moved(view, item)):
        frame.role, frame.kind = "delta", "change"
        frame.direction = "down" if q.text[:1] in "-−" or after[:1] in (["down"], ["lower"]) else "up"
        return True
    if (
        q.kind in ("money", "count")
        and q.cmp != "range"
        and after[:1]
        and (after[0] in _THAN and after[1:2] == ["than"] or after[0] in ("above", "below") or after[:2] in _AWAY)
        and not ESTIMATE_WORDS & set(after)
    ):
        # "$1.38 better than the year before", "$3 billion more than its rival"
        told = compared_time(view, item) is not None or any(
            i.kind == "time" and i.first <= item.last + 5 for i in view.items if i.first >= item.last
        )
        frame.role, frame.kind = ("delta" if told else "diff"), "change"
        frame.direction = "down" if after[0] in _FEWER else "up"
        return True
    if (
        after
        and q.kind in ("percent", "multiple", "pp", "bps")
        and (
            after[0] in ("above", "below", "ahead", "beyond", "behind")
            or after[0] in _STRONGER
            and after[1:2] == ["than"]
        )
        and not ESTIMATE_WORDS & set(after)
    ):
        frame.role, frame.kind = "delta", "change"
        frame.direction = "down" if after[0] in _WEAKER else "up"
        return True
    if (
        after[:2] in (["short", "of"], ["shy", "of"])
        and q.kind == "percent"
        and _before_time(view, item)
        and not ESTIMATE_WORDS & set(after)
    ):
        frame.role, frame.kind, frame.direction = "delta", "change", "down"
        return True  # "5% short of last year's"
    if (
        after
        and after[0] in ("above", "below", "ahead", "short", "better", "shy", "beyond")
        and ESTIMATE_WORDS & set(after)
    ):
        frame.role, frame.kind = "diff", "change"
        frame.direction = "down" if after[0] in ("below", "short", "shy") else "up"
        return True
    return False


def _is_signed_step(view: View, item: Item) -> bool:
    """ "Capex: $474M, +$103M": a signed amount right behind one of its unit is how far that has moved"""
    before = [i for i in view.of_kind("quantity") if i.last <= item.first]
    if item.ref.text[:1] not in "+-−" or not before or before[-1].ref.unit != item.ref.unit:
        return False
    between = view.lower[before[-1].last : item.first]
    return between in ([","], ["("], [";"], ["/"], [",", "or"]) and before[-1].ref.text[:1] not in "+-−"


def _is_moved(view: View, item: Item) -> bool:
    """ "some $146m down on a year before"; but "$28.2 billion up from $25.1 billion" is a level without its comma"""
    after = view.lower[item.last : item.last + 2]
    moved = after[:1] in (["up"], ["down"], ["higher"], ["lower"])
    if not moved or after[1:] not in (["on"], ["from"], ["against"], ["compared"], ["versus"]):
        return False
    return not any(item.last + 2 <= i.first <= item.last + 5 for i in view.of_kind("quantity"))


_APART = (["difference", "of"], ["gap", "of"], ["distance", "of"])


_AWAY = (["short", "of"], ["shy", "of"], ["ahead", "of"])
""" "$1.4 billion short of the $21.2 billion of the year before" """


_FEWER = frozenset("less lower worse fewer smaller below short shy".split())


def _than_what(view: View, item: Item) -> bool | None:
    """Whether "$1.85 billion more revenue in the quarter than ..." is held against a time; None where no "than" follows it"""
    behind = view.lower[item.last : item.last + 16]
    if "than" not in behind or ";" in behind[: behind.index("than")]:
        return None
    than = item.last + behind.index("than")
    if view.between(item.last, than, "quantity") or view.lower[than - 1] in ("rather", "other", "more", "less"):
        return None
    told = view.lower[than + 1 : than + 3]
    return told[:1] in (["in"], ["during"]) or any(
        i.kind == "time" and i.first <= than + 2 for i in view.items if i.first > than
    )
