"""The stretch of a sentence that belongs to one figure, and the time that stands in it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from factcheck.model import Quantity, Sentence, Time
from factcheck.patterns import regex
from factcheck.records import record

_BORDERS = regex(
    r"[;)\u2013\u2014]|\((?!\s*(?:in\s+)?(?:19|20)\d\d\))|,(?!\d|\s*(?:at|with|worth)\b)|:(?=\s)|\b(?:(?:up|down)(?!\s+to\b)|compared|versus|vs\.?|against(?=\s+(?:just\s+|only\s+)?[\d$€£¥])|from(?=\s+(?:around\s+|about\s+|just\s+|only\s+)?[\d$€£¥])"
    r"|after(?=\s+(?:an?\s+)?[\d$€£¥])|while|whereas|but|and(?=\s+(?:at|in|to|by|for|just|only|the|an?|has|have|had|then|now|[\d$€£¥A-Z])))\b",
)
_COMPARES = regex(
    r"^\W*(?:(?:up|down)(?!\s+to\b)|compared|versus|vs\.?|against|from|after|prev\.?|previously|previous:?|prior:?)(?!\w)",
    re.I,
)


_ASIDE = regex(r"\b(?:after|since|before|ahead of|until|following|than in|than on)\s+(?:the\s+)?$", re.I)
"""What happened then is no time of the figure: "down to $1.06 after Friday's budget"."""


_SINCE = regex(
    r"(?<!\w)(?<!est )(?<!most )(?<!least )(?<!first )(?<!record )(?<!time )(?<!seen )(?<!known )(?<!level )(?<!rate )since\s+(?:the\s+)?$",
    re.I,
)
"""From when a change is told, and no "fastest since June"."""
_FAR = 24
_WHEN = regex(r"\W*when\b", re.I)
_GAP = 2
_BEHIND = regex(r"(?:,\s*(?:reached\s+|set\s+|hit\s+)?(?:on|in)\s+|\s*[(]\s*(?:on\s+|in\s+)?)(?:the\s+)?", re.I)
_IN = regex(r"\s+(?:(?:in|on|at|for)\s+(?:the\s+)?)?")
_STOPS = regex(r"\s*(?:[.;)]|,?\s*and\b|$)")
_FIGURES_BACK = 12
"""Figures over which a time is carried on within a sentence."""


@record
class Stretch:
    """`start` and `end` in the text; `compares`: it begins with what leads to an earlier or another figure ("from", "compared with")."""

    start: int
    end: int
    first: bool
    compares: bool


def _is_within(time: Time, other: Time) -> bool:
    """Whether a time is part of another: "its high of last year, $1.1196, on September 30"."""
    a, b = time.window, other.window
    if a is None or b is None:
        return b is None
    return a.end <= b.end and (b.start is None or a.start is not None and b.start <= a.start)


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

    def times_of(self, sentence: int) -> Sequence[Time]:
        return self._times.get(sentence, ())

    def _stretch(self, id: str) -> Stretch:
        """From the last border behind the figure before to the first one behind this."""
        quantity = self.quantities[id]
        sentence, text = self.sentences[quantity.sentence], self.text
        before = self.before(id)
        begin = before.end if before is not None else sentence.start
        opened = text[begin : quantity.start].rstrip().endswith("(")  # "Thailand ($515 billion)"
        last = begin + len(text[begin : quantity.start].rstrip()) - 1 if opened else quantity.start
        borders = [m.start() for m in _BORDERS.finditer(text, begin, quantity.start + 1) if m.start() < last]
        start = borders[-1] if borders and before is not None else begin
        if borders and before is not None and self._is_label(quantity, text[start : quantity.start]):
            start = ([begin, *borders])[-2]
        end = _BORDERS.search(text, quantity.end, sentence.end)
        stop = end.start() if end is not None else sentence.end
        return Stretch(
            start,
            stop,
            before is None,
            before is not None and _COMPARES.match(text[start : quantity.start]) is not None,
        )

    def _is_label(self, quantity: Quantity, led: str) -> bool:
        """ "(July: 3.4%)", "; in March 1980, 14.8%": right before the mark that the figure stands behind, its time"""
        if led.strip() not in (":", ","):
            return False
        mark, times = quantity.start - len(led), self._times.get(quantity.sentence, ())
        own = any(t.start >= quantity.end and _IN.fullmatch(self.text, quantity.end, t.start) for t in times)
        return not own and any(0 <= mark - t.end <= 1 for t in times)

    def words(self, id: str) -> str:
        stretch = self.stretch(id)
        return self.text[stretch.start : stretch.end]

    def own_times(self, id: str) -> list[Time]:
        """The times of its stretch, the nearest first."""
        quantity, stretch = self.quantities[id], self.stretch(id)
        of = self._times.get(quantity.sentence, ())
        held = [t for t in of if stretch.start <= t.start and t.end <= stretch.end]
        behind = [t for t in of if self._is_behind(quantity, t)]
        held = [t for t in behind if all(_is_within(t, other) for other in held)] or held
        found = [t for t in held if not _ASIDE.search(self.text[stretch.start : t.start])]
        return sorted(found, key=lambda t: min(abs(t.start - quantity.end), abs(quantity.start - t.end)))

    def _is_behind(self, quantity: Quantity, time: Time) -> bool:
        """ "Its low, $1.0198, on January 13.": a time right behind a figure, with which nothing else begins"""
        return (
            time.start >= quantity.end
            and _BEHIND.fullmatch(self.text, quantity.end, time.start) is not None
            and _STOPS.match(self.text, time.end) is not None
        )

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
            if (then := self._then(id)) is not None:
                return then
            own = [t for t in self.own_times(id) if t.type in ("date", "period", "fiscal")]
            told = next((t for t in own if t.window is not None), next(iter(own), None))
            if told is not None or self.stretch(id).compares or (before := self.before(id)) is None:
                return told
            led = self.text[before.end : self.quantities[id].start]
            if ";" in led and (not across or led.rstrip().endswith(":")):
                return None  # "(April: 2.3%; core: 2.8%)": behind a label of its own
            id = before.id
        return None

    def _then(self, id: str) -> Time | None:
        """ "Since the start of the year, when it bought": the time that stands right before"""
        stretch = self.stretch(id)
        when = _WHEN.match(self.text, stretch.start, stretch.end)
        sentence = self.quantities[id].sentence
        held = [t for t in self._times.get(sentence, ()) if 0 <= stretch.start - t.end <= _GAP] if when else ()
        return next((t for t in held if t.window is not None), None)

    def since(self, id: str) -> Time | None:
        """ "Since the end of 2024": from when a change is told"""
        quantity, stretch = self.quantities[id], self.stretch(id)
        of = [t for t in self._times.get(quantity.sentence, ()) if stretch.start <= t.start and t.window is not None]
        return next((t for t in of if _SINCE.search(self.text, max(stretch.start, t.start - _FAR), t.start)), None)

    def base(self, id: str) -> Time | None:
        """What its stretch measures it against ("a year earlier", "on the month")."""
        return next((t for t in self.own_times(id) if t.type == "base"), None)
