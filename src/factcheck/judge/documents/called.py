"""The figure of a document that a sentence calls by its label: the very figure, under words that stand around it in the sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Any, Final

from factcheck.judge.documents import when
from factcheck.judge.documents.labelled.entries import Entry, entries_of, spans_in
from factcheck.judge.documents.meanings import Meaning, Meanings, is_metric, meanings_of
from factcheck.judge.documents.printed import DATED, noun
from factcheck.judge.documents.tables.axes import GENERIC
from factcheck.judge.documents.values import related, unbracketed, weigh
from factcheck.judge.hedges import hedge_of
from factcheck.model import Claim, Extraction, Quantity
from factcheck.patterns import regex
from factcheck.records import record
from factcheck.sources.documents import Held
from factcheck.sources.documents.facts import NOTHING
from factcheck.sources.documents.periods import Days, length, of_time, same
from factcheck.sources.documents.words import MONTHS, Stems, stem

_CLAUSE = regex(r"[,;:]\s")
EARLIER = regex(
    r"\b(?:from|against|after|compared (?:with|to)|versus|(?<!more\s)(?<!less\s)(?<!fewer\s)than)\s+(?:\w+\s+){0,2}$"
)
_NEAR, _MONTH = 20, 30.4
"""Days."""
_NEXT: Final = 20
"""Code points between a figure and its time."""
_DIGITS, _SOME, _MOST, _NEARLY = 20, 3, 0.6, 0.8


@record
class Asking:
    """One figure of a sentence, put to the labels of one document."""

    text: str
    at: int
    """Where the figure stands in the sentence."""
    quantity: Quantity
    others: tuple[tuple[int, int], ...]
    """The places of the other figures of the sentence."""
    windows: tuple[Days, ...]
    held: Held
    rules: Any
    dated: tuple[Days, ...] = ()
    """The time that stands right behind the figure ("14.4 percent at the end of 2024")."""

    @cached_property
    def meanings(self) -> Meanings:
        return meanings_of(self.rules.vocabulary)

    @cached_property
    def stems(self) -> Stems:
        return self.meanings.stems(self.text)

    @cached_property
    def entries(self) -> list[Entry]:
        wanted = tuple(self.meanings.of(self.text))
        return entries_of(self.held, self.meanings, self.rules.vocabulary, wanted, self.stems)

    @cached_property
    def segment(self) -> str:
        """The words that lead to the figure, and those behind it where no other figure follows."""
        before = max((stop for begin, stop in self.others if begin < self.at), default=0)
        is_last = not any(begin > self.at for begin, _ in self.others)
        behind = _CLAUSE.split(self.text[self.at + len(self.quantity.text) :])[0] if is_last else ""
        return f"{self.text[before : self.at]} {behind}"

    @cached_property
    def own(self) -> tuple[Meaning, ...]:
        return tuple(self.meanings.of(self.segment))

    @cached_property
    def counted(self) -> tuple[Meaning, ...]:
        return tuple(self.meanings.of(noun(self.quantity.text))) if self.quantity.kind == "count" else ()

    @cached_property
    def is_earlier(self) -> bool:
        """ "Up from 172,400": of the time with which another figure is compared."""
        return EARLIER.search(self.text[: self.at]) is not None


def asking_of(claim: Claim, text: str, extraction: Extraction, held: Held, rules: Any) -> Asking | None:
    quantity = extraction.quantity(claim.quantity)
    if quantity is None:
        return None
    start = extraction.sentences[claim.sentence].start
    others = [(q.start - start, q.end - start) for q in extraction.quantities_in(claim.sentence) if q is not quantity]
    windows = stated(extraction, claim.sentence, held)
    behind = [
        t
        for t in when.plain_times(extraction, claim.sentence)
        if t.type in DATED and 0 <= t.start - quantity.end <= _NEXT
    ]
    dated = of_time(behind[0], held.calendar)[:1] if behind else ()
    return Asking(text, quantity.start - start, quantity, tuple(others), windows, held, rules, tuple(dated))


def stated(extraction: Extraction, index: int, held: Held) -> tuple[Days, ...]:
    """The days of the times that a sentence names."""
    dated = [t for t in when.plain_times(extraction, index) if t.type in DATED]
    return tuple(window for time in dated for window in of_time(time, held.calendar)[:1])


def figures_called(asking: Asking) -> Iterator[Entry]:
    """The figures of the document that are the claim's as far as the words around it tell."""
    quantity, held = asking.quantity, asking.held
    if not is_sharp(quantity, _DIGITS):
        return
    spans = [round(int(way[1:]) * _MONTH) for way in spans_in(asking.text) if way[1:].isdigit()]
    for entry in asking.entries:
        if entry.is_change and len(set(asking.windows)) > 1:
            continue  # "dearer between the second and the third quarter", and a column of changes on the year
        if not _is_it(quantity, entry, asking.rules):
            continue
        if not (is_named(entry, asking.stems, held) or _is_in_its_words(entry, asking.own, asking.stems)):
            continue
        if not _is_of_time(entry, asking.windows, held.calendar.main, asking.is_earlier, spans):
            continue
        if asking.is_earlier and asking.dated and entry.windows and not _is_dated_so(entry, asking.dated):
            continue
        if any(_is_anothers(m, entry, asking.entries, asking.meanings) for m in asking.own):
            continue
        beyond = entry.wide if entry.table is not None else NOTHING
        if any(m.ways & held.roots and not m.stands_in(around(entry) | beyond) for m in asking.counted):
            continue  # "412,000 electric vans", of 412,000 vans of which some are electric
        yield entry


