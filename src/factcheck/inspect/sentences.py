"""The sentences of a page and the words that stand in them: what an inspection asks before any pattern reads a text."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import Any, TypeGuard

from factcheck.inspect.calendar.days import Printed, printed_days
from factcheck.inspect.cues import Cues, cues_of, places_of, words_of
from factcheck.memo import cached_property
from factcheck.model import Article, Extraction, Sentence
from factcheck.patterns import regex

_YEAR = regex(r"(?:19|20)(?<!\d..)\d\d(?!\d)")


class Sentences:
    """What of a `Page` is about its text."""

    article: Article
    extraction: Extraction
    rules: Any

    @cached_property
    def vocabulary(self) -> Any:
        """None where the rules have none."""
        return getattr(self.rules, "vocabulary", None)

    @cached_property
    def cues(self) -> Cues:
        return cues_of(self.vocabulary).for_a_page(self.article.text)

    @cached_property
    def sentences(self) -> dict[int, Sentence]:
        return {sentence.index: sentence for sentence in self.extraction.sentences}

    def text_of(self, sentence: int) -> str:
        return self._texts.get(sentence, "")

    @cached_property
    def _texts(self) -> dict[int, str]:
        return {index: self.article.text[told.start : told.end] for index, told in self.sentences.items()}

    @cached_property
    def folded(self) -> str:
        """The text in lower case, for looking whether a word occurs at all."""
        return self.article.text.lower()

    @cached_property
    def words(self) -> frozenset[str]:
        """The words of the text in lower case."""
        told = self.cues.words_in(self.article.text)
        return words_of(self.folded) if told is None else told

    def has(self, words: frozenset[str]) -> bool:
        """Whether any of these words stands on the page: a look into a set, where a pattern would read the whole text."""
        return not words.isdisjoint(self.words)

    def says(self, sentence: int, words: frozenset[str]) -> bool:
        """Whether any of these words may stand in the sentence."""
        told = self.cues.words_in(self.text_of(sentence))
        return told is None or not words.isdisjoint(told)

    def tried(self, pattern: re.Pattern[str], heads: frozenset[str], sentence: Sentence) -> Iterator[re.Match[str]]:
        """What the pattern finds in a sentence, tried only where one of the words stands that it begins with."""
        words, text = self.cues.words_in(self.text_of(sentence.index)), self.article.text
        if words is None:
            yield from pattern.finditer(text, sentence.start, sentence.end)
            return
        at = sentence.start
        for place in places_of(heads & words, self.text_of(sentence.index).lower()):
            if sentence.start + place >= at and (m := pattern.match(text, sentence.start + place, sentence.end)):
                at = m.end()
                yield m

    @cached_property
    def days(self) -> tuple[Printed, ...]:
        """Every day printed anywhere on the page."""
        return tuple(printed_days(self.article.text, self.words))

    def days_in(self, sentence: Sentence) -> list[Printed]:
        return [] if not self.days else [d for d in self.days if sentence.start <= d.start < sentence.end]

    @cached_property
    def repeated(self) -> tuple[tuple[int, int], ...]:
        """Ranges that say the same as an earlier one."""
        return tuple(sorted((block.start, block.end) for block in self.article.blocks if block.repeat_of is not None))

    def is_repeat(self, offset: int) -> bool:
        at = bisect_right(self.repeated, (offset, len(self.article.text))) - 1
        return at >= 0 and self.repeated[at][0] <= offset < self.repeated[at][1]

    def is_told(self, sentence: Sentence | None, *also: str) -> TypeGuard[Sentence]:
        """Whether the article says it, once and itself: no page chrome, no repeat, and of none of the classes `also`."""
        return sentence is not None and sentence.index in self._told and sentence.cls not in also

    @cached_property
    def _told(self) -> frozenset[int]:
        return frozenset(
            s.index
            for s in self.extraction.sentences
            if s.cls != "boilerplate" and s.repeat_of is None and not self.is_repeat(s.start)
        )

    def told(self, *also: str) -> list[Sentence]:
        """The sentences of which `is_told` holds, in order."""
        return [sentence for sentence, _ in self._words_of_told if sentence.cls not in also]

    def telling(self, words: frozenset[str], *also: str) -> list[Sentence]:
        """Those of them in which any of these words may stand."""
        return [
            sentence
            for sentence, told in self._words_of_told
            if (told is None or not words.isdisjoint(told)) and sentence.cls not in also
        ]

    @cached_property
    def _words_of_told(self) -> list[tuple[Sentence, frozenset[str] | None]]:
        told = (sentence for sentence in self.extraction.sentences if sentence.index in self._told)
        return [(sentence, self.cues.words_in(self.text_of(sentence.index))) for sentence in told]

    @cached_property
    def years(self) -> frozenset[int]:
        """Every year that the article prints."""
        return frozenset(int(year) for year in _YEAR.findall(self.article.text))
