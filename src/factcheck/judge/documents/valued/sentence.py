"""A sentence beside the figures of a document: how near each of its words stands to each figure, and which figures are of its time."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Any, Final

from factcheck.judge.documents.frames.senses import senses_of
from factcheck.judge.documents.labelled import Entry, entries_of
from factcheck.judge.documents.labelled.entries import spans_in
from factcheck.judge.documents.meanings import Meaning, is_metric, meanings_of
from factcheck.judge.documents.printed import FIGURES, Printed, figures_of
from factcheck.judge.documents.rows.spoken import Spoken
from factcheck.judge.documents.tables.axes import Item
from factcheck.judge.documents.verdicts import cite, quoted
from factcheck.model import Evidence
from factcheck.patterns import regex
from factcheck.records import replace
from factcheck.sources.documents import Held
from factcheck.sources.documents.periods import Days, length, same
from factcheck.sources.documents.words import Stems, all_stems, stem

NEAR: Final = 0.9
TOLD: Final = 0.7
_WIDE: Final = 0.3
_LEAST: Final = 0.08
_FEW_DAYS: Final = 12
_CUES: Final = frozenset(
    map(
        stem,
        "average mean gap difference lead lag net times twice half combined total rest together share part year earlier before ago month quarter compare".split(),
    )
)
"""Words that say how a figure follows, and none of what it is."""
_POINTS = regex(r"\bpoints?$")
_ON_A_BASIS: Final = frozenset(("=same_store_sales",))
_BASES: Final = frozenset(("~like_for_like", "~organic"))


class Sentence:
    """Of one document. The entries are those with a single value; `ranges` are those with two ends."""

    def __init__(self, text: str, held: Held, rules: Any) -> None:
        self.text, self.held, self.rules = text, held, rules
        self.meanings = meanings_of(rules.vocabulary)
        self.spoken = Spoken(text, held, self.meanings, senses_of(rules.vocabulary), rules)
        figures, self.times = figures_of(text, held, rules.vocabulary, self.meanings)
        self.figures = [_in_points(f) for f in figures if f.quantity.kind in FIGURES]
        found = entries_of(held, self.meanings, rules.vocabulary, self.meanings.of(text), self.meanings.stems(text))
        self.entries = [e for e in found if e.quantity.value is not None]
        self.ranges = [e for e in found if e.quantity.value is None and None not in (e.quantity.low, e.quantity.high)]
        self.paired: list[tuple[Entry, Entry]] | None = None
        self._labels: dict[tuple[int, tuple[str, str]], Stems] = {}
        self._nearness: dict[tuple[str, int], float] = {}

    # ------------------------------------------------------------ words
    @cached_property
    def words(self) -> list[Meaning]:
        spans = [Meaning(f"over {way}", frozenset((way,)), frozenset()) for way in sorted(spans_in(self.text))]
        spans = [m for m in spans if any(m.stands_in(e.own) for e in self.entries)]
        own = [m for m in self.spoken.words if not (m.ways & _CUES or m.text.lower() == "on average")]
        return spans + [m for m in own if not any(m.text in t.text.split() for t in self.times)]

    @cached_property
    def letters(self) -> Stems:
        """Its words as they are written."""
        return all_stems(" ".join(m.text for m in self.words))

    @cached_property
    def senses(self) -> dict[str, Stems]:
        """Of each word its senses; of what is told on a basis of its own only the basis, as comparable sales are no sales."""
        read = self.spoken.senses.words
        tags = {m.text: _tags(way for word in read(m.text) for way in word.ways) for m in self.words}
        return {m.text: tags[m.text] & _BASES if m.ways & _ON_A_BASIS else tags[m.text] for m in self.words}

    @cached_property
    def weights(self) -> dict[str, float]:
        """How much each word tells: much where few figures go by it, nothing where none does."""
        total = math.log(len(self.entries) + 1)
        out = {}
        for m in self.words:
            count = sum(max(0.0, self.near(m, e) - _WIDE) for e in self.entries)
            out[m.text] = max(_LEAST, min(1.0, math.log((len(self.entries) + 1) / count) / total)) if count else 0.0
        return out

    def near(self, m: Meaning, e: Entry) -> float:
        key = m.text, id(e)
        if key not in self._nearness:
            self._nearness[key] = self._near(m, e)
        return self._nearness[key]

    def _near(self, m: Meaning, e: Entry) -> float:
        if m.stands_in(e.own) or (e.table is not None and self.senses[m.text] & self._label_senses(e)):
            return 1.0
        if m.stands_in(e.near):
            return NEAR
        if m.stands_in(e.told):
            return TOLD
        return _WIDE if m.stands_in(e.wide) else 0.0

    def _label_senses(self, e: Entry) -> Stems:
        assert e.table is not None
        key = id(e.table), e.at
        if key not in self._labels:
            labels = f"{e.table.rows[e.at[0]].label}; {e.table.columns[e.at[1]].label}"
            self._labels[key] = _tags(self.spoken.senses.stems(labels))
        return self._labels[key]

    def score(self, entries: Sequence[Entry]) -> float:
        """How well figures go by the words, less what their labels tell besides."""
        total = sum(self.weights.values()) or _LEAST
        found = sum(self.weights[m.text] * max(self.near(m, e) for e in entries) for m in self.words)
        stems = self.spoken.stems
        extra = {m.text for e in entries for m in e.words if not m.stands_in(stems)}
        return (found - _WIDE * len(extra) / 2) / total

    def names(self, item: Item) -> bool:
        """A word of the sentence is one of the label's own."""
        stems = frozenset().union(*(m.ways | m.parts for m in item.words)) | item.rest | item.found
        if any(m.stands_in(stems) for m in self.spoken.labels) or (item.rest and item.rest <= self.spoken.stems):
            return True
        tags = _tags(self.spoken.senses.stems(item.label))
        return any(mine & tags for mine in self.senses.values())

    def names_whole(self, item: Item) -> bool:
        told = frozenset().union(*self.senses.values()) if self.senses else frozenset()
        read = self.spoken.senses.words
        return bool(item.words) and all(
            m.stands_in(self.spoken.stems) or told & _tags(way for word in read(m.text) for way in word.ways)
            for m in item.words
        )

    def matters(self, m: Meaning) -> bool:
        """A name or a metric; no "the Norwegian group", and no first word that only has its capital from there."""
        if not (m.is_name or is_metric(m)):
            return False
        first = self.text.split()[:2]
        if m.text == first[0] and first[1][:1].islower():
            return False
        return re.search(rf"\b[Tt]he\s+{re.escape(m.text)}\s+(?:[a-z-]+\s+){{0,2}}[a-z-]+", self.text) is None

    # ------------------------------------------------------------ time
    def is_timely(self, e: Entry) -> bool:
        """Of the time that the sentence tells; where it tells none, of the document's own or the latest of its row."""
        is_span = any(m.text.startswith("over #") and m.stands_in(e.own) for m in self.words)
        if not e.windows or (is_span and not self.spoken.nows):
            return True
        its = e.windows[0]
        if self.spoken.nows:
            return any(_meets(w, its) for w in self.spoken.nows)
        main = self.held.calendar.main
        if main is not None and any(same(w, main) for w in e.windows):
            return True
        if e.table is None:
            return not e.is_base
        row = [x.windows[0] for x in self.rows[id(e.table), e.at[0]] if x.windows]
        return its[1] == max(w[1] for w in row if abs(length(w) - length(its)) < _FEW_DAYS)

    def is_earlier(self, now: Entry, then: Entry) -> bool:
        """The one is what the other is compared with: of the time that is told, else of any before it."""
        if not now.windows or not then.windows:
            return then.is_base or now.table is None
        one, other = now.windows[0], then.windows[0]
        if other[1] >= one[1] or abs(length(one) - length(other)) > _FEW_DAYS:
            return False
        if self.spoken.bases:
            return any(same(w, other) for w in self.spoken.bases)
        months = (one[1].year - other[1].year) * 12 + one[1].month - other[1].month
        return self.spoken.months_back in (None, months)

    # ------------------------------------------------------------ figures
    @cached_property
    def rows(self) -> dict[tuple[int, str], list[Entry]]:
        return self._grouped(0)

    @cached_property
    def columns(self) -> dict[tuple[int, str], list[Entry]]:
        return self._grouped(1)

    def _grouped(self, axis: int) -> dict[tuple[int, str], list[Entry]]:
        out: dict[tuple[int, str], list[Entry]] = {}
        for e in self.entries:
            if e.table is not None:
                out.setdefault((id(e.table), e.at[axis]), []).append(e)
        return out


def evidence_of(held: Held, e: Entry) -> Evidence:
    if e.fact is not None:
        return cite(held, e.fact)
    assert e.line is not None
    return quoted(held, e.line.text, e.line.place)


def _meets(told: Days, its: Days) -> bool:
    """The same, or a day within it."""
    return same(told, its) or (its[0] is None and told[0] is not None and told[0] <= its[1] <= told[1])


def _tags(ways: Iterable[str]) -> Stems:
    return frozenset(way for way in ways if way[0] == "~")


def _in_points(f: Printed) -> Printed:
    """ "4.6 points more" of one percentage than of another."""
    if f.quantity.kind != "count" or not _POINTS.search(f.quantity.text):
        return f
    return replace(f, quantity=f.quantity.model_copy(update={"kind": "pp", "unit": "pp"}))
