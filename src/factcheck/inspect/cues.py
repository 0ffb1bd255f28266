"""The vocabulary's section `inspections`: named lists of phrases, compiled when first asked for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any

from factcheck.memo import cached_property, once_per_page, once_per_vocabulary
from factcheck.patterns import compiled, regex
from factcheck.records import record

# Without any one of these the inspections that read words would accuse where they must not.
REQUIRED = frozenset(
    [
        "growth_basis",
        "annual_growth",
        "compound",
        "base_year",
        "base_quarter",
        "base_month",
        "base_other",
        "evaluative",
        "extremes",
        "other_version",
        "adjusted",
        "depositary",
        "span_quarter",
        "span_half",
        "span_nine_months",
        "span_year",
        "span_month",
        "span_other",
        "whole",
        "openers",
        "part_after",
        "exhaustive",
        "closes_list",
        "no_more_parts",
        "partial_list",
        "counted_twice",
        "not_a_part",
        "not_a_whole",
        "adds_up",
        "no_part_of_one",
        "single_valued",
        "additive",
        "losses",
        "changing",
        "calm_rates",
        "never_above_100",
        "never_falls_over_100",
        "never_grows_thousandfold",
        "past_verbs",
        "future_words",
        "happened_verbs",
        "dated_nouns",
        "trading",
        "no_session",
        "other_markets",
        "after_currency",
        "not_after_amount",
        "latest",
        "other_holder",
        "estimated",
        "events",
        "event_gerunds",
    ]
)


_WORD = regex(r"\w+")
_APART = "".join(chr(n) if chr(n).isalnum() or chr(n) == "_" else " " for n in range(128))
"""The characters of a plain text, with a blank for what stands between its words."""
_SPELLED, _ESCAPED = regex(r"[a-z]+"), regex(r"\\.")
_LONG = 50_000
_PART = regex(rf"[\s\S]{{1,{_LONG}}}\w*")
_HEAD = regex(r"(\w+)(\*?)")
_ODD = regex("[\u0130\u0131\u017f\u212a]")
"""Letters that are alike to a pattern without regard to case, and differ in lower case."""


_LETTERS = 3
_A_SENTENCE = 60
"""Hardly one has more words."""


@once_per_page
def _by_letters(words: frozenset[str]) -> Mapping[str, list[str]]:
    """By their first letters."""
    found: dict[str, list[str]] = {}
    for word in words:
        found.setdefault(word[:_LETTERS], []).append(word)
    return found


@record
class Heads:
    """The words that begin phrases, and the beginnings of those with any ending."""

    whole: frozenset[str]
    beginnings: tuple[str, ...]

    @cached_property
    def _letters(self) -> frozenset[str] | None:
        """The first letters of the beginnings; None where one has fewer."""
        if any(len(word) < _LETTERS for word in self.beginnings):
            return None
        return frozenset(word[:_LETTERS] for word in self.beginnings)

    def among(self, words: frozenset[str]) -> frozenset[str]:
        """Which of the words begin one of the phrases."""
        begun = self.whole & words
        if not self.beginnings:
            return begun
        near: Iterable[str] = words
        if self._letters is not None and len(words) > _A_SENTENCE:
            # each word of a page would be held against all of the beginnings: the first letters pass over nearly all of them
            known = _by_letters(words)
            near = [word for at in self._letters & known.keys() for word in known[at]]
        found = [word for word in near if word.startswith(self.beginnings)]
        return begun.union(found) if found else begun


_UNASKED = frozenset({""})
"""In place of the words of a text that were not looked for yet; None tells that they do not help."""


class Cues:
    """Phrases by the name of their list. A `*` at the end of a word stands for any ending."""

    def __init__(self, lists: Mapping[str, tuple[str, ...]], page: str | None = None) -> None:
        self._lists, self._page = dict(lists), page
        self._patterns: dict[str, re.Pattern[str]] = {}
        self._heads: dict[str, Heads | None] = {}
        self._words: dict[str, frozenset[str] | None] = {}
        self._told: dict[tuple[str, str], bool] = {}
        self._on_page: dict[str, frozenset[str] | None] = {}

    def for_a_page(self, text: str) -> Cues:
        """The same lists for pieces of this text, with a memory of their own: inspections ask the same of one sentence again and again."""
        fresh = Cues(self._lists, text)
        fresh._patterns, fresh._heads = self._patterns, self._heads
        fresh.complete, fresh.names, fresh.spans = self.complete, self.names, self.spans
        return fresh

    @cached_property
    def complete(self) -> bool:
        return self._lists.keys() >= REQUIRED

    @cached_property
    def names(self) -> tuple[str, ...]:
        return tuple(self._lists)

    @cached_property
    def spans(self) -> tuple[str, ...]:
        """The lists of words for a length of period."""
        return tuple(name for name in self._lists if name.startswith("span_"))

    def words(self, name: str) -> tuple[str, ...]:
        return self._lists.get(name, ())

    def has(self, name: str, word: str) -> bool:
        return word in self._lists.get(name, ())

    def find(self, name: str, text: str) -> re.Match[str] | None:
        """The first of the phrases in the text."""
        return next(self._found(name, text), None)

    def without(self, name: str, text: str) -> str:
        """The text with a blank for each of the phrases."""
        parts, at = [], 0
        for m in self._found(name, text):
            parts.append(text[at : m.start()])
            at = m.end()
        return " ".join((*parts, text[at:]))

    def _found(self, name: str, text: str) -> Iterator[re.Match[str]]:
        """Phrases in order; the pattern of all of them is tried only where a word begins one."""
        begun = self._begun(name, text)
        if begun is None:
            yield from self.pattern(name).finditer(text)
        elif begun:
            yield from _tried(self.pattern(name), begun, text)

    def each_of(self, words: tuple[str, ...], text: str) -> Iterator[re.Match[str]]:
        """The same of phrases that are no list of these, as `phrases(words).finditer` gives them."""
        heads, told = heads_of(words), self.words_in(text)
        if heads is None or told is None:
            return phrases(words).finditer(text)
        return _tried(phrases(words), heads.among(told), text)

    def tried(self, pattern: re.Pattern[str], heads: frozenset[str], text: str) -> Iterator[re.Match[str]]:
        """What a pattern finds that begins with one of these words."""
        told = self.words_in(text)
        return pattern.finditer(text) if told is None else _tried(pattern, heads & told, text)

    def _begun(self, name: str, text: str) -> frozenset[str] | None:
        """The words of the text that begin a phrase of the list; None where words do not tell."""
        if self._page is None or text is self._page:
            return self._beginning(name, text)
        if name not in self._on_page:  # most lists have nothing on a page, and then its sentences need not be asked
            self._on_page[name] = self._beginning(name, self._page)
        begun = self._on_page[name]
        words = self.words_in(text) if begun else begun
        return None if begun is None or words is None else begun & words

    def _beginning(self, name: str, text: str) -> frozenset[str] | None:
        heads, words = self._heads_of(name), self.words_in(text)
        return None if heads is None or words is None else heads.among(words)

    def occurs(self, name: str, folded: str) -> bool:
        """A quick look whether any of the words can be found in a text in lower case."""
        return any(word.rstrip("*") in folded for word in self._lists.get(name, ()))

    def any(self, text: str, *names: str) -> bool:
        for name in names:
            key = (name, text)
            told = self._told.get(key)
            if told is None:
                told = self._told[key] = self.find(name, text) is not None
            if told:
                return True
        return False

    def _heads_of(self, name: str) -> Heads | None:
        if name not in self._heads:
            self._heads[name] = heads_of(self._lists.get(name, ()))
        return self._heads[name]

    def words_in(self, text: str) -> frozenset[str] | None:
        """The words of a text in lower case; None where letters change with their case."""
        found = self._words.get(text, _UNASKED)
        if found is _UNASKED:
            odd = not text.isascii() and _ODD.search(text)
            found = self._words[text] = None if odd else words_of(text.lower())
        return found

    def pattern(self, name: str) -> re.Pattern[str]:
        if name not in self._patterns:
            self._patterns[name] = phrases(self._lists.get(name, ()))
        return self._patterns[name]


def words_of(folded: str) -> frozenset[str]:
    """The words of a text in lower case."""
    if len(folded) < _LONG:
        return frozenset(_parted(folded))
    # A book has a million words and some thousand different ones: they are not all held at once.
    return frozenset(word for part in _PART.finditer(folded) for word in _parted(part[0]))


def words_within(*patterns: str) -> frozenset[str]:
    """Every word that the sources of patterns spell in small letters."""
    return frozenset(word for source in patterns for word in _SPELLED.findall(_ESCAPED.sub(" ", source)))


def _parted(folded: str) -> list[str]:
    return folded.translate(_APART).split() if folded.isascii() else _WORD.findall(folded)


def _tried(pattern: re.Pattern[str], begun: frozenset[str], text: str) -> Iterator[re.Match[str]]:
    """What the pattern finds, tried only where one of the words stands."""
    at = 0
    for start in places_of(begun, text.lower()):
        if start >= at and (m := pattern.match(text, start)):
            at = m.end()
            yield m


def places_of(words: Iterable[str], folded: str) -> list[int]:
    """Where any of the words stands in the text, be it within another word."""
    found: set[int] = set()
    for word in words:
        at = folded.find(word)
        while at >= 0:
            found.add(at)
            at = folded.find(word, at + 1)
    return sorted(found)


@lru_cache(maxsize=512)
def phrases(words: tuple[str, ...]) -> re.Pattern[str]:
    """A pattern that finds any of the phrases as whole words, in any case; nothing when there are none."""
    return compiled(rf"(?<![\w])(?:{either(words)})(?![\w])", re.IGNORECASE) if words else re.compile(r"(?!)")


def either(words: Iterable[str]) -> str:
    """An alternation of phrases, the longest first; "*" stands for any ending, a blank for any."""
    parts = (
        re.escape(word).replace(r"\*", r"\w*").replace(r"\ ", r"\s+") for word in sorted(words, key=len, reverse=True)
    )
    return "|".join(parts)


@lru_cache(maxsize=512)
def heads_of(words: tuple[str, ...]) -> Heads | None:
    """None where a phrase begins with no word."""
    whole: set[str] = set()
    beginnings: set[str] = set()
    for phrase in words:
        head = _HEAD.match(phrase.lower())
        if head is None:
            return None
        (beginnings if head[2] else whole).add(head[1])
    return Heads(frozenset(whole), tuple(sorted(beginnings)))


def may_stand(heads: Heads | None, words: frozenset[str] | None) -> bool:
    """Whether any of the words of a text (see `Cues.words_in`) begins one of the phrases."""
    return heads is None or words is None or not heads.whole.isdisjoint(words) or bool(heads.among(words))


@once_per_vocabulary
def cues_of(vocabulary: Any) -> Cues:
    section = getattr(vocabulary, "inspections", None) or {}
    return Cues({name: tuple(entry.words) for name, entry in section.items()})
