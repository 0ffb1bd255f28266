"""Phrases of the editorial rules: how they are written, and finding them in a sentence.

In a phrase, `*` alone stands for any one word, and at the end of a word for any ending. Hyphens and spaces are alike,
case does not matter, and no other punctuation may stand between the words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_TOKEN = re.compile(r"[^\W_]+(?:['’][^\W_]+)*|%")
_WRITTEN = re.compile(r"[^\W_]+(?:['’][^\W_]+)*\*?|[*%]")
_JOINT = re.compile(r"[\s\-‐‑]*")

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Token:
    """`joined`: nothing but spaces and hyphens stands between it and the token before."""

    lower: str
    start: int
    end: int
    joined: bool


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase found at [start, end), and whose it is."""

    owner: int
    start: int
    end: int

    def overlaps(self, other: Hit) -> bool:
        return self.start < other.end and other.start < self.end


def tokens(text: str, start: int, end: int) -> list[Token]:
    found: list[Token] = []
    last = start
    for match in _TOKEN.finditer(text, start, end):
        joined = _JOINT.fullmatch(text, last, match.start()) is not None
        found.append(Token(match.group().lower().replace("’", "'"), match.start(), match.end(), joined))
        last = match.end()
    return found


def written(phrase: str) -> Words:
    """The words of a phrase as a rule writes it; () if it holds none or begins with a bare `*`."""
    words = tuple(match.group().lower().replace("’", "'") for match in _WRITTEN.finditer(phrase))
    return () if words[:1] == ("*",) else words


class Phrases:
    """Phrases of several owners, found in one pass over the tokens of a sentence."""

    def __init__(self, phrases: Iterable[tuple[int, str]]) -> None:
        self._by_word: dict[str, list[tuple[Words, int]]] = {}
        self._by_start: dict[str, list[tuple[Words, int]]] = {}
        for owner, phrase in phrases:
            words = written(phrase)
            if words:
                index, key = (self._by_start, words[0][:-1]) if words[0].endswith("*") else (self._by_word, words[0])
                index.setdefault(key, []).append((words, owner))
        self._starts = tuple(self._by_start)

    def find(self, row: list[Token]) -> Iterator[Hit]:
        for position, token in enumerate(row):
            for words, owner in self._options(token.lower):
                if _fits(words, row, position):
                    yield Hit(owner, token.start, row[position + len(words) - 1].end)

    def _options(self, word: str) -> Iterator[tuple[Words, int]]:
        yield from self._by_word.get(word, ())
        if self._starts and word.startswith(self._starts):
            for start in self._starts:
                if word.startswith(start):
                    yield from self._by_start[start]


def _fits(words: Words, row: list[Token], position: int) -> bool:
    if position + len(words) > len(row):
        return False
    return all(
        (not offset or row[position + offset].joined) and _is(word, row[position + offset].lower)
        for offset, word in enumerate(words)
    )


def _is(word: str, token: str) -> bool:
    if not word.endswith("*"):
        return word == token
    return token.startswith(word[:-1])
