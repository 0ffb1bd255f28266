"""The stretch of a sentence that belongs to one figure, and the time that stands in it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from factcheck.model import Quantity, Sentence, Time
from factcheck.patterns import regex
from factcheck.records import record

_BORDERS = regex(
    r"[;)\u2013\u2014]|\((?!\s*(?:in\s+)?(?:19|20)\d\d\))|,(?!\d|\s*(?:at|with|worth)\b)|:(?=\s)|\b(?:up|down|compared|versus|vs\.?|against(?=\s+(?:just\s+|only\s+)?[\d$€£¥])|from(?=\s+(?:around\s+|about\s+|just\s+|only\s+)?[\d$€£¥])"
    r"|after(?=\s+(?:an?\s+)?[\d$€£¥])|while|whereas|but|and(?=\s+(?:at|in|to|by|for|just|only|the|[\d$€£¥A-Z])))\b",
)
_COMPARES = regex(r"^\W*(?:up|down|compared|versus|vs\.?|against|from|after)\b", re.I)


_ASIDE = regex(r"\b(?:after|since|before|ahead of|until|following|than in|than on)\s+(?:the\s+)?$", re.I)
"""What happened then is no time of the figure: "down to $1.06 after Friday's budget"."""


_FIGURES_BACK = 12
"""Figures over which a time is carried on within a sentence."""


@record
class Stretch:
    """`start` and `end` in the text; `compares`: it begins with what leads to an earlier or another figure ("from", "compared with")."""

    start: int
    end: int
    first: bool
    compares: bool


class Stretches:
    def __init__(
        self, quantities: Mapping[str, Quantity], times: Mapping[str, Time], sentences: Sequence[Sentence], text: str
    ) -> None:
        self.quantities, self.times, self.sentences, self.text = quantities, times, sentences, text
        self._of: dict[int, list[Quantity]] = {}
        for quantity in sorted(quantities.values(), key=lambda q: q.start):
            self._of.setdefault(quantity.sentence, []).append(quantity)
        self._place = {q.id: k for of in self._of.values() for k, q in enumerate(of)}
        """Which of its sentence's figures each is."""
        self._times: dict[int, list[Time]] = {}
        for time in times.values():
            self._times.setdefault(time.sentence, []).append(time)
        self.stretch = lru_cache(maxsize=None)(self._stretch)

    def figures(self, sentence: int) -> Sequence[Quantity]:
        return self._of.get(sentence, ())

    def _stretch(self, id: str) -> Stretch:
        """From the last border behind the figure before to the first one behind this."""
        quantity = self.quantities[id]
        sentence, text = self.sentences[quantity.sentence], self.text
        before = self.before(id)
        begin = before.end if before is not None else sentence.start
        borders = [m.start() for m in _BORDERS.finditer(text, begin, quantity.start)]
        start = borders[-1] if borders and before is not None else begin
        end = _BORDERS.search(text, quantity.end, sentence.end)
        stop = end.start() if end is not None else sentence.end
        return Stretch(
            start,
            stop,
            before is None,
            before is not None and _COMPARES.match(text[start : quantity.start]) is not None,
        )

    def words(self, id: str) -> str:
        stretch = self.stretch(id)
        return self.text[stretch.start : stretch.end]

    def own_times(self, id: str) -> list[Time]:
        """The times of its stretch, the nearest first."""
        quantity, stretch = self.quantities[id], self.stretch(id)
        held = [t for t in self._times.get(quantity.sentence, ()) if stretch.start <= t.start and t.end <= stretch.end]
        found = [t for t in held if not _ASIDE.search(self.text[stretch.start : t.start])]
        return sorted(found, key=lambda t: min(abs(t.start - quantity.end), abs(quantity.start - t.end)))

    def before(self, id: str) -> Quantity | None:
        """The figure before it in its sentence."""
        of, place = self.figures(self.quantities[id].sentence), self._place[id]
        start = self.quantities[id].start
        return next((of[k] for k in range(place - 1, -1, -1) if of[k].end <= start), None)

    def period(self, id: str, *, across: bool = True) -> Time | None:
        """The time that its stretch holds, one with a window first, else that of the figure before.

        Not where it is compared with that figure, nor, without `across`, behind a semicolon.
        """
        for _ in range(_FIGURES_BACK):
            own = [t for t in self.own_times(id) if t.type in ("date", "period", "fiscal")]
            told = next((t for t in own if t.window is not None), next(iter(own), None))
            if told is not None or self.stretch(id).compares or (before := self.before(id)) is None:
                return told
            if not across and ";" in self.text[before.end : self.quantities[id].start]:
                return None
            id = before.id
        return None

    def base(self, id: str) -> Time | None:
        """What its stretch measures it against ("a year earlier", "on the month")."""
        return next((t for t in self.own_times(id) if t.type == "base"), None)
