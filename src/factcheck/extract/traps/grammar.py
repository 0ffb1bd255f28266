"""Pieces that look like quantities and are none: idioms, form names, product names, labels, numbers of telephones.

Two passes: what blocks everything else (phrases of the vocabulary, addresses, labels), and, once the times are
known, what is left of digits that are part of a name ("Qwen2.5-Max", "9988.HK").
"""

from __future__ import annotations

import re

from factcheck.extract.leaf_lexicon import LeafLexicon
from factcheck.extract.lexemes import Tokens
from factcheck.extract.traps.figures import has_unit, run_around
from factcheck.extract.traps.labels import LabelReader
from factcheck.extract.traps.names import NameReader
from factcheck.extract.traps.places import PlaceReader
from factcheck.patterns import regex

SHAPES = regex(
    r"""
    (?P<address> (?: https?:// | www\. ) [^\s<>()"'\]]{1,2000} | [\w.+-]{1,64} @ [\w-]{1,63} (?: \.[\w-]{1,63} ){1,8} )
  | (?P<phone> (?<![\w.,-]) (?: \+ \d{1,3} [ .-]? )? (?: \(\d{2,4}\)\ ? | \d{3}[ .-] ) \d{3} [ .-] \d{4} (?![\w-])
             | (?<![\w.,-]) \+ \d{1,3} [ .-] \(? \d{1,4} \)? (?: [ .-]? \d{2,4} ){2,5} (?![\w-])
             | (?<![\w.,-]) 1-8\d\d-[\dA-Z]{3}-[\dA-Z]{4} (?![\w-]) )
    """,
    re.VERBOSE,
)
READING_TIME = regex(r"\d{1,3}\s?-?\s?min(?:ute)?s?(?=\s+read\b)", re.IGNORECASE)
"""The "1min read" of a page's chrome."""
_SHAPED = frozenset({"@", "www", "http", "https", "+"})
_EQUATIONS = frozenset("<>=≤≥")
_FOOTNOTES = frozenset("([¹²³⁰⁴⁵⁶⁷⁸⁹")


