"""A sentence as forms of words see it: its words without articles, commas and fillers, and what may fill a slot at each."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator
from functools import cached_property
from typing import Any

from factcheck.extract.analysis import Item, View
from factcheck.extract.forms import GLUE, Bound, Forms, Node, matched
from factcheck.memo import once_per_vocabulary
from factcheck.patterns import regex

_ARTICLES = frozenset(("the", "a", "an", ",", '"', "“", "”"))
_ALIKE = {"'": "'s", "’": "'s", "’s": "'s", ";": ":", "–": ":", "—": ":"}
"""What stands for the same in a form."""
_SHORTENED = frozenset(("corp", "inc", "co", "ltd", "cos"))
_KNOWN_YEAR = regex(r"\d{4}|^PREV:F?Y$")
_YEARS = regex(r"\d{4}/\d{4}")
_YEAR = regex(r"(?:FY)?\d{4}")
_OF_MONTH = regex(r"QE(?:\d{4}|XXXX)-\d\d")
_A_SHARE = frozenset("a per each every diluted basic common share".split())
_FIGURES: dict[str, Callable[[Item], bool]] = {
    "": lambda i: i.ref.kind in ("money", "percent", "multiple", "count", "pp", "bps"),
    "money": lambda i: i.ref.kind == "money" and not i.ref.per,
    "each": lambda i: i.ref.kind == "money" and "share" in (i.ref.per or ""),
    "percent": lambda i: i.ref.kind == "percent",
    "points": lambda i: i.ref.kind in ("pp", "bps"),
    "times": lambda i: i.ref.kind in ("multiple", "fraction"),
    "part": lambda i: i.ref.kind in ("percent", "fraction"),
}
"""What kinds of figures {f}, {fmoney}, {feach} ... stand for."""
LONGEST = 60
"""Tokens of the longest sentence that is tried: forms are short."""


_PASSIVE = frozenset("was were is are been be being got gets not n't never".split())


class Entry:
    """Forms that make one kind of claim; they are read when a sentence holds one of the entry's cues."""

    def __init__(self, given: Any, forms: Forms) -> None:
        self.makes: str = given.makes
        self.metric: str | None = given.metric
        self.cues = frozenset(given.cues)
        self._says, self._reader = given.says, forms

    @cached_property
    def forms(self) -> tuple[Node, ...]:
        return tuple(map(self._reader.form, self._says))


class FormsOfWords:
    """All forms of a vocabulary."""

    def __init__(self, vocabulary: Any) -> None:
        lists = {name: e.words for name, e in (getattr(vocabulary, "assertion_words", None) or {}).items()}
        forms = Forms(lists)
        self.assertions, self.figures = (
            [Entry(e, forms) for e in (getattr(vocabulary, section, None) or {}).values()]
            for section in ("assertions", "figure_forms")
        )
        self.fillers = frozenset(lists.get("fillers", ()))
        self.beaten = frozenset(lists.get("beaten", ()))
        self.openers = frozenset(words.split()[0] for words in lists.get("openers", ()))
        self.degrees = frozenset(lists.get("degrees", ()))
        self.comparatives = frozenset((*lists.get("higher", ()), *lists.get("lower", ()), "above", "below"))
        self.kinds = frozenset(lists.get("kinds", ()))
        self.glue = frozenset(lists.get("glue", ()))
        self._around = [name for name in ("lead", "tail", "adjunct") if name in lists]
        self._forms = forms

    def part(self, name: str) -> Node | None:
        """ "lead", "tail" or "adjunct": what may stand around every form."""
        return self._forms.entries(name) if name in self._around else None


@once_per_vocabulary
def forms_of(vocabulary: Any) -> FormsOfWords:
    return FormsOfWords(vocabulary)


