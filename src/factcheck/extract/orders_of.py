"""Companies told in an order: "Amazon comes first, Alphabet second and Meta third", "Apple, then Alphabet", "Visa and Nike, in that order"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from factcheck.extract.analysis import Item

if TYPE_CHECKING:
    from factcheck.extract.pieces import Pieces

_BETWEEN = frozenset(
    "and then : comes came is was ranks ranked lands landed in place spot with at being followed by next as".split()
)
"""Words between the companies of an order, and between a company and its place."""
_THEN = frozenset(("then", "followed", "next"))
_IN_ORDER = (("in", "that", "order"), ("in", "this", "order"))
_MOST = 4


def in_order(pieces: Pieces, at: int, behind: bool) -> Iterator[tuple[int, tuple[Item, ...]]]:
    """The piece behind the companies and they themselves, from the top; `behind` those that are told to follow one told before."""
    if behind:
        for end, listed in pieces.companies(at):
            yield end, listed
    for end, listed in pieces.companies(at):
        if tuple(pieces.words[end : end + 3]) in _IN_ORDER:
            yield end + 3, listed
    yield from _by_place(pieces, at)


def _by_place(pieces: Pieces, at: int) -> Iterator[tuple[int, tuple[Item, ...]]]:
    found: list[Item] = []
    places, thens, k = 0, 0, at
    end = at
    while k < len(pieces.words) and len(found) <= _MOST:
        if (place := _place(pieces, k)) is not None:
            if place[1] != places + 1 or place[1] > len(found) + 1:
                return
            places, k = place[1], place[0]
        elif (step := next(pieces.company(k), None)) is not None:
            found.append(step[1])
            k = step[0]
        elif pieces.words[k] in _BETWEEN:
            thens += pieces.words[k] in _THEN
            k += 1
            continue
        else:
            break
        end = k
        told = thens >= len(found) - 1 if places < 2 else places == len(found)
        if len(found) > 1 and told:
            yield end, tuple(found)


def _place(pieces: Pieces, k: int) -> tuple[int, int] | None:
    for item in pieces.items.get(k, ()):
        if item.kind == "quantity" and item.ref.kind in ("ordinal", "rank") and item.ref.value is not None:
            return pieces.behind(item.last), int(item.ref.value)
    word = pieces.words[k]
    return (k + 1, _WORDS[word]) if word in _WORDS else None


_WORDS = {"first": 1, "second": 2, "third": 3, "fourth": 4}
