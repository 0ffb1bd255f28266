"""A sentence as forms of words see it: its words without articles, commas and fillers, and what may fill a slot at each."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from typing import Any

from factcheck.extract.analysis import Item, View
from factcheck.extract.forms import GLUE, Bound, Forms, Node, matched, outside
from factcheck.extract.orders_of import in_order
from factcheck.extract.passed_over import passed_over
from factcheck.memo import once_per_vocabulary
from factcheck.patterns import regex

_ARTICLES = frozenset(("the", "a", "an", ",", '"', "“", "”"))
_ALIKE = {"'": "'s", ";": ":", "–": ":", "—": ":"}
"""What stands for the same in a form."""
_SHORTENED = frozenset(("corp", "inc", "co", "ltd", "cos"))
_KNOWN_YEAR = regex(r"\d{4}|^PREV:F?Y$")
_YEARS = regex(r"\d{4}/\d{4}")
_YEAR = regex(r"(?:FY)?\d{4}")
_OF_MONTH = regex(r"QE(?:\d{4}|XXXX)-\d\d")
_A_SHARE = frozenset("a per each every diluted basic common share".split())


def _is_company(item: Item) -> bool:
    return item.kind == "entity" and (item.ref.ref or "").startswith("cik:") and item.ref.type != "TICKER"


def _is_known(item: Item) -> bool:
    """Whether it is known of which year a time is."""
    return item.ref.type != "base" and _KNOWN_YEAR.search(item.ref.value) is not None


Fits = Callable[[Item], bool]
_FIGURES: dict[str, Fits] = {
    "": lambda i: i.ref.kind in ("money", "percent", "multiple", "count", "pp", "bps"),
    "money": lambda i: i.ref.kind == "money" and not i.ref.per,
    "each": lambda i: i.ref.kind == "money" and "share" in (i.ref.per or ""),
    "percent": lambda i: i.ref.kind == "percent",
    "points": lambda i: i.ref.kind in ("pp", "bps"),
    "times": lambda i: i.ref.kind in ("multiple", "fraction"),
    "part": lambda i: i.ref.kind in ("percent", "fraction"),
}
"""What kinds of figures {f}, {fmoney}, {feach} ... stand for."""


def _of_claim(fits: Fits) -> Fits:
    return lambda item: not item.ref.incidental and fits(item)


_OF_ONE: dict[str, dict[str, Fits]] = {
    "direction_verb": {"way": lambda i: i.id in ("up", "down"), "up": lambda i: i.id == "up"},
    "direction_noun": {"turn": lambda i: i.id in ("up", "down")},
    "direction_adjective": {"way": lambda i: i.id in ("up", "down")},
    "time": {
        "z": lambda i: i.ref.type != "base",
        "u": lambda i: i.ref.value.startswith("XXXX-"),
        "b": lambda i: i.ref.type == "base" or i.ref.value.startswith(("PREV:", "AGO:", "XXXX-Q")),
        "s": lambda i: _YEARS.fullmatch(i.ref.value) is not None,
        "t": lambda i: i.ref.type == "duration" or i.ref.value.startswith("AGO:P"),
    },
    "quantity": {
        "o": lambda i: i.ref.kind in ("ordinal", "rank"),
        **{f"{letter}{kind}": _of_claim(fits) for letter in "fghi" for kind, fits in _FIGURES.items()},
    },
}
"""The slots that one item fills whatever stands beside it, by the item's kind, and what it must be."""
_IN_PLACE: dict[str, dict[str, Fits]] = {
    "entity": dict.fromkeys(("c", "d", "l", "k", "k2"), _is_company),
    "metric": dict.fromkeys("mn", lambda i: i.id != "none"),
    "time": dict.fromkeys("pqr", lambda i: _is_known(i) or i.ref.value == "FYXXXX"),
}
"""The same of the slots that the words beside an item have a part in."""
_FILLS = {
    kind: [(f"{{{name}}}", fits) for of in (_OF_ONE, _IN_PLACE) for name, fits in of.get(kind, {}).items()]
    for kind in (*_OF_ONE, *_IN_PLACE)
}
_OF_TWO_COMPANIES = ("{d}", "{l}", "{k}")
LONGEST = 60
"""Tokens of the longest sentence that is tried: forms are short."""


_PASSIVE = frozenset("was were is are been be being got gets not n't never".split())


class Form:
    """A form of words, read when a sentence first holds what stands outside its brackets."""

    def __init__(self, text: str, reader: Forms) -> None:
        self.outside = outside(text)
        self._text, self._reader = text, reader

    @cached_property
    def node(self) -> Node:
        return self._reader.form(self._text)


