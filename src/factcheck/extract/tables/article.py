"""Tables of the article as mentions and claims: every cell is its header and its row.

What is no table of figures (navigation, a page's layout) raises nothing; a long cell of words is read as prose.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import field
from typing import TYPE_CHECKING, Any

from factcheck.extract.lexicon import Lexicon
from factcheck.extract.subjects.cast import Cast, company_name
from factcheck.model import Article, Claim, Context, Entity, Quantity, Sentence, Subject, TableRow, Time, Trap
from factcheck.patterns import regex
from factcheck.records import record

if TYPE_CHECKING:
    from factcheck.extract.tables.amounts import Bound
    from factcheck.extract.tables.frame import Placed, Table
    from factcheck.extract.tables.grid import Grid
    from factcheck.extract.tables.rows import Line

_PROSE = 8
"""A cell of so many words is prose."""
_OF_THINGS = frozenset({"fx_rate", "yield", "price"})
"""What is not of a company though no place or commodity either: the row's first cell names it."""
_LONGEST_HEADER = 2000
_AMOUNT = regex(r"[$€£¥]\s?\d")
_DIGITS = regex(r"\d[\d.,]*")


@record(frozen=False, slots=True)
class RowMentions:
    """What stands in a row; the ids are provisional, as those of a sentence are."""

    quantities: list[Quantity] = field(default_factory=list)
    times: list[Time] = field(default_factory=list)
    traps: list[Trap] = field(default_factory=list)
    bound: list[Bound] = field(default_factory=list)
    words: tuple[int, int] = (0, 0)
    """The piece in which names are looked for: the first cell of a row of figures, the whole of a header."""


