"""What money was used for, told behind its figure: "$7.8 billion was devoted to repurchases and $1.5 billion to dividends"."""

from __future__ import annotations

from factcheck.extract.analysis import Item, View
from factcheck.extract.cues import look_back
from factcheck.extract.frames import Frame
from factcheck.extract.metrics.fit import take
from factcheck.extract.metrics.spending import SPENT

_LINKS = frozenset("to on for into in through via as towards toward".split())
_LIGHT = frozenset("'s its the their share stock own common new cash paying making buying".split())


def used_for(frame: Frame, previous: Frame | None) -> bool:
    """A figure with a verb of giving, or one that goes on with the words of such a figure before it."""
    (view, item), q = frame.spot, frame.quantity
    if q is None or q.kind != "money" or q.per or frame.role != "level":
        return False
    k = _given(view, item.last + 2 * (view.lower[item.last : item.last + 2] in (["of", "cash"], ["in", "cash"])))
    if k is None:
        if not _verb_before(view, item) and not _goes_on(view, item, previous):
            return False
        k = item.last
    link = view.lower[k] if k < len(view.lower) else ""
    noun = _use(view, k + 1) if link in _LINKS else None
    if noun is not None and frame.kind == "amount":
        frame.direction = None  # what moved is what the clause before tells of
    return noun is not None and take(frame, noun)


def _given(view: View, k: int) -> int | None:
    """The word behind "was devoted", "went", "has gone" """
    first = k
    while (
        k < len(view.lower) and k < first + 3 and view.lower[k] in ("was", "were", "is", "has", "have", "had", "been")
    ):
        k += 1
    while k < len(view.lower) and view.lower[k].endswith("ly"):
        k += 1
    if view.word(k) in view.cues["given_over" if k > first else "went_to"]:
        return k + 1
    return None


def _verb_before(view: View, item: Item) -> bool:
    k = look_back(view, item)
    return view.word(k) in view.cues["given_over"]


def _goes_on(view: View, item: Item, previous: Frame | None) -> bool:
    """ "... to repurchases and $1.5 billion to dividends": the same preposition behind a figure that was told so"""
    told = previous.item if previous is not None else None
    if told is None or previous is None or previous.metric not in SPENT:
        return False
    gap = view.lower[told.last : item.first]
    links = [word for word in gap if word in _LINKS]
    joined = {",", "and", "another", "with"} & set(gap[-3:])
    return bool(joined) and view.lower[item.last : item.last + 1] == links[:1]


_BEHIND = frozenset(
    "and but while in of for over during last this from as at with which since alone after to or on by when a the was were compared versus".split()
)


def _use(view: View, k: int) -> Item | None:
    """The metric of spending that the words from here name at once."""
    whose = view.at(k, "entity")
    k = k if whose is None else whose.last  # "went on Apple's own stock"
    for n in range(k, min(k + 4, len(view.lower))):
        noun = view.at(n, "metric", "metric_verb")
        if noun is not None:
            ends = (
                noun.last >= len(view.lower) or not view.lower[noun.last].isalpha() or view.lower[noun.last] in _BEHIND
            )
            return noun if ends and noun.id in SPENT - {"investment", "deal_value"} else None  # not "R&D centers"
        if view.lower[n] not in _LIGHT:
            return None
    return None
