"""Where the part of a sentence begins in which something stands, and what opens it."""

from __future__ import annotations

from factcheck.extract.analysis import Item, View

ENDS = frozenset("; : — –".split())
"""Behind these another part of a sentence begins, that is told by itself."""


def opening(view: View, k: int) -> int:
    """The first word of the part before token `k`, behind what only joins it to the text before: "And", "Meanwhile," """
    first = next((n + 1 for n in range(k - 1, -1, -1) if view.lower[n] in ENDS), 0)
    while first < k and view.lower[first] in view.cues["turning_adverbs"]:
        first += 1
    return first


def opens(view: View, item: Item) -> bool:
    """It opens the sentence or a part of it, or its shares do."""
    first = item.first
    if first > 1 and view.lower[first - 1] in ("of", "at", "in") and view.lower[first - 2] in ("shares", "stock"):
        first -= 2
    return first == 0 or view.lower[first - 1] in view.cues["opens_part"]
