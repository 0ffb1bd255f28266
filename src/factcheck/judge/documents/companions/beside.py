"""A figure of a sentence that is still open, and of which time and whose it is."""

from __future__ import annotations

from functools import cached_property
from typing import Any, Final

from factcheck.judge.asked import read_change
from factcheck.judge.compare import Reading
from factcheck.judge.documents.companions.anchor import Anchor
from factcheck.judge.documents.derived import HUNDRED
from factcheck.judge.documents.directions import way_of
from factcheck.judge.documents.labelled import Entry
from factcheck.judge.documents.meanings import Meanings, is_metric, meanings_of
from factcheck.judge.documents.move import POINTS
from factcheck.judge.documents.printed import DATED, MORE, Printed, figures_of
from factcheck.judge.documents.stepped import FROM
from factcheck.judge.hedges import hedge_of
from factcheck.model import Quantity
from factcheck.patterns import regex
from factcheck.records import record
from factcheck.sources.documents.periods import BASES, Days, length, months_between, of_time, same
from factcheck.sources.documents.words import name_stems

_YEAR: Final = 12
_STRANGE: Final = 2
"""Words beside the figure that the row or the sentence does not have."""
LESS = regex(
    r"^\W*(?:[a-z]+\s+){0,3}?(?:down|less|fewer|lower|below|worse|cheaper|smaller|shorter|slower|lighter|short)\b"
)
_HALF_AS = regex(r"^\W*as\s+(?:[a-z]+)\b|^\W*(?:the|its|their)\s+(?:rate|pace|size|number|level)\b")


@record
class Beside:
    """A figure of the sentence that is still open."""

    figure: Printed
    text: str
    anchor: Anchor
    meanings: Meanings
    rules: Any
    is_from: bool

    @property
    def quantity(self) -> Quantity:
        return self.figure.quantity

    @cached_property
    def behind(self) -> str:
        return self.text[self.quantity.end :]

    @cached_property
    def is_change(self) -> bool:
        q = self.quantity
        return not self.is_from and (
            self.figure.is_change or q.kind in POINTS or q.kind == "multiple" or self.is_part_of_it
        )

    @cached_property
    def is_part_of_it(self) -> bool:
        """ "Half as fast as in the second quarter"."""
        return self.quantity.kind in ("fraction", "multiple") and _HALF_AS.match(self.behind) is not None

    @cached_property
    def windows(self) -> tuple[Days, ...]:
        calendar = self.anchor.held.calendar
        return tuple(w for t in self.figure.times if t.type in DATED for w in of_time(t, calendar)[:1])

    @cached_property
    def back(self) -> int | None:
        """How many months lie between it and what it is compared with, where that is told."""
        _, times = figures_of(self.text, self.anchor.held, self.rules.vocabulary, self.meanings)
        told = {BASES[t.value] for t in times if t.type == "base" and t.value in BASES}
        return told.pop() if len(told) == 1 else None

    @cached_property
    def way(self) -> str | None:
        if MORE.match(self.behind):
            return "down" if LESS.match(self.behind) else "up"
        return way_of(self.figure.clause, self.meanings) or way_of(self.text, self.meanings)

    def reading(self, change: bool = False) -> Reading:
        q = self.quantity
        hedge = hedge_of(self.rules, q)
        return (
            read_change(q, hedge).mapped(lambda x: x * HUNDRED)
            if q.kind == "fraction" and change
            else read_change(q, hedge)
        )

    def is_of_its_time(self, entry: Entry) -> bool:
        return is_its_time(self, entry)

    # ------------------------------------------------------------ whose
    def is_anothers(self) -> bool:
        """Its words name another row, or a metric, a name or too much that the anchor does not have."""
        told = self.meanings.stems(self.figure.said)
        table = self.anchor.own[0].table
        if table is not None:
            own = {e.at[0] for e in self.anchor.own}
            for key, item in table.rows.items():
                words = [m for m in item.words if not m.stands_in(self.anchor.stems)]
                if key not in own and words and all(m.stands_in(told) for m in words):
                    return True
        held = self.anchor.held
        known, heads = held.roots, held.issuer | held.known_at_head
        left = [m for m in self.meanings.of(self.figure.said) if not m.stands_in(self.anchor.stems)]
        left = [m for m in left if not m.ways & self.meanings.empty and way_of(m.text, self.meanings) is None]
        left = [m for m in left if not (m.is_name and name_stems(m.text) <= heads)]
        if any(is_metric(m) or m.is_name for m in left if not m.ways.isdisjoint(known)):
            return True
        return len(left) > _STRANGE


def beside_of(figure: Printed, text: str, anchor: Anchor, rules: Any, is_from: bool = False) -> Beside:
    is_from = is_from or figure.is_base or FROM.search(text[: figure.start]) is not None
    return Beside(figure, text, anchor, meanings_of(rules.vocabulary), rules, is_from)


def is_its_time(beside: Beside, entry: Entry) -> bool:
    now = beside.anchor.now
    if entry.table is None:
        if beside.windows and entry.windows:
            return any(meets(a, b) for a in beside.windows for b in entry.windows)
        return entry.is_base == beside.is_from
    if beside.is_from and beside.back and now is not None and entry.windows:
        return months_between(entry.windows[0], now) == beside.back and bool(length(entry.windows[0])) == bool(
            length(now)
        )
    if beside.windows:
        return any(meets(a, b) for a in beside.windows for b in entry.windows)
    if not beside.is_from:
        return not entry.windows or now is None or same(entry.windows[0], now)
    return bool(entry.windows) and now is not None and is_before(beside, entry, now)


def meets(told: Days, own: Days) -> bool:
    """The same, or a day in the month that is told."""
    if same(told, own):
        return True
    return own[0] is None and told[0] is not None and length(told) <= _MONTH and told[0] <= own[1] <= told[1]


_MONTH: Final = 31


def is_before(beside: Beside, entry: Entry, now: Days) -> bool:
    """The year before, or the only earlier time there is."""
    span = length(now)
    levels = [e.windows[0] for e in beside.anchor.levels if e.windows and abs(length(e.windows[0]) - span) <= _FEW]
    earlier = {w for w in levels if w[1] < now[1]}
    return entry.windows[0] in earlier and (len(earlier) == 1 or months_between(entry.windows[0], now) == _YEAR)


_FEW: Final = 12
"""Days."""