class Pieces:
    """The sentence without articles, commas, fillers and tickers in brackets, and what may fill a slot at each piece."""

    def __init__(self, view: View, known: FormsOfWords, first: int = 0) -> None:
        """Of the sentence from token `first` on."""
        self.view, self.known = view, known
        self.at: list[int] = []
        """The token of each piece."""
        bracketed = _tickers(view) | _brackets_of_figures(view) | _asides(view, known.openers)
        last = len(view.tokens) - (view.lower[-1:] == ["."])
        for k in range(first, last):
            word, following = view.lower[k], view.lower[k + 1] if k + 1 < last else ""
            by_degree = word in known.degrees and following in known.comparatives
            dotted = word == "." and k and view.lower[k - 1] in _SHORTENED
            if not (k in bracketed or word in _ARTICLES or word in known.fillers or by_degree or dotted):
                self.at.append(k)
        self.words = [_ALIKE.get(view.lower[k], view.lower[k]) for k in self.at]
        for n in range(1, len(self.words) - 1):
            if self.words[n] in known.beaten and self.words[n + 1] == "by" and self.words[n - 1] in _PASSIVE:
                self.words[n] = "beaten-by"
        self.items: dict[int, list[Item]] = {}
        """By the first piece that is theirs: "a year earlier" begins with a word that is passed over."""
        for item in view.items:
            first = bisect_left(self.at, item.first)
            if first < len(self.at) and self.at[first] < item.last:
                self.items.setdefault(first, []).append(item)

    def found(self, entries: list[Entry]) -> Iterator[tuple[Entry, Bound]]:
        """Every form that is the whole sentence, in the order of the vocabulary."""
        held = set(self.words)
        for entry in entries:
            if not entry.cues or entry.cues & held:
                for form in entry.forms:
                    if any(held.isdisjoint(words) for words in form.needs):
                        continue
                    for bound in self.readings(form):
                        yield entry, bound

    def readings(self, form: Node) -> Iterator[Bound]:
        """Every way in which the form, with what may stand before and behind it, is the whole sentence."""
        for at, bound in self._openings:
            for end, held in matched(form, self.words, at, bound, self.slot):
                yield from self._closed(end, held)

    @cached_property
    def _openings(self) -> list[tuple[int, Bound]]:
        """Where a form may begin, with what stands before it; the same for all forms."""
        return list(self._opened(0, {}))

    def _opened(self, at: int, bound: Bound) -> Iterator[tuple[int, Bound]]:
        yield at, bound
        for part in (self.known.part("lead"), self.known.part("adjunct")):
            if part is not None:
                for end, held in matched(part, self.words, at, bound, self.slot):
                    if end > at:
                        yield from self._opened(end, held)

    def _closed(self, at: int, bound: Bound) -> Iterator[Bound]:
        if at == len(self.words):
            yield bound
            return
        for part in (self.known.part("tail"), self.known.part("adjunct")):
            if part is not None:
                for end, held in matched(part, self.words, at, bound, self.slot):
                    if end > at:
                        yield from self._closed(end, held)

    # ------------------------------------------------------------ slots
    def slot(self, name: str, at: int) -> Iterator[tuple[int, Any]]:
        if name == GLUE:
            yield from ((end, None) for end in range(self._glued[at], at - 1, -1))
            return
        if at >= len(self.at):
            return
        letter = name[0]
        if name == "way":
            for item in self.items.get(at, ()):
                if item.kind in ("direction_verb", "direction_adjective") and item.id in ("up", "down"):
                    yield self._behind(item.last), item.id
        elif name == "up":
            for item in self.items.get(at, ()):
                if item.kind == "direction_verb" and item.id == "up":
                    yield self._behind(item.last), item.id
        elif letter in "cd":
            yield from self._company(at)
        elif letter == "l":
            yield from self._companies(at)
        elif letter in "mn":
            yield from self._metric(at)
        elif letter == "z":
            yield from self._time(at, lambda t: t.type != "base")
        elif letter == "u":
            yield from self._time(at, lambda t: t.value.startswith("XXXX-"))
        elif letter in "pqr":
            while self.words[at] in _BEFORE_YEAR | _LATEST and at + 1 < len(self.words) and not self._is_time(at):
                at += 1
            if not self._is_any(at):
                yield from self._time(at, lambda t: t.type != "base" and _KNOWN_YEAR.search(t.value) is not None)
            yield from self._part_of_year(at)
        elif letter == "b":
            yield from self._time(at, lambda t: t.type == "base" or t.value.startswith(("PREV:", "AGO:", "XXXX-Q")))
        elif letter in "fghi" and name not in ("implied", "inclusive"):
            for item in self.items.get(at, ()):
                if item.kind == "quantity" and not item.ref.incidental and _FIGURES[name[1:]](item):
                    yield self._behind(self._per(item)), item
        elif letter == "s":
            yield from self._time(at, lambda t: _YEARS.fullmatch(t.value) is not None)
        elif letter == "t":
            yield from self._time(at, lambda t: t.type == "duration" or t.value.startswith("AGO:P"))
        elif letter == "o":
            for item in self.items.get(at, ()):
                if item.kind == "quantity" and item.ref.kind in ("ordinal", "rank"):
                    yield self._behind(item.last), item

    @cached_property
    def _glued(self) -> list[int]:
        """For every piece the one behind the words from there on that say nothing of their own."""
        ends = [len(self.words)] * (len(self.words) + 1)
        for at in range(len(self.words) - 1, -1, -1):
            begins = any(item.kind in ("time", "metric", "entity", "quantity") for item in self.items.get(at, ()))
            ends[at] = ends[at + 1] if self.words[at] in self.known.glue and not begins else at
        return ends

    def _part_of_year(self, at: int) -> Iterator[tuple[int, Item]]:
        """ "Its second-quarter revenue in 2025": the part stands for the only year of the sentence; "the latest fiscal year" """
        times = [
            i
            for i in self.view.items
            if i.kind == "time" and i.ref.type != "base" and not i.ref.value.startswith("REF:Q")
        ]
        years = [i for i in times if _YEAR.fullmatch(i.ref.value)]
        parts = [i for i in times if i.ref.value.startswith(("XXXX-", "REF:H")) or _OF_MONTH.match(i.ref.value)]
        for item in self.items.get(at, ()):
            if len(years) == len(parts) == 1 and item is parts[0] and len(times) == 2:
                yield self._behind(item.last), years[0]
            if item.kind == "time" and item.ref.value == "FYXXXX" and at and self.words[at - 1] in _LATEST:
                yield self._behind(item.last), item

    def _per(self, item: Item) -> int:
        """The token behind "$5.35 a diluted share", whose span is the amount alone."""
        k = item.last
        while (
            item.ref.per and "share" in item.ref.per and self.view.lower[k : k + 1] and self.view.lower[k] in _A_SHARE
        ):
            k += 1
        return k

    def _behind(self, token: int) -> int:
        """The first piece at or behind a token."""
        return bisect_left(self.at, token)

    def _company(self, at: int) -> Iterator[tuple[int, Item]]:
        """ "Apple", "chip designer Marvell", "Facebook owner Meta", "Apple, the iPhone maker" """
        view = self.view
        for n in range(at, min(at + 4, len(self.at))):
            item = self._named(n)
            if item is not None and (n == at or self.words[n - 1] in view.lexicon.reference_heads | _KIN):
                if n > at and not self._describes(at, n, item):
                    return
                if view.lower[item.last : item.last + 1] == [","]:
                    for described in self.items.get(self._behind(item.last), ()):
                        if described.kind == "reference":
                            yield self._behind(described.last), item
                behind = self._behind(item.last)
                yield behind, item
                if behind < len(self.words) and self.words[behind] in view.lexicon.reference_heads:
                    yield behind + 1, item  # "the Union Pacific railroad"
                if self.words[min(n + 1, len(self.words) - 1)] not in view.lexicon.reference_heads | _KIN:
                    return  # "iPhone maker Apple" goes on

    def _describes(self, first: int, last: int, item: Item) -> bool:
        """Whether the words before a name are plain, or a brand of its own."""
        return all(
            (self.words[n].isalpha() or self.words[n] == "-")
            and not any(
                i.kind == "entity" and i.ref.ref != item.ref.ref and i.ref.type != "GPE" for i in self.items.get(n, ())
            )
            for n in range(first, last)
        )

    def _named(self, at: int) -> Item | None:
        return next(
            (
                i
                for i in self.items.get(at, ())
                if i.kind == "entity" and (i.ref.ref or "").startswith("cik:") and i.ref.type != "TICKER"
            ),
            None,
        )

    def _companies(self, at: int) -> Iterator[tuple[int, tuple[Item, ...]]]:
        """ "Apple, Meta and Tesla" """
        found: list[Item] = []
        k = at
        while k < len(self.words):
            if self.words[k] == "itself" and len(found) > 1:
                yield k + 1, tuple(found)  # "among Exxon Mobil, Tesla and itself"
                return
            step = next(self._company(k), None)
            if step is None:
                if len(found) > 1 and self.words[k] == ":":
                    yield k, tuple(found)  # "Meta, Alphabet, Amazon: rank them"
                return
            k = step[0]
            found.append(step[1])
            behind = self._joined(k)
            if behind > k:
                if self.words[behind : behind + 1] == ["itself"]:
                    k = behind
                    continue
                last = next(self._company(behind), None)
                if last is not None:
                    yield last[0], (*found, last[1])
                return

    def _joined(self, at: int) -> int:
        """The piece behind "and", "as well as", "and that of"; the same where none stands there."""
        for joint in (("as", "well", "as"), ("and",), ("&",), ("or",), ("nor",)):
            if tuple(self.words[at : at + len(joint)]) == joint:
                behind = at + len(joint)
                return next((behind + len(o) for o in _OF if tuple(self.words[behind : behind + len(o)]) == o), behind)
        return at

    def _metric(self, at: int) -> Iterator[tuple[int, Item]]:
        n = at
        while n < len(self.words) and self.words[n] in self.known.kinds:
            n += 1
        for start in range(at, min(n, len(self.at) - 1) + 1):
            found = [i for i in self.items.get(start, ()) if i.kind == "metric" and i.id != "none"]
            for item in sorted(found, key=lambda i: -i.last):
                yield self._behind(item.last), item

    def _is_any(self, at: int) -> bool:
        """ "The highest for a June quarter": any of them"""
        first = next((i.first for i in self.items.get(at, ()) if i.kind == "time"), 0)
        return first > 0 and self.view.lower[first - 1] in ("a", "an", "any")

    def _is_time(self, at: int) -> bool:
        return any(item.kind == "time" for item in self.items.get(at, ()))

    def _time(self, at: int, fits: Any) -> Iterator[tuple[int, Item]]:
        for item in self.items.get(at, ()):
            if item.kind == "time" and fits(item.ref):
                yield self._behind(item.last), item


