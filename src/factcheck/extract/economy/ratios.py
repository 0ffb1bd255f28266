"""Economies that are set beside each other: "three times Japan's output", "a fifth of America's", "a quarter of the world's"."""

from __future__ import annotations

import re
from collections.abc import Callable

from factcheck.extract.economy.places import WORLD, Economies
from factcheck.extract.economy.stretches import Stretches
from factcheck.extract.economy.words import EconomyWords
from factcheck.model import Claim, Quantity, Subject
from factcheck.patterns import regex

_KINDS = frozenset({"multiple", "fraction", "percent"})
_THE = r"(?:the\s+)?(?:whole\s+|entire\s+)?"


class RatioReader:
    """Finds the other economy behind a figure, and the one before it that it is told of."""

    def __init__(self, known: Economies, words: EconomyWords, stretches: Stretches) -> None:
        self.known, self.words, self.stretches, self.text = known, words, stretches, stretches.text
        self.last: Claim | None = None
        """The ratio told last."""
        self._others: set[int] = set()
        """Where an economy was named that another is measured by."""

    def read(
        self, claim: Claim, quantity: Quantity, about_output: bool, topic: Callable[[], str | None]
    ) -> Claim | None:
        """The claim as one of the ratio of two economies' output; None where it is none."""
        if quantity.kind not in _KINDS or (other := self._other(quantity)) is None:
            return None
        sentence = self.stretches.sentences[quantity.sentence]
        said = self.text[sentence.start : sentence.end]
        if self.words.say("other_output", self.stretches.words(quantity.id)) or not (
            about_output or self.words.say("output_sized", said)
        ):
            return None
        if self.words.say("added_up", self.text[sentence.start : quantity.start] + self.stretches.words(quantity.id)):
            return None
        own = self._own(sentence.start, quantity.start)
        if own is None and (self._goes_on_with_it(sentence.start, quantity.start)):
            own = topic()
        at, place = other
        if own is None or own == place:
            return None
        self._others.add(at)
        self.last = self._told(claim, quantity, own, place)
        return self.last

    def goes_on(self, claim: Claim, quantity: Quantity) -> Claim | None:
        """ "65% of America's, against 40% in 2010": the same two at another time"""
        last = self.last
        if last is None or last.sentence != claim.sentence or quantity.kind not in _KINDS or last.subject.id is None:
            return None
        named = {id for _, _, id in self.known.single(self.text, last.end, quantity.start)}
        if named - set(last.compare_subjects):
            return None  # "Germany's share is 4.2%, and Japan's has fallen to 4.0% from 5.8%"
        found = self._told(claim, quantity, last.subject.id, last.compare_subjects[0])
        return found.model_copy(update={"role": "from"})

    def _told(self, claim: Claim, quantity: Quantity, own: str, place: str) -> Claim:
        period = self.stretches.period(quantity.id)
        part = quantity.kind != "multiple"
        return claim.model_copy(
            update={
                "kind": "share" if part else "ratio",
                "role": "share" if part else "level",
                "subject": Subject(text=claim.subject.text, name=self.known.called[own], id=own),
                "metric": "gdp",
                "compare_subjects": (place,),
                "segment": None,
                "unbound": None,
                "period": period.id if period is not None else None,
                "base": None,
                "context": (),
            }
        )

    def _other(self, quantity: Quantity) -> tuple[int, str] | None:
        """Where the economy behind a figure is named, and which it is."""
        behind = (_TIMES if quantity.kind == "multiple" else _PART).match(self.text, quantity.end)
        if behind is None:
            return None
        named = self.known.pattern.match(self.text, behind.end())
        if named is None or self.words.stops.match(self.text, named.end()) is None:
            return None
        return named.start(), self.known.named[named.group()]

    def _goes_on_with_it(self, start: int, figure: int) -> bool:
        """ "It is twice as large as Japan's": no economy is named before the figure, or none that no other is measured by"""
        named = self.known.single(self.text, start, figure)
        return not named or _IT.match(self.text, start) is not None

    def _own(self, start: int, figure: int) -> str | None:
        """The economy right before the figure, or the only one of the sentence, that no other is measured by."""
        named = [
            f
            for f in self.known.within(self.text, start, figure)
            if f[0] not in self._others and f[2] != WORLD and not self.known.is_set_beside(self.text, start, f[0])
        ]
        near = {f[2] for f in named if not _BORDER.search(self.text, f[1], figure)}
        found = near or {f[2] for f in named}
        return found.pop() if len(found) == 1 else None


_IT = regex(r"(?:It|Its)\b")
_BORDER = regex(r"[,;]|\b(?:and|while|but)\b")
_TIMES = regex(
    rf"(?:\s+(?:as\s+)?(?:the\s+size\s+of|(?:big|large|much)\s+as|(?:larger|bigger)\s+than|that\s+of|those\s+of|of))?\s+(?:that\s+of\s+|in\s+)?{_THE}",
    re.I,
)
_PART = regex(
    rf"\s+(?:(?:as\s+(?:big|large|much)\s+as|the\s+size\s+of|of\s+the\s+size\s+of|of\s+that\s+of|of|that\s+of)\s+)(?:that\s+of\s+)?{_THE}",
    re.I,
)