class Tables:
    """The tables of one article, by the sentences that their rows are."""

    def __init__(self, article: Article, sentences: tuple[Sentence, ...], vocabulary: Any, lexicon: Lexicon) -> None:
        self.article, self.sentences, self.lexicon = article, sentences, lexicon
        self._rows: dict[int, RowMentions] = {}
        self._silent: set[int] = set()
        self._quantities: dict[int, str] = {}
        self._times: dict[tuple[int, int], str] = {}
        self._captions: list[Time] = []
        self.found: list[tuple[TableRow, ...]] = []
        if not any(block.kind == "table" for block in article.blocks):
            return
        # Here, because an article without a table needs none of it: a twentieth of the start of the program.
        from factcheck.extract.tables.binding import Binder
        from factcheck.extract.tables.cells import CellReader
        from factcheck.extract.tables.frame import read_table
        from factcheck.extract.tables.grid import grids
        from factcheck.extract.tables.labels import LabelReader
        from factcheck.extract.tables.units import UnitReader

        units = self._units = UnitReader(vocabulary)
        cells, labels = CellReader(units), LabelReader(vocabulary, lexicon, units)
        binder = Binder(cells, units, lexicon, vocabulary, article.text)
        for grid in grids(article, sentences, cells.is_figure):
            table = read_table(grid, article.text, labels)
            bound = binder.bind(table)
            if _is_told(bound):
                self._take(grid, table, bound)
            else:
                self._silence(grid)

    # ---- the first pass: what stands where
    def mentions(self, sentence: int) -> RowMentions | None:
        """The figures, periods and traps of a row of figures; None for any other sentence."""
        return self._rows.get(sentence)

    def is_silent(self, sentence: int) -> bool:
        """A row of a table from which no claim is read as from prose."""
        return sentence in self._silent

    def _silence(self, grid: Grid) -> None:
        for line in grid.lines:
            cells = [*line.values.values(), *([line.label] if line.label else [])]
            if line.sentence >= 0 and all(len(cell.text.split()) < _PROSE for cell in cells):
                self._silent.add(line.sentence)
                self._rows.setdefault(line.sentence, RowMentions(words=_words_of(line)))
                self._trap_rest(line)

    def _silence_captions(self, grid: Grid, table: Table) -> None:
        """ "(in millions)" above a table counts nothing."""
        for start, end, first in grid.captions if table.unit.scale is not None else ():
            at = max(0, first)
            while at < len(self.sentences) and self.sentences[at].start < end:
                sentence = self.sentences[at]
                text = self.article.text[sentence.start : sentence.end]
                if sentence.start >= start and self._units.of_caption(text) and not _AMOUNT.search(text):
                    self._silent.add(at)
                at += 1

    def _take(self, grid: Grid, table: Table, bound: list[Bound]) -> None:
        for line in grid.lines:
            if line.sentence >= 0 and line.kind != "other":
                self._rows.setdefault(line.sentence, RowMentions(words=_words_of(line)))
                self._silent.add(line.sentence)
        times: dict[tuple[int, int], Placed] = {}
        for b in bound:
            sentence = b.row.line.sentence
            if sentence in self._rows:
                self._rows[sentence].quantities.append(_quantity(b, sentence, self.article.text))
                self._rows[sentence].bound.append(b)
            for placed in (b.period, b.base):
                if placed is not None and not placed.caption:
                    times.setdefault((placed.start, placed.end), placed)
        for (start, end), placed in sorted(times.items()):
            place = self._sentence_at(start)
            if place in self._rows:
                update = {"id": "", "sentence": place, "text": self.article.text[start:end], "start": start, "end": end}
                self._rows[place].times.append(placed.time.model_copy(update=update))
        for line in grid.lines:
            if line.sentence in self._rows:
                self._trap_rest(line)
        self._silence_captions(grid, table)
        self.found.append(_structure(table, bound))

    def _sentence_at(self, offset: int) -> int:
        at = bisect_left(self.sentences, offset + 1, key=lambda s: s.start) - 1
        return at if at >= 0 and offset < self.sentences[at].end else -1

    def _trap_rest(self, line: Line) -> None:
        row = self._rows[line.sentence]
        owned = sorted([*((q.start, q.end) for q in row.quantities), *((t.start, t.end) for t in row.times)])
        sentence = self.sentences[line.sentence]
        k = 0
        for found in _DIGITS.finditer(self.article.text, sentence.start, sentence.end):
            while k < len(owned) and owned[k][1] <= found.start():
                k += 1
            if k == len(owned) or found.end() <= owned[k][0]:
                row.traps.append(Trap(text=found[0], start=found.start(), end=found.end()))

    # ---- the second pass: who and when, now that all mentions have their ids
    def know(self, quantities: list[Quantity], times: list[Time]) -> None:
        """The mentions of the whole article, with the ids they are known by."""
        if self._rows:
            self._quantities = {q.start: q.id for q in quantities}
            self._times = {(t.start, t.end): t.id for t in times}
            self._captions = times

    def claims(self, sentence: int, cast: Cast) -> list[Claim]:
        row = self._rows.get(sentence)
        return [self._claim(b, sentence, cast) for b in row.bound] if row is not None else []

    def _claim(self, b: Bound, sentence: int, cast: Cast) -> Claim:
        context: dict[str, str] = {}
        subject = self._subject(b, cast, context)
        period = self._time_id(b.period)
        if b.period is not None and b.period.caption and period is not None:
            context["period"] = "heading"
        unbound = b.unbound
        if subject.id is None and subject.text is None:
            unbound = unbound or "no company is named"
        if b.subject is not None and b.subject.candidates:
            unbound = unbound or f"{b.subject.text!r} may be any of {', '.join(b.subject.candidates)}"
        return Claim(
            id="",
            sentence=sentence,
            start=b.start,
            end=b.end,
            text=self.article.text[b.start : b.end],
            kind=b.claim_kind,
            subject=subject,
            metric=b.metric or "unknown",
            segment=b.segment,
            role=b.role,
            quantity=self._quantities.get(b.start),
            period=period,
            base=self._time_id(b.base),
            direction=b.direction,
            modality=b.modality,
            attribution=b.attribution,
            context=tuple(Context.model_validate({"field": k, "from": v}) for k, v in sorted(context.items())),
            unbound=unbound,
            loss=b.loss,
            whole=b.whole,
            firm=True,
            cell=unbound is None and (b.period is None or not b.period.caption),
            rule_trace=f"table<{b.row.label.text} x {b.column.text}",
        )

    def _time_id(self, placed: Placed | None) -> str | None:
        if placed is None:
            return None
        if not placed.caption:
            return self._times.get((placed.start, placed.end))
        same = [t for t in self._captions if placed.start <= t.start < placed.end and t.value == placed.time.value]
        return same[0].id if same else None

    def _subject(self, b: Bound, cast: Cast, context: dict[str, str]) -> Subject:
        if b.name is not None:
            return Subject(text=b.name, id=f"name:{b.name.lower()}")
        entity: Entity | None = b.subject
        if entity is not None:
            ref = entity.ref or f"name:{entity.text.lower()}"
            name, ticker = company_name(self.lexicon, ref)
            return Subject(text=entity.text, name=name, id=ref, ticker=ticker)
        metric = self.lexicon.metrics.get(b.metric or "")
        if metric is not None and (metric.of == "commodity" or b.metric in _OF_THINGS):
            thing = re.sub(r"\s*\([^()]*\)", "", b.row.label.text).strip()
            return Subject(text=thing, id=f"thing:{thing.lower()}")
        default = cast.default if metric is None or metric.of == "company" else None
        if default is None:
            return Subject(text=None)
        context["subject"] = cast.source
        name, ticker = company_name(self.lexicon, default)
        return Subject(text=None, name=name, id=default, ticker=ticker)


