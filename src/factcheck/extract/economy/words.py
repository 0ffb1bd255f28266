"""The words of texts about economies, from the section `economy_words` of the vocabulary, as expressions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Set
from functools import cached_property
from typing import Any

from factcheck.memo import once_per_vocabulary
from factcheck.patterns import compiled, regex


def any_of(words: Iterable[str]) -> str:
    """An alternation of words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


def words_in(text: str) -> frozenset[str]:
    """The words of a text in small letters, by which most texts are told apart sooner than by a pattern."""
    folded = text.lower()
    return frozenset(folded.translate(_SPACES).split() if folded.isascii() else WORD.findall(folded))


_SPACES = str.maketrans({chr(code): " " for code in range(128) if not chr(code).isalpha()})


def places_of(words: Set[str], text: str) -> Iterator[int]:
    """Where any of the words, given in small letters, stands in a text."""
    folded = text.lower()
    if len(folded) != len(text):  # "İ" grows when lowered
        yield from (m.start() for m in WORD.finditer(text) if m[0].lower() in words)
        return
    for word in words:
        at = folded.find(word)
        while at >= 0:
            end = at + len(word)
            if not WORD.match(folded[max(0, at - 1) : at]) and not WORD.match(folded[end : end + 1]):
                yield at
            at = folded.find(word, end)


def first_words(phrases: Iterable[str]) -> frozenset[str]:
    """What stands in every text that has one of the phrases."""
    return frozenset(found[0] for phrase in phrases if (found := WORD.search(phrase.lower())))


WORD = regex(r"[^\W\d_]+")


class EconomyWords:
    """The lists of the section, each compiled when it is first asked for."""

    def __init__(self, lists: Mapping[str, Any]) -> None:
        self._lists = lists
        self._made: dict[str, re.Pattern[str]] = {}

    def of(self, name: str) -> frozenset[str]:
        return frozenset(self._lists[name].words)

    def say(self, name: str, text: str) -> bool:
        """Whether a text holds a word of the list."""
        if name not in self._made:
            self._made[name] = compiled(rf"(?<!\w)(?:{any_of(self._lists[name].words)})(?!\w)", re.I)
        return self._made[name].search(text) is not None

    @cached_property
    def rises(self) -> re.Pattern[str]:
        """ "Prices rose", "prices were 2% higher": a change, and no rate"""
        moved = any_of(
            (*self._lists["rose"].words, *self._lists["fell"].words, "rising", "up", "were", "higher", "lower")
        )
        return compiled(rf"\bprices?\b[^.;]{{0,40}}\b(?:{moved})\b", re.I)

    @cached_property
    def moved_by(self) -> re.Pattern[str]:
        """ "Fell, in June, by": before a change; the group `down` tells which way"""
        return self._moved(r"\b[^.;]{0,30}\bby")

    @cached_property
    def moved_to(self) -> re.Pattern[str]:
        """ "Cooled to": before a level"""
        return self._moved(r"\s+(?:to|at)")

    def _moved(self, behind: str) -> re.Pattern[str]:
        fell, rose = any_of(self._lists["fell"].words), any_of(self._lists["rose"].words)
        return compiled(rf"\b(?:(?P<down>{fell})|(?:{rose})){behind}\s+(?:just |only |about |around )?$", re.I)

    @cached_property
    def stops(self) -> re.Pattern[str]:
        """Behind an economy that another is measured by: its output, or nothing more ("Japan's.", "the world's output in 2023")"""
        sized = any_of(self._lists["sized"].words)
        return compiled(
            rf"(?:['’]s?)?(?:(?:\s+[a-z]+)?\s+(?:{sized}))?(?=\s*(?:[.,;:()\u2013\u2014|]|$)|\s+(?:and|but|or|in|at|by|when|while|whereas|last|this|today|of)\b)",
            re.I,
        )

    @cached_property
    def owned(self) -> re.Pattern[str]:
        """ "California's output", "our GDP": a measure with whose it is, in the group `name`, or nobody's name"""
        measures = any_of(self._lists["measures"].words)
        return compiled(
            rf"(?:\b(?P<name>[A-Z][\w.]+(?:[- ][A-Z][\w.]+)*)['’]s|\b(?:our|my|your))\s+(?:[a-z]+\s+){{0,2}}(?:{measures})\b"
        )


@once_per_vocabulary
def words_of(vocabulary: Any) -> EconomyWords:
    return EconomyWords(vocabulary.economy_words)
