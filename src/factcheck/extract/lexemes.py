"""Tokens of a sentence and tables of phrases, the ground on which the leaf grammar stands.

A phrase of the vocabulary is a sequence of tokens; between its words a hyphen may stand or be missing. Every table
is looked up by one token, so that a sentence is read in one pass and the cost does not grow with the vocabulary.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Container, Iterable, Set
from itertools import accumulate
from typing import Generic, TypeVar

from factcheck.patterns import regex

T = TypeVar("T")

_WORD = r"[^\W\d_¹²³⁰⁴-⁹¼½¾⅓⅔⅛]"  # superscripts are footnote marks
_SHAPE = rf"""
    [a-z]++ (?! {_WORD} )                                         # nearly every token, by the cheapest test
  | {_WORD}+
  | \d{{1,3}} (?: [,\u2009\u202f] \d{{3}} ){{1,8}} (?!\d) (?: \.\d+ )?   # 1,234,567.8
  | \d{{1,2}} (?: , \d{{2}} ){{1,4}} , \d{{3}} (?!\d)                     # 12,34,567 in Indian grouping
  | \d+ (?: \.\d+ | [¼½¾⅓⅔⅛] )?
  | (?<! [\w.] ) \.\d+                                            # $.49
  | [¼½¾⅓⅔⅛]
  | [^\s\w] | [_¹²³⁰⁴-⁹]
    """
_TOKEN = regex(_SHAPE, re.VERBOSE)
_SPACED = regex(rf"(\s*)({_SHAPE})", re.VERBOSE)
"""A token with the space before it: their lengths give the offsets, at half the cost of asking every match."""
ORDINAL_ENDINGS = frozenset({"st", "nd", "rd", "th"})
_DASHES = str.maketrans({"–": "-", "‑": "-", "−": "-", "‒": "-", "’": "'", "‘": "'", "％": "%", "，": ",", "＄": "$"})
_EIGHTHS = frozenset("¼½¾⅓⅔⅛")


def fold(text: str) -> str:
    """Lower case with one kind of dash and apostrophe, of the same length as `text`."""
    if text.isascii():
        return text.lower()
    folded = text.translate(_DASHES).lower()
    # "İ" grows when lowered, which would shift every offset behind it.
    return (
        folded
        if len(folded) == len(text)
        else "".join(c.lower() if len(c.lower()) == 1 else c for c in text.translate(_DASHES))
    )


class Tokens:
    """The tokens of `text[start:end]`: folded words in `low`, offsets in `start` and `end`, and who owns each token.

    `owner[i]` is "" while token i is free, else "trap", "time", "frequency" or "quantity".
    """

    __slots__ = ("_leading", "end", "low", "n", "numbers", "numeric", "owner", "start", "text")

    def __init__(self, text: str, start: int, folded: str, leading: Container[str]) -> None:
        """`folded` is the piece of the text that begins at `start`, folded; `leading` the words that any grammar starts at."""
        pairs = _SPACED.findall(
            folded.rstrip()
        )  # space without a token behind it would be looked at from each of its places
        self.text = text
        self.low = low = [token for _, token in pairs]
        self.end = end = list(accumulate([len(space) + len(token) for space, token in pairs], initial=start))
        del end[0]
        self.start = [place - len(token) for place, token in zip(end, low)]  # noqa: B905 - costs a tenth of the whole
        self.n = len(low)
        self.owner = [""] * self.n
        if folded.isascii():
            self.numeric = numeric = [
                token < ":" and (token >= "0" or token[0] == "." and len(token) > 1) for token in low
            ]
        else:
            self.numeric = numeric = [not token.isalpha() and is_number(token) for token in low]
        self.numbers = [i for i, digits in enumerate(numeric) if digits]
        self._leading = [i for i, token in enumerate(low) if token in leading or numeric[i]]

    def word(self, i: int) -> str:
        """The folded token, or "" outside the sentence."""
        return self.low[i] if 0 <= i < self.n else ""

    def raw(self, i: int) -> str:
        return self.text[self.start[i] : self.end[i]]

    def surface(self, i: int, j: int) -> str:
        """The text of the tokens [i, j)."""
        return self.text[self.start[i] : self.end[j - 1]]

    def glued(self, i: int) -> bool:
        """Nothing stands between token i-1 and token i."""
        return 0 < i < self.n and self.start[i] == self.end[i - 1]

    def is_number(self, i: int) -> bool:
        return 0 <= i < self.n and self.numeric[i]

    def is_word(self, i: int) -> bool:
        return 0 <= i < self.n and self.low[i][0].isalpha()

    def capital(self, i: int) -> bool:
        return 0 <= i < self.n and self.text[self.start[i]].isupper()

    def free(self, i: int, j: int) -> bool:
        owner = self.owner
        return all(not owner[k] for k in range(i, j))

    def leads(self, words: Container[str]) -> list[int]:
        """The tokens that are figures or among the words, in order: where a grammar may start to read."""
        low, numeric = self.low, self.numeric
        return [i for i in self._leading if numeric[i] or low[i] in words]

    def open(self, i: int, j: int) -> bool:
        """Whether a quantity may take [i, j): a frequency inside it is part of its noun ("monthly active users")."""
        owner = self.owner
        return not owner[i] and all(not owner[k] or owner[k] == "frequency" for k in range(i + 1, j))

    def take(self, i: int, j: int, owner: str) -> None:
        for k in range(i, j):
            self.owner[k] = owner

    def behind(self, offset: int) -> int:
        """The first token that starts at the offset or after it."""
        return bisect_left(self.start, offset)

    def hyphen(self, i: int) -> int:
        """The token behind a hyphen that joins token i-1 to its right neighbour, else i."""
        return i + 1 if self.word(i) == "-" and self.glued(i) and self.glued(i + 1) else i


_FIGURE = regex(r"[\d¼½¾⅓⅔⅛]")


def may_hold_figures(folded: str) -> bool:
    """Whether any token is a number by `is_number`."""
    return _FIGURE.search(folded) is not None


def words_in(folded: str) -> list[str]:
    """The words alone, for a look whether there is anything to read."""
    return folded.translate(_SPACES).split() if folded.isascii() else _TOKEN.findall(folded)


_SPACES = str.maketrans({chr(code): " " for code in range(128) if not chr(code).isalnum()})


def is_number(token: str) -> bool:
    """True for digits, a decimal without its zero, and vulgar fractions."""
    first = token[0]
    if first.isalpha():
        return False
    return first.isdecimal() or first in _EIGHTHS or (first == "." and len(token) > 1)


def words_of(phrase: str) -> tuple[str, ...]:
    """A phrase as the tables hold it: folded tokens without hyphens."""
    letters = phrase.replace(" ", "").replace("-", "")
    if letters.isascii() and letters.isalpha():  # nearly every phrase, and much cheaper than the general way
        return tuple(phrase.lower().replace("-", " ").split())
    return tuple(token for token in _TOKEN.findall(fold(phrase)) if token != "-") or ("-",)


class PhraseTable(Generic[T]):
    """Phrases with what each stands for; the longest that fits wins."""

    __slots__ = ("_by_first", "_by_last")

    def __init__(self, phrases: Iterable[tuple[str, T]] = (), *, case: bool = False) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], str, T]]] = {}
        self._by_last: dict[str, list[tuple[tuple[str, ...], str, T]]] | None = None
        for phrase, entry in phrases:
            self.add(phrase, entry, case=case)

    def add(self, phrase: str, entry: T, *, case: bool = False) -> None:
        """With `case`, the capitals of the phrase count."""
        words = words_of(phrase)
        exact = phrase.replace("-", "").replace(" ", "") if case and phrase != phrase.lower() else ""
        entries = self._by_first.setdefault(words[0], [])
        entries.append((words, exact, entry))
        if len(entries) > 1:
            entries.sort(key=lambda item: -len(item[0]))
        self._by_last = None

    def _by_last_word(self) -> dict[str, list[tuple[tuple[str, ...], str, T]]]:
        """Few tables are read backwards."""
        found: dict[str, list[tuple[tuple[str, ...], str, T]]] = {}
        for item in (item for options in self._by_first.values() for item in options):
            found.setdefault(item[0][-1], []).append(item)
        for options in found.values():
            options.sort(key=lambda item: -len(item[0]))
        return found

    def __contains__(self, word: object) -> bool:
        return word in self._by_first

    def entries(self) -> Iterable[T]:
        """Every entry once for each of its phrases."""
        return (entry for options in self._by_first.values() for _, _, entry in options)

    def first_words(self) -> Iterable[str]:
        return self._by_first.keys()

    def telling_words(self, known: Set[str]) -> set[str]:
        """The longest word of each phrase that has no figure and no word of `known`: a text without any of them holds no phrase."""
        phrases = (words for options in self._by_first.values() for words, _, _ in options)
        open_ = (words for words in phrases if known.isdisjoint(words) and not any(map(is_number, words)))
        return {max(words, key=len) for words in open_}

    def at(self, tokens: Tokens, i: int) -> tuple[T, int] | None:
        """The entry of the longest phrase that starts at token i, and the token behind it."""
        options = self._by_first.get(tokens.low[i]) if i < tokens.n else None
        if options is None:
            return None
        second = tokens.low[i + 1] if i + 1 < tokens.n else ""
        for words, exact, entry in options:
            if len(words) > 1 and second != words[1] and second != "-":
                continue  # as nearly always where a phrase begins with a word that many begin with
            j = i + 1 if len(words) == 1 else _follow(tokens, i, words)
            if j and (not exact or _bare(tokens.surface(i, j)) == exact):
                return entry, j
        return None

    def before(self, tokens: Tokens, j: int) -> tuple[T, int] | None:
        """The entry of the longest phrase that ends right before token j, and its first token."""
        if self._by_last is None:
            self._by_last = self._by_last_word()
        options = self._by_last.get(tokens.low[j - 1]) if 0 < j <= tokens.n else None
        if options is None:
            return None
        for words, exact, entry in options:
            i = j - 1 if len(words) == 1 else _trace(tokens, j, words)
            if i >= 0 and (not exact or _bare(tokens.surface(i, j)) == exact):
                return entry, i
        return None


def _bare(surface: str) -> str:
    return surface.replace("-", "").replace(" ", "")


def _follow(tokens: Tokens, i: int, words: tuple[str, ...]) -> int:
    low, n = tokens.low, tokens.n
    k = i + 1
    for word in words[1:]:
        if k < n and low[k] == "-" and tokens.glued(k):  # also one left hanging: "low- to mid-single digits"
            k += 1
        if k >= n or low[k] != word:
            return 0
        k += 1
    return k


def _trace(tokens: Tokens, j: int, words: tuple[str, ...]) -> int:
    low = tokens.low
    k = j - 1
    for word in words[-2::-1]:
        k -= 1
        if k > 0 and low[k] == "-" and tokens.hyphen(k) != k:
            k -= 1
        if k < 0 or low[k] != word:
            return -1
    return k