def _is_told(bound: list[Bound]) -> bool:
    """A table of figures: something that we know is measured, or figures of periods in a unit that is said."""
    if any(b.metric for b in bound):
        return True
    dated = [b for b in bound if b.period is not None and not b.period.caption]
    return any(b.figure.currency or b.figure.kind == "percent" or b.scale != 1 for b in dated)


def _words_of(line: Line) -> tuple[int, int]:
    if line.kind == "body":
        return (line.label.start, line.label.end) if line.label is not None else (line.start, line.start)
    return line.start, min(line.end, line.start + _LONGEST_HEADER)


def _quantity(b: Bound, sentence: int, text: str) -> Quantity:
    if b.read is not None:
        told = {name: v * b.scale for name in ("value", "low", "high") if (v := getattr(b.read, name)) is not None}
        update = {
            "id": f"q{b.start}",
            "sentence": sentence,
            "kind": b.kind,
            "unit": b.unit,
            "rule": "table",
            "per": b.per,
        }
        return b.read.model_copy(update={**update, **told, "step": b.read.step * b.scale})
    value = b.figure.value * b.scale
    return Quantity(
        id=f"q{b.start}",
        sentence=sentence,
        text=text[b.start : b.end],
        start=b.start,
        end=b.end,
        kind=b.kind,
        value=value,
        low=value,
        high=value,
        unit=b.unit,
        per=b.per,
        step=b.figure.step * b.scale,
        bare_sign=b.bare,
        rule="table",
    )


def _structure(table: Table, bound: list[Bound]) -> tuple[TableRow, ...]:
    """The table as sums and changes are checked in it."""
    rows: dict[int, TableRow] = {}
    numbers = {id(row): n for n, row in enumerate(table.rows)}
    levels: dict[int, dict[int, int]] = {}
    changes: dict[int, list[tuple[int, int, int]]] = {}
    for b in bound:
        at = numbers[id(b.row)]
        if b.role == "level" and b.modality == "fact":
            levels.setdefault(at, {})[b.number] = b.start
    for b in bound:
        if b.role != "delta" or b.period is None or b.base is None or not b.column.label.change:
            continue
        if b.column.label.segment:
            continue  # "like-for-like change" is no change of the columns beside it
        at = numbers[id(b.row)]
        told = {
            n: c.time.time.value
            for n, c in b.row.columns.items()
            if c.is_level and c.time is not None and n in levels.get(at, {})
        }
        later = [n for n, v in told.items() if v == b.period.time.value]
        earlier = [n for n, v in told.items() if v == b.base.time.value]
        if not earlier and len(told) == 2 and len(later) == 1:
            earlier = [n for n in told if n not in later]
        if len(later) == 1 and len(earlier) == 1:
            changes.setdefault(at, []).append((b.start, later[0], earlier[0]))
    for at, row in enumerate(table.rows):
        if at in levels:
            label = row.line.label.text if row.line.label else ""
            sections = id(row.section) if row.section is not None else 0
            rows[at] = TableRow(
                label,
                row.line.sentence,
                row.label.total,
                row.line.indent,
                sections,
                levels[at],
                tuple(changes.get(at, ())),
            )
    return tuple(rows.values())
