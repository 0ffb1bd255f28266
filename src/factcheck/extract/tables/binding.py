"""A cell as header x row: metric, part, subject, period, unit, scale and role, or why it is not sure."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from factcheck.extract.lexicon import Lexicon
from factcheck.extract.mentions import find_mentions
from factcheck.extract.tables.amounts import AS_MONEY, ONE, Amounts, Bound
from factcheck.extract.tables.cells import CellReader, Figure
from factcheck.extract.tables.frame import Column, Placed, Row, Table, latest
from factcheck.extract.tables.labels import Label
from factcheck.extract.tables.rows import Cell
from factcheck.extract.tables.units import UnitReader
from factcheck.model import Direction, Entity, Sentence
from factcheck.patterns import regex

_PRICES = {"INDEX": "index_level", "ORG": "share_price", "TICKER": "share_price"}
_NUMBER = regex(r"\d[\d.,]{3,}")


class Binder:
    def __init__(self, cells: CellReader, units: UnitReader, lexicon: Lexicon, vocabulary: Any, text: str) -> None:
        self.vocabulary = vocabulary
        self.cells, self.units, self.lexicon, self.text = cells, units, lexicon, text
        self._amounts = Amounts(units, lexicon, text)

    def bind(self, table: Table) -> list[Bound]:
        """The figures of a table, row by row."""
        found = [bound for row in table.rows for bound in self._figures(row)]
        self._mark_money(found)
        self._add_parts(found)
        currency = next(((b.figure.currency, b.figure.bare) for b in found if b.figure.currency), None)
        below_zero = {id(b.row) for b in found if b.column.is_level and b.figure.value < 0}
        for bound in found:
            if bound.column.label.change and id(bound.row) in below_zero:
                bound.unbound = "a change between negative amounts, whose sign tables give in either way"
            self._metric(bound, table)
            self._subject(bound, table)
            self._role(bound)
            self._period(bound)
            self._amounts.fill(bound, table, currency)
            self._doubts(bound)
        return found

    def _figures(self, row: Row) -> Iterator[Bound]:
        for n, cell in sorted(row.line.values.items()):
            figure = self.cells.read(cell.text)
            if figure is None and (pair := self.cells.pair(cell.text)) is not None:
                yield from self._pair(row, n, cell, pair)
                continue
            if figure is None:
                if self.cells.is_loose(cell.text) and (loose := self._loose(row, n, cell)) is not None:
                    yield loose
                continue
            beside = row.line.beside.get(n)
            if beside is not None:
                figure = self._completed(figure, beside)
            yield Bound(
                row, row.columns.get(n, Column(Label())), n, figure, cell.start + figure.start, cell.start + figure.end
            )

    def _pair(self, row: Row, n: int, cell: Cell, pair: tuple[Figure, Figure, int]) -> Iterator[Bound]:
        column = row.columns.get(n, Column(Label()))
        for figure, at in ((pair[0], 0), (pair[1], pair[2])):
            start = cell.start + at
            yield Bound(row, column, n, figure, start + figure.start, start + figure.end, bracketed=at > 0)

    def _loose(self, row: Row, n: int, cell: Cell) -> Bound | None:
        sentence = Sentence(index=0, start=cell.start, end=cell.end)
        found = find_mentions(self.text, sentence, self.vocabulary, None)[0]
        if len(found) != 1 or (q := found[0]).kind not in ("money", "percent", "pp", "bps", "multiple", "count"):
            return None
        value = next((v for v in (q.value, q.low, q.high) if v is not None), None)
        if value is None:
            return None
        kind = {"multiple": "x", "money": None, "count": None}.get(q.kind, q.kind)
        scaled = any(char.isalpha() for char in q.text.replace("to", "").replace("and", ""))
        figure = Figure(
            q.start - cell.start, q.end - cell.start, value, q.step, q.unit if q.kind == "money" else None, q.bare_sign,
            ONE if scaled else None, kind,
        )  # fmt: skip
        return Bound(row, row.columns.get(n, Column(Label())), n, figure, q.start, q.end, read=q)

    def _completed(self, figure: Figure, beside: str) -> Figure:
        money = self.units.currency(beside)
        return Figure(
            figure.start, figure.end, figure.value, figure.step, money[0] if money else figure.currency, money[1] if money else figure.bare,
            figure.scale, figure.kind or ("percent" if "%" in beside else None), figure.direction, figure.signed, figure.doubtful,
        )  # fmt: skip

    def _mark_money(self, found: list[Bound]) -> None:
        """ "Gross margin" over amounts of money is the gross profit, and so is the row's change in percent."""
        by_row: dict[int, list[Bound]] = {}
        for bound in found:
            if bound.row.metric in AS_MONEY:
                by_row.setdefault(id(bound.row), []).append(bound)
        for cells in by_row.values():
            levels = [b.figure for b in cells if b.column.is_level]
            if levels and all(f.kind is None and (f.currency or abs(f.value) > 1000) for f in levels):
                cells[0].row.metric = AS_MONEY[cells[0].row.metric or ""]

    # ---- what
    def _add_parts(self, found: list[Bound]) -> None:
        """Rows without a metric that add up to the total below them are its parts."""
        by_row: dict[int, list[Bound]] = {}
        rows: list[Row] = []
        for bound in found:
            if id(bound.row) not in by_row:
                rows.append(bound.row)
            by_row.setdefault(id(bound.row), []).append(bound)
        pending: list[Row] = []
        for row in rows:
            label = row.label
            if row.metric is None and label.subject is None and row.time is None and label.segment and not label.change:
                pending = [*pending, row] if not pending or pending[-1].section is row.section else [row]
                continue
            if row.metric is not None and pending and label.segment is None and pending[-1].section is row.section:
                levels = [
                    {b.number: b.figure.value for b in by_row[id(r)] if b.column.is_level} for r in (*pending, row)
                ]
                if any(_adds_up(levels, n) for n in levels[-1]):
                    for part in pending:
                        part.metric, part.segment = row.metric, part.label.segment
            pending = []

    def _metric(self, bound: Bound, table: Table) -> None:
        row, column = bound.row, bound.column
        own, over = row.metric, column.label.metric
        bound.segment = row.segment if own else None
        if own and over and own != over and not column.label.change and not column.label.price:
            bound.unbound = f"both {own.replace('_', ' ')} and {over.replace('_', ' ')} head this cell"
        bound.metric = own or over
        if bound.metric is None and column.label.change and (beside := self._level_beside(bound)) is not None:
            # "Revenue ($bn) | Growth y/y": a change is of the column that it follows
            bound.metric, bound.segment = beside.label.metric, beside.label.segment
        if own is None and over is not None:
            bound.segment = column.label.segment
        elif column.label.segment and column.is_level and column.time is None and column.label.modality == "fact":
            bound.segment = " ".join(filter(None, (bound.segment, column.label.segment)))
        if bound.metric is None and (outer := row.corner.metric or table.metric) and not column.label.price:
            bound.metric = outer
            bound.segment = row.label.segment or column.label.segment
        elif (
            own is None
            and bound.metric is not None
            and row.label.segment
            and row.label.subject is None
            and row.time is None
        ):
            if row.corner.names_companies:
                bound.name = row.label.segment
            else:
                bound.segment = row.label.segment
        priced = row.label.subject
        shown = column.label.price or column.label.change
        shown = shown or (priced is not None and priced.type == "INDEX" and column.label.segment is None)
        if bound.metric is None and priced is not None and priced.type in _PRICES and shown:
            bound.metric, bound.segment = _PRICES[priced.type], None
        elif bound.metric is None and shown and row.corner.names_companies and row.label.segment:
            bound.metric, bound.segment, bound.name = "share_price", None, row.label.segment
        bound.loss = row.label.loss and "(loss" not in row.label.text.lower()
        bound.whole = row.label.share_of or column.label.share_of

    def _level_beside(self, bound: Bound) -> Column | None:
        before = [c for n, c in bound.row.columns.items() if n < bound.number and c.is_level]
        return before[-1] if before and before[-1].label.metric else None

    def _subject(self, bound: Bound, table: Table) -> None:
        row, column = bound.row, bound.column
        assert row.line.label is not None
        for label, at in (
            (row.label, row.line.label.start),
            (column.label, None),
            (row.section, None),
            (row.corner, None),
        ):
            if label is not None and label.subject is not None and self._owns(label.subject, bound):
                bound.subject = label.subject
                bound.subject_at = at
                if bound.segment == label.subject.text:
                    bound.segment = None  # "Germany": whose unemployment it is, and no part
                return
        if row.above is not None and row.above.label.subject is not None:
            bound.subject = row.above.label.subject
            return
        bound.subject = table.subject

    def _owns(self, entity: Entity, bound: Bound) -> bool:
        if entity.type in ("GPE", "GOV"):
            entry = self.lexicon.metrics.get(bound.metric or "")
            return entry is not None and entry.of == "place"
        return True

    # ---- when, and against what
    def _role(self, bound: Bound) -> None:
        row, column = bound.row.label, bound.column.label
        if row.surprise or column.surprise:
            bound.role = "diff"
        elif row.share_of or column.share_of:
            bound.role = "share"
        elif row.change or column.change:
            bound.role = "delta"
        elif row.earlier or column.earlier:
            bound.role = "from"
        for label, text in ((row, bound.row.label.text), (column, bound.column.text)):
            if label.modality != "fact" and bound.modality == "fact":
                bound.modality = label.modality
                if any(word in text.lower() for word in ("consensus", "analyst", "street")):
                    bound.attribution = text
        if bound.role in ("delta", "diff"):
            value = bound.figure.value
            signed: Direction | None = "down" if value < 0 else "up" if bound.figure.signed and value > 0 else None
            told = bound.figure.direction
            # in a column of changes a fall is marked, so that what bears no mark is a rise
            rises = row.change and column.change is False or column.change
            unmarked: Direction | None = "up" if rises and value > 0 else None
            falls = {"decrease", "decline"} & set(f"{row.text} {column.text}".lower().split())
            if falls and not {"increase", "(decrease)"} & set(f"{row.text} {column.text}".lower().split()):
                unmarked = "down" if unmarked else None
            bound.direction = told if told is not None else signed or unmarked

    def _period(self, bound: Bound) -> None:
        row, column = bound.row, bound.column
        outside = row.time_outside
        if bound.role == "delta" and column.label.change:
            levels = [
                c for c in row.columns.values() if c.is_level and c.time is not None and c.label.modality == "fact"
            ]
            shared = [c for c in levels if column.group and c.group == column.group] or levels
            newest = latest(shared)
            bound.period = row.time or (newest.time if newest is not None else outside)
            bound.base = column.base
            others = [c for c in shared if c is not newest]
            if bound.base is None and len({(c.time.start, c.time.time.value) for c in others if c.time}) == 1:
                bound.base = others[0].time
            return
        bound.period = row.time or column.time or outside
        if bound.bracketed:
            bound.role, bound.period = "from", row.bracketed
            if row.bracketed is None:
                bound.unbound = "what stands in brackets is not said"
        elif bound.role == "from":
            bound.base = column.base if column.label.earlier else None
        elif bound.role == "delta" and row.label.base is not None and row.line.label is not None:
            base = row.label.base
            at = row.line.label.text.find(base.text)
            if at >= 0:
                bound.base = Placed(base, row.line.label.start + at, row.line.label.start + at + len(base.text))

    def _doubts(self, bound: Bound) -> None:
        metric = self.lexicon.metrics.get(bound.metric or "")
        if bound.row.columns and bound.number not in bound.row.columns:
            bound.unbound = bound.unbound or "it stands under no heading"
        if bound.row.label.segment and _NUMBER.search(bound.row.label.segment):
            bound.unbound = bound.unbound or "a figure stands in the row's first cell"
        if bound.figure.doubtful:
            bound.unbound = bound.unbound or "a footnote's mark may be part of this figure"
        if bound.column.label.change and bound.column.label.segment:
            bound.unbound = bound.unbound or f"a change on another basis ({bound.column.label.segment})"
        if bound.metric is None:
            bound.unbound = bound.unbound or "what this row measures is not known"
        elif (
            bound.kind == "percent"
            and bound.role in ("level", "from")
            and metric is not None
            and "percent" not in metric.kinds
            and not metric.rate
        ):
            bound.unbound = bound.unbound or "a percentage whose column does not say of what it is"
        elif bound.role == "delta" and bound.kind == "percent" and metric is not None and metric.rate:
            bound.unbound = bound.unbound or "a change of a percentage, in percent or in points"


def _adds_up(levels: list[dict[int, Decimal]], column: int) -> bool:
    *parts, total = levels
    told = [part[column] for part in parts if column in part]
    return len(told) == len(parts) > 1 and abs(sum(told) - total[column]) <= len(told)
