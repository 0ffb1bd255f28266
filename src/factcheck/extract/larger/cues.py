"""The words of a sentence that tell which of two figures is the larger.

"Somewhat less than", "ran above", "not as much as", "grew faster than", "the weaker of the pair", "the highest of the three".
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from factcheck.extract.analysis import View
from factcheck.extract.pieces import forms_of
from factcheck.memo import once_per_vocabulary
from factcheck.records import record

Phrases = dict[str, list[tuple[str, ...]]]


@record(slots=True)
class Cue:
    """Tokens [first, last) that tell the side on which something stands: "up" is the larger one.

    `kind` is what follows: "other" (what it is compared with), "pair" and "all" (nothing: it is the one of two, or of all).
    `noun` are the tokens of what is compared, between "more" and "than"; `count` tells of how many it is the first.
    """

    side: str
    first: int
    last: int
    kind: str = "other"
    noun: tuple[int, int] = (0, 0)
    growth: bool = False
    verb: bool = False
    """A verb of growth that may be told of amounts as well ("trailed")."""
    worth: bool = False
    """By a word that of two losses or costs does not tell the larger one ("better")."""
    count: int = 0


class Words:
    """The lists of the vocabulary, as rows of words by the first of them."""

    def __init__(self, vocabulary: Any) -> None:
        lists = forms_of(vocabulary).lists
        self.degrees = frozenset(lists["degrees"]) | frozenset(lists["fillers"])
        self.worth = frozenset(lists["told_worth"])
        self.more = frozenset(lists["higher"]) - _NO_ADJECTIVES
        self.less = frozenset(lists["lower"]) - _NO_ADJECTIVES
        self.pace = frozenset(lists["told_pace"])
        self.pair = _rows(lists["told_pair"])
        self.beyond = {"up": _rows(lists["told_above"]), "down": _rows(lists["told_below"])}
        self.grew = {"up": _rows(lists["told_faster"]), "down": _rows(lists["told_slower"])}
        self.paced = {"up": _rows(lists["told_brisk"]), "down": _rows(lists["told_gentle"])}
        self.portions = {"up": _rows(lists["told_mostly"]), "down": _rows(lists["told_partly"])}
        self.portion_opens = frozenset(word for rows in self.portions.values() for word in rows)
        self.slightly = _rows(lists["told_slightly"])
        self.opens = (
            frozenset(
                (
                    *(word for rows in (*self.beyond.values(), *self.grew.values()) for word in rows),
                    "at",
                    "by",
                    "faster",
                    "slower",
                )
            )
            | self.more
            | self.less
            | _NOT
            | frozenset(lists["most"])
            | frozenset(lists["least"])
            | {"most", "least"}
        )
        """With what any of them begins: few sentences have such a word."""
        self.most = {"up": frozenset(lists["most"]) | {"most"}, "down": frozenset(lists["least"]) | {"least"}}


_NO_ADJECTIVES = frozenset("up down ahead behind".split())


@once_per_vocabulary
def words_of(vocabulary: Any) -> Words:
    return Words(vocabulary)


def _rows(entries: tuple[str, ...]) -> Phrases:
    found: Phrases = {}
    for entry in entries:
        words = tuple(entry.split())
        found.setdefault(words[0], []).append(words)
    for rows in found.values():
        rows.sort(key=len, reverse=True)
    return found


def phrase_at(view: View, k: int, phrases: Phrases) -> int:
    """The token behind the phrase that begins at `k`; `k` where none does. Articles between its words are passed over."""
    for row in phrases.get(view.word(k), ()):
        n = k
        for word in row:
            n += view.word(n) in _ARTICLES and word not in _ARTICLES
            if view.word(n) != word:
                break
            n += 1
        else:
            return n
    return k


_ARTICLES = frozenset(("the", "a", "an"))
_GAP = 9
"""Tokens between "more" and "than"."""


def cues_in(view: View, words: Words) -> list[Cue]:
    """In order; none inside another. They are asked for twice of every sentence."""
    known: tuple[list[str], list[Cue]] | None = view.memo.get(("larger", 0))
    if known is None or known[0] is not view.lower:  # a part of a sentence remembers what the whole does
        known = view.memo["larger", 0] = view.lower, list(_cues_in(view, words))
    return known[1]


def _cues_in(view: View, words: Words) -> Iterator[Cue]:
    k = 0
    while k < len(view.lower):
        if view.lower[k] not in words.opens:
            k += 1
            continue
        cue = _growth(view, k, words) or _compared(view, k, words) or _beyond(view, k, words) or _most(view, k, words)
        if cue is not None:
            yield cue
        k = max(k + 1, cue.last if cue is not None else 0)


def _compared(view: View, k: int, words: Words) -> Cue | None:
    """ "Less cash than", "not as much as", "the weaker cash generator of the pair" """
    word = view.lower[k]
    if word in _NOT and view.word(k + 1) in ("as", "so"):
        second = next((n for n in range(k + 3, min(k + _GAP, len(view.lower))) if view.lower[n] == "as"), None)
        if second is None or view.word(k + 2) not in _AS or not _is_free(view, k + 3, second):
            return None
        return Cue("down", k, second + 1, noun=(k + 3, second), worth=view.word(k + 2) in ("well", "strong", "good"))
    growth = word in ("faster", "slower")
    side = "up" if word in words.more or word == "faster" else "down" if word in words.less or growth else None
    if side is None or view.word(k - 1) in _NO_MORE or view.before(k, "quantity") is not None:
        return None  # "8% more than Monday's close" is how far
    worth = word in words.worth
    for n in range(k + 1, min(k + _GAP, len(view.lower))):
        if view.lower[n] == "than":
            climbed = any(i.id == "up" for i in view.between(k + 1, n, "direction_noun"))
            told = Cue(side, k, n + 1, noun=(k + 1, n), worth=worth, growth=climbed)
            return told if not growth and _is_free(view, k + 1, n) else None
        if (last := phrase_at(view, n, words.pair)) > n:
            told = Cue(side, k, last, "pair", (k + 1, n), worth=worth, growth=growth)
            return told if _is_free(view, k + 1, n) else None
    ends = next((n for n in range(k + 2, min(k + _SHORT, len(view.lower))) if view.lower[n] in _END), None)
    if view.word(k - 1) == "the" and view.word(k - 2) in _HAS and ends is not None and _is_free(view, k + 1, ends):
        return Cue(side, k, ends, "pair", (k + 1, ends), worth=worth)  # "at Home Depot, which had the larger pile"
    return None


_SHORT = 5
_END = frozenset(". ; , :".split())
_HAS = frozenset("had has have was is with posted boasted showed earned reported".split())
_NOT = frozenset(("not", "n't", "never"))
_AS = frozenset("much many high large big great well strong good".split())
_NO_MORE = frozenset("no any not n't never once or times neither nor".split())
"""What makes "more" another thing: "no more than", "two or more", "once more" """


def _is_free(view: View, first: int, last: int) -> bool:
    """Whether nothing stands there but what is compared."""
    named = {k for i in view.between(first, last, "metric") for k in range(i.first, i.last)}
    told = {view.lower[k] for k in range(first, last) if k not in named}
    return not view.between(first, last, "quantity", "comparison") and not told & _CUTS


_CUTS = frozenset(", ; : . per and or but while ( ) negative positive".split())


def _beyond(view: View, k: int, words: Words) -> Cue | None:
    """ "Exceeded", "ran above", "fell short of", "was topped by" """
    for side, phrases in words.beyond.items():
        last = phrase_at(view, k, phrases)
        if last == k:
            continue
        told = " ".join(view.lower[k:last])
        worth = told in words.worth
        if view.word(last) == "by":
            passive = view.word(k - 1) in _PASSIVE
            return Cue(_OPPOSITE[side], k, last + 1, worth=worth) if passive else None
        if view.before(k, "quantity") is not None and told in _PLACES:
            return None  # "$3 billion ahead of Visa" is how far
        return Cue(side, k, last, worth=worth)
    return None


_OPPOSITE = {"up": "down", "down": "up"}
_PASSIVE = frozenset("was were been being".split())
_PLACES = frozenset(("ahead of", "behind", "short of", "above", "below"))


def _growth(view: View, k: int, words: Words) -> Cue | None:
    """ "Grew faster than", "rose at a gentler pace than", "outpaced": behind a verb of going up"""
    for side, phrases in words.grew.items():
        last = phrase_at(view, k, phrases)
        if last > k and (view.lower[k] not in ("more", "less") or last - k > 2 or _rose(view, k)):
            return Cue(side, k, last, growth=True, verb=view.lower[last - 1] != "than")
    if view.lower[k] not in ("at", "by") or not _rose(view, k):
        return None
    n = k + 1 + (view.word(k + 1) in _ARTICLES)
    for side, phrases in words.paced.items():
        last = phrase_at(view, n + (view.word(n) in words.degrees), phrases)
        if last > n and view.word(last) in words.pace and view.word(last + 1) == "than":
            return Cue(side, k, last + 2, growth=True)
    return None


def _rose(view: View, k: int) -> bool:
    """Whether a verb of going up stands right before, with no more than a word of degree between."""
    return any(i.id == "up" and k - 2 <= i.last <= k for i in view.of_kind("direction_verb"))


def _most(view: View, k: int, words: Words) -> Cue | None:
    """ "The most profitable of the three", "made the most of the four" """
    if view.word(k - 1) != "the":
        return None
    for side, told in words.most.items():
        if view.lower[k] not in told:
            continue
        worth = view.lower[k] in words.worth
        for n in range(k + 1, min(k + _GAP, len(view.lower))):
            if (last := phrase_at(view, n, words.pair)) > n:
                return Cue(side, k, last, "pair", (k + 1, n), worth=worth)
            at, count = _set_at(view, n)
            if at > n and _is_free(view, k + 1, n):
                return Cue(side, k, at, "all", (k + 1, n), worth=worth, count=count)
        ahead = [_set_at(view, n) for n in range(k - 2)]
        if counts := [count for n, (at, count) in enumerate(ahead) if at > n]:
            noun = next((i for i in view.of_kind("metric") if k < i.first <= k + 3), None)
            last = noun.last if noun is not None else k + 1
            return Cue(side, k, last, "all", (k + 1, last), worth=worth, count=counts[-1])
    return None


def _set_at(view: View, n: int) -> tuple[int, int]:
    """The token behind "of the three" or "among them", and how many they are; `n` itself where nothing like it stands there."""
    if view.lower[n] not in ("of", "among"):
        return n, 0
    at = n + 1 + (view.word(n + 1) in ("the", "all", "these", "those"))
    count = _NUMBERS.get(view.word(at), 0)
    return (at + 1, count) if count or view.word(at) in _ALL else (n, 0)


_NUMBERS = {"three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "trio": 3, "quartet": 4, "quintet": 5}
_ALL = frozenset("lot bunch group them".split())
