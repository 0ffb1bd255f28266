"""Pieces that look like quantities and are none: idioms, form names, product names, labels, numbers of telephones.

Two passes: what blocks everything else (phrases of the vocabulary, addresses, labels), and, once the times are
known, what is left of digits that are part of a name ("Qwen2.5-Max", "9988.HK").
"""

from __future__ import annotations

import re
from collections.abc import Callable

from factcheck.extract.leaf_lexicon import LeafLexicon
from factcheck.extract.lexemes import Tokens
from factcheck.extract.traps.labels import LabelReader
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
_JOINTS = frozenset("-./&_'")
_SUFFIXES = frozenset({"st", "nd", "rd", "th", "s"})
_REACH = 16  # tokens of a name on either side of a figure; without an end "1-1-1-..." would cost its square
_EQUATIONS = frozenset("<>=≤≥")
_FOOTNOTES = frozenset("([¹²³⁰⁴⁵⁶⁷⁸⁹")
_LONG = 6  # an identifier, not a figure, when it has no grouping and no unit


class TrapGrammar:
    def __init__(self, lexicon: LeafLexicon) -> None:
        self.lexicon = lexicon
        cues = (lexicon.words(cue) for cue in ("labels", "product_heads", "exchanges"))
        self.labels = LabelReader(lexicon)
        self._leading = frozenset(lexicon.traps.first_words()).union(*cues, _FOOTNOTES, self.labels.leading)
        self._in_words = self.labels.leading | {*lexicon.traps.first_words()}

        self._of_figures = (self._vote, self._footnote, self._item, self._statistic)
        self._of_words = (self._label, self._exchange, self._footnote)
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
            if t.owner[i]:
                continue
            figure = t.numeric[i]
            span = self.labels.first(t, i) if figure or t.low[i] in self.labels.leading else None
            if span and t.free(*span):
                t.take(*span, "trap")
                found.append(span)
                continue
            j = self._phrase(t, i)
            if not j and digits:
                j = self._numbered(t, i, self._of_figures if figure else self._of_words)
            if j:
                found.append((i, j))
        return found

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
        if t.word(j) == "%" or (id_ == "idioms" and t.word(i) == "one" and self._is_amount(t, j)):
            return 0
        t.take(i, j, "trap")
        return j

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

    def _numbered(self, t: Tokens, i: int, readings: tuple[Callable[[Tokens, int], int], ...]) -> int:
        """ "Level 3", "Boeing 737", "HKEX: 9988", "(1)", "1." at the start."""
        for reading in readings:
            j = reading(t, i)
            if j:
                t.take(i, j, "trap")
                return j
        return 0

    def _label(self, t: Tokens, i: int) -> int:
        word = t.low[i]
        heads = self.lexicon.words("product_heads")
        if not (word in self.lexicon.words("labels") or word in heads):
            return 0
        k = i + 1 + (t.word(i + 1) == "#")
        if t.word(k) == "." and word in ("no", "p", "pp"):
            return 0 if word == "no" else self._label_figure(t, k + 1)
        return 0 if word in ("no", "p", "pp") else self._label_figure(t, k, head=word in heads)

    def _label_figure(self, t: Tokens, k: int, head: bool = False) -> int:
        """The end of a figure that is no amount of its own, with "4.2(b)" and "10b5-1"."""
        if not t.is_number(k) or t.glued(k) and t.word(k - 1) != "#" or "," in t.low[k] or len(t.low[k]) > 6:
            return 0
        j = self._run(t, k)[1]
        while t.word(j) == "-" and t.glued(j) and t.glued(j + 1):
            j = self._run(t, j + 1)[1]
        if t.word(k - 1) in ("page", "slide") and t.word(j) == "of" and t.is_number(j + 1):
            return j + 2  # "Page 2 of 5"
        if self._has_unit(t, k, head):
            return 0
        if head and len(t.low[k]) == 4 and t.low[k][:2] in ("19", "20"):
            return 0  # "Boeing 2024 deliveries"
        return j

    def _has_unit(self, t: Tokens, k: int, head: bool = False) -> bool:
        """What stands behind the figure makes it an amount ("level 3%", "game 5 million")."""
        j = t.hyphen(k + 1)
        lexicon = self.lexicon
        if lexicon.measures.at(t, j) or lexicon.scales.at(t, j) or lexicon.money_words.at(t, j):
            return True
        if t.glued(k + 1) and (t.word(k + 1) in lexicon.scale_letters or t.word(k + 1) in lexicon.measure_letters):
            labelled = t.capital(k + 1) and len(t.low[k + 1]) == 1 and t.word(k - 1) in lexicon.words("labels")
            return not head and not labelled  # "Gate 22B"
        return not head and (lexicon.units.at(t, j) is not None or lexicon.time_units.at(t, j) is not None)

    def _vote(self, t: Tokens, i: int) -> int:
        """ "voted 7-2", "a 6-3 ruling"."""
        if t.word(i + 1) != "-" or not (t.is_number(i) and t.is_number(i + 2) and t.glued(i + 1) and t.glued(i + 2)):
            return 0
        small = len(t.low[i]) < 4 and len(t.low[i + 2]) < 4
        told = (
            t.word(i - 1) in ("voted", "vote", "split", "divided", "passed", "approved", "rejected")
            or t.low[max(0, i - 2) : i] == ["vote", "of"]
            or t.word(i + 3) in self.lexicon.words("votes")
        )
        ends = not t.glued(i + 3) or t.word(i + 3) in ",.;)"
        return i + 3 if small and ends and (told or self._is_score(t, i)) else 0

    def _is_score(self, t: Tokens, i: int) -> bool:
        """ "beat United 3-1", "a 2-2 draw": what matches end with, unless something is counted behind it"""
        told = {*t.low[max(0, i - 5) : i], t.word(i + 3)}
        counted = t.is_word(i + 3) and (self._has_unit(t, i + 2) or t.word(i + 3).endswith("s"))
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
            if t.owner[k]:
                continue
            span = self.labels.named(t, k)
            if span is None and t.is_number(k):
                span = self._glued_name(t, k) or self._spaced_name(t, k) or self._identifier(t, k)
            if span and t.free(*span):
                t.take(*span, "trap")
                found.append(span)
        return found

    def _run(self, t: Tokens, k: int) -> tuple[int, int]:
        """The token range around token k without any space in it, as far as a name can reach."""
        i, j = k, k + 1
        while k - i < _REACH and t.glued(i) and not t.owner[i - 1] and self._part_of_run(t, i - 1, i - 2):
            i -= 1
        while j - k < _REACH and t.glued(j) and not t.owner[j] and self._part_of_run(t, j, j + 1):
            j += 1
        return i, j

    def _part_of_run(self, t: Tokens, k: int, beyond: int) -> bool:
        if t.is_word(k) or t.is_number(k):
            return True
        edge = max(k, beyond)
        return (
            t.low[k] in _JOINTS and 0 <= beyond < t.n and t.glued(edge) and (t.is_word(beyond) or t.is_number(beyond))
        )

    def _glued_name(self, t: Tokens, k: int) -> tuple[int, int] | None:
        i, j = self._run(t, k)
        if t.low[i] in ("no", "nos") and t.word(i + 1) == ".":
            return None  # "the world's No.3" ranks
        if j - i == 1 or (i == k and self._starts_amount(t, k, j)):
            return None
        if i == k:
            return i, j
        before = t.word(k - 1)
        if before == "-" and (self._figure_prefix(t, k) or t.is_number(k - 2)):
            return None
        if t.is_word(k - 1) and (self.lexicon.signs.before(t, k) or t.raw(k - 1) in self.lexicon.codes):
            return None
        if self.lexicon.tight_at(t, k - 1):
            return None
        if before in ("/", "'") and (t.is_number(k - 2) or t.is_number(k - 3)):
            return None  # "11.4x/10.1x"
        return i, j

    def _figure_prefix(self, t: Tokens, k: int) -> bool:
        word = t.word(k - 2)
        if len(word) == 1 and t.capital(k - 2) and k > 2:
            return False  # "the A-10 jet"
        if len(word) > 2 and t.raw(k - 2).isupper() and word not in self.lexicon.words("figure_prefixes"):
            return False  # "ERC-20 tokens"
        return word in self.lexicon.words("figure_prefixes") or word.isdecimal() or self._has_unit(t, k)

    def _starts_amount(self, t: Tokens, k: int, j: int) -> bool:
        """Whether the glued run from token k is a figure with its unit: "31.74B", "300-mile", "5-7%"."""
        lexicon, word = self.lexicon, t.word(k + 1)
        if word == "/":
            return t.is_word(k + 2) or j > k + 3
        if word == "-":
            if t.is_number(k + 2) or lexicon.units.at(t, k + 2) or lexicon.measures.at(t, k + 2):
                return True
            return not (len(t.low[k + 2]) <= 2 and t.capital(k + 2))
        if word == ".":
            return not (t.is_word(k + 2) and t.raw(k + 2).isupper() and len(t.low[k + 2]) <= 3)
        if word == "'" or word == "&":
            return True
        known = (
            word in _SUFFIXES
            or word in lexicon.scale_letters
            or word in lexicon.measure_letters
            or word in lexicon.unit_letters
        )
        known = known or word in lexicon.minor_letters or lexicon.scales.at(t, k + 1) is not None
        known = (
            known
            or lexicon.measures.at(t, k + 1) is not None
            or lexicon.units.at(t, k + 1) is not None
            or t.raw(k + 1) in lexicon.codes
        )
        known = known or lexicon.money_words.at(t, k + 1) is not None
        behind = k + 2
        return known and not (t.glued(behind) and t.is_number(behind))

    def _spaced_name(self, t: Tokens, k: int) -> tuple[int, int] | None:
        """A capitalised word and a small figure that counts nothing: "Phase 3", "Llama 3.1"."""
        if k == 0 or t.glued(k) or "," in t.low[k] or not t.is_word(k - 1) or t.owner[k - 1] or len(t.low[k]) > 4:
            return None
        if t.glued(k + 1) and t.word(k + 1) not in (",", ".", ")", "'", ";", ":", '"', "”"):
            return None
        raw, word = t.raw(k - 1), t.low[k - 1]
        named = raw[0].isupper() or any(c.isupper() for c in raw[1:])
        stop = (
            word in self.lexicon.words("not_names")
            or word in self.lexicon.words("change_words")
            or word in self.lexicon.months
        )
        if not named or stop or (raw.isupper() and len(raw) > 4) or self._has_unit(t, k):
            return None
        if k == 1 and self._plain_word(t, k + 1):
            return None
        if (
            self.lexicon.tight_at(t, k - 1)
            or self.lexicon.signs.before(t, k)
            or raw in self.lexicon.codes
            or self._plural_follows(t, k + 1)
        ):
            return None
        return k - 1, k + 1

    def _plain_word(self, t: Tokens, k: int) -> bool:
        return t.is_word(k) and not t.capital(k)

    def _plural_follows(self, t: Tokens, k: int) -> bool:
        word = t.word(k)
        return len(word) > 3 and word.endswith("s") and word not in self.lexicon.words("not_nouns")

    def _identifier(self, t: Tokens, k: int) -> tuple[int, int] | None:
        word = t.low[k]
        if (
            not word.isdecimal()
            or len(word) < _LONG
            or t.glued(k)
            and t.word(k - 1) in "$€£¥-+"
            or self._has_unit(t, k)
        ):
            return None
        return k, k + 1
