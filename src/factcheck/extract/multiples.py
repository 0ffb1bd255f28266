"""How many times, or what share of, the figure of another company: "3.6 times that of Adobe", "29% of Alphabet's", "half as much as Meta"."""

from __future__ import annotations

from factcheck.extract.analysis import Item, View
from factcheck.extract.frames import Frame
from factcheck.extract.metrics.not_told import is_whole

_KINDS = frozenset({"multiple", "fraction", "percent"})
_LARGER = frozenset("larger bigger greater higher more better smaller lower less".split())
_SIZES = frozenset("large big much many high great profitable small".split())
_STANDING_FOR = frozenset("that those what the size level amount total sum figure".split())
_MAKING_UP = frozenset(
    """
    account accounts accounted accounting make makes made making represent represents represented representing contribute
    contributes contributed provide provides provided generate generates generated hold holds held own owns owned buy buys bought
    acquire acquires acquired control controls controlled supply supplies supplied bring brings brought deliver delivered delivers
    """.split()
)
"""Verbs whose object is a share of a whole, however many companies are named."""


def against_another(frame: Frame) -> bool:
    """Whether the figure measures the subject's by another company's; the frame then says whose, or why nobody can tell."""
    item, q, view = frame.item, frame.quantity, frame.view
    if item is None or q is None or q.kind not in _KINDS or q.unit == "pp":
        return False
    found = _owner(view, item)
    if found is None:
        return False
    owner, of_what, more = found
    frame.role, frame.kind = "compare", "ratio"
    frame.direction = "up" if more else None
    if more and q.kind == "percent" and view.lower[item.last] in ("smaller", "lower", "less"):
        frame.direction = "down"  # "19% smaller than Alphabet's"
    frame.compare_to = view.words(owner.first, owner.last)
    here = _told(view, item)
    if owner.kind != "entity" or not owner.ref.ref or (of_what and here and _measures(of_what) != _measures(here[-1])):
        frame.unbound = "it is compared with the figure of another company"
    else:
        frame.compare_subjects = (owner.ref.ref,)
    return True


def _owner(view: View, item: Item) -> tuple[Item, Item | None, bool] | None:
    """Whose figure stands behind, the metric named between or behind, and whether "times larger than" was said."""
    lower = view.lower
    k = item.last
    kind = item.ref.kind
    more = lower[k : k + 1] and lower[k] in _LARGER and lower[k + 1 : k + 2] == ["than"]
    degree = lower[k : k + 1] == ["as"] and set(lower[k + 1 : k + 2]) & _SIZES and lower[k + 2 : k + 3] == ["as"]
    spent_on = next((n for n in range(k + 3, min(k + 7, len(lower))) if lower[n] == "as"), None)
    if more or degree:
        k += 2 if more else 3
    elif lower[k : k + 2] in (["as", "much"], ["as", "many"]) and lower[k + 2 : k + 3] != ["as"] and spent_on:
        k, degree = spent_on + 1, True  # "four times as much on research as Netflix did"
    elif kind != "multiple":
        if lower[k : k + 1] != ["of"] and kind == "percent":
            return None
        k += lower[k : k + 1] == ["of"]
    metric: Item | None = None
    stands = False
    while k < len(lower) and not view.at(k, "entity", "reference"):
        noun = view.at(k, "metric")
        if lower[k] in _STANDING_FOR or lower[k] == "of" and (stands or metric):
            stands = stands or lower[k] != "the"
            k += 1
        elif noun is not None and metric is None:
            metric, k = noun, noun.last
        else:
            break
    owner = next(
        (i for i in view.items if k <= i.first <= k + 1 and (i.kind == "reference" or _is_company(i))),
        None,
    )
    if owner is None or (owner.first > k and lower[k] not in {"the", "its", *view.cues["rivals"]}):
        return None
    owned = lower[owner.last : owner.last + 1] == ["'s"]
    if not (owned or stands or degree or more or (metric and lower[owner.first - 1] in ("of", "at"))):
        return None
    if metric is None and owned:
        metric = view.at(owner.last + 1, "metric")
    return (owner, metric, bool(more)) if _is_another(view, item, owner, metric) else None


def _told(view: View, item: Item) -> list[Item]:
    nouns = [i for i in view.of_kind("metric", "metric_verb") if i.last <= item.first]
    return [i for i in nouns if not is_whole(view, i)]


def _measures(item: Item) -> str:
    return "profit" if item.id == "net_income" else str(item.id)


def _is_company(item: Item) -> bool:
    return item.kind == "entity" and item.ref.type == "ORG"


def _is_another(view: View, item: Item, owner: Item, metric: Item | None) -> bool:
    """ "A tenth of Apple's revenue came from Japan", "Google Cloud made up 12% of Alphabet's revenue" are shares of a whole"""
    named = [i for i in view.items if (i.kind == "reference" or _is_company(i)) and i.last <= item.first]
    if owner.kind == "entity" and any(i.kind == "entity" and i.ref.ref == owner.ref.ref for i in named):
        return False
    told = _told(view, item)
    if item.ref.kind == "multiple":
        return bool(named) or any(i.last <= item.first for i in view.of_kind("pronoun"))
    # of one metric alone: research is a share of another's revenue in no ordinary sentence
    same = bool(told) and (metric is None or _measures(metric) == _measures(told[-1]))
    parts = any(i.last <= item.first for i in view.of_kind("part")) or bool(
        _MAKING_UP & set(view.lower[max(0, item.first - 6) : item.first])
    )
    return bool(named) and same and not parts
