"""The halves of a sentence, each with the company and the period that only the other tells.

"Coca-Cola's net income slipped in 2024 even though its revenue went up" says two things, of which each can be a form of words:
"Coca-Cola's net income slipped in 2024" and "Coca-Cola's revenue went up in 2024".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from factcheck.extract.analysis import Clause, Item, View
from factcheck.extract.lexicon import Token
from factcheck.extract.wordless.plain import NEVER
from factcheck.patterns import regex
from factcheck.records import replace

_JOINTS = frozenset("but while whereas though although yet and ; :".split())
_OPENERS = frozenset("while whereas though although".split())
_CONCEDING = frozenset("though if as".split())
"""What "even" stands before: "even if revenue barely moved" tells what was so."""
_PRONOUNS = frozenset("it they".split())
_OWN = frozenset("its their".split())
_TOO = frozenset("with them it too as well did so along likewise also".split())
_OF_ANOTHER = NEVER - frozenset("as if about much many almost nearly roughly rate pace growth".split())
"""What makes the figures of a sentence others than those filed, in whichever half it stands."""
_FASTER = frozenset("outpaced outran outstripped outgrew lagged trailed beat".split())
"""What compares amounts or, where the rest of the sentence tells how much each grew, growth."""
_LEAST = 3
"""Tokens of the shortest half."""

Order = list[int | str]
"""Tokens of the sentence by their places, and words that are put between them."""


def halves(view: View) -> tuple[list[View], bool]:
    """Each half of a sentence of two as a sentence of its own, and whether neither says enough alone.

    None where what is left out may be one thing or another.
    """
    growths = any(i.ref.kind == "percent" for i in view.of_kind("quantity"))
    if not _OF_ANOTHER.isdisjoint(view.said) or growths and not _FASTER.isdisjoint(view.said):
        return [], False
    spans = _cut(view)
    companies = {i.ref.ref: i for i in view.items if _is_company(i)}
    found = []
    for first, last in spans:
        own = view.between(first, last)
        owned = any(map(_is_company, own))
        if not owned and len(companies) != 1:
            continue
        told = [i for i in own if _is_period(i)]
        others = [i for i in view.items if _is_period(i) and i not in own]
        period = others[0] if not told and len({i.ref.value for i in others}) == 1 else None
        order = _filled(view, first, last, None if owned else next(iter(companies.values())))
        found.append(_view_of(view, [*order, "in", *range(period.first, period.last)] if period is not None else order))
    joined = len(spans) == 2 and view.lower[spans[1][0] - 1] == "and"
    return [*found, *(_likewise(view, spans) if spans else ())], joined


def _is_company(item: Item) -> bool:
    return item.kind == "entity" and (item.ref.ref or "").startswith("cik:")


def _is_period(item: Item) -> bool:
    return item.kind == "time" and item.ref.type != "base"


def _end(view: View) -> int:
    return len(view.tokens) - (view.lower[-1:] == ["."])


def _cut(view: View) -> list[tuple[int, int]]:
    """Before and behind the word that joins two halves, or behind the comma of one told first."""
    end, words = _end(view), view.lower
    conceded = words[0] == "even" and words[1] in _CONCEDING
    if words[0] in _OPENERS or conceded:
        commas = [k for k, word in enumerate(words) if word == ","]
        spans = [(1 + conceded, commas[0]), (commas[0] + 1, end)] if commas else []
    else:
        spans = []
        for k in range(_LEAST, end - _LEAST + 1):
            conceded = words[k] == "even" and words[k + 1] in _CONCEDING
            caused = words[k] == "as" and words[k + 1] in _PRONOUNS | _OWN
            timed = words[k - 1 : k + 1] == [",", "when"]  # "..., when its revenue was $15.1 billion"
            if conceded or caused or timed or words[k] in _JOINTS or _stands_for(view, k):
                spans = [(0, k - (words[k - 1] == ",")), (k + 1 + conceded, end)]
                break
    return [(a, b) for a, b in spans if b - a >= _LEAST]


def _stands_for(view: View, k: int) -> bool:
    """ "As did its revenue": the half tells only of what the same was so"""
    return view.lower[k] in ("as", "so") and view.lower[k + 1] in view.cues["auxiliaries"]


def _likewise(view: View, spans: Sequence[tuple[int, int]]) -> Iterator[View]:
    """ "UnitedHealth's profit went up in 2024, as did its revenue", "and so did Tesla's", "and its net income with it": the first half,
    of another metric or company"""
    first, behind = spans[0][1], _end(view)
    k = next((k for k in range(first, min(first + 3, behind)) if _stands_for(view, k)), None)
    told = view.between(first if k is None else k, behind, "metric", "entity", "time")
    if k is None and (not told or set(view.lower[told[-1].last : behind]) - _TOO or told[-1].last == behind):
        return
    for kind in ("metric", "entity"):
        named = [i for i in told if i.kind == kind]
        replaced = view.between(0, first, kind)
        if len(named) == len(told) == len(replaced) == 1 and (k is None or behind - named[0].last <= 1):
            own, other = replaced[0], named[0]
            yield _view_of(view, [*range(own.first), *range(other.first, other.last), *range(own.last, first)])


def named_again(view: View) -> View:
    """ "Of Johnson & Johnson and AbbVie, the former spent more": the sentence with the company that is meant"""
    if view.said.isdisjoint(_AGAIN):
        return view
    named = [i for i in view.items if _is_company(i)]
    again = [k for k, word in enumerate(view.lower) if word in _AGAIN]
    if len(again) != 1 or len(named) != 2 or named[1].last > again[0]:
        return view
    meant = named[_AGAIN.index(view.lower[again[0]])]
    k = again[0]
    return _view_of(view, [*range(k), *range(meant.first, meant.last), *range(k + 1, len(view.tokens))])


_AGAIN = ("former", "latter")


def year_again(view: View) -> View:
    """ "Of the years 2022, 2023 and 2024, the last is the one in which it spent least": the sentence with the year that is meant"""
    times = view.of_kind("time")
    listed = [i for i in times if _LISTED_YEAR.fullmatch(i.ref.value)]
    if len(listed) not in (2, 3, 4) or any(
        set(view.lower[a.last : b.first]) - {",", "and"} for a, b in pairwise(listed)
    ):
        return view
    k = listed[-1].last
    while view.word(k) in (",", "the", "it", "was", "in", "is"):
        k += 1
    place = _PLACES.get(view.lower[k]) if k < len(view.lower) else None
    if place is None or place >= len(listed) or view.between(k, len(view.tokens), "time"):
        return view
    meant = listed[place]
    return _view_of(view, [*range(k), *range(meant.first, meant.last), *range(k + 1, len(view.tokens))])


_LISTED_YEAR = regex(r"(?:FY)?\d{4}")
_PLACES = {"first": 0, "second": 1, "third": 2, "last": -1, "latest": -1, "latter": -1}


def _filled(view: View, first: int, last: int, company: Item | None) -> Order:
    """The half with the company in place of "it" or "its", or before all where nothing stands for it."""
    order: Order = list(range(first, last))
    if company is None:
        return order
    name: Order = list(range(company.first, company.last))
    if not view.between(first, last, "metric", "metric_verb"):
        nouns = view.of_kind("metric")
        if len(nouns) == 1 and view.lower[first] in ("it", "they"):
            # "Coca-Cola's dividend bill has been rising: it was higher in 2024 than in 2023"
            return [*name, "'s", *range(nouns[0].first, nouns[0].last), *range(first + 1, last)]
    called = next(iter(view.between(first, last, "reference")), None)
    if called is not None:
        # "Nike's inventories aside, the sportswear maker's gross profit was up"
        return [*range(first, called.first), *name, *range(called.last, last)]
    at = next((k for k in range(first, last) if view.lower[k] in _PRONOUNS | _OWN), None)
    if at is not None:
        own: Order = ["'s"] if view.lower[at] in _OWN else []
        return [*range(first, at), *name, *own, *range(at + 1, last)]
    of_it: Order = ["'s"] if any(i.first - first <= 1 for i in view.between(first, last, "metric")) else []
    return [*name, *of_it, *order]


def of_company(view: View, first: int, last: int, company: Item) -> View:
    """A stretch of the sentence, with the company in place of "it" or "its"."""
    return _view_of(view, _filled(view, first, last, company))


def replaced(view: View, first: int, last: int, item: Item) -> View:
    """The sentence with an item of it in place of a stretch."""
    return _view_of(view, [*range(first), *range(item.first, item.last), *range(last, len(view.tokens))])


def rearranged(view: View, *parts: Item | str | tuple[int, int]) -> View:
    """Items, words and stretches of the sentence in another order."""
    order: Order = []
    for part in parts:
        if isinstance(part, str):
            order.append(part)
        else:
            order += range(*part) if isinstance(part, tuple) else range(part.first, part.last)
    return _view_of(view, order)


def shortened(view: View, left_out: set[int]) -> View:
    """The sentence without some of its tokens."""
    return _view_of(view, [k for k in range(len(view.tokens)) if k not in left_out])


def _view_of(view: View, order: Order) -> View:
    tokens = [
        view.tokens[k] if isinstance(k, int) else Token(k, view.tokens[0].start, view.tokens[0].start, k) for k in order
    ]
    firsts: dict[int, list[Item]] = {}
    for item in view.items:
        firsts.setdefault(item.first, []).append(item)
    items: list[Item] = []
    for n, k in enumerate(order):  # a token that stands for a word again has its items again
        for item in firsts.get(k, ()) if isinstance(k, int) else ():
            length = item.last - item.first
            if order[n : n + length] == list(range(item.first, item.last)):
                items.append(Item(item.kind, n, n + length, item.start, item.end, item.id, item.ref))
    items.sort(key=lambda i: i.first)
    lower = [t.lower for t in tokens]
    return replace(
        view,
        tokens=tokens,
        lower=lower,
        items=items,
        clauses=[Clause(0, 0, len(tokens))],
        _clause_at={},
    )