def is_sharp(quantity: Quantity, digits: int) -> bool:
    """So many of its last printed digit that it agrees by no chance; of a range each end."""
    ends = (quantity.low, quantity.high) if quantity.cmp == "range" else (quantity.value,)
    return bool(quantity.step) and all(end is not None and quantity.step * digits <= abs(end) for end in ends)


def text_of(entry: Entry) -> str:
    if entry.line is not None:
        return entry.line.text.strip()
    return entry.fact.text if entry.fact is not None else ""


def _is_it(quantity: Quantity, entry: Entry, rules: Any) -> bool:
    hedge = hedge_of(rules, quantity)
    found = [entry.quantity]
    if entry.fact is not None and (bare := unbracketed(entry.fact)) is not None:
        found.append(bare)
    if any(related(quantity, each)[0] == "same" and weigh(quantity, each, hedge).outcome == "match" for each in found):
        return True
    # a cell, or a number in a row that was read as no table, of which neither unit nor scale is known
    is_bare = entry.quantity.kind == "count" and not (entry.quantity.unit or noun(entry.quantity.text))
    return is_bare and _digits(quantity) == _digits(entry.quantity)


def _digits(quantity: Quantity) -> str:
    return "".join(c for c in quantity.text if c.isdigit() or c == ".")


def is_named(entry: Entry, stems: frozenset[str], held: Held) -> bool:
    """The sentence has every word of the label that tells something, and at least one."""
    label = label_of(entry)
    tells = [m for m in label if not _is_idle(m.text) and not m.ways <= held.issuer]
    if entry.table is not None:
        row, column = entry.table.rows[entry.at[0]], entry.table.columns[entry.at[1]]
        rest = frozenset().union(*(item.rest for item in (row, column) if not item.is_total))
        if not rest - _UNIT_STEMS <= stems:
            return False  # "Three rooms", of a sentence about two
    there = [m for m in tells if m.stands_in(stems)]
    if any(m not in there for m in tells if is_metric(m) or m.is_name or entry.table is not None):
        return False
    if not there:
        return entry.table is not None and bool(entry.told & stems)
    return len(there) >= _MOST * len(tells)


def _is_in_its_words(entry: Entry, own: Sequence[Meaning], stems: Stems) -> bool:
    """Most of the words that lead to the figure in the sentence stand in the sentence of the document, and no other name there."""
    if entry.line is None or any(m.is_name and not m.stands_in(stems) for m in entry.words):
        return False
    return len(own) >= _SOME and sum(m.stands_in(entry.line.stems) for m in own) >= _NEARLY * len(own)


def _is_idle(word: str) -> bool:
    """Times, units and words that a label has for any figure."""
    parts = word.lower().split("-")
    return word.lower() in GENERIC or word in _UNITS or word.lower() in _UNITS or all(part in MONTHS for part in parts)


_UNITS: Final = frozenset(
    "EUR USD GBP NOK SEK DKK CHF JPY units unit number m bn adopted actual reported new before previous half-year quarter range".split()
)


_UNIT_STEMS: Final = frozenset(map(stem, _UNITS))


def label_of(entry: Entry) -> tuple[Meaning, ...]:
    if entry.table is None:
        return entry.words
    row, column = entry.table.rows[entry.at[0]], entry.table.columns[entry.at[1]]
    return (*(() if row.is_total else row.words), *row.above, *(() if column.is_total else column.words))


def _is_of_time(
    entry: Entry, windows: Sequence[Days], main: Days | None, is_earlier: bool, spans: Sequence[int]
) -> bool:
    if not entry.windows or is_earlier:
        return True
    wanted = windows or ((main,) if main is not None else ())
    if not wanted or any(same(a, b) for a in wanted for b in entry.windows):
        return True
    # "over nine months": of a table of the quarter and the year to its end
    if main is None:
        return False
    ends = [length(w) for w in entry.windows if w[1] == main[1] and length(w) > length(main) + _NEAR]
    return any(abs(size - days) < _NEAR for size in ends for days in spans)


def _is_dated_so(entry: Entry, dated: Sequence[Days]) -> bool:
    """A day within the time that is told is of it."""
    return any(same(a, b) or (a[0] is not None and a[0] <= b[1] <= a[1]) for a in dated for b in entry.windows)


def _is_anothers(word: Meaning, entry: Entry, entries: Sequence[Entry], meanings: Meanings) -> bool:
    """A word before the figure that the label of another figure has, and neither its label nor what stands around it."""
    if _is_idle(word.text) or word.stands_in(around(entry)) or not any(word.stands_in(other.own) for other in entries):
        return False
    # "Dunross had revenue of 684 and a profit of 151": whose it is, its sentence has told before it
    if not word.is_name or entry.line is None or entry.figure is None:
        return True
    return not word.stands_in(meanings.stems(entry.line.text[: entry.figure.start]))


def around(entry: Entry) -> Stems:
    return entry.own | entry.near | (entry.told if entry.table is not None else NOTHING)