_BEFORE_YEAR = frozenset(("year", "calendar", "whole", "all", "full", "entire", "of", "its"))
""" "The year 2024", "its fiscal 2024", "the whole of 2024" """
_LATEST = frozenset(("latest", "last", "recent", "most"))
_KIN = frozenset(("owner", "parent", "based"))
_OF = (("that", "of"), ("those", "of"), ("of",), ("at",))
"""What may be told again before the last of several companies."""


def _asides(view: View, openers: frozenset[str]) -> set[int]:
    """The tokens of "Despite a weak economy," before, of ", large as it was," between and of ", helped by strong demand" behind, where
    no item of a claim stands there."""
    commas = [k for k, word in enumerate(view.lower) if word == ","]
    last = len(view.tokens) - (view.lower[-1:] == ["."])
    found: set[int] = set()
    spans = ((0, commas[0] + 1), *zip(commas, commas[1:], strict=False), (commas[-1], last)) if commas else ()
    for first, end in spans:
        opened = view.lower[first + (first > 0)]
        opens = opened in openers or first > 0 and _concedes(view.lower[first + 1 : end])
        relative = end == last and opened == "which" and view.is_past(first + 2)
        if not opens and not relative:
            continue
        passed = {
            "quantity" if relative else "",
            "modality" if end == last else "",
        }  # ", preferring to spend on servers"
        told = any(
            (i.kind in _TOLD - passed or i.kind == "entity" and i.ref.type != "GPE") and first <= i.first < end
            for i in view.items
        )
        if not told:
            found |= set(range(first, end))
    return found


