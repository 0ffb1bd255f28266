"""What comes or goes of a balance is no balance: "repaid $2 billion of long-term debt", "wrote off $1 billion of inventory"."""

from __future__ import annotations

from factcheck.extract.analysis import View
from factcheck.extract.frames import Frame

_MOVED_TO = frozenset(("to", "by", "at", "from"))
_BETWEEN = 5
"""Words between the verb and what it deals in: "repaid about another $2 billion", "issued new senior debt of"."""
GROSS = "role<gross"
"""In the trace of a claim: "paid down $1 billion of debt" tells of one side, and as much may have gone the other way."""


def is_dealt_in(frame: Frame) -> bool:
    """Whether the amount of a balance is the object of a verb of dealing, so that it tells nothing of how much there was."""
    view, item, noun, q = frame.view, frame.item, frame.metric_item, frame.quantity
    entry = view.lexicon.metrics.get(frame.metric or "")
    if item is None or q is None or q.kind != "money" or frame.role not in ("level", "delta"):
        return False
    if _deals_before(view, item.first, "gross_moves"):
        frame.note("role", "gross")
    if noun is None or entry is None or not entry.stock or view.lower[noun.last : noun.last + 1] == ["by"]:
        return False
    first, last = min(item.first, noun.first), max(item.last, noun.last)
    between = range(min(item.last, noun.last), max(item.first, noun.first))
    if not _MOVED_TO.isdisjoint(view.lower[k] for k in between):
        return False  # "raised its inventories to $15 billion"
    if view.between(between.start, between.stop, "quantity", "metric"):
        return False
    if view.word(item.first - 1) in ("its", "their", "the", "all"):
        return False  # "more than enough to pay off its $28.8 billion of long-term debt": all that is owed
    return _deals_before(view, first, "deals_in") or _dealt_behind(view, last)


def _deals_before(view: View, first: int, cue: str) -> bool:
    told = view.cues[cue]
    for k in range(first - 1, max(-1, first - 1 - _BETWEEN), -1):
        word = view.lower[k]
        if word in told or k and f"{view.lower[k - 1]} {word}" in told:
            return True
        if word in (",", ";", ":", "and", "but", "by") or view.between(k, k + 1, "quantity"):
            return False
    return False


def _dealt_behind(view: View, last: int) -> bool:
    """ "$1.3 billion of debt was repaid" """
    if view.lower[last : last + 1] not in (["was"], ["were"], ["is"], ["are"]) and view.lower[last : last + 2] not in (
        ["has", "been"],
        ["have", "been"],
        ["had", "been"],
    ):
        return False
    k = last + 1 + (view.lower[last + 1] == "been")
    told = view.lower[k : k + 2]
    return bool(told) and (told[0] in view.cues["deals_in"] or " ".join(told) in view.cues["deals_in"])
