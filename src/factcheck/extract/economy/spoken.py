"""What a text about economies has spoken of: an economy's measure, a line that names one, a list's own measure and year."""

from __future__ import annotations

from collections import Counter
from functools import cached_property

from factcheck.extract.economy.places import Economies
from factcheck.extract.economy.stretches import Stretches
from factcheck.extract.economy.words import EconomyWords
from factcheck.model import Sentence, Time
from factcheck.patterns import regex
from factcheck.records import record

BEFORE = "previous sentence"
MOST_BACK = 3
"""Sentences over which a measure is taken for granted."""
_WHILE_NOTHING_ELSE = 6
"""So long if nothing else is spoken of in between."""
UNDER_HEAD = 8
"""Sentences that stand under a line that only names an economy, or what is listed."""
_HEAD = 5
_ITEM = regex(r"[ \t]*(?:[-*\u2022\u2013]|\d{1,2}[.)])[ \t]+")
_LETTERS = regex(r"[A-Za-z]")


@record
class Topic:
    """What the text has spoken of last: an economy's measure, at a time."""

    metric: str
    place: str
    sentence: int
    end: int
    period: str | None
    shared: bool = False
    """It was told as a share of the world's."""


class Spoken:
    def __init__(self, known: Economies, words: EconomyWords, stretches: Stretches) -> None:
        self.known, self.words, self.stretches = known, words, stretches
        self.text, self.sentences = stretches.text, stretches.sentences
        self.topic: Topic | None = None
        self.headed: tuple[Sentence, str] | None = None
        """The line of its own that names an economy ("2. China."), and which."""
        self.year: Time | None = None
        """The year that was told where the text last spoke of output, of whomever."""
        self._of_output: int | None = None
        self._read_to = 0

    @cached_property
    def only(self) -> str | None:
        """The economy of an article that names no other."""
        found = {id for _, _, id in self.known.single(self.text, 0, len(self.text))}
        return found.pop() if len(found) == 1 else None

    @cached_property
    def main(self) -> str | None:
        """The economy that the article names more often than all others together."""
        found = Counter(id for _, _, id in self.known.single(self.text, 0, len(self.text)))
        first = found.most_common(1)
        return first[0][0] if first and first[0][1] * 2 > found.total() else None

    def just_before(self, sentence: int) -> str | None:
        """The economy that "it" or "its output" is."""
        topic = self.topic
        return topic.place if topic is not None and sentence - topic.sentence <= 1 else None

    def read_to(self, upto: int) -> None:
        """Goes on through the sentences up to one: a short one that only names an economy is the head of those behind it."""
        for sentence in self.sentences[self._read_to : upto + 1]:
            words = self.text[sentence.start : sentence.end]
            if len(words.split()) <= _HEAD:
                found = {id for _, _, id in self.known.single(self.text, sentence.start, sentence.end)}
                self.headed = (sentence, found.pop()) if len(found) == 1 else self.headed
            if (
                sentence.index < upto
                and self.words.say("of_prices", words)
                and not self.words.say("other_prices", words)
            ):
                self._speaks_of_prices(sentence)
            if self.words.say("other_output", self.without_tellers(words)):
                self._of_output = None  # the list or table below is of something else
            elif self.words.say("of_output", words):
                told = self.stretches.times_of(sentence.index)
                years = [t for t in told if t.window is not None and t.type == "period"]
                self._of_output = sentence.index
                if len(years) == 1 and not (self.year is not None and self.is_item(sentence)):
                    self.year = years[0]
            elif words.rstrip().endswith(":") and len(words.split()) > _HEAD:
                self._of_output = None
        self._read_to = max(self._read_to, upto + 1)

    def is_item(self, sentence: Sentence) -> bool:
        """Whether a sentence stands in an item of a list, whose year is told above it."""
        line = self.text.rfind("\n", 0, sentence.start) + 1
        return _ITEM.match(self.text, line) is not None

    def opens_item(self, sentence: Sentence, figure: int) -> bool:
        """ "4. Austria - $516 billion": an item that opens with a name and its figure"""
        line = self.text.rfind("\n", 0, sentence.start) + 1
        led = _ITEM.match(self.text, line)
        if led is None or self.text[led.end() : sentence.start].strip():
            return False
        named = self.known.single(self.text, led.end(), figure)
        return len(named) == 1 and not _LETTERS.search(
            self.text[led.end() : named[0][0]].lower().replace("the", "") + self.text[named[0][1] : figure]
        )

    def without_tellers(self, words: str) -> str:
        """ "By the World Bank's count": who tells of output is no bank"""
        for teller in sorted(self.known.tellers, key=len, reverse=True):
            words = words.replace(teller, "")
        return words

    def _speaks_of_prices(self, sentence: Sentence) -> None:
        """ "Is inflation going up or down?": what the sentences behind it are about, of the economy that it or the text speaks of"""
        found = {id for _, _, id in self.known.single(self.text, sentence.start, sentence.end)}
        if len(found) > 1:
            return
        spoken_of = self.topic.place if self.topic is not None else self.only
        place = found.pop() if found else spoken_of
        if place is not None:
            self.topic = Topic("cpi", place, sentence.index, sentence.end, None)

    def of_output(self, sentence: int) -> bool:
        """Whether the lines before spoke of output: an item of a list, a row of a table then only has a name and a figure."""
        return self._of_output is not None and sentence - self._of_output <= UNDER_HEAD

    def live(self, sentence: int) -> str | None:
        topic = self.topic
        return topic.metric if topic is not None and self._is_live(topic, sentence) else None

    def _is_live(self, topic: Topic, sentence: int) -> bool:
        """Whether the text still speaks of it: it was told just now, or nothing else since."""
        far = sentence - topic.sentence
        if far <= MOST_BACK or far > _WHILE_NOTHING_ELSE:
            return far <= MOST_BACK
        start = self.sentences[sentence].start
        since = self.text[topic.end : start]
        named = {id for _, _, id in self.known.single(self.text, topic.end, start)} - {topic.place}
        return not (named or self.words.say("other_prices", since) or self.words.say("other_output", since))