class TrapGrammar:
    def __init__(self, lexicon: LeafLexicon) -> None:
        self.lexicon = lexicon
        self._labels = LabelReader(lexicon)
        self._places = PlaceReader(lexicon)
        self._names = NameReader(lexicon)
        phrases = frozenset(lexicon.traps.first_words())
        self._leading = phrases.union(lexicon.words("exchanges"), _FOOTNOTES, self._labels.leading)
        self._in_words = phrases | self._labels.alone
        self._of_figures = (self._vote, self._footnote, self._item, self._statistic)
        self._of_words = (self._exchange, self._footnote)
        self._counting = frozenset({*lexicon.numerals, *lexicon.ordinals})
        self.leading = self._leading | self._counting | _SHAPED
        """The words at which any reading of a trap starts."""

    def first(self, t: Tokens) -> list[tuple[int, int]]:
        """Token ranges of traps that block times and quantities; takes the tokens."""
        found: list[tuple[int, int]] = []
        digits = bool(t.numbers)
        if digits:
            self._shapes(t, found)
        for i in t.leads(self._leading if digits else self._in_words):
            if not t.owner[i] and (span := self._at(t, i, digits)) and t.free(*span):
                t.take(*span, "trap")
                found.append(span)
        return found

    def _at(self, t: Tokens, i: int, digits: bool) -> tuple[int, int] | None:
        figure = t.numeric[i]
        span = (self._places.at(t, i) or self._labels.at(t, i)) if figure else None
        if span is None and (j := self._phrase(t, i)):
            span = i, j
        if span is None and not figure and t.low[i] in self._labels.leading:
            span = self._labels.at(t, i)
        if span is None and digits:
            j = next((j for read in (self._of_figures if figure else self._of_words) if (j := read(t, i))), 0)
            span = (i, j) if j else None
        return span

    def _phrase(self, t: Tokens, i: int) -> int:
        """The end of a phrase of the vocabulary, unless it is cut out of a longer word or figure."""
        hit = self.lexicon.traps.at(t, i)
        if hit is None:
            return 0
        id_, j = hit
        inside = t.glued(i) and (t.is_word(i - 1) or t.is_number(i - 1) or t.word(i - 1) in "$€£¥")
        if inside or (t.glued(j) and (t.is_word(j) or t.is_number(j))) or not t.free(i, j):
            return 0
        if id_ == "companies" and self.lexicon.units.at(t, j) and t.is_number(i):
            return 0  # "3M users"
        return (
            run_around(t, j - 1)[1] if t.is_number(j - 1) and t.word(j) == "-" and t.glued(j) else j
        )  # "Boeing 737-8s"

    def _is_amount(self, t: Tokens, j: int) -> bool:
        return self.lexicon.scales.at(t, j) is not None or self.lexicon.measures.at(t, j) is not None

    def _shapes(self, t: Tokens, found: list[tuple[int, int]]) -> None:
        start, end = t.start[0], t.end[-1]
        hits: list[tuple[int, int]] = []
        if self._is_shaped(t):
            hits += [m.span() for m in SHAPES.finditer(t.text, start, end)]
        if "read" in t.low:
            hits += [m.span() for m in READING_TIME.finditer(t.text, start, end)]
        for a, b in hits:
            i, j = t.behind(a), t.behind(b)
            if i < j and t.free(i, j):
                t.take(i, j, "trap")
                found.append((i, j))

    def _is_shaped(self, t: Tokens) -> bool:
        """Whether the sentence holds what every address or number of a telephone holds: most hold none and are not searched."""
        low = t.low
        for k in t.leads(_SHAPED):
            length = len(low[k])
            if (
                not t.numeric[k]
                or k > 1
                and (length == 4 and (t.numeric[k - 1] or t.numeric[k - 2]) or length == 3 and low[k - 2] == "1")
            ):
                return True
        return False

    def _vote(self, t: Tokens, i: int) -> int:
        """ "voted 7-2", "a 6-3 ruling"."""
        if t.word(i + 1) not in ("-", ":") or not (
            t.is_number(i) and t.is_number(i + 2) and t.glued(i + 1) and t.glued(i + 2)
        ):
            return 0
        small = len(t.low[i]) < 4 and len(t.low[i + 2]) < 4
        told = (
            not self.lexicon.words("vote_verbs").isdisjoint(t.low[max(0, i - 3) : i])
            or t.low[max(0, i - 2) : i] == ["vote", "of"]
            or t.word(i + 3) in self.lexicon.words("votes")
            or t.word(i - 1) == "by"
            and self._falls(t, i)
        )
        ends = not t.glued(i + 3) or t.word(i + 3) in ",.;)"
        if t.word(i + 1) == ":":
            told = False
        return i + 3 if small and ends and (told or self._is_score(t, i)) else 0

    def _falls(self, t: Tokens, i: int) -> bool:
        """ "threw the plan out by 7-5": a range would rise, and something would be counted behind it"""
        whole = t.low[i].isdecimal() and t.low[i + 2].isdecimal()
        return whole and int(t.low[i]) > int(t.low[i + 2]) and not t.is_word(i + 3) and t.word(i + 3) != "%"

    def _is_score(self, t: Tokens, i: int) -> bool:
        """ "beat United 3-1", "a 2-2 draw": what matches end with, unless something is counted behind it"""
        told = {*t.low[max(0, i - 5) : i], t.word(i + 3)}
        counted = t.is_word(i + 3) and (has_unit(self.lexicon, t, i + 2) or t.word(i + 3).endswith("s"))
        return not counted and not told.isdisjoint(self.lexicon.words("match_words"))

    def _statistic(self, t: Tokens, i: int) -> int:
        """ "p<0.001", "n = 512" """
        return i + 1 if t.word(i - 1) in _EQUATIONS and t.word(i - 2) in ("p", "n") and t.is_number(i) else 0

    def _exchange(self, t: Tokens, i: int) -> int:
        if t.low[i] not in self.lexicon.words("exchanges"):
            return 0
        k = i + 1 + (t.word(i + 1) in (":", "."))
        return k + 1 if k > i + 1 and t.is_number(k) and t.low[k].isdecimal() else 0

    def _footnote(self, t: Tokens, i: int) -> int:
        """ "(1)" behind a word, "[12]" anywhere, superscripts."""
        word = t.low[i]
        if word in _FOOTNOTES and word not in "([":
            return i + 1
        if (
            word not in ("(", "[")
            or not t.is_number(i + 1)
            or not t.low[i + 1].isdecimal()
            or t.word(i + 2) != ("]" if word == "[" else ")")
        ):
            return 0
        small = len(t.low[i + 1]) < 3 and int(t.low[i + 1]) <= 20
        percent = t.glued(i + 3) and t.word(i + 3) == "%"
        if word == "(" and not t.glued(i) and self.lexicon.measures.before(t, i):
            return 0  # "growth of 3 percent (5)" gives the year before
        if percent or (i > 0 and self.lexicon.signs.before(t, i)) or (word == "(" and not small):
            return 0
        return i + 3 if word == "[" or t.glued(i) or i == 0 or t.is_word(i - 1) else 0

    def _item(self, t: Tokens, i: int) -> int:
        """The number of a list item at the start of the sentence: "1.", "2)"."""
        if i or not t.is_number(0) or not t.low[0].isdecimal() or len(t.low[0]) > 2:
            return 0
        ends = t.glued(1) and t.word(1) in (".", ")") and not t.glued(2)
        return 2 if ends and t.n > 2 else 0

    # ------------------------------------------------------------ names, after the times
    def names(self, t: Tokens) -> list[tuple[int, int]]:
        """Token ranges of names with digits among the tokens that are still free; takes them."""
        found: list[tuple[int, int]] = []
        for k in t.leads(self._counting):
            span = None if t.owner[k] else self._names.at(t, k)
            if span and t.free(*span):
                t.take(*span, "trap")
                found.append(span)
        return found