def _concedes(words: list[str]) -> bool:
    """ "Large as it was", "for all its profits" """
    return words[1:] in (["as", "it", "was"], ["as", "they", "were"], ["as", "it", "is"]) or words[:3] in (
        ["for", "all", "its"],
        ["for", "all", "the"],
        ["for", "all", "of"],
    )


_TOLD = frozenset("quantity time negation modality".split())


def _brackets_of_figures(view: View) -> set[int]:
    """The brackets of "its buybacks ($16.7 billion)", where nothing but the figure stands between them."""
    return {
        k
        for i in view.items
        if i.kind == "quantity"
        and view.lower[i.first - 1 : i.first] == ["("]
        and view.lower[i.last : i.last + 1] == [")"]
        for k in (i.first - 1, i.last)
    }


def _tickers(view: View) -> set[int]:
    """The tokens of "(NASDAQ: AAPL)"."""
    found: set[int] = set()
    for item in view.items:
        if item.kind == "entity" and item.ref.type in ("TICKER", "EXCHANGE"):
            first, last = item.first, item.last
            while first > 0 and view.lower[first] != "(" and item.first - first < 4:
                first -= 1
            if view.lower[first] == "(" and view.lower[last : last + 1] == [")"]:
                found |= set(range(first, last + 1))
    return found