class Entry:
    """Forms that make one kind of claim; they are looked at when a sentence holds one of the entry's cues."""

    def __init__(self, given: Any, forms: Forms) -> None:
        self.makes: str = given.makes
        self.metric: str | None = getattr(given, "metric", None)
        self.cues = frozenset(getattr(given, "cues", ()))
        self.opens = frozenset(getattr(given, "opens", ()))
        """Words with which a part of a sentence begins that may be one of the forms."""
        self._says, self._reader = given.says, forms

    @cached_property
    def forms(self) -> tuple[Form, ...]:
        return tuple(Form(text, self._reader) for text in self._says)


class FormsOfWords:
    """All forms of a vocabulary."""

    def __init__(self, vocabulary: Any) -> None:
        lists = {name: e.words for name, e in (getattr(vocabulary, "assertion_words", None) or {}).items()}
        forms = Forms(lists)
        self.assertions, self.figures, self.tails = (
            [Entry(e, forms) for e in (getattr(vocabulary, section, None) or {}).values()]
            for section in ("assertions", "figure_forms", "tails")
        )
        self.tail_openers = frozenset(word for entry in self.tails for word in entry.opens)
        self.fillers = frozenset(lists.get("fillers", ()))
        self.beaten = frozenset(lists.get("beaten", ()))
        self.openers = frozenset(words.split()[0] for words in lists.get("openers", ()))
        self.degrees = frozenset(lists.get("degrees", ()))
        self.comparatives = frozenset((*lists.get("higher", ()), *lists.get("lower", ()), "above", "below"))
        self.kinds = frozenset(lists.get("kinds", ()))
        self.glue = frozenset(lists.get("glue", ()))
        self.lists = lists
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

    def __init__(self, view: View, known: FormsOfWords, first: int = 0, *, alone: bool = False) -> None:
        """Of the sentence from token `first` on; `alone` where nothing may stand before a form."""
        self.alone = alone
        self.view, self.known = view, known
        self.at: list[int] = []
        """The token of each piece."""
        passed = passed_over(view, known.openers)
        last = len(view.tokens) - (view.lower[-1:] == ["."])
        for k in range(first, last):
            word, following = view.lower[k], view.lower[k + 1] if k + 1 < last else ""
            by_degree = word in known.degrees and following in known.comparatives
            dotted = word == "." and k and view.lower[k - 1] in _SHORTENED
            if not (k in passed or word in _ARTICLES or word in known.fillers or by_degree or dotted):
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
        self._slots: dict[tuple[str, int], tuple[tuple[int, Any], ...]] = {}

    @cached_property
    def held(self) -> set[str]:
        """The words, and the slots that some item of the sentence may fill, as forms need them."""
        held = set(self.words)
        for item in self.view.items:
            held.update(slot for slot, fits in _FILLS.get(item.kind, ()) if fits(item))
        if sum(map(_is_company, self.view.items)) < 2:
            held.difference_update(_OF_TWO_COMPANIES)
        return held

    def found(self, entries: list[Entry]) -> Iterator[tuple[Entry, Bound]]:
        """Every form that is the whole sentence, in the order of the vocabulary."""
        held = self.held
        for entry in entries:
            if entry.cues and entry.cues.isdisjoint(held):
                continue
            for form in [form for form in entry.forms if form.outside <= held]:
                if not any(map(held.isdisjoint, form.node.needs)):
                    for bound in self.readings(form.node):
                        yield entry, bound

    def readings(self, form: Node) -> Iterator[Bound]:
        """Every way in which the form, with what may stand before and behind it, is the whole sentence."""
        for at, bound in self._openings:
            if form.starts is not None and (at == len(self.words) or self.words[at] not in form.starts):
                continue
            for end, held in matched(form, self.words, at, bound, self.slot):
                yield from self._closed(end, held)

    @cached_property
    def _openings(self) -> list[tuple[int, Bound]]:
        """Where a form may begin, with what stands before it; the same for all forms."""
        return [(0, {})] if self.alone else list(self._opened(0, {}))

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
    def slot(self, name: str, at: int) -> Sequence[tuple[int, Any]]:
        """What may fill a slot at a piece, and the piece behind it; many forms ask the same."""
        found = self._slots.get((name, at))
        if found is None:
            found = self._slots[name, at] = tuple(self._filling(name, at))
        return found

    def _filling(self, name: str, at: int) -> Iterator[tuple[int, Any]]:
        if name == GLUE:
            yield from ((end, None) for end in range(self._glued[at], at - 1, -1))
        elif at >= len(self.at):
            return
        elif name in ("c", "d"):
            yield from self.company(at)
        elif name == "l":
            yield from self.companies(at)
        elif name in ("k", "k2"):
            yield from in_order(self, at, name == "k2")
        elif name in ("m", "n"):
            yield from self._metric(at)
        elif name in ("p", "q", "r"):
            yield from self._period(at)
        else:
            for item in self.items.get(at, ()):
                fits = _OF_ONE.get(item.kind, {}).get(name)
                if fits is not None and fits(item):
                    behind = self._per(item) if item.kind == "quantity" else item.last
                    yield self.behind(behind), item.id if name in ("way", "up", "turn") else item

    @cached_property
    def _glued(self) -> list[int]:
        """For every piece the one behind the words from there on that say nothing of their own."""
        ends = [len(self.words)] * (len(self.words) + 1)
        for at in range(len(self.words) - 1, -1, -1):
            begins = any(item.kind in ("time", "metric", "entity", "quantity") for item in self.items.get(at, ()))
            ends[at] = ends[at + 1] if self.words[at] in self.known.glue and not begins else at
        return ends

    def _period(self, at: int) -> Iterator[tuple[int, Item]]:
        while self.words[at] in _BEFORE_YEAR and at + 1 < len(self.words) and not self._times(at):
            at += 1
        times = self._times(at)
        if not self._is_any(times):
            yield from ((self.behind(item.last), item) for item in times if _is_known(item))
        for item in times:
            if self._part_of_year and item is self._part_of_year[0]:
                yield self.behind(item.last), self._part_of_year[1]
            if item.ref.value == "FYXXXX" and at and self.words[at - 1] in _LATEST:
                yield self.behind(item.last), item  # "the latest fiscal year"

    @cached_property
    def _part_of_year(self) -> tuple[Item, Item] | None:
        """ "Its second-quarter revenue in 2025": the part stands for the only year of the sentence"""
        times = [i for i in self.view.of_kind("time") if i.ref.type != "base" and not i.ref.value.startswith("REF:Q")]
        years = [i for i in times if _YEAR.fullmatch(i.ref.value)]
        parts = [i for i in times if i.ref.value.startswith(("XXXX-", "REF:H")) or _OF_MONTH.match(i.ref.value)]
        return (parts[0], years[0]) if len(years) == len(parts) == 1 and len(times) == 2 else None

    def _per(self, item: Item) -> int:
        """The token behind "$5.35 a diluted share", whose span is the amount alone."""
        k = item.last
        while (
            item.ref.per and "share" in item.ref.per and self.view.lower[k : k + 1] and self.view.lower[k] in _A_SHARE
        ):
            k += 1
        return k

    def behind(self, token: int) -> int:
        """The first piece at or behind a token."""
        return bisect_left(self.at, token)

    def company(self, at: int) -> Iterator[tuple[int, Item]]:
        """ "Apple", "chip designer Marvell", "Facebook owner Meta", "Apple, the iPhone maker" """
        view = self.view
        for n in range(at, min(at + 4, len(self.at))):
            item = self._named(n)
            if item is not None and (n == at or self._is_kin(n - 1)):
                if n > at and not self._describes(at, n, item):
                    return
                if view.word(item.last) == ",":
                    for described in self.items.get(self.behind(item.last), ()):
                        if described.kind == "reference":
                            yield self.behind(described.last), item
                behind = self.behind(item.last)
                yield behind, item
                if behind < len(self.words) and self.words[behind] in view.lexicon.reference_heads:
                    yield behind + 1, item  # "the Union Pacific railroad"
                if not self._is_kin(min(n + 1, len(self.words) - 1)):
                    return  # "iPhone maker Apple" goes on

    def _is_kin(self, at: int) -> bool:
        return self.words[at] in _KIN or self.words[at] in self.view.lexicon.reference_heads

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
        return next(filter(_is_company, self.items.get(at, ())), None)

    def companies(self, at: int) -> Iterator[tuple[int, tuple[Item, ...]]]:
        """ "Apple, Meta and Tesla" """
        found: list[Item] = []
        k = at
        while k < len(self.words):
            if self.words[k] == "itself" and len(found) > 1:
                yield k + 1, tuple(found)  # "among Exxon Mobil, Tesla and itself"
                return
            step = next(self.company(k), None)
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
                last = next(self.company(behind), None)
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
                yield self.behind(item.last), item

    def _times(self, at: int) -> list[Item]:
        return [item for item in self.items.get(at, ()) if item.kind == "time"]

    def _is_any(self, times: list[Item]) -> bool:
        """ "The highest for a June quarter": any of them"""
        first = times[0].first if times else 0
        return self.view.word(first - 1) in ("a", "an", "any")


_LATEST = frozenset(("latest", "last", "recent", "most"))
_BEFORE_YEAR = _LATEST | {"year", "calendar", "whole", "all", "full", "entire", "of", "its"}
""" "The year 2024", "its fiscal 2024", "the whole of 2024", "the latest fiscal year" """
_KIN = frozenset(("owner", "parent", "based"))
_OF = (("that", "of"), ("those", "of"), ("of",), ("at",))
"""What may be told again before the last of several companies."""
