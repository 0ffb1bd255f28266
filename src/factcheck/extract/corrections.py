"""Figures of a correction: "An article on Feb. 3 misstated revenue as $383.3 billion; it was $391.0 billion".

The first is quoted as wrong, so nobody is to be told that it is; the second is judged like any other.
"""

from __future__ import annotations

from factcheck.extract.analysis import View
from factcheck.extract.frames import Frame

REASON = "it is told as what was printed in error"
_OPENING = 14
"""Tokens of a sentence within which what was printed is named."""
_LEADING = frozenset("on in about of this the last that our and".split())
_SET_RIGHT = (["rather", "than"], ["instead", "of"])


def misprinted(view: View, frames: list[Frame]) -> None:
    """Mark the figures behind the word that says so, up to where they are set right."""
    first = _misstated(view)
    if first is None:
        return
    last = next((k for k in range(first, len(view.lower)) if _sets_right(view, k)), len(view.lower))
    for frame in frames:
        if frame.item is not None and first <= frame.item.first < last:
            frame.unbound = REASON


def _misstated(view: View) -> int | None:
    cues = view.cues
    wrong = cues["misprinting"] & view.said
    if wrong:
        return next(k for k, word in enumerate(view.lower) if word in wrong)
    if not (_ERRORS.isdisjoint(view.said) or _CAUSES.isdisjoint(view.said)):
        opening = view.lower[:_OPENING]
        if not (_ERRORS.isdisjoint(opening) or _CAUSES.isdisjoint(opening)):
            return next(k for k, word in enumerate(opening) if word in _ERRORS)
    return None if cues["printed_pieces"].isdisjoint(view.said) else _printed(view)


_ERRORS = frozenset(("error", "errors", "mistake"))
_CAUSES = frozenset(("because", "owing", "due"))


def _printed(view: View) -> int | None:
    """ "a chart attributed", "an article on Tuesday said", "an earlier version of this story gave" """
    cues = view.cues
    for k, word in enumerate(view.lower[:_OPENING]):
        if word not in cues["printed_pieces"] or view.word(k - 1) in ("its", "their", "'s"):
            continue
        verb = _behind_piece(view, k + 1)
        if view.lower[verb : verb + 1] and view.lower[verb] in cues["printed"]:
            return verb
    return None


def _behind_piece(view: View, k: int) -> int:
    """ "an item [on July 30 about Coca-Cola] gave": behind what says when it was printed, where, and about whom"""
    while k < len(view.lower):
        item = view.at(k, "time", "entity", "reference")
        if item is None and view.lower[k] not in _LEADING:
            break
        k = item.last if item is not None else k + 1
    return k


def _sets_right(view: View, k: int) -> bool:
    return view.lower[k] == ";" or view.lower[k : k + 2] in _SET_RIGHT or view.lower[k : k + 2] == [",", "not"]
