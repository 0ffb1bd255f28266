"""By which measure of an economy a figure goes that the text has not named anew: its output, its prices, its rank."""

from __future__ import annotations

import re

from factcheck.extract.economy.places import Economies, owned_behind
from factcheck.extract.economy.spoken import Spoken
from factcheck.extract.economy.stretches import Stretches
from factcheck.extract.economy.words import EconomyWords
from factcheck.model import Claim, Quantity
from factcheck.patterns import regex

WEAK = frozenset("unknown price index_level production cost growth market_size market_share wealth share".split())
"""Measures that the words of a text about economies are taken for, where it goes on with another."""
_LEAST_OUTPUT = 100_000_000
_LEAST_INDEX = 100
_POINTS = ("", None, "points")
_GAP = regex(r"\s+(?:less|more|smaller|larger|bigger|ahead|behind|shy|short|above|below|apart)\b", re.I)
"""Behind an amount: it is how far two others lie apart."""
_ECONOMY = r"(?:[-\s]+[a-z]+){0,2}[-\s]+econom(?:y|ies)\b"
_RANKED = regex(rf"{_ECONOMY}|\s+(?:in the world|place|worldwide)\b|[-\s]*(?:largest|biggest)\b")
_RANKED_ECONOMY = regex(_ECONOMY)
_LIGHT = 3
_TIMES_ASIDE = regex(
    r"[\d.,%$|:*-]+|\b(?:in|at|by|on|of|the|was|were|had|been|and|to|for|per|cent|percent|pc|[A-Z][a-z]+)\b"
)


class MeasureReader:
    def __init__(
        self, known: Economies, words: EconomyWords, spoken: Spoken, stretches: Stretches, of_places: frozenset[str]
    ) -> None:
        self.known, self.words, self.spoken, self.stretches, self.of_places = known, words, spoken, stretches, of_places
        self.text, self.sentences = stretches.text, stretches.sentences

    def of(self, claim: Claim, quantity: Quantity) -> str | None:
        """None where the figure is of something else, or of nothing that could be told."""
        words = self.stretches.words(quantity.id)
        if claim.metric in self.of_places:
            return claim.metric
        if claim.metric == "ranking" or quantity.kind in ("rank", "ordinal"):
            return "gdp" if self._is_ranked(claim, quantity) else None
        if claim.metric not in WEAK and claim.unbound is None and not self._is_loose(claim):
            return None
        topic = self.spoken.live(claim.sentence)
        if quantity.kind == "percent":
            return "gdp" if self._is_growth(claim, quantity, topic, words) else self._of_percent(topic, words)
        if (
            quantity.kind == "count"
            and quantity.unit in _POINTS
            and topic == "cpi"
            and (quantity.value or 0) >= _LEAST_INDEX
        ):
            return "cpi" if re.search(r"\bindex\b", self._sentence(claim)) or "it was" in words else None
        if (
            quantity.kind == "money"
            and (quantity.value or 0) >= _LEAST_OUTPUT
            and not _GAP.match(self.text, quantity.end)
            and not self.words.say("other_output", self.spoken.without_tellers(words))
        ):
            named = self.words.say("output_goes_on", words) and claim.metric in ("production", "unknown", "market_size")
            economic = named and bool(
                self.known.single(self.text, self.sentences[claim.sentence].start, self.sentences[claim.sentence].end)
            )
            return (
                "gdp"
                if topic == "gdp"
                and not (self.words.say("added_up", self._sentence(claim)) and not self._is_of_one(quantity))
                or economic
                or self.spoken.of_output(claim.sentence)
                and self.is_bare(words)
                else None
            )
        return None

    def _is_of_one(self, quantity: Quantity) -> bool:
        """ "The two were level: $14.6 trillion for the EU": whose it is stands right behind it"""
        sentence = self.sentences[quantity.sentence]
        return owned_behind(self.known, self.text, quantity.end, sentence.end) is not None

    def _is_loose(self, claim: Claim) -> bool:
        """Whether its subject is an economy that was taken over as if it were a company."""
        name = (claim.subject.id or "").removeprefix("name:")
        named = self.known.known(name.title()) is not None or self.known.known(name.upper()) is not None
        return named and any(c.field == "subject" for c in claim.context)

    def is_bare(self, words: str) -> bool:
        return len(_TIMES_ASIDE.sub("", words).split()) <= _LIGHT

    def _is_growth(self, claim: Claim, quantity: Quantity, topic: str | None, words: str) -> bool:
        """ "Its output shrank 1.0% in dollars", "Vietnam: $430 billion, up 7.4%": how far output grew, as dollars count it"""
        if claim.kind != "change" or claim.role != "delta":
            return False
        if self.words.say("in_dollars", self._sentence(claim)):
            return topic == "gdp" or claim.metric == "production"
        before, spoken = self.stretches.before(quantity.id), self.spoken.topic
        beside = before is not None and before.kind == "money" and spoken is not None and spoken.end == before.end
        return beside and topic == "gdp" and self.is_bare(words)

    def _of_percent(self, topic: str | None, words: str) -> str | None:
        if topic == "gdp":
            shared = self.words.say("region_world", words) or self.spoken.topic is not None and self.spoken.topic.shared
            return "gdp" if self.words.say("shares", words) and shared else None
        if topic != "cpi" or self.words.say("other_prices", words):
            return None
        return "cpi" if self.words.say("prices_go_on", words) or self.is_bare(words) else None

    def _is_ranked(self, claim: Claim, quantity: Quantity) -> bool:
        if _RANKED_ECONOMY.match(self.text, quantity.end):
            return True
        if self.spoken.live(claim.sentence) != "gdp":
            return False
        return (
            quantity.text.lower().endswith(("largest", "biggest")) or _RANKED.match(self.text, quantity.end) is not None
        )

    def _sentence(self, claim: Claim) -> str:
        sentence = self.sentences[claim.sentence]
        return self.text[sentence.start : sentence.end]
